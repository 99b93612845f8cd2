"""Looking over the administration's audit trail: for the information governance lead, a clinical lead, and IT."""

from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.emergency import EmergencyOpening
from hubdesk.domain.ids import UserId
from hubdesk.domain.review import EVENTS, ReviewKind, TrailEvent
from hubdesk.domain.roles import Permission, may
from hubdesk.services.desk import Desk, administer

MOST = 200
"""How many events are shown; what is older stands in the trail all the same."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One list, newest first, and who is who."""

    kind: ReviewKind
    events: tuple[TrailEvent, ...]
    names: dict[UserId, str]
    emergencies: dict[str, EmergencyOpening]

    @property
    def full(self) -> bool:
        """Whether there may be older ones."""
        return len(self.events) == MOST


def kinds_for(desk: Desk) -> tuple[ReviewKind, ...]:
    """The lists that this user may see: IT sees how the store is kept, and not who opened a record with a reason."""
    everything = may(desk.actor.role, Permission.REVIEW_USERS)
    return tuple(kind for kind in ReviewKind if everything or kind is not ReviewKind.OPENINGS)


def review_trail(desk: Desk, kind: ReviewKind) -> Reviewed:
    """The newest events of a kind; that somebody looked is audited. Raises ``NotAllowed``."""
    wanted = (Permission.REVIEW_USERS,) if kind is ReviewKind.OPENINGS else (Permission.REVIEW_TRAIL,)
    control = administer(desk, *wanted)
    with control.writing() as unit:
        unit.audit.write(AuditEvent(Event.LISTED, object_type="trail", detail={"kind": kind.value}))
        events = unit.audit.latest(EVENTS[kind], MOST)
        names = {user.id: user.name for user in unit.users()}
        emergencies = {one.id: one for one in unit.emergencies.every()} if kind is ReviewKind.OPENINGS else {}
        return Reviewed(kind, tuple(events), names, emergencies)
