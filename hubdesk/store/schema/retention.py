"""How long records are kept, what was destroyed, and records put together."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, UniqueConstraint

from hubdesk.store.columns import Moment
from hubdesk.store.schema.bases import FOR_EVER, moment, records, refers, seq, text

retention_said = Table(
    "retention_said",
    records,
    seq(),
    refers("person_id", "person.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "step", "value")),
    Column("on_day", String),
    text("why"),
    Index("ix_retention_said_person_id", "person_id"),
    info=FOR_EVER,
)

destroyed = Table(
    "destroyed",
    records,
    seq(),
    *(text(name) for name in ("person_id", "record_class", "last_contact")),
    Column("died", String),
    *(text(name) for name in ("rule", "why")),
    moment("proposed_at"),
    text("proposed_by"),
    moment("confirmed_at"),
    text("confirmed_by"),
    UniqueConstraint("person_id"),
    info=FOR_EVER,
)
"""The stub of each destroyed record. Its ``person_id`` refers to nobody any more."""

erasure_key = Table(
    "erasure_key",
    records,
    seq(),
    Column("key", LargeBinary, nullable=False),
    info=FOR_EVER,
)
"""One row, made with the file: the key under which the erasure ledger's lines are sealed. Every backup holds it."""

person_merge = Table(
    "person_merge",
    records,
    seq(),
    text("id"),
    Column("version", Integer, nullable=False),
    refers("merged_id", "person.id"),
    refers("standing_id", "person.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "reason")),
    Column("ended_at", Moment),
    Column("ended_by", String),
    text("ended_reason"),
    UniqueConstraint("id"),
    Index("ix_person_merge_merged_id", "merged_id"),
    Index("ix_person_merge_standing_id", "standing_id"),
)
