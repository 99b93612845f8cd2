"""Care offered and support needed, and flags that were put on paper for one reader."""

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from hubdesk.store.schema.bases import FOR_EVER, SEALED, moment, person_rows, records, refers, seq, taken_back, text

care_entry = person_rows(
    "care_entry",
    *(text(name) for name in ("kind", "course", "outcome", "day")),
    moment("written_at"),
    *(text(name) for name in ("written_by", "written_as")),
    Column("due", String),
    *(text(name) for name in ("words", "facts")),
)

care_entry_taken_back = taken_back("care_entry", "entry_id")

flag_paper = person_rows(
    "flag_paper",
    moment("at"),
    *(text(name) for name in ("by_user", "dek")),
    Column("sealed", LargeBinary, nullable=False, info=SEALED),
)

flag_paper_event = Table(
    "flag_paper_event",
    records,
    seq(),
    refers("paper_id", "flag_paper.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "printer")),
    Column("pages", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    info=FOR_EVER,
)
