"""The log of contacts of one person: write one at a press, read them, take back what was written by mistake."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.contact_log import Barrier, Contact, How
from hubdesk.domain.dates import cui_date
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.typed import typed_day
from hubdesk.domain.typed_pages import TypedKind
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.details.fields import Choice, Day, Form, Group, Line, Ticks
from hubdesk.presenters.entry import EntryPresenter
from hubdesk.presenters.routes import PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.written_rows import AT_ONCE, WrittenRow, WrittenState, taken_back_words, when_by
from hubdesk.services.contact_log import ContactLog, read_contacts, take_back_contact, write_contact
from hubdesk.services.desk import Desk
from hubdesk.services.staff_names import staff_names
from hubdesk.services.typed_pages import keep_typed, read_typed

FORM = Form(
    "Contacts",
    "What was done with the person and for them, outside a visit. Everyone in care reads it.",
    (
        Group(
            "",
            (
                Choice("how", "What was it?", tuple((how.value, how.label) for how in How), in_row=False),
                Day("day", "Day", "Today unless it was earlier"),
                (
                    Line("with_whom", "With whom (optional)", "Like the receptionist at the surgery"),
                    Line("minutes", "Minutes (optional)", "How long, like 30", chars=8),
                ),
                Line("words", "What it was about, and what comes next (optional)", lines=3),
                Ticks(
                    "barriers",
                    "What stood in the way? (optional)",
                    tuple((one.value, one.label) for one in Barrier),
                    "Circumstances that made it hard",
                ),
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class ContactLogState(WrittenState):
    """The page. ``begin`` is what the fields start with; another ``number`` means: fill them anew."""

    banner: BannerState | None = None
    begin: Mapping[str, str] = field(default_factory=dict)
    number: int = 0


class ContactLogPresenter(EntryPresenter[ContactLogState]):
    """Reads the log and adds to it; what was typed stays whatever happens."""

    topics = frozenset({Topic.CONTACTS})

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
    ) -> None:
        super().__init__(ContactLogState(begin=typed_day("day", desk.clock.now().date())), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, person_id
        self._contacts: dict[str, Contact] = {}
        self._most = AT_ONCE
        self._kept: Mapping[str, str] = {}

    def load(self) -> None:
        """Read the log, and what was half typed here before."""
        self._work(lambda: (self._draft(), self._read()), self._opened, self._failed)

    def changed(self, changes: Changes) -> None:
        """Reload if what is shown was touched."""
        if changes.topics & self.topics and not self.state.busy:
            self.load()

    def write(self, fields: Mapping[str, str]) -> None:
        """Keep a contact as typed."""
        self._do(lambda: write_contact(self._desk, self._id, fields), new=True)

    def keep(self, fields: Mapping[str, str]) -> None:
        """Keep what stands on the page because it is left or the screen locked."""
        if self.state.banner is None or self.state.busy or dict(fields) == dict(self.state.begin):
            return
        self._quietly(lambda: keep_typed(self._desk, TypedKind.CONTACT, self._id, fields))

    def ask_why(self, contact_id: str) -> None:
        """Ask for the reason before one is taken back; empty to ask no more."""
        self._show(replace(self.state, taking_back=contact_id, errors={}))

    def take_back(self, why: str) -> None:
        """Take back the one whose reason was asked for."""
        contact = self._contacts.get(self.state.taking_back)
        if contact is not None:
            self._do(lambda: take_back_contact(self._desk, contact, why), new=False)

    def show_older(self) -> None:
        """Show all."""
        self._most = len(self._contacts)
        self.load()

    def back(self) -> None:
        """To the person."""
        self._go(PersonRoute(self._id))

    def _do(self, work: Callable[[], Changes], *, new: bool) -> None:
        if self.state.busy or self.state.banner is None:
            return
        self._show(replace(self.state, busy=True, errors={}, trouble=None))

        def done(result: tuple[Changes, tuple[ContactLog, dict[UserId, str]]]) -> None:
            changes, found = result
            number = self.state.number + 1 if new else self.state.number
            self._kept = {} if new else self._kept
            self._changed(changes)  # while busy: this page has read itself already
            self._loaded(found)
            self._show(replace(self.state, number=number))

        self._work(lambda: (work(), self._read()), done, self._failed)

    def _draft(self) -> Mapping[str, str]:
        page = read_typed(self._desk, TypedKind.CONTACT, self._id)
        return {} if page is None else page.fields

    def _opened(self, found: tuple[Mapping[str, str], tuple[ContactLog, dict[UserId, str]]]) -> None:
        self._kept, log = found
        self._loaded(log)

    def _read(self) -> tuple[ContactLog, dict[UserId, str]]:
        return read_contacts(self._desk, self._id), staff_names(self._desk)

    def _loaded(self, found: tuple[ContactLog, dict[UserId, str]]) -> None:
        log, names = found
        self._contacts = {one.id: one for one in log.contacts}
        today = self._desk.clock.now().date()
        shown = log.contacts[: self._most]
        self._show(
            ContactLogState(
                banner=person_banner(log.head, today),
                begin=self._kept or typed_day("day", today),
                number=self.state.number,
                rows=tuple(_row(one, names) for one in shown),
                older=len(log.contacts) - len(shown),
            )
        )


def _row(one: Contact, names: Mapping[UserId, str]) -> WrittenRow:
    parts = [one.with_whom and f"with {one.with_whom}", one.minutes and f"{one.minutes} minutes"]
    parts.append(f"written {when_by(one.written_at, one.written_by, names)}")
    if one.barriers:
        parts.append(f"in the way: {', '.join(barrier.label.lower() for barrier in one.barriers)}")
    detail = ", ".join(str(part) for part in parts if part)
    back = one.taken_back
    taken = taken_back_words(back, names)
    title = f"{cui_date(one.day)}: {one.how.label}"
    return WrittenRow(one.id, title, detail[:1].upper() + detail[1:], one.words, taken, may_take_back=back is None)
