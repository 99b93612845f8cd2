"""Typing in what was ticked on the printed sheet of a day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.appointments import Appointment, AppointmentStatus, MissedReason
from hubdesk.domain.changes import Changes
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.sheet_numbers import sheet_number
from hubdesk.presenters.appointment_words import day_words
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import AppointmentsRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.appointment_doubts import clock_range
from hubdesk.services.appointments import DayList
from hubdesk.services.day_sheet import TypedIn, open_day_sheet, type_in
from hubdesk.services.desk import Desk

OUTCOMES: tuple[tuple[str, str], ...] = (
    (AppointmentStatus.ATTENDED.value, "Came"),
    (AppointmentStatus.LATE_SEEN.value, "Late, seen"),
    (AppointmentStatus.LATE_NOT_SEEN.value, "Late, not seen"),
    (MissedReason.PERSON_COULD_NOT.value, MissedReason.PERSON_COULD_NOT.label),
    (MissedReason.PERSON_DID_NOT.value, MissedReason.PERSON_DID_NOT.label),
    (MissedReason.SERVICE.value, MissedReason.SERVICE.label),
)
_MISSED = {reason.value for reason in MissedReason}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the sheet: its number on paper, who and when, and what is known already."""

    id: str
    number: str
    who: str
    when: str
    known: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DaySheetState:
    """The page."""

    day: str = ""
    rows: tuple[SheetRow, ...] = ()
    said: str = ""
    loaded: bool = False
    busy: bool = False
    trouble: Trouble | None = None


class DaySheetPresenter(Presenter[DaySheetState]):
    """Lists the day as printed, and records what was ticked."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        day: date,
    ) -> None:
        super().__init__(DaySheetState(day=day_words(day)), runner)
        self._desk, self._go, self._changed, self._day = desk, go, changed, day
        self._by_id: dict[str, Appointment] = {}
        self._problems: dict[str, str] = {}

    def load(self) -> None:
        """Read the day."""
        self._work(lambda: open_day_sheet(self._desk, self._day), self._loaded, self._failed)

    def save(self, ticked: Mapping[str, str]) -> None:
        """Record what was ticked, by appointment; those without a tick stay as they are."""
        said = {self._by_id[key]: _outcome(value) for key, value in ticked.items() if value and key in self._by_id}
        if self.state.busy or not self.state.loaded:
            return
        if not said:
            self._show(replace(self.state, said="Nothing is ticked yet."))
            return
        self._show(replace(self.state, busy=True, said="", trouble=None))
        self._work(
            lambda: (type_in(self._desk, said), open_day_sheet(self._desk, self._day)), self._typed_in, self._failed
        )

    def back(self) -> None:
        """To the list of that day."""
        self._go(AppointmentsRoute(self._day))

    def _typed_in(self, result: tuple[TypedIn, DayList]) -> None:
        done, found = result
        self._problems = {key: str(problem) for key, problem in done.refused.items()}
        self._changed(done.changes)
        self._loaded(found)
        noun = "outcome is" if done.kept == 1 else "outcomes are"
        self._show(replace(self.state, said=f"{done.kept} {noun} recorded."))

    def _loaded(self, found: DayList) -> None:
        self._by_id = {a.id: a for a in found.appointments if a.status is AppointmentStatus.BOOKED}
        self._show(
            DaySheetState(
                day=day_words(self._day),
                rows=tuple(
                    SheetRow(
                        a.id,
                        sheet_number(a.id),
                        found.people[a.person_id].name.display,
                        clock_range(a.details),
                        "" if a.status is AppointmentStatus.BOOKED else a.outcome_label,
                        self._problems.get(a.id, ""),
                    )
                    for a in found.appointments
                ),
                loaded=True,
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy=False, loaded=True, trouble=Trouble.of(problem)))


def _outcome(value: str) -> tuple[AppointmentStatus, MissedReason | None]:
    if value in _MISSED:
        return AppointmentStatus.DID_NOT_ATTEND, MissedReason(value)
    return AppointmentStatus(value), None
