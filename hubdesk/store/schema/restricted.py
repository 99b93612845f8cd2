"""Notes, flags, and records that only named staff open. What is sealed lies in ``sealed``, with the id of the key that
sealed it in ``dek``; a note that everyone in care reads has neither."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, UniqueConstraint

from hubdesk.store.schema.bases import FOR_EVER, SEALED, moment, person_rows, records, refers, seq, text

note = Table(
    "note",
    records,
    seq(),
    text("id"),
    text("note_id"),
    Column("version", Integer, nullable=False),
    refers("person_id", "person.id"),
    text("step"),
    moment("at"),
    text("by_user"),
    Column("restricted", Boolean, nullable=False),
    *(text(name) for name in ("words", "why", "dek")),
    Column("sealed", LargeBinary, info=SEALED),
    UniqueConstraint("id"),
    UniqueConstraint("note_id", "version"),
    Index("ix_note_person_id", "person_id"),
    info=FOR_EVER,
)

person_flag = person_rows(
    "person_flag",
    moment("at"),
    *(text(name) for name in ("by_user", "dek")),
    Column("sealed", LargeBinary, nullable=False, info=SEALED),
)

record_restriction = person_rows(
    "record_restriction",
    moment("at"),
    *(text(name) for name in ("by_user", "named", "dek")),
    Column("sealed", LargeBinary, nullable=False, info=SEALED),
)

record_opening = person_rows(
    "record_opening",
    moment("at"),
    *(text(name) for name in ("by_user", "role", "urgency", "reason")),
)

opening_review = Table(
    "opening_review",
    records,
    seq(),
    refers("opening_id", "record_opening.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "outcome", "words")),
    UniqueConstraint("opening_id"),
    info=FOR_EVER,
)
