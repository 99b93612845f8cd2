"""The end of a record: one lead proposes, another confirms, and then it is gone from every table. A stub stays."""

from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.problems import ChangedElsewhere, KnownProblem, StorageBusy
from hubdesk.domain.retention import Said, Stage, Step, Stub, Verdict, WhyDestroy, check_words
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.retention import KeepingNow, judged, read_years
from hubdesk.services.sure_day import read_day


class NotDue(KnownProblem):
    """The record must still be kept."""

    code = "not-due"

    def __init__(self) -> None:
        super().__init__("This record must still be kept. Nothing was destroyed.", "Open it again to see why.")


class DayNotSure(KnownProblem):
    """The computer's clock moved: nothing is destroyed by a date that may be wrong."""

    code = "day-not-sure"

    def __init__(self) -> None:
        super().__init__(
            "The computer's date has jumped, so nothing is destroyed.",
            "Go to Records to review: a lead checks the date there first.",
        )


class SecondLeadNeeded(KnownProblem):
    """Whoever proposed a destruction may not confirm it."""

    code = "second-lead-needed"

    def __init__(self) -> None:
        super().__init__("You proposed this yourself. Nothing was destroyed.", "Another clinical lead has to confirm.")


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What was destroyed. ``scrubbed`` is False where the file's free pages are still to be cleaned: the next unlock
    does it."""

    count: int
    scrubbed: bool
    changes: Changes


def propose_destruction(desk: Desk, now: KeepingNow, why: WhyDestroy) -> Changes:
    """Propose that a record that is due be destroyed. Raises ``NotDue``, ``DayNotSure``, ``ChangedElsewhere``."""
    records = authorise(desk, Permission.REVIEW_RETENTION)
    (years, _), day = read_years(desk), read_day(desk)
    person_id = now.person_id
    with records.writing() as unit:
        unit.people.get(person_id)
        if not day.sure:
            raise DayNotSure
        if _unchanged(judged(unit, person_id, years, day), now).stage is not Stage.DUE:
            raise NotDue
        said = Said(person_id, desk.clock.now(), desk.actor.id, Step.PROPOSED, "", None, why.value)
        unit.retention.add(said, now.said)
        unit.audit.write(AuditEvent(Event.DESTRUCTION_PROPOSED, person_id, "person", person_id, {"why": why.value}))
    return Changes.of(Topic.PEOPLE)


def decline_destruction(desk: Desk, now: KeepingNow, why: str) -> Changes:
    """Turn a proposal down, or take one's own back. Raises ``InvalidEntry``, ``ChangedElsewhere``."""
    records = authorise(desk, Permission.REVIEW_RETENTION)
    person_id, words = now.person_id, check_words(why)
    with records.writing() as unit:
        unit.people.get(person_id)
        said = Said(person_id, desk.clock.now(), desk.actor.id, Step.DECLINED, "", None, words)
        unit.retention.add(said, now.said)
        unit.audit.write(AuditEvent(Event.DESTRUCTION_DECLINED, person_id, "person", person_id))
    return Changes.of(Topic.PEOPLE)


def confirm_destruction(desk: Desk, now: KeepingNow) -> Destroyed:
    """Destroy the record for good, and with it every record that was merged into it.

    Everything is looked at again within the transaction. Raises ``NotDue``, ``DayNotSure``, ``SecondLeadNeeded``,
    ``ChangedElsewhere``; then nothing was destroyed.
    """
    records = authorise(desk, Permission.REVIEW_RETENTION)
    (years, _), day = read_years(desk), read_day(desk)
    with records.writing() as unit:
        unit.people.get(now.person_id)
        if not day.sure:
            raise DayNotSure
        verdict = _unchanged(judged(unit, now.person_id, years, day), now)
        if verdict.stage is not Stage.PROPOSED:
            raise NotDue
        stubs = _stubs(desk, unit, verdict)
        unit.destruction.destroy([stub.person_id for stub in stubs])
        for stub in stubs:
            unit.destruction.leave(stub)
            detail: dict[str, str | int] = {"class": stub.klass.value, "why": stub.why.value}
            unit.audit.write(AuditEvent(Event.DESTROYED, stub.person_id, "person", stub.person_id, detail))
    try:
        records.settle_erasures()
        scrubbed = True
    except StorageBusy:  # the rows are gone; another reader keeps the log open, and the next unlock makes it good
        scrubbed = False
    return Destroyed(len(stubs), scrubbed, Changes(frozenset(Topic)))


def _unchanged(verdict: Verdict, now: KeepingNow) -> Verdict:
    """The verdict, unless something was said since it was read."""
    if len(verdict.keeping.said) != now.said:
        raise ChangedElsewhere("Something was said about this record since you opened it.", "Open it again.")
    return verdict


def _stubs(desk: Desk, unit: RecordsUnit, verdict: Verdict) -> list[Stub]:
    proposal = verdict.keeping.proposal
    if proposal is None:
        raise NotDue
    if proposal.by == desk.actor.id:
        raise SecondLeadNeeded
    died = verdict.keeping.died
    return [
        Stub(
            person_id=person_id,
            klass=verdict.klass,
            last_contact=verdict.contact.on,
            died=died.on if died else None,
            rule=verdict.rule,
            why=WhyDestroy(proposal.why),
            proposed_at=proposal.at,
            proposed_by=proposal.by,
            confirmed_at=desk.clock.now(),
            confirmed_by=desk.actor.id,
        )
        for person_id in unit.merges.ids(verdict.contact.person_id)
    ]
