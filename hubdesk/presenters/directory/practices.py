"""GP practices: search as you type, how old the directory is, and whose practice has closed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date
from hubdesk.domain.details import Section
from hubdesk.domain.practices import LIST_LENGTH, FoundPractice, Standing
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import DetailsRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.practices import DirectoryNow, built_in, find_practices, read_directory_now
from hubdesk.services.stale_gps import StaleGp, list_stale_gps

_COLOURS = {Standing.CLOSED: "red", Standing.DORMANT: "orange", Standing.PROPOSED: "grey"}
EMPTY = "There is no directory yet. A clinical lead or IT brings the national file of GP practices (epraccur)."


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """One practice in the list."""

    code: str
    name: str
    detail: str
    tags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StaleRow:
    """One person whose practice has closed."""

    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str
    route: Route


@dataclass(frozen=True, slots=True)
class PracticesState:
    """The page."""

    query: str = ""
    rows: tuple[PracticeRow, ...] = ()
    summary: str = ""
    standing: str = ""
    warning: str = ""
    may_bring: bool = False
    stale: tuple[StaleRow, ...] = ()
    loaded: bool = False
    trouble: Trouble | None = None


class PracticesPresenter(Presenter[PracticesState]):
    """The directory of GP practices."""

    topics = frozenset({Topic.DIRECTORY, Topic.PEOPLE})

    def __init__(self, desk: Desk, runner: Runner, go: Callable[[Route], None]) -> None:
        super().__init__(PracticesState(may_bring=may(desk.actor.role, Permission.BRING_DIRECTORY)), runner)
        self._desk, self._go = desk, go

    def load(self) -> None:
        """How the directory stands; for a lead, whose practice has closed."""
        self._work(lambda: read_directory_now(self._desk), self._loaded, self._failed)
        if self._desk.records is not None and may(self._desk.actor.role, Permission.KEEP_SERVICES):
            self._work(lambda: list_stale_gps(self._desk), self._stale, self._failed)

    def changed(self, changes: Changes) -> None:
        """Read again if what is shown was touched."""
        if changes.topics & self.topics:
            self.load()
            self.search(self.state.query)

    def search(self, text: str) -> None:
        """Look for practices; an answer to an older text is dropped when a newer one was typed."""
        self._show(replace(self.state, query=text))
        self._work(lambda: find_practices(self._desk, text), lambda found: self._found(text, found), self._failed)

    def open_person(self, row: StaleRow) -> None:
        """To the GP of this person."""
        self._go(row.route)

    def _loaded(self, now: DirectoryNow) -> None:
        if now.last is None:
            self._show(replace(self.state, standing="", warning=EMPTY, loaded=True, trouble=None))
            return
        day = cui_date(now.last.at.date())
        standing = f"{now.practices:,} GP practices. Brought on {day}."
        warning = (
            f"This directory was brought on {day}. Practices may have closed or moved since. Fetch a new file, and "
            "phone before you write."
            if now.stale
            else ""
        )
        self._show(replace(self.state, standing=standing, warning=warning, loaded=True, trouble=None))

    def _found(self, text: str, found: tuple[FoundPractice, ...]) -> None:
        if text != self.state.query:
            return
        rows = tuple(practice_row(one) for one in found)
        rows = (
            *(PracticeRow("", f"{b.code}: {b.words}", "A national code, in no directory") for b in built_in(text)),
            *rows,
        )
        self._show(replace(self.state, rows=rows, summary=_summary(text, len(rows)), trouble=None))

    def _stale(self, found: tuple[StaleGp, ...]) -> None:
        self._show(replace(self.state, stale=tuple(map(_stale_row, found))))

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, loaded=True, trouble=Trouble.of(problem)))


def practice_row(found: FoundPractice) -> PracticeRow:
    """A practice for a list: name, address, code, and what speaks against writing to it."""
    listed, note = found.listed, found.note
    one = listed.practice
    tags: list[tuple[str, str]] = []
    if not listed.open:
        since = f" {cui_date(listed.closed_on)}" if listed.closed_on else ""
        tags.append((f"{listed.standing.label}{since}", _COLOURS[listed.standing]))
    if note and note.homeless:
        tags.append(("Homeless practice", "green"))
    if note and note.list_closed_on:
        tags.append((f"List closed {cui_date(note.list_closed_on)}", "orange"))
    parts = [part for part in (one.address, one.postcode, one.phone, one.code) if part]
    return PracticeRow(one.code, one.name, " · ".join(parts), tuple(tags))


def _summary(text: str, count: int) -> str:
    if not text.strip():
        return ""
    if count == 0:
        return "No practice matches. Try part of the name, the town, the postcode or the code"
    if count >= LIST_LENGTH:
        return f"The first {LIST_LENGTH}. Type more to narrow the list"
    return "1 practice matches" if count == 1 else f"{count} practices match"


def _stale_row(one: StaleGp) -> StaleRow:
    listed = one.listed
    if listed is None:
        said = "is not in the directory any more"
    elif listed.closed_on:
        said = f"closed on {cui_date(listed.closed_on)}"
    else:
        said = f"is marked as {listed.standing.label.lower()}"
    route = DetailsRoute(one.person.id, Section.GP)
    return StaleRow(one.person.name.display, f"{one.name} {said}", "Check the GP", "orange", "Open", route)
