"""A person asks for a copy of their record: written down by anyone in care, approved or refused by a lead."""

from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import read_date
from hubdesk.domain.ids import PersonId
from hubdesk.domain.problems import InvalidEntry, NotFound
from hubdesk.domain.rights import RecordRequest, RequestEvent, RequestId, RequestStep
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.ports import RecordsUnit

CHANGED = Changes.of(Topic.RIGHTS)
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class RequestEntry:
    """What stands on the page, exactly as typed. An empty day is today."""

    how: str = ""
    identity: str = ""
    day: tuple[str, str, str] = ("", "", "")


def ask_for_copy(desk: Desk, person_id: PersonId, entry: RequestEntry) -> Changes:
    """Write down that the person asked. The month to answer runs from that day. Raises ``InvalidEntry``."""
    records = authorise(desk, Permission.KEEP_RIGHTS)
    today, wrong, asked_on = desk.clock.now().date(), {}, desk.clock.now().date()
    for name, text, message in (
        ("how", entry.how, "Say how they asked. By word of mouth counts"),
        ("identity", entry.identity, "Say how you know who asked"),
    ):
        if not text.strip():
            wrong[name] = message
        elif len(text) > _LONGEST:
            wrong[name] = f"Use {_LONGEST} characters or fewer"
    if any(part.strip() for part in entry.day):
        try:
            asked_on = read_date(*entry.day)
        except ValueError as e:
            wrong["day"] = str(e)
        if asked_on > today:
            wrong["day"] = "The day must be today or earlier"
    if wrong:
        raise InvalidEntry(wrong)
    how, identity = entry.how.strip(), entry.identity.strip()
    request_id = RequestId(desk.ids.new())
    request = RecordRequest(request_id, person_id, desk.clock.now(), desk.actor.id, asked_on, how, identity)
    with records.writing() as unit:
        unit.people.get(person_id)
        unit.rights.add_request(request)
        unit.audit.write(AuditEvent(Event.RECORD_ASKED_FOR, person_id, "record-request", request_id))
    return CHANGED


def decide_request(desk: Desk, person_id: PersonId, request_id: RequestId, reason: str, *, approve: bool) -> Changes:
    """A lead approves or refuses, with the reason. Raises ``InvalidEntry``, ``NotAllowed``, ``NotFound``."""
    records = authorise(desk, Permission.DECIDE_RIGHTS)
    if not reason.strip():
        raise InvalidEntry({"reason": "Write the reason. It is kept, and the person may ask for it"})
    if len(reason) > _LONGEST:
        raise InvalidEntry({"reason": f"Use {_LONGEST} characters or fewer"})
    step = RequestStep.APPROVED if approve else RequestStep.REFUSED
    with records.writing() as unit:
        unit.people.get(person_id)
        find_request(unit, person_id, request_id)
        unit.rights.add_step(RequestEvent(request_id, step, desk.clock.now(), desk.actor.id, reason.strip()))
        event = Event.RECORD_APPROVED if approve else Event.RECORD_REFUSED
        unit.audit.write(AuditEvent(event, person_id, "record-request", request_id))
    return CHANGED


def find_request(unit: RecordsUnit, person_id: PersonId, request_id: RequestId) -> RecordRequest:
    """One request of this person. Raises ``NotFound``."""
    found = next((one for one in unit.rights.requests(person_id) if one.id == request_id), None)
    if found is None:
        raise NotFound("This request was not found.", "Go back and open the person again.")
    return found
