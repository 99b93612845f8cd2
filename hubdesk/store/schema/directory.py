"""The control file: GP practices, what the hub notes of them, imports made, and the services round the hub."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from hubdesk.store.schema.bases import FOR_EVER, control, moment, seq, text

practice = Table(
    "practice",
    control,
    seq(),
    *(text(name) for name in ("code", "name", "address", "town", "postcode", "phone", "standing", "country")),
    Column("closed_on", String),
    UniqueConstraint("code"),
)
"""Replaced whole by an import, in the order in which practices are listed; found by the FTS5 index ``practice_fts``."""

practice_import = Table(
    "practice_import",
    control,
    seq(),
    moment("at"),
    text("by_user"),
    *(Column(name, Integer, nullable=False) for name in ("practices", "added", "gone", "closed", "left_out")),
    text("sha256"),
    info=FOR_EVER,
)

practice_note = Table(
    "practice_note",
    control,
    seq(),
    text("code"),
    moment("at"),
    text("by_user"),
    Column("homeless", Boolean, nullable=False),
    Column("list_closed_on", String),
    text("words"),
    Index("ix_practice_note_code", "code"),
    info=FOR_EVER,
)

service_revision = Table(
    "service_revision",
    control,
    seq(),
    text("service_id"),
    Column("version", Integer, nullable=False),
    moment("at"),
    text("by_user"),
    text("content"),
    UniqueConstraint("service_id", "version", name="uq_service_revision_service_id"),
    info=FOR_EVER,
)
"""Each saving of a service adds a row; the newest version stands."""
