"""Getting a GP."""

from sqlalchemy import Column, Index, Table, UniqueConstraint

from hubdesk.store.columns import Moment
from hubdesk.store.schema.bases import FOR_EVER, records, refers, seq, text

gp_case = Table(
    "gp_case",
    records,
    seq(),
    refers("person_id", "person.id"),
    text("opened_on"),
    Column("opened_at", Moment, nullable=False),
    text("opened_by"),
    UniqueConstraint("person_id"),
    info=FOR_EVER,
)

gp_case_event = Table(
    "gp_case_event",
    records,
    seq(),
    refers("person_id", "person.id"),
    Column("at", Moment, nullable=False),
    *(text(name) for name in ("by_user", "what", "how", "on_day", "words", "facts")),
    Index("ix_gp_case_event_person_id", "person_id"),
    info=FOR_EVER,
)
