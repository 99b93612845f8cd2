"""Visits: who was in the room, what was planned, what was opened with, what is half typed."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from hubdesk.store.columns import Moment
from hubdesk.store.schema.bases import FOR_EVER, moment, records, refers, seq, text

visit = Table(
    "visit",
    records,
    seq(),
    text("id"),
    Column("version", Integer, nullable=False),
    refers("person_id", "person.id"),
    *(text(name) for name in ("site_id", "pathway_id", "status", "place_kind")),
    Column("place_response_id", String),
    text("place_link_id"),
    moment("started_at"),
    text("started_by"),
    moment("touched_at"),
    text("touched_by"),
    Column("completed_at", Moment),
    UniqueConstraint("id"),
    Index("ix_visit_person_id", "person_id"),
    Index("ix_visit_status", "status", "touched_at"),
    Index("ix_visit_touched_at", "touched_at", "person_id"),
    Index("ix_visit_completed_at", "completed_at"),
)

visit_setting = Table(
    "visit_setting",
    records,
    seq(),
    refers("visit_id", "visit.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "present", "interpreter")),
    Column("officer_present", Boolean, nullable=False),
    text("length"),
    Column("fit", Boolean, nullable=False),
    Column("private", Boolean, nullable=False),
    Column("adult", Boolean),
    Column("minutes", Integer),
    Column("language", String, nullable=False, server_default=""),
    Index("ix_visit_setting_visit_id", "visit_id"),
    info=FOR_EVER,
)

visit_plan = Table(
    "visit_plan",
    records,
    seq(),
    refers("visit_id", "visit.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "arranged", "dropped")),
    Index("ix_visit_plan_visit_id", "visit_id"),
    info=FOR_EVER,
)

visit_move = Table(
    "visit_move",
    records,
    seq(),
    refers("visit_id", "visit.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "from_person", "to_person", "reason")),
    Index("ix_visit_move_visit_id", "visit_id"),
    info=FOR_EVER,
)

typed_page = Table(
    "typed_page",
    records,
    seq(),
    *(text(name) for name in ("user_id", "kind", "about")),
    moment("at"),
    text("fields"),
    UniqueConstraint("user_id", "kind", "about"),
)

visit_opening = Table(
    "visit_opening",
    records,
    seq(),
    refers("visit_id", "visit.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "privacy_notice", "legal_basis", "legal_basis_words")),
    *(text(name) for name in ("objection", "objection_words", "matters")),
    Index("ix_visit_opening_visit_id", "visit_id"),
    info=FOR_EVER,
)

agreement = Table(
    "agreement",
    records,
    seq(),
    refers("person_id", "person.id"),
    Column("visit_id", String),
    moment("at"),
    *(text(name) for name in ("by_user", "recipient", "given", "name", "what", "how")),
    Column("until", String),
    Column("withdrawn_on", String),
    Index("ix_agreement_person_id", "person_id"),
    info=FOR_EVER,
)
