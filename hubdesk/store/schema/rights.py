"""What people are told and may ask for: privacy notice, objections, a copy of the record."""

from sqlalchemy import Boolean, Column, Index, String, Table, UniqueConstraint

from hubdesk.store.columns import Moment
from hubdesk.store.schema.bases import FOR_EVER, records, refers, seq, text

notice_given = Table(
    "notice_given",
    records,
    seq(),
    refers("person_id", "person.id"),
    Column("visit_id", String),
    Column("at", Moment, nullable=False),
    *(text(name) for name in ("by_user", "on_day", "how", "version", "version_date")),
    Column("easy_read", Boolean, nullable=False),
    Index("ix_notice_given_person_id", "person_id"),
    info=FOR_EVER,
)

objection = Table(
    "objection",
    records,
    seq(),
    text("id"),
    refers("person_id", "person.id"),
    Column("visit_id", String),
    Column("at", Moment, nullable=False),
    *(text(name) for name in ("by_user", "to_what", "readers", "words")),
    UniqueConstraint("id"),
    Index("ix_objection_person_id", "person_id"),
    info=FOR_EVER,
)

objection_decision = Table(
    "objection_decision",
    records,
    seq(),
    refers("objection_id", "objection.id"),
    Column("at", Moment, nullable=False),
    *(text(name) for name in ("by_user", "decision", "reasons")),
    Index("ix_objection_decision_objection_id", "objection_id"),
    info=FOR_EVER,
)

record_request = Table(
    "record_request",
    records,
    seq(),
    text("id"),
    refers("person_id", "person.id"),
    Column("at", Moment, nullable=False),
    *(text(name) for name in ("by_user", "asked_on", "how", "identity")),
    UniqueConstraint("id"),
    Index("ix_record_request_person_id", "person_id"),
    info=FOR_EVER,
)

record_request_event = Table(
    "record_request_event",
    records,
    seq(),
    refers("request_id", "record_request.id"),
    Column("at", Moment, nullable=False),
    *(text(name) for name in ("by_user", "kind", "words", "checked", "name", "sha256")),
    Column("restricted", Boolean, nullable=False),
    Index("ix_record_request_event_request_id", "request_id"),
    info=FOR_EVER,
)
