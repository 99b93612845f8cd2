"""The log of contacts."""

from sqlalchemy import Column, Integer

from hubdesk.store.schema.bases import moment, person_rows, taken_back, text

contact = person_rows(
    "contact",
    *(text(name) for name in ("day", "how")),
    moment("written_at"),
    *(text(name) for name in ("written_by", "with_whom")),
    Column("minutes", Integer),
    *(text(name) for name in ("barriers", "words")),
)

contact_taken_back = taken_back("contact", "contact_id")
