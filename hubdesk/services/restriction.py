"""Restrict a record to named staff, change who they are, or give it back to everyone in care. A lead's decision."""

from collections.abc import Collection
from dataclasses import dataclass

from hubdesk.domain.accounts import AccountState
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.names import clean
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry
from hubdesk.domain.restriction import Opening, Restriction
from hubdesk.domain.roles import RECORDS as RECORDS_KEY
from hubdesk.domain.roles import Permission, data_keys
from hubdesk.domain.sealed import SealedPlace
from hubdesk.domain.users import User
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.sealing import restricted_key

_TABLE = "record_restriction"
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class RestrictionNow:
    """The page of a record's restriction."""

    head: PersonHead
    standing: Restriction | None
    why: str
    staff: tuple[User, ...]
    """Everyone in care who could be named, by name."""
    openings: tuple[Opening, ...]


def read_restriction(desk: Desk, person_id: PersonId) -> RestrictionNow:
    """Who may open this record, and why. Raises ``NotAllowed``; ``RecordRestricted`` for a lead who is not named."""
    key, staff = restricted_key(desk), _staff(desk)
    with authorise(desk, Permission.RESTRICT_RECORD).writing() as unit:
        head = read_head(unit, person_id)
        standing = unit.restrictions.of_person(person_id)
        openings = tuple(unit.restrictions.openings(person_id))
        unit.audit.write(AuditEvent(Event.PERSON_OPENED, person_id, "person", person_id, {"for": "restriction"}))
    why = key.open(SealedPlace(_TABLE, standing.id), standing.why) if standing and standing.stands else ""
    return RestrictionNow(head, standing if standing and standing.stands else None, why, staff, openings)


def restrict_record(desk: Desk, person_id: PersonId, named: Collection[UserId], why: str, seen: str = "") -> Changes:
    """From now on only these open the record in the ordinary way. ``seen`` is the restriction it takes the place of.

    Raises ``InvalidEntry``, ``NotAllowed``, ``ChangedElsewhere``.
    """
    authorise(desk, Permission.RESTRICT_RECORD)
    staff = {user.id: user for user in _staff(desk)}
    wrong: dict[str, str] = {}
    if not any(user_id in staff and staff[user_id].role.clinical for user_id in named):
        wrong["named"] = "Name at least one clinician, so that somebody can look after the person"
    return _write(desk, person_id, [one for one in staff if one in named], why, seen, wrong)


def lift_restriction(desk: Desk, person_id: PersonId, why: str, seen: str) -> Changes:
    """Everyone in care opens the record again. As ``restrict_record``."""
    authorise(desk, Permission.RESTRICT_RECORD)
    return _write(desk, person_id, (), why, seen, {})


def _write(
    desk: Desk, person_id: PersonId, named: Collection[UserId], why: str, seen: str, wrong: dict[str, str]
) -> Changes:
    key, why = restricted_key(desk), clean(why)
    if not why or len(why) > _LONGEST:
        wrong["why"] = f"Use {_LONGEST} characters or fewer" if why else "Say why"
    if wrong:
        raise InvalidEntry(wrong)
    row_id = desk.ids.new()
    sealed = key.seal(SealedPlace(_TABLE, row_id), why)
    event = Event.RECORD_RESTRICTED if named else Event.RECORD_UNRESTRICTED
    with authorise(desk, Permission.RESTRICT_RECORD).writing() as unit:
        unit.people.get(person_id)
        standing = unit.restrictions.of_person(person_id)
        if (standing.id if standing and standing.stands else "") != seen:
            raise ChangedElsewhere("Another lead has just changed who may open this record.", "Open the page again.")
        unit.restrictions.add(Restriction(row_id, person_id, desk.clock.now(), desk.actor.id, tuple(named), sealed))
        unit.audit.write(AuditEvent(event, person_id, "person", person_id, {"named": len(named)}))
    return Changes.of(Topic.PEOPLE, Topic.OPENINGS)


def _staff(desk: Desk) -> tuple[User, ...]:
    """Those whose keys reach the records and whose account is in use."""
    with desk.control.reading() as unit:
        accounts = {account.user.id: account.state for account in unit.accounts()}
        users = [user for user in unit.users() if RECORDS_KEY in data_keys(user.role)]
    return tuple(user for user in users if accounts.get(user.id, AccountState.ACTIVE) is not AccountState.DISABLED)
