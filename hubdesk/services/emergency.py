"""Telling every clinical lead that somebody was let in with the recovery kit, until they say that they have read it."""

from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.emergency import EmergencyOpening
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, administer
from hubdesk.services.key_change import ASKED
from hubdesk.services.staff_names import FORMER_FIRST


@dataclass(frozen=True, slots=True)
class EmergencyNews:
    """What a lead has not read yet, each with the name of who was let in; and whether the keys wait to be changed."""

    openings: tuple[tuple[EmergencyOpening, str], ...]
    keys_asked: bool


def emergency_news(desk: Desk) -> EmergencyNews:
    """What this lead has to be told. Raises ``NotAllowed``."""
    with administer(desk, Permission.APPROVE_USERS).reading() as unit:
        names = {user.id: user.name for user in unit.users()}
        unseen = unit.emergencies.unseen(desk.actor.id)
        asked = bool(unit.setting(ASKED))
    return EmergencyNews(tuple((one, names.get(one.user_id, FORMER_FIRST)) for one in unseen), asked)


def have_read(desk: Desk, opening_id: str) -> Changes:
    """This lead has read of it. Raises ``NotAllowed``."""
    with administer(desk, Permission.APPROVE_USERS).writing() as unit:
        unit.emergencies.saw(opening_id, desk.actor.id, desk.clock.now())
        unit.audit.write(AuditEvent(Event.ACCESS_SEEN, None, "emergency", opening_id))
    return Changes.of(Topic.USERS)
