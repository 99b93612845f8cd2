"""Find a person: search as you type."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.identifiers import show_nhs_number
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import PersonLine
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import PersonRoute, RegisterRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.people import LIST_LENGTH, find_people

RESTRICTED_LINE = "This record is restricted to named staff"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in a list, with enough to tell two people apart."""

    person_id: PersonId
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class PeopleState:
    """The people page."""

    query: str = ""
    rows: tuple[PersonRow, ...] = ()
    summary: str = ""
    loaded: bool = False
    trouble: Trouble | None = None


def person_row(line: PersonLine, today: date) -> PersonRow:
    """A list row: name, born, gender, NHS number, known as; of a record for named staff the name only."""
    if line.restricted:
        return PersonRow(line.id, line.name.display, RESTRICTED_LINE)
    parts = [f"Born {line.born.display(today)}", line.gender.label]
    parts.append(f"NHS No. {show_nhs_number(line.nhs_number)}" if line.nhs_number else "No NHS number recorded")
    if line.name.preferred:
        parts.append(f"Known as {line.name.preferred}")
    return PersonRow(line.id, line.name.display, " · ".join(parts))


class PeoplePresenter(Presenter[PeopleState]):
    """Shows the people that match what is typed so far."""

    def __init__(self, desk: Desk, runner: Runner, go: Callable[[Route], None]) -> None:
        super().__init__(PeopleState(), runner)
        self._desk, self._go = desk, go

    def search(self, text: str) -> None:
        """Look for people; an answer to an older text is dropped when a newer one was typed."""
        self._show(replace(self.state, query=text))
        self._work(
            lambda: find_people(self._desk, text),
            lambda lines: self._found(text, lines),
            lambda problem: self._failed(text, problem),
        )

    def open(self, row: PersonRow) -> None:
        """Open a person's page."""
        self._go(PersonRoute(row.person_id, found_among=len(self.state.rows)))

    def register(self) -> None:
        """Register someone new, starting from what was typed."""
        self._go(RegisterRoute(self.state.query))

    def _found(self, text: str, lines: tuple[PersonLine, ...]) -> None:
        if text != self.state.query:
            return
        today = self._desk.clock.now().date()
        rows = tuple(person_row(line, today) for line in lines)
        self._show(replace(self.state, rows=rows, summary=_summary(text, len(rows)), loaded=True, trouble=None))

    def _failed(self, text: str, problem: KnownProblem) -> None:
        if text == self.state.query:
            self._show(PeopleState(query=text, trouble=Trouble.of(problem), loaded=True))


def _summary(text: str, count: int) -> str:
    if not text.strip():
        return "Seen or registered lately" if count else "Nobody is registered yet"
    if count == 0:
        return "Nobody matches. Check the spelling, or register a new person"
    if count >= LIST_LENGTH:
        return f"The first {LIST_LENGTH} matches. Type more to narrow the list"
    return "1 person matches" if count == 1 else f"{count} people match"
