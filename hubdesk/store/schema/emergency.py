"""The control file: access in an emergency, and which lead has read of it."""

from sqlalchemy import Table, UniqueConstraint

from hubdesk.store.schema.bases import FOR_EVER, control, moment, refers, seq, text

emergency_opening = Table(
    "emergency_opening",
    control,
    seq(),
    text("id"),
    moment("at"),
    refers("user_id", "user.id"),
    *(text(name) for name in ("first_person", "second_person", "why")),
    UniqueConstraint("id"),
    info=FOR_EVER,
)

emergency_seen = Table(
    "emergency_seen",
    control,
    seq(),
    refers("opening_id", "emergency_opening.id"),
    refers("user_id", "user.id"),
    moment("at"),
    info=FOR_EVER,
)
