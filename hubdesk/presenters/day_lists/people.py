"""People in the lists of the day: tasks for them, no GP yet, out of prison, a safety page or a visit not finished."""

from collections.abc import Iterator
from datetime import date

from hubdesk.domain.dates import cui_date, cui_date_time
from hubdesk.domain.documents import Document
from hubdesk.domain.gp_case import days_waiting
from hubdesk.domain.ids import SiteId, UserId
from hubdesk.domain.orders import RELEASE_DAYS
from hubdesk.domain.people import PersonLine
from hubdesk.domain.safety import SafetyStatus
from hubdesk.domain.tasks import follower
from hubdesk.presenters.actions_page import task_detail
from hubdesk.presenters.day_lists.row import Entry, ListRow, restricted_row
from hubdesk.presenters.gp_case_words import COLOURS as CASE_COLOURS
from hubdesk.presenters.referral_words import days_words
from hubdesk.presenters.routes import (
    GpCaseRoute,
    PaperRoute,
    PersonRoute,
    Route,
    SafetyRoute,
    TaskRoute,
    VisitRoute,
)
from hubdesk.services.follow_up import FollowUp, OldDraft, Released
from hubdesk.services.staff_names import FORMER

Tags = tuple[tuple[str, str], ...]


def tasks(found: FollowUp) -> Iterator[Entry]:
    """What is still to be done, followed by whoever is named for it, else by who agreed it."""
    for task in found.tasks:
        late = task.overdue(found.today)
        detail = " · ".join(part for part in (task.what, task_detail(task)) if part)
        due = cui_date(task.due) if task.due else ""
        yield _entry(
            *(task.id, found.people[task.person_id], detail, (("Overdue", "red") if late else ("Task", "blue"),)),
            TaskRoute(task.id),
            follower(task, found.staff),
            task.due,
            lead=f"Due {due[:6]}" if due else "",
            printed="A task, see the record",
        )


def without_gp(found: FollowUp) -> Iterator[Entry]:
    """Everyone who has no GP yet."""
    for line in found.without_gp:
        case, waits = line.case, line.waits
        days = days_waiting(case.events, case.opened_on, found.today)
        late = waits is not None and waits.due < found.today
        who = case.events[-1].by if case.events else case.opened_by
        detail = f"{waits.words}, by {cui_date(waits.due)}" if waits else ""
        yield _entry(
            *(f"gp-{case.person_id}", line.person),
            ". ".join(part for part in (detail, found.staff.get(who, FORMER)) if part),
            ((("Overdue", "red"),) if late else ()) + ((case.stage.label, CASE_COLOURS[case.stage]),),
            GpCaseRoute(case.person_id),
            who,
            waits.due if waits else None,
            lead=days_words(days),
            printed="Keep in touch",
        )


def released(found: FollowUp) -> Iterator[Entry]:
    """Who came out of prison, the earliest day of treatment first."""
    for one in found.released:
        parts, tags = _since_release(one, found.today)
        yield _entry(
            *(one.person.id, one.person, " · ".join(parts), tags, PersonRoute(one.person.id), None),
            one.clock.treatment_by or found.today,
            lead=f"Day {one.clock.day}",
            bar=one.clock.day / RELEASE_DAYS,
            printed="Keep in touch",
        )


def safety(found: FollowUp) -> Iterator[Entry]:
    """Safety pages without an outcome, or for a clinician."""
    for action in found.safety:
        waits = action.status is SafetyStatus.AWAITING_CLINICIAN
        person = found.people[action.person_id]
        row = ListRow(  # the same for a restricted record: somebody must see to it, and nothing is said of why
            *(action.id, person.name.display, f"Safety page opened {cui_date_time(action.raised_at)}"),
            (("For a clinician", "orange") if waits else ("Not finished", "red"),),
            *("", 0.0, SafetyRoute(action.visit_id, action.id)),
            printed="See the record today",
        )
        yield _made(row, action.raised_by, person.site_id, action.raised_at.date())


def paused(found: FollowUp) -> Iterator[Entry]:
    """Visits to go on with."""
    for visit in found.paused:
        who = found.staff.get(visit.touched_by, FORMER)
        yield _entry(
            *(visit.id, found.people[visit.person_id], f"Paused {cui_date_time(visit.touched_at)} by {who}"),
            (("Paused", "grey"),),
            *(VisitRoute(visit.id), visit.touched_by, visit.touched_at.date()),
            lead=days_words((found.today - visit.touched_at.date()).days),
            printed="Go on with a meeting",
        )


def drafts_to_sign(found: FollowUp) -> Iterator[Entry]:
    """Letters that only a clinician finishes."""
    for draft in found.to_sign:
        yield _draft(draft, found, draft.touched_at.date(), (("Draft", "grey"),))


def old_drafts(found: FollowUp) -> Iterator[Entry]:
    """Drafts that nobody touched for a month, with the day on which they go."""
    for one in found.old_drafts:
        yield _draft(one.draft, found, one.leaves, (_leaving(one),))


def _leaving(one: OldDraft) -> tuple[str, str]:
    if one.leaves is None:
        return "Stays: a referral waits for it", "blue"
    return f"To be removed {cui_date(one.leaves)}", "orange"


def _draft(draft: Document, found: FollowUp, due: date | None, tags: Tags) -> Entry:
    who = found.staff.get(draft.made_by, FORMER)
    detail = f"{draft.kind.title}. Last touched {cui_date_time(draft.touched_at)}, begun by {who}"
    return _entry(
        *(draft.id, found.people[draft.person_id], detail, tags, PaperRoute(draft.id), draft.made_by, due),
        lead=days_words((found.today - draft.touched_at.date()).days),
        printed="Finish a letter",
    )


def _since_release(one: Released, today: date) -> tuple[list[str], Tags]:
    parts, tags = [f"Released {cui_date(one.released_on)}"], []
    if one.clock.treatment_by is not None:
        left = (one.clock.treatment_by - today).days
        parts.append(f"treatment to be kept by {cui_date(one.clock.treatment_by)}")
        tags.append(("Treatment overdue", "red") if left < 0 else (f"Treatment: {days_words(left)} left", "blue"))
    if one.supply is not None and one.supply.pressing:
        parts.append(one.supply.discreet[:1].lower() + one.supply.discreet[1:])
        tags.append(("Medicine", "red" if one.supply.days <= 1 else "orange"))
    if one.without_gp:
        tags.append(("No GP", "orange"))
    return parts, tuple(tags)


def _entry(
    key: str,
    person: PersonLine,
    detail: str,
    tags: Tags,
    route: Route,
    worker: UserId | None,
    due: date | None,
    *,
    lead: str = "",
    bar: float = 0.0,
    printed: str = "",
) -> Entry:
    row = ListRow(
        *(key, person.name.display, detail, tags, lead, bar, route),
        printed=printed,
        due=cui_date(due) if due else "",
    )
    return _made(restricted_row(key, person, route) if person.restricted else row, worker, person.site_id, due)


def _made(row: ListRow, worker: UserId | None, site: SiteId | None, due: date | None) -> Entry:
    return Entry(row.key, worker, site, due, lambda: row)
