"""Referrals, what happened to them, and the rules of local services as a lead wrote them."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from hubdesk.store.schema.bases import FOR_EVER, moment, records, refers, seq, text

referral = Table(
    "referral",
    records,
    seq(),
    text("id"),
    Column("version", Integer, nullable=False),
    refers("person_id", "person.id"),
    *(text(name) for name in ("destination", "to_name", "urgency", "joint_id", "lead", "worker")),
    Column("document_id", String),
    Column("follows", String),
    moment("opened_at"),
    text("opened_by"),
    # Where it stands, worked out from its events with each of them, so that a long list reads one row for each.
    *(text(name) for name in ("stage", "opened_on", "stage_on", "next_words")),
    *(Column(name, String) for name in ("sent_on", "next_due", "rejected_on")),
    Column("rejections", Integer, nullable=False),
    *(Column(name, Boolean, nullable=False) for name in ("withdrawn", "is_open")),
    UniqueConstraint("id"),
    Index("ix_referral_person_id", "person_id"),
    Index("ix_referral_document_id", "document_id"),
    Index("ix_referral_is_open", "is_open", "next_due"),
    Index("ix_referral_rejected_on", "rejected_on"),
)

referral_event = Table(
    "referral_event",
    records,
    seq(),
    refers("referral_id", "referral.id"),
    refers("person_id", "person.id"),
    Column("number", Integer, nullable=False),
    moment("at"),
    *(text(name) for name in ("by_user", "what", "how", "on_day", "words")),
    text("facts"),
    Column("due", String),
    Column("corrects", Integer),
    UniqueConstraint("referral_id", "number"),
    Index("ix_referral_event_person_id", "person_id"),
    info=FOR_EVER,
)

referral_booking = Table(
    "referral_booking",
    records,
    seq(),
    refers("referral_id", "referral.id"),
    refers("appointment_id", "appointment.id"),
    Column("number", Integer, nullable=False),
    Index("ix_referral_booking_referral_id", "referral_id"),
    Index("ix_referral_booking_appointment_id", "appointment_id"),
    info=FOR_EVER,
)
"""Which event of a referral goes with which appointment in the diary."""

destination_rules = Table(
    "destination_rules",
    records,
    seq(),
    *(text(name) for name in ("destination", "words")),
    moment("at"),
    text("by_user"),
    Index("ix_destination_rules_destination", "destination"),
    info=FOR_EVER,
)
