"""Care offered and support needed, and flags that were put on paper for one reader."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, UniqueConstraint

from hubdesk.store.columns import Moment
from hubdesk.store.schema.bases import FOR_EVER, SEALED, records, refers, seq, text

care_entry = Table(
    "care_entry",
    records,
    seq(),
    text("id"),
    refers("person_id", "person.id"),
    *(text(name) for name in ("kind", "course", "outcome", "day")),
    Column("written_at", Moment, nullable=False),
    *(text(name) for name in ("written_by", "written_as")),
    Column("due", String),
    *(text(name) for name in ("words", "facts")),
    UniqueConstraint("id"),
    Index("ix_care_entry_person_id", "person_id"),
    info=FOR_EVER,
)

care_entry_taken_back = Table(
    "care_entry_taken_back",
    records,
    seq(),
    refers("entry_id", "care_entry.id"),
    Column("at", Moment, nullable=False),
    *(text(name) for name in ("by_user", "why")),
    UniqueConstraint("entry_id"),
    info=FOR_EVER,
)

flag_paper = Table(
    "flag_paper",
    records,
    seq(),
    text("id"),
    refers("person_id", "person.id"),
    Column("at", Moment, nullable=False),
    *(text(name) for name in ("by_user", "dek")),
    Column("sealed", LargeBinary, nullable=False, info=SEALED),
    UniqueConstraint("id"),
    Index("ix_flag_paper_person_id", "person_id"),
    info=FOR_EVER,
)

flag_paper_event = Table(
    "flag_paper_event",
    records,
    seq(),
    refers("paper_id", "flag_paper.id"),
    Column("at", Moment, nullable=False),
    *(text(name) for name in ("by_user", "printer")),
    Column("pages", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    info=FOR_EVER,
)
