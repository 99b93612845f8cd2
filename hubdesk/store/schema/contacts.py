"""The log of contacts."""

from sqlalchemy import Column, Index, Integer, Table, UniqueConstraint

from hubdesk.store.columns import Moment
from hubdesk.store.schema.bases import FOR_EVER, records, refers, seq, text

contact = Table(
    "contact",
    records,
    seq(),
    text("id"),
    refers("person_id", "person.id"),
    *(text(name) for name in ("day", "how")),
    Column("written_at", Moment, nullable=False),
    *(text(name) for name in ("written_by", "with_whom")),
    Column("minutes", Integer),
    *(text(name) for name in ("barriers", "words")),
    UniqueConstraint("id"),
    Index("ix_contact_person_id", "person_id"),
    info=FOR_EVER,
)

contact_taken_back = Table(
    "contact_taken_back",
    records,
    seq(),
    refers("contact_id", "contact.id"),
    Column("at", Moment, nullable=False),
    *(text(name) for name in ("by_user", "why")),
    UniqueConstraint("contact_id"),
    info=FOR_EVER,
)
