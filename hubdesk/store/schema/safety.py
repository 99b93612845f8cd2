"""Safety actions: what triggered them, what was done."""

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint

from hubdesk.store.schema.bases import FOR_EVER, moment, records, refers, seq, text

safety_action = Table(
    "safety_action",
    records,
    seq(),
    text("id"),
    Column("version", Integer, nullable=False),
    refers("person_id", "person.id"),
    refers("visit_id", "visit.id"),
    moment("raised_at"),
    text("raised_by"),
    text("status"),
    UniqueConstraint("id"),
    Index("ix_safety_action_visit_id", "visit_id"),
    Index("ix_safety_action_status", "status"),
)

safety_trigger = Table(
    "safety_trigger",
    records,
    seq(),
    refers("action_id", "safety_action.id"),
    text("form_id"),
    text("link_id"),
    moment("at"),
    Index("ix_safety_trigger_action_id", "action_id"),
    info=FOR_EVER,
)

safety_entry = Table(
    "safety_entry",
    records,
    seq(),
    refers("action_id", "safety_action.id"),
    moment("at"),
    text("by_user"),
    text("role"),
    text("done"),
    text("told"),
    text("plan"),
    Column("outcome", String),
    Column("seen", Integer, nullable=False, server_default="0"),
    Index("ix_safety_entry_action_id", "action_id"),
    info=FOR_EVER,
)

urgent_call = Table(
    "urgent_call",
    records,
    seq(),
    refers("person_id", "person.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "told", "reply")),
    Index("ix_urgent_call_person_id", "person_id"),
    info=FOR_EVER,
)
