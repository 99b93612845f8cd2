"""Open a restricted record with a reason, and look afterwards at why it was opened (security design §4.4, break-glass).

The way in is never shut for those in care: in an emergency it is one press and a word. Each opening is written down in
both audit trails and stays on the leads' list until another lead has looked at it.
"""

from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import OpeningId, PersonId, UserId
from hubdesk.domain.names import clean
from hubdesk.domain.people import PersonLine
from hubdesk.domain.problems import InvalidEntry, NotAllowed
from hubdesk.domain.restriction import Opening, Outcome, Review, Urgency, read_reason
from hubdesk.domain.roles import Permission, may
from hubdesk.domain.users import User
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.staff_names import staff_names

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Met:
    """What somebody who is not named sees of a restricted record: whose it is, and who could be asked."""

    line: PersonLine
    named: tuple[User, ...]
    may_open_for_care: bool


@dataclass(frozen=True, slots=True)
class OpeningsList:
    """The leads' list: openings that wait for a review first, then those reviewed, newest first."""

    openings: tuple[Opening, ...]
    people: dict[PersonId, PersonLine]
    names: dict[UserId, str]


def meet_record(desk: Desk, person_id: PersonId) -> Met:
    """The page in place of a restricted record; the try itself was audited at the gate."""
    records = authorise(desk, Permission.OPEN_PERSON)
    with records.reading() as unit:
        line, standing = unit.people.lines([person_id])[person_id], unit.restrictions.of_person(person_id)
    with desk.control.reading() as control:
        users = {user.id: user for user in control.users()}
    named = tuple(users[one] for one in (standing.named if standing else ()) if one in users)
    return Met(line, named, may(desk.actor.role, Permission.OPEN_WITH_REASON))


def open_with_reason(desk: Desk, person_id: PersonId, urgency: Urgency, reason: str) -> Changes:
    """Open a restricted record for the rest of the sitting. In an emergency everyone in care may, and a word is enough.

    Raises ``InvalidEntry`` (field "reason"), ``NotAllowed``.
    """
    emergency = urgency is Urgency.EMERGENCY
    records = authorise(desk, Permission.OPEN_PERSON if emergency else Permission.OPEN_WITH_REASON)
    words = read_reason(reason, urgency)
    opening = Opening(
        OpeningId(desk.ids.new()), person_id, desk.clock.now(), desk.actor.id, desk.actor.role, urgency, words
    )
    event = AuditEvent(Event.OPENED_WITH_REASON, person_id, "opening", opening.id, {"urgency": urgency.value})
    with records.writing() as unit:
        unit.restrictions.open(opening)
        unit.audit.write(event)
    with desk.control.writing() as control:  # where whoever holds no key to the records can see that it happened
        control.audit.write(event)
    return Changes.of(Topic.OPENINGS)


def list_openings(desk: Desk) -> OpeningsList:
    """Every opening; that they were listed is audited. Raises ``NotAllowed``."""
    with authorise(desk, Permission.REVIEW_OPENINGS).writing() as unit:
        found = sorted(unit.restrictions.openings(), key=lambda one: one.review is not None)
        people = dict(unit.people.lines(list(dict.fromkeys(one.person_id for one in found))))
        detail: dict[str, str | int] = {"found": len(found)}
        unit.audit.write(AuditEvent(Event.OPENINGS_LISTED, object_type="opening", detail=detail))
    return OpeningsList(tuple(found), people, staff_names(desk))


def review_opening(desk: Desk, opening_id: OpeningId, outcome: str, words: str) -> Changes:
    """Say what was found. Nobody reviews an opening of their own.

    Raises ``InvalidEntry`` (fields "outcome", "words"), ``NotAllowed``, ``ChangedElsewhere`` where it was reviewed.
    """
    records = authorise(desk, Permission.REVIEW_OPENINGS)
    words, wrong = clean(words), {}
    if outcome not in set(Outcome):
        wrong["outcome"] = "Choose what you found"
    elif Outcome(outcome) is not Outcome.RIGHT and not words:
        wrong["words"] = "Say what was done about it"
    if len(words) > _LONGEST:
        wrong["words"] = f"Use {_LONGEST} characters or fewer"
    if wrong:
        raise InvalidEntry(wrong)
    with records.writing() as unit:
        opening = unit.restrictions.opening(opening_id)
        if opening.by == desk.actor.id:
            raise NotAllowed("You opened this record yourself.", "Another clinical lead looks at it.")
        unit.restrictions.review(Review(opening_id, desk.clock.now(), desk.actor.id, Outcome(outcome), words))
        detail: dict[str, str | int] = {"outcome": outcome}
        unit.audit.write(AuditEvent(Event.OPENING_REVIEWED, opening.person_id, "opening", opening_id, detail))
    return Changes.of(Topic.OPENINGS)
