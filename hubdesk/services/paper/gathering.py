"""Everything a paper may be made of, read in one transaction. Nothing is worked out again: scores are as stored."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from hubdesk.domain.agreements import Agreement, Recipient
from hubdesk.domain.appointments import Appointment, AppointmentStatus
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.details import Details
from hubdesk.domain.documents import Document, PaperKind
from hubdesk.domain.gp_case import GpCase
from hubdesk.domain.ids import PersonId, ResponseId
from hubdesk.domain.paper import Sender
from hubdesk.domain.people import Person
from hubdesk.domain.rights import Objection
from hubdesk.domain.safety import SafetyAction
from hubdesk.domain.site import Site
from hubdesk.domain.tasks import Task, TaskKind, TaskStatus
from hubdesk.domain.users import User
from hubdesk.domain.visits import Response, StoredScore, Visit, VisitStatus
from hubdesk.services.asked_alone import asked_alone
from hubdesk.services.desk import Desk
from hubdesk.services.last_result import COUNTS
from hubdesk.services.paper.letterhead import sender
from hubdesk.services.paper.profile import Profile, read_profile
from hubdesk.services.person_head import PersonHead, any_open, restriction_of
from hubdesk.services.ports import RecordsUnit


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known now. ``visit`` is the one the paper is about: its own, else the last finished one."""

    person: Person
    details: Details
    """What papers are made from: nothing that comes from probation (``domain.offence_data``)."""
    visit: Visit | None
    responses: tuple[Response, ...]
    scores: dict[str, tuple[StoredScore, ...]]
    """By response; none of a form that is only asked of somebody who is alone."""
    not_validated: dict[ResponseId, str]
    """What is said beside the scores of responses asked in an interpreter's words or an untested translation."""
    safety: tuple[SafetyAction, ...]
    tasks: tuple[Task, ...]
    agreements: tuple[Agreement, ...]
    appointments: tuple[Appointment, ...]
    """Booked ones to come, soonest first."""
    matters: str
    officer_present: bool
    sender: Sender
    site: Site
    actor: User
    at: datetime
    objections: tuple[Objection, ...] = ()
    whole: Details = field(default_factory=Details)
    """With what comes from probation: for the head of the page, and to know what must not stand on paper."""
    profile: Profile = field(default_factory=dict)
    """The latest profile of strengths and challenges; read only for the sheet made of it."""
    restriction: str = ""
    """See ``PersonHead``."""
    gp_case: GpCase | None = None
    """How far they are on the way to a GP."""

    @property
    def today(self) -> date:
        """The day at the hub."""
        return self.at.astimezone(BRITISH).date()

    @property
    def head(self) -> PersonHead:
        """What heads the page of a paper."""
        return PersonHead(self.person, self.whole, any_open(self.safety), self.officer_present, self.restriction)

    def agreement(self, recipient: Recipient) -> Agreement | None:
        """The agreement with this recipient where it holds today."""
        return next((a for a in self.agreements if a.recipient is recipient and a.covers(self.today)), None)


def agreed(kind: PaperKind, known: Gathered) -> Agreement | None:
    """The agreement a paper stands on: that with its reader, where every reader has one that holds today."""
    found = [known.agreement(reader) for reader in kind.readers]
    return found[0] if found and all(found) else None


def gather(desk: Desk, unit: RecordsUnit, document: Document, head: Sender) -> Gathered:
    """Read it all. ``head`` is read before (``letterhead.sender``): the control file has its own transactions."""
    person_id, at = document.person_id, desk.clock.now()
    visits = tuple(unit.visits.of_person(person_id))
    visit = _about(document, visits)
    responses = tuple(r for r in unit.responses.of_visit(visit.id) if r.status in COUNTS) if visit else ()
    private = asked_alone(desk.shelf.library)
    tellable = [r.id for r in responses if r.form_id not in private]
    opening, details = unit.openings.latest_opening(person_id), unit.details.of(person_id)
    tasks = unit.tasks.of_visit(visit.id) if visit else unit.tasks.of_person(person_id)
    return Gathered(
        person=unit.people.get(person_id),
        details=details.for_paper,
        whole=details,
        objections=tuple(unit.rights.objections(person_id)),
        visit=visit,
        responses=responses,
        scores={str(key): scores for key, scores in unit.responses.scores(tellable).items()},
        not_validated=_not_validated(unit, [r.id for r in responses]),
        safety=tuple(unit.safety.of_visit(visit.id)) if visit else (),
        tasks=tuple(t for t in tasks if t.status is TaskStatus.OPEN and t.kind is TaskKind.ACTION),
        agreements=tuple(unit.agreements.of_person(person_id)),
        appointments=tuple(
            a
            for a in unit.appointments.of_person(person_id)
            if a.status is AppointmentStatus.BOOKED and a.details.starts > at
        ),
        matters=opening.matters if opening else "",
        officer_present=officer_present(unit, person_id),
        sender=head,
        site=desk.site,
        actor=desk.actor,
        at=at,
        gp_case=unit.gp_cases.of(person_id),
        profile=read_profile(desk, unit, person_id) if document.template == "sheet-what-helps" else {},
        restriction=restriction_of(unit, person_id),
    )


def officer_present(unit: RecordsUnit, person_id: PersonId) -> bool:
    """Whether an officer sits in the person's visit now: health information is not to be shown."""
    running = next((v for v in unit.visits.of_person(person_id) if v.status is not VisitStatus.COMPLETED), None)
    setting = unit.openings.setting(running.id) if running else None
    return setting is not None and setting.officer_present


def _not_validated(unit: RecordsUnit, ids: Sequence[ResponseId]) -> dict[ResponseId, str]:
    kept = unit.manners.of(ids)
    warnings = {i: dict.fromkeys(m.warning for m in manners if m.warning) for i, manners in kept.items()}
    return {i: ". ".join(found) for i, found in warnings.items() if found}


def head_of(desk: Desk) -> Sender:
    """The letterhead, to be read before the records are opened."""
    return sender(desk)


def _about(document: Document, visits: tuple[Visit, ...]) -> Visit | None:
    own = next((v for v in visits if v.id == document.visit_id), None)
    return own or next((v for v in visits if v.status is VisitStatus.COMPLETED), None)
