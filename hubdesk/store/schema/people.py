"""People, their details section by section, and probation numbers."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, UniqueConstraint

from hubdesk.store.schema.bases import FOR_EVER, moment, records, refers, seq, text

person = Table(
    "person",
    records,
    seq(),
    text("id"),
    Column("version", Integer, nullable=False),
    *(text(name) for name in ("family", "given", "title", "preferred", "born")),
    Column("born_estimated", Boolean, nullable=False),
    *(text(name) for name in ("gender", "nhs_number", "site_id")),
    moment("registered_at"),
    text("registered_by"),
    text("name_folded"),
    UniqueConstraint("id"),
    Index("ix_person_registered_at", "registered_at"),
    Index("ix_person_nhs_number", "nhs_number"),
    Index("ix_person_name_folded", "name_folded", "born"),
    Index("ix_person_born", "born"),
)

person_revision = Table(
    "person_revision",
    records,
    seq(),
    refers("person_id", "person.id"),
    Column("version", Integer, nullable=False),
    text("state"),
    moment("replaced_at"),
    text("replaced_by"),
    text("reason"),
    UniqueConstraint("person_id", "version"),
    info=FOR_EVER,
)

person_section = Table(
    "person_section",
    records,
    seq(),
    refers("person_id", "person.id"),
    text("section"),
    Column("version", Integer, nullable=False),
    text("content"),
    Column("probation_origin", Boolean, nullable=False),
    moment("recorded_at"),
    text("recorded_by"),
    UniqueConstraint("person_id", "section", "version"),
    info=FOR_EVER,
)

person_number = Table(
    "person_number",
    records,
    seq(),
    refers("person_id", "person.id"),
    Column("version", Integer, nullable=False),
    *(text(name) for name in ("crn", "prison_number", "pnc")),
    Column("probation_origin", Boolean, nullable=False),
    moment("recorded_at"),
    text("recorded_by"),
    UniqueConstraint("person_id", "version"),
    *(Index(f"ix_person_number_{name}", name) for name in ("crn", "prison_number", "pnc")),
    info=FOR_EVER,
)
