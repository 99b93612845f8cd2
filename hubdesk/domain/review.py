"""What the information governance lead looks over: the administration's audit trail, by kind, newest first.

No record is opened for it and no person is named: a record that was opened with a reason shows as who did it and when
(security design §4.7).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hubdesk.domain.audit import Event
from hubdesk.domain.ids import UserId


class ReviewKind(StrEnum):
    """One list."""

    OPENINGS = "openings"
    USERS = "users"
    REFUSALS = "refusals"
    STORE = "store"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            ReviewKind.OPENINGS: "Opened with a reason",
            ReviewKind.USERS: "Users and keys",
            ReviewKind.REFUSALS: "Wrong passwords and refusals",
            ReviewKind.STORE: "Backups, checks and settings",
        }[self]


EVENTS: Mapping[ReviewKind, tuple[Event, ...]] = {
    ReviewKind.OPENINGS: (Event.OPENED_WITH_REASON, Event.ACCESS_OPENED, Event.ACCESS_SEEN),
    ReviewKind.USERS: (
        Event.USER_ADDED,
        Event.USER_APPROVED,
        Event.USER_DISABLED,
        Event.USER_KEYS_REMOVED,
        Event.PASSWORD_RESET,
        Event.PASSWORD_CHANGED,
        Event.KEYS_CHANGED,
        Event.RECOVERY_REPLACED,
        Event.RECOVERY_USED,
    ),
    ReviewKind.REFUSALS: (Event.UNLOCK_REFUSED, Event.REFUSED, Event.EVENTS_LOST),
    ReviewKind.STORE: (
        Event.STORE_CREATED,
        Event.STORE_RESTORED,
        Event.STORE_CHECKED,
        Event.STORE_OLDER,
        Event.STORE_OLDER_EXPLAINED,
        Event.STORE_DAMAGED,
        Event.CLOCK_BACK,
        Event.CLOCK_MOVED,
        Event.BACKUP_MADE,
        Event.BACKUP_FAILED,
        Event.SETTING_CHANGED,
        Event.SITE_SET,
        Event.TRUST_DECIDED,
        Event.TEMPLATE_SAVED,
    ),
}


@dataclass(frozen=True, slots=True)
class TrailEvent:
    """One event of the administration's trail, as far as it is shown."""

    seq: int
    at: datetime
    actor: UserId
    event: Event
    object_type: str = ""
    object_id: str = ""
    detail: Mapping[str, str | int] = field(default_factory=dict)
