"""Things to do."""

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint

from hubdesk.store.columns import Moment
from hubdesk.store.schema.bases import moment, records, refers, seq, text

task = Table(
    "task",
    records,
    seq(),
    text("id"),
    Column("version", Integer, nullable=False),
    refers("person_id", "person.id"),
    Column("visit_id", String),
    *(text(name) for name in ("kind", "what", "status", "owner", "step")),
    Column("due", String),
    moment("created_at"),
    text("created_by"),
    Column("ended_at", Moment),
    Column("ended_by", String),
    UniqueConstraint("id"),
    Index("ix_task_person_id", "person_id"),
    Index("ix_task_visit_id", "visit_id"),
    Index("ix_task_status", "status", "due"),
)
