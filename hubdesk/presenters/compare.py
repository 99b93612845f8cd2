"""Two records side by side: is it one person? Then which one stands, and why."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import PersonLine
from hubdesk.presenters.details.sections import TITLES
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.people import PersonRow, person_row
from hubdesk.presenters.routes import CompareRoute, PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.merges import Compared, OneRecord, compare_records, merge_records, records_alike
from hubdesk.services.people import find_people
from hubdesk.services.person_head import PersonHead

ONE, OTHER = "one", "other"


@dataclass(frozen=True, slots=True)
class CompareState(EntryState):
    """The page: first who to compare with, then the two side by side."""

    whose: str = ""
    """The person it began with, in a line."""
    alike: tuple[PersonRow, ...] = ()
    query: str = ""
    found: tuple[PersonRow, ...] = ()
    comparing: bool = False
    facts: tuple[tuple[str, str, str], ...] = ()
    """Label, what the one says, what the other says."""
    know: tuple[str, ...] = ()
    """What to know before they are put together."""
    barred: str = ""
    """Why they cannot be put together now; empty where they can."""
    choices: tuple[tuple[str, str], ...] = ()
    """Which record may stand, ``ONE`` or ``OTHER``, told so that two of one name differ. Neither is preselected."""
    loaded: bool = False


class ComparePresenter(EntryPresenter[CompareState]):
    """Nothing is put together before somebody chose which stands, and said why."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
        other: PersonId | None = None,
    ) -> None:
        super().__init__(CompareState(), runner)
        self._desk, self._go, self._changed = desk, go, changed
        self._id, self._other = person_id, other

    def load(self) -> None:
        """Read both, or who may be the other."""
        other = self._other
        if other is None:
            self._work(lambda: records_alike(self._desk, self._id), self._listed, self._failed)
        else:
            self._work(lambda: compare_records(self._desk, self._id, other), self._compared, self._failed)

    def find(self, text: str) -> None:
        """Look for the other record; an answer to an older text is dropped."""
        self._show(replace(self.state, query=text))
        self._work(lambda: find_people(self._desk, text), lambda lines: self._found(text, lines), self._failed)

    def pick(self, row: PersonRow) -> None:
        """Put this record beside it."""
        self._go(CompareRoute(self._id, row.person_id))

    def merge(self, standing: str, reason: str) -> None:
        """Put them together."""
        other = self._other
        if self.state.busy or other is None:
            return
        if standing not in (ONE, OTHER):
            self._show(replace(self.state, errors={"standing": "Choose which record stands"}))
            return
        stands, gives_way = (self._id, other) if standing == ONE else (other, self._id)
        self._show(replace(self.state, busy=True, errors={}, trouble=None))
        self._work(
            lambda: merge_records(self._desk, stands, gives_way, reason),
            lambda changes: self._merged(changes, stands),
            self._failed,
        )

    def back(self) -> None:
        """To the person it began with."""
        self._go(PersonRoute(self._id))

    def another(self) -> None:
        """Choose another record to compare with."""
        self._go(CompareRoute(self._id))

    def _listed(self, found: tuple[PersonHead, tuple[PersonLine, ...]]) -> None:
        head, lines = found
        today = self._desk.clock.now().date()
        rows = tuple(person_row(line, today) for line in lines)
        person = head.person
        whose = f"{person.name.display}, born {person.born.display(today)}"
        self._show(CompareState(whose=whose, alike=rows, loaded=True))

    def _found(self, text: str, lines: tuple[PersonLine, ...]) -> None:
        if text == self.state.query:
            today = self._desk.clock.now().date()
            rows = tuple(person_row(line, today) for line in lines if line.id != self._id) if text.strip() else ()
            self._show(replace(self.state, found=rows))

    def _compared(self, compared: Compared) -> None:
        today = self._desk.clock.now().date()
        one, other = compared.one, compared.other
        self._show(
            CompareState(
                whose=one.head.person.name.display,
                comparing=True,
                facts=_facts(one, other, today),
                know=conflicts(compared),
                barred=_barred(compared),
                choices=tuple((key, _choice(which, record)) for key, which, record in _both(one, other)),
                loaded=True,
            )
        )

    def _merged(self, changes: Changes, stands: PersonId) -> None:
        self._changed(changes)
        self._go(PersonRoute(stands))

    def _stopped(self) -> CompareState:
        return replace(self.state, busy=False, loaded=True)


def conflicts(compared: Compared) -> tuple[str, ...]:
    """What to know before two records are put together, in words."""
    one, other = compared.one, compared.other
    found = []
    numbers = {record.head.person.nhs_number for record in (one, other)} - {""}
    if len(numbers) == 2:
        found.append("They have different NHS numbers. One person has one: find out which is right before you go on.")
    births = [record.head.person.born for record in (one, other)]
    if births[0] != births[1] and all(born.known for born in births):
        found.append("They have different dates of birth.")
    if one.gp_case and other.gp_case:
        found.append("Both have a case of getting a GP. The one of the record that stands is shown from then on.")
    if compared.both_told:
        titles = ", ".join(TITLES[section] for section in compared.both_told)
        found.append(f"Both say something different under: {titles}. What the record that stands says is shown.")
    return tuple(found)


def _barred(compared: Compared) -> str:
    one, other = compared.one, compared.other
    if one.merged_away or other.merged_away:
        return "One of them was merged already. Open the person again and compare anew."
    if one.open_visit and other.open_visit:
        return "Both have a visit that is not finished. Finish one of them first."
    if one.holds_another and other.holds_another:
        return "Other records were merged into both. Take one of those apart first."
    return ""


def _facts(one: OneRecord, other: OneRecord, today: date) -> tuple[tuple[str, str, str], ...]:
    pairs = zip(_column(one, today), _column(other, today), strict=True)
    return tuple((label, mine, theirs) for (label, mine), (_label, theirs) in pairs)


def _column(record: OneRecord, today: date) -> list[tuple[str, str]]:
    person, details = record.head.person, record.head.details
    others = ", ".join(f"{name.given} {name.family}".strip() for name in details.names.names)
    numbers = details.numbers
    told = [n for n in (numbers.crn, numbers.prison_number, numbers.pnc) if n]
    return [
        ("Name", person.name.display),
        ("Known as", person.name.preferred or "Not recorded"),
        ("Other names", others or "None recorded"),
        ("Born", person.born.display(today)),
        ("Gender", person.gender.label),
        ("NHS number", person.nhs_number_shown),
        ("Probation numbers", ", ".join(told) or "None recorded"),
        ("Registered", cui_date(person.registered_at.date())),
        ("Visits", _visits(record)),
        ("Results", str(record.results)),
        ("Appointments", str(record.appointments)),
        ("Letters and cards", str(record.papers)),
        ("Open tasks", str(record.open_tasks)),
        ("Getting a GP", "A case is open" if record.gp_case else "No case"),
    ]


def _both(one: OneRecord, other: OneRecord) -> tuple[tuple[str, str, OneRecord], ...]:
    return (ONE, "The first", one), (OTHER, "The second", other)


def _choice(which: str, record: OneRecord) -> str:
    registered = cui_date(record.head.person.registered_at.date())
    return f"{which}, registered {registered}. Visits: {_visits(record)}"


def _visits(record: OneRecord) -> str:
    if not record.visits:
        return "none"
    running = ", one not finished" if record.open_visit else ""
    return f"{record.visits}, last {cui_date(date.fromisoformat(record.last_visit))}{running}"
