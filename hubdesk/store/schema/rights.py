"""What people are told and may ask for: privacy notice, objections, a copy of the record."""

from sqlalchemy import Boolean, Column, Index, String, Table

from hubdesk.store.schema.bases import FOR_EVER, moment, person_rows, records, refers, seq, text

notice_given = Table(
    "notice_given",
    records,
    seq(),
    refers("person_id", "person.id"),
    Column("visit_id", String),
    moment("at"),
    *(text(name) for name in ("by_user", "on_day", "how", "version", "version_date")),
    Column("easy_read", Boolean, nullable=False),
    Index("ix_notice_given_person_id", "person_id"),
    info=FOR_EVER,
)

objection = person_rows(
    "objection",
    Column("visit_id", String),
    moment("at"),
    *(text(name) for name in ("by_user", "to_what", "readers", "words")),
)

objection_decision = Table(
    "objection_decision",
    records,
    seq(),
    refers("objection_id", "objection.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "decision", "reasons")),
    Index("ix_objection_decision_objection_id", "objection_id"),
    info=FOR_EVER,
)

record_request = person_rows(
    "record_request",
    moment("at"),
    *(text(name) for name in ("by_user", "asked_on", "how", "identity")),
)

record_request_event = Table(
    "record_request_event",
    records,
    seq(),
    refers("request_id", "record_request.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "kind", "words", "checked", "name", "sha256")),
    Column("restricted", Boolean, nullable=False),
    Index("ix_record_request_event_request_id", "request_id"),
    info=FOR_EVER,
)
