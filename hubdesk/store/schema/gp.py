"""Getting a GP."""

from sqlalchemy import Index, Table, UniqueConstraint

from hubdesk.store.schema.bases import FOR_EVER, moment, records, refers, seq, text

gp_case = Table(
    "gp_case",
    records,
    seq(),
    refers("person_id", "person.id"),
    text("opened_on"),
    moment("opened_at"),
    text("opened_by"),
    UniqueConstraint("person_id"),
    info=FOR_EVER,
)

gp_case_event = Table(
    "gp_case_event",
    records,
    seq(),
    refers("person_id", "person.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "what", "how", "on_day", "words", "facts")),
    Index("ix_gp_case_event_person_id", "person_id"),
    info=FOR_EVER,
)
