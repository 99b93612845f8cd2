"""Appointments and what became of them."""

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint

from hubdesk.store.schema.bases import FOR_EVER, moment, records, refers, seq, text

appointment = Table(
    "appointment",
    records,
    seq(),
    text("id"),
    Column("version", Integer, nullable=False),
    refers("person_id", "person.id"),
    text("site_id"),
    *(text(name) for name in ("day", "at", "status", "details")),
    Column("reason", String),
    moment("booked_at"),
    text("booked_by"),
    Column("instead_of", String),
    Column("series", String),
    UniqueConstraint("id"),
    Index("ix_appointment_person_id", "person_id"),
    Index("ix_appointment_day", "day", "at"),
    Index("ix_appointment_status", "status", "day"),
)

appointment_event = Table(
    "appointment_event",
    records,
    seq(),
    refers("appointment_id", "appointment.id"),
    text("kind"),
    moment("at"),
    *(text(name) for name in ("by_user", "status", "details")),
    Column("reason", String),
    text("note"),
    Index("ix_appointment_event_appointment_id", "appointment_id"),
    info=FOR_EVER,
)
