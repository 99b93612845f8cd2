"""Letters and cards, and the print log."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from hubdesk.store.schema.bases import FOR_EVER, moment, records, refers, seq, text

document = Table(
    "document",
    records,
    seq(),
    text("id"),
    Column("version", Integer, nullable=False),
    refers("person_id", "person.id"),
    Column("visit_id", String),
    *(text(name) for name in ("template", "status", "typed")),
    moment("made_at"),
    text("made_by"),
    moment("touched_at"),
    text("touched_by"),
    UniqueConstraint("id"),
    Index("ix_document_person_id", "person_id"),
    Index("ix_document_touched_at", "touched_at"),
)

document_final = Table(
    "document_final",
    records,
    seq(),
    refers("document_id", "document.id"),
    *(text(name) for name in ("template", "template_version", "content", "sha256")),
    moment("at"),
    text("by_user"),
    UniqueConstraint("document_id"),
    info=FOR_EVER,
)

document_event = Table(
    "document_event",
    records,
    seq(),
    refers("document_id", "document.id"),
    text("kind"),
    moment("at"),
    *(text(name) for name in ("by_user", "printer")),
    Column("pages", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("again", Boolean, nullable=False),
    Index("ix_document_event_document_id", "document_id"),
    info=FOR_EVER,
)

draft_notice = Table(
    "draft_notice",
    records,
    seq(),
    refers("document_id", "document.id"),
    moment("at"),
    Index("ix_draft_notice_document_id", "document_id"),
    info=FOR_EVER,
)
"""Since when it is said that a draft nobody touches is going to be removed."""
