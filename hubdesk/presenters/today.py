"""The Today page: what waits, most pressing first."""

from collections.abc import Callable
from dataclasses import dataclass

from hubdesk.domain.appointments import Appointment, AppointmentEventKind
from hubdesk.domain.care import CareEntry
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date, cui_date_time, cui_time
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.restriction import Opening
from hubdesk.domain.safety import SafetyAction, SafetyStatus
from hubdesk.domain.tasks import Task
from hubdesk.domain.visits import Visit, VisitStatus
from hubdesk.presenters.actions_page import task_detail
from hubdesk.presenters.appointment_words import row, when
from hubdesk.presenters.openings import opening_tag
from hubdesk.presenters.people import RESTRICTED_LINE
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import (
    AppointmentRoute,
    CareRoute,
    FollowUpRoute,
    OpeningsRoute,
    RightsRoute,
    Route,
    SafetyRoute,
    TaskRoute,
    VisitRoute,
)
from hubdesk.presenters.runner import Runner
from hubdesk.services.appointment_doubts import clock_range
from hubdesk.services.desk import Desk
from hubdesk.services.today import Day, read_today


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing that waits: who, what, since when, and what one press does."""

    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str
    route: Route


@dataclass(frozen=True, slots=True)
class TodayState:
    """The lists of Today. Empty lists are not shown; all empty is a calm page with two ways on."""

    greeting: str = ""
    date: str = ""
    interrupted: tuple[TodayRow, ...] = ()
    safety: tuple[TodayRow, ...] = ()
    paused: tuple[TodayRow, ...] = ()
    seen: tuple[TodayRow, ...] = ()
    appointments: tuple[TodayRow, ...] = ()
    untold: tuple[TodayRow, ...] = ()
    """Appointments of earlier days of which nobody has said what happened."""
    to_remind: tuple[TodayRow, ...] = ()
    """Appointments of the next working day whose person is to be reminded today."""
    tasks: tuple[TodayRow, ...] = ()
    follow_up: tuple[TodayRow, ...] = ()
    """One row for all referrals that are due."""
    rights: tuple[TodayRow, ...] = ()
    """For a lead: objections to decide on, and copies of a record to approve."""
    openings: tuple[TodayRow, ...] = ()
    """For a lead: restricted records opened with a reason that nobody has looked at yet."""
    loaded: bool = False
    trouble: Trouble | None = None


class TodayPresenter(Presenter[TodayState]):
    """Reads the day and shows it; reloads when visits or safety records change."""

    topics = frozenset(
        {Topic.VISITS, Topic.SAFETY, Topic.PEOPLE, Topic.APPOINTMENTS, Topic.TASKS, Topic.REFERRALS, Topic.OPENINGS}
        | {Topic.RIGHTS, Topic.CARE}
    )

    def __init__(self, desk: Desk, runner: Runner, go: Callable[[Route], None]) -> None:
        super().__init__(TodayState(), runner)
        self._desk, self._go = desk, go

    def load(self) -> None:
        """Read the lists."""
        self._work(lambda: read_today(self._desk), self._loaded, self._failed)

    def changed(self, changes: Changes) -> None:
        """Reload if what is shown was touched."""
        if changes.topics & self.topics:
            self.load()

    def open(self, row: TodayRow) -> None:
        """Go where the row leads."""
        self._go(row.route)

    def _loaded(self, day: Day) -> None:
        self._show(
            TodayState(
                greeting=f"Hello {self._desk.actor.name.split()[0]}",
                date=cui_date(self._desk.clock.now().date()),
                interrupted=tuple(self._visit_row(day, v) for v in day.interrupted),
                safety=tuple(self._safety_row(day, a) for a in day.safety),
                paused=tuple(self._visit_row(day, v) for v in day.paused),
                seen=tuple(self._visit_row(day, v) for v in day.seen),
                appointments=tuple(self._appointment_row(day, a) for a in day.appointments),
                untold=tuple(self._appointment_row(day, a, dated=True) for a in day.untold),
                to_remind=tuple(self._reminder_row(day, a) for a in day.to_remind),
                tasks=(*(self._care_row(day, one) for one in day.care), *(self._task_row(day, t) for t in day.tasks)),
                follow_up=_follow_up_rows(*day.referrals_due),
                rights=self._rights_rows(day),
                openings=tuple(self._opening_row(day, one) for one in day.openings),
                loaded=True,
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        self._show(TodayState(loaded=True, trouble=Trouble.of(problem)))

    def _visit_row(self, day: Day, visit: Visit) -> TodayRow:
        name = day.people[visit.person_id].name.display
        if visit.status is VisitStatus.COMPLETED:
            at = visit.completed_at or visit.touched_at
            return TodayRow(name, f"Visit finished at {cui_time(at)}", "Seen", "green", "Result", VisitRoute(visit.id))
        since = cui_date_time(visit.touched_at)
        if visit.status is VisitStatus.PAUSED:
            return TodayRow(name, f"Paused {since}", "Paused", "grey", "Go on", VisitRoute(visit.id))
        return TodayRow(name, f"Last saved {since}", "In progress", "blue", "Go on", VisitRoute(visit.id))

    def _rights_rows(self, day: Day) -> tuple[TodayRow, ...]:
        today = self._desk.clock.now().date()
        copies = [
            TodayRow(
                day.people[one.person_id].name.display,
                f"Asked for a copy of their record on {cui_date(one.asked_on)}, due {cui_date(one.due)}",
                *(("Overdue", "red") if one.due < today else ("To approve", "orange")),
                "Open",
                RightsRoute(one.person_id),
            )
            for one in day.copies
        ]
        objections = [
            TodayRow(
                day.people[one.person_id].name.display,
                RESTRICTED_LINE
                if day.people[one.person_id].restricted
                else f"Objected on {cui_date(one.at.date())}: {one.to.label.lower()}",
                *("To decide", "orange", "Open"),
                RightsRoute(one.person_id),
            )
            for one in day.objections
        ]
        return (*copies, *objections)

    def _task_row(self, day: Day, task: Task) -> TodayRow:
        late = task.overdue(self._desk.clock.now().date())
        detail = " · ".join(part for part in (task.what, task_detail(task)) if part)
        line = day.people[task.person_id]
        name, detail = line.name.display, RESTRICTED_LINE if line.restricted else detail
        tag, kind = ("Overdue", "red") if late else ("Task", "blue")
        return TodayRow(name, detail, tag, kind, "Open", TaskRoute(task.id))

    def _care_row(self, day: Day, one: CareEntry) -> TodayRow:
        """No word of what it is: Today is in view of whoever sits here."""
        line, late = day.people[one.person_id], one.overdue(self._desk.clock.now().date())
        detail = f"A dose or an offer, due {cui_date(one.due)}" if one.due else ""
        tag, kind = ("Overdue", "red") if late else ("Due today", "orange")
        shown = RESTRICTED_LINE if line.restricted else detail
        return TodayRow(line.name.display, shown, tag, kind, "Open", CareRoute(one.person_id))

    def _safety_row(self, day: Day, action: SafetyAction) -> TodayRow:
        waits = action.status is SafetyStatus.AWAITING_CLINICIAN
        return TodayRow(
            title=day.people[action.person_id].name.display,
            detail=f"Safety page opened {cui_date_time(action.raised_at)}",
            tag="For a clinician" if waits else "Not finished",
            tag_kind="red" if not waits else "orange",
            action="Open",
            route=SafetyRoute(action.visit_id, action.id),
        )

    def _opening_row(self, day: Day, one: Opening) -> TodayRow:
        tag, kind = opening_tag(one, overdue=one.overdue(self._desk.clock.now().date()))
        detail = f"{one.urgency.label}, {cui_date_time(one.at)}"
        return TodayRow(day.people[one.person_id].name.display, detail, tag, kind, "Open", OpeningsRoute())

    def _appointment_row(self, day: Day, appointment: Appointment, *, dated: bool = False) -> TodayRow:
        line = day.people[appointment.person_id]
        name = line.name.display
        shown = row(appointment, name, self._desk.clock.now())
        details = appointment.details
        at = f"{cui_date(details.day)} {details.at:%H:%M}" if dated else clock_range(details)
        detail = RESTRICTED_LINE if line.restricted else shown.detail
        return TodayRow(name, f"{at} · {detail}", shown.tag, shown.tag_kind, "Open", shown.route)

    def _reminder_row(self, day: Day, appointment: Appointment) -> TodayRow:
        name, details = day.people[appointment.person_id].name.display, appointment.details
        tried = any(e.kind is AppointmentEventKind.REMINDED for e in appointment.events)
        tag, kind = ("Try again", "orange") if tried else ("Remind", "blue")
        return TodayRow(name, when(details), tag, kind, "Open", AppointmentRoute(appointment.id))


def _follow_up_rows(due: int, late: int) -> tuple[TodayRow, ...]:
    if not due:
        return ()
    words = f"{due} referral{'' if due == 1 else 's'} to ask about"
    tag, kind = (f"{late} overdue", "red") if late else ("Due", "blue")
    return (TodayRow("Chases due", words, tag, kind, "Open the list", FollowUpRoute("chases")),)
