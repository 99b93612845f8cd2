"""Care offered to one person and support they need: what stands, write the next thing down, all that was written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from hubdesk.domain.care import CareEntry, CareKind, Outcome, needs_clinician, outcome_words, outcomes, stands_now
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.typed import typed_day
from hubdesk.domain.typed_pages import TypedKind
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.care_form import LEADS, care_form
from hubdesk.presenters.care_words import CareNow, care_facts, care_now, care_title
from hubdesk.presenters.details.fields import Form, Options
from hubdesk.presenters.entry import EntryPresenter
from hubdesk.presenters.routes import PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.written_rows import AT_ONCE, WrittenRow, WrittenState, taken_back_words
from hubdesk.services.care import CareLog, read_care_log, take_back_care, write_care
from hubdesk.services.desk import Desk
from hubdesk.services.staff_names import staff_names
from hubdesk.services.typed_pages import keep_typed, read_typed

KINDS: Options = tuple((kind.value, kind.label) for kind in CareKind)
_ASKED = ("kind", "outcome")


@dataclass(frozen=True, slots=True)
class CareState(WrittenState):
    """The page. ``begin`` is what the fields start with; another ``number`` means: fill them anew."""

    banner: BannerState | None = None
    now: tuple[CareNow, ...] = ()
    kind: str = ""
    lead: str = ""
    """What to know about the kind that is chosen."""
    outcomes: Options = ()
    outcome: str = ""
    closed: str = ""
    """Why not everything may be chosen, for those who give no care."""
    form: Form | None = None
    begin: Mapping[str, str] = field(default_factory=dict)
    number: int = 0
    said: str = ""


class CarePresenter(EntryPresenter[CareState]):
    """Reads the entries and adds to them; what was typed stays whatever happens."""

    topics = frozenset({Topic.CARE})

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
    ) -> None:
        super().__init__(CareState(), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, person_id
        self._entries: dict[str, CareEntry] = {}
        self._gives = False
        self._most = AT_ONCE

    def load(self) -> None:
        """Read the entries, and what was half typed here before."""
        self._work(lambda: (self._draft(), *self._read()), self._opened, self._failed)

    def changed(self, changes: Changes) -> None:
        """Reload if what is shown was touched."""
        if changes.topics & self.topics and not self.state.busy:
            self._work(self._read, self._loaded, self._failed)

    def choose_kind(self, kind: str) -> None:
        """What it is about."""
        self._ask(kind, "", {})

    def choose_outcome(self, outcome: str, typed: Mapping[str, str]) -> None:
        """What came of it; what is typed already goes along."""
        self._ask(self.state.kind, outcome, typed)

    def go_on(self, entry_id: str) -> None:
        """Begin the next entry of a course that stands."""
        entry = self._entries.get(entry_id)
        if entry is not None:
            facts = entry.facts
            dose = {"dose": str(facts.dose + 1)} if facts.dose else {}
            viruses = {"viruses": " ".join(one.value for one in facts.viruses)} if facts.viruses else {}
            self._ask(entry.kind.value, "", {"name": facts.name} | dose | viruses)

    def write(self, fields: Mapping[str, str]) -> None:
        """Keep an entry as typed."""
        state = self.state
        typed = {**fields, "kind": state.kind, "outcome": state.outcome}
        self._do(lambda: write_care(self._desk, self._id, typed), "It is written down.", new=True)

    def keep(self, fields: Mapping[str, str]) -> None:
        """Keep what stands on the page because it is left or the screen locked."""
        state = self.state
        if state.banner is None or state.busy or state.form is None:
            return
        typed = {**fields, "kind": state.kind, "outcome": state.outcome}
        self._quietly(lambda: keep_typed(self._desk, TypedKind.CARE, self._id, typed))

    def ask_why(self, entry_id: str) -> None:
        """Ask for the reason before one is taken back; empty to ask no more."""
        self._show(replace(self.state, taking_back=entry_id, errors={}, said=""))

    def take_back(self, why: str) -> None:
        """Take back the one whose reason was asked for."""
        entry = self._entries.get(self.state.taking_back)
        if entry is not None:
            self._do(lambda: take_back_care(self._desk, entry, why), "It is taken back.", new=False)

    def show_older(self) -> None:
        """Show all."""
        self._most = len(self._entries)
        self._work(self._read, self._loaded, self._failed)

    def back(self) -> None:
        """To the person."""
        self._go(PersonRoute(self._id))

    def _ask(self, kind: str, outcome: str, typed: Mapping[str, str]) -> None:
        chosen = CareKind(kind) if kind else None
        open_to = tuple(one for one in outcomes(chosen) if self._may(chosen, one)) if chosen else ()
        asks = care_form(chosen, Outcome(outcome)) if chosen and outcome else None
        begin = typed_day("day", self._desk.clock.now().date()) | {k: v for k, v in typed.items() if k not in _ASKED}
        all_open = chosen is None or len(open_to) == len(outcomes(chosen))
        self._show(
            replace(
                self.state,
                kind=kind,
                lead=LEADS[chosen] if chosen else "",
                outcomes=tuple((one.value, outcome_words(chosen, one)) for one in open_to) if chosen else (),
                outcome=outcome,
                closed="" if all_open else _closed(chosen),
                form=asks,
                begin=begin,
                number=self.state.number + 1,
                errors={},
                said="",
            )
        )

    def _may(self, kind: CareKind, outcome: Outcome) -> bool:
        return self._gives or not needs_clinician(kind, outcome)

    def _do(self, work: Callable[[], Changes], said: str, *, new: bool) -> None:
        if self.state.busy or self.state.banner is None:
            return
        self._show(replace(self.state, busy=True, errors={}, said="", trouble=None))

        def done(result: tuple[Changes, CareLog, dict[UserId, str]]) -> None:
            changes, log, names = result
            self._changed(changes)  # while busy: this page has read itself already
            self._loaded((log, names))
            self._show(replace(self.state, busy=False, taking_back=""))
            if new:
                self._ask("", "", {})
            self._show(replace(self.state, said=said))

        self._work(lambda: (work(), *self._read()), done, self._failed)

    def _draft(self) -> Mapping[str, str]:
        page = read_typed(self._desk, TypedKind.CARE, self._id)
        return {} if page is None else page.fields

    def _read(self) -> tuple[CareLog, dict[UserId, str]]:
        return read_care_log(self._desk, self._id), staff_names(self._desk)

    def _opened(self, found: tuple[Mapping[str, str], CareLog, dict[UserId, str]]) -> None:
        kept, log, names = found
        self._loaded((log, names))
        if kept.get("kind") and self.state.form is None:
            self._ask(kept["kind"], kept.get("outcome", ""), kept)

    def _loaded(self, found: tuple[CareLog, dict[UserId, str]]) -> None:
        log, names = found
        self._entries, self._gives = {one.id: one for one in log.entries}, log.gives_care
        today = self._desk.clock.now().date()
        standing, shown = stands_now(reversed(log.entries)), log.entries[: self._most]
        self._show(
            replace(
                self.state,
                banner=person_banner(log.head, today),
                now=tuple(care_now(one, today) for one in sorted(standing, key=lambda one: not one.waits(today))),
                rows=tuple(_row(one, names) for one in shown),
                older=len(log.entries) - len(shown),
                trouble=None,
            )
        )


def _closed(kind: CareKind | None) -> str:
    if kind is CareKind.CAPACITY:
        return "What an assessment found is written down by a clinician."
    return "What is given here is written down by the nurse or doctor who gives it. You may arrange it."


def _row(one: CareEntry, names: Mapping[UserId, str]) -> WrittenRow:
    back = one.taken_back
    told = taken_back_words(back, names)
    return WrittenRow(one.id, care_title(one), care_facts(one, names), one.words, told, may_take_back=back is None)
