"""The licence desk: the list, and one instrument with its letter, its owner's answer and its pack."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date, cui_date_time, read_date
from hubdesk.domain.form_governance import OwnerPermissionEntry, Said
from hubdesk.domain.licence_letter import LicenceLetter
from hubdesk.domain.problems import KnownProblem
from hubdesk.forms.house import Licence
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.forms.form_words import FormRow
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import AddFormRoute, FormsRoute, LicenceRoute, LicencesRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.form_desk import FormsDesk, open_forms_desk
from hubdesk.services.licence_desk import note_letter, record_permission
from hubdesk.services.ports import FormFiles, Printer

SAID = tuple((one.value, one.label) for one in Said)
Draw = Callable[[LicenceLetter, datetime], bytes]


@dataclass(frozen=True, slots=True)
class LicencesState:
    """The list."""

    loaded: bool = False
    note: str = ""
    rows: tuple[FormRow, ...] = ()
    trouble: Trouble | None = None


class LicencesPresenter(Presenter[LicencesState]):
    """Every instrument that is not shipped, and whether permission is recorded."""

    def __init__(self, desk: Desk, runner: Runner, go: Callable[[Route], None]) -> None:
        super().__init__(LicencesState(), runner)
        self._desk, self._go = desk, go

    def load(self) -> None:
        """Read the list."""
        self._work(lambda: open_forms_desk(self._desk), self._listed, self._failed)

    def pick(self, row: FormRow) -> None:
        """Open one instrument."""
        self._go(row.route)

    def back(self) -> None:
        """To the list of forms."""
        self._go(FormsRoute())

    def _listed(self, desk: FormsDesk) -> None:
        rows = tuple(_row(desk, one) for one in self._desk.shelf.folder.licences)
        given = sum(row.tag_kind == "green" for row in rows)
        may_be_used = sum(not one.never for one in self._desk.shelf.folder.licences)
        self._show(LicencesState(True, f"Permission recorded for {given} of {may_be_used}", rows))

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, loaded=True, trouble=Trouble.of(problem)))


def _row(desk: FormsDesk, licence: Licence) -> FormRow:
    permission = desk.governed.permission(licence.id)
    if licence.never:
        tag, colour = "Not used here", "grey"
    elif permission is None:
        tag, colour = "No permission recorded", "orange"
    elif permission.given:
        tag, colour = "Permission recorded", "green"
    else:
        tag, colour = "Counts as no", "red"
    return FormRow(licence.name, licence.title, tag, colour, "", LicenceRoute(licence.id))


@dataclass(frozen=True, slots=True)
class LicenceState(EntryState):
    """One instrument."""

    title: str = ""
    tag: str = ""
    tag_kind: str = "grey"
    facts: tuple[tuple[str, str], ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    never: bool = False
    given: bool = False
    file_name: str = ""
    said: str = ""
    loaded: bool = False


class LicencePresenter(EntryPresenter[LicenceState]):
    """Makes the letter, keeps the answer. ``draw`` makes the letter's PDF on the worker."""

    topics = frozenset({Topic.FORMS})

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        files: FormFiles,
        draw: Draw,
        instrument: str,
    ) -> None:
        super().__init__(LicenceState(), runner)
        self._desk, self._go, self._changed, self._files, self._draw = desk, go, changed, files, draw
        self._instrument = instrument

    def load(self) -> None:
        """Read what is recorded."""
        self._work(lambda: open_forms_desk(self._desk), self._read, self._failed)

    def changed(self, changes: Changes) -> None:
        """Read again if what is shown was touched."""
        if changes.topics & self.topics:
            self.load()

    def back(self) -> None:
        """To the list."""
        self._go(LicencesRoute())

    def load_pack(self) -> None:
        """Load the trust's own pack."""
        self._go(AddFormRoute(pack=True))

    def save_letter(self, path: str) -> None:
        """Make the letter and save it where the lead chose."""

        def make() -> None:
            licence = note_letter(self._desk, self._instrument)
            now = self._desk.clock.now()
            self._files.write(path, self._draw(letter_for(self._desk, licence), now))

        def saved(_none: None) -> None:
            self._show(replace(self.state, busy=False, said="The letter is saved. Print it, sign it and send it."))

        if not self.state.busy:
            self._show(replace(self.state, busy=True, said="", trouble=None))
            self._work(make, saved, self._failed)

    def print_letter(self, printer: Printer) -> None:
        """Make the letter and print it."""

        def make() -> int:
            licence = note_letter(self._desk, self._instrument)
            pdf = self._draw(letter_for(self._desk, licence), self._desk.clock.now())
            if self._desk.press is None:
                raise RuntimeError("this desk has no press")
            return printer.put(self._desk.press.pages(pdf, printer.dpi))

        def printed(_pages: int) -> None:
            self._show(replace(self.state, busy=False, said="The letter was sent to the printer. Sign it and send it."))

        if not self.state.busy:
            self._show(replace(self.state, busy=True, said="", trouble=None))
            self._work(make, printed, self._failed)

    def record(self, said: str, who: str, on: tuple[str, str, str], reference: str, scope: str) -> None:
        """Keep what the owner said."""
        if self.state.busy:
            return
        try:
            day = read_date(*on) if any(part.strip() for part in on) else None
        except ValueError as problem:
            self._show(replace(self.state, errors={"on": str(problem)}))
            return
        entry = OwnerPermissionEntry(said, who, day, reference, scope)

        def done(changes: Changes) -> None:
            self._show(replace(self.state, busy=False, errors={}, said="The answer is recorded."))
            self._changed(changes)
            self.load()

        self._show(replace(self.state, busy=True, said="", trouble=None, errors={}))
        self._work(lambda: record_permission(self._desk, self._instrument, entry), done, self._failed)

    def _read(self, desk: FormsDesk) -> None:
        licence = next((one for one in self._desk.shelf.folder.licences if one.id == self._instrument), None)
        if licence is None:
            gone = Trouble("The licence desk knows no such instrument.", "Open the licence desk again.")
            self._show(replace(self.state, loaded=True, trouble=gone))
            return
        row = _row(desk, licence)
        about = [one for one in desk.governed.permissions if one.instrument == licence.id]
        history = tuple((f"{one.said.label}: {one.who}", _history(one, desk)) for one in reversed(about))
        self._show(
            replace(
                self.state,
                loaded=True,
                title=licence.name,
                tag=row.tag,
                tag_kind=row.tag_kind,
                facts=_facts(licence),
                history=history,
                never=licence.never,
                given=bool(about) and about[-1].given and not licence.never,
                file_name=f"request-{licence.id}.pdf",
            )
        )

    def _stopped(self) -> LicenceState:
        return replace(self.state, busy=False, loaded=True)


def letter_for(desk: Desk, licence: Licence) -> LicenceLetter:
    """The letter that the user at the desk writes for this hub."""
    return LicenceLetter(
        name=licence.name,
        title=licence.title,
        owner=licence.owner,
        hub=desk.site.hub,
        site=desk.site.name,
        signer=desk.actor.name,
        profession=desk.actor.profession or desk.actor.role.label,
        written_on=desk.clock.now().date(),
    )


def _facts(licence: Licence) -> tuple[tuple[str, str], ...]:
    facts = [
        ("Full name", licence.title),
        ("What it is", licence.what),
        ("What is missing", licence.missing),
        ("Who owns it", licence.owner),
        ("Whom to ask", licence.ask),
        ("Terms known", ". ".join(term.words for term in licence.terms) or "None known"),
        ("Until then", licence.instead),
    ]
    return tuple(facts)


def _history(permission: Any, desk: FormsDesk) -> str:
    name = desk.names.get(permission.by, "Not recorded")
    parts = [f"Said on {cui_date(permission.on)}", permission.reference, permission.scope]
    return " · ".join(part for part in (*parts, f"recorded {cui_date_time(permission.at)}, {name}") if part)
