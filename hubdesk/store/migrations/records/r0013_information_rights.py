"""The records file, step 13: privacy notices given, objections, copies of the record asked for."""

import sqlalchemy as sa
from alembic import op

revision = "records_13"
down_revision = "records_12"

INSERT_ONLY = ("notice_given", "objection", "objection_decision", "record_request", "record_request_event")


def upgrade() -> None:
    """Add the tables of this step."""
    op.create_table(
        "notice_given",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=True),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("on_day", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("version_date", sa.String(), nullable=False),
        sa.Column("easy_read", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_notice_given_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_notice_given_person_id", "notice_given", ["person_id"], unique=False)
    op.create_table(
        "objection",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=True),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("to_what", sa.String(), nullable=False),
        sa.Column("readers", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_objection_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_objection_id"),
    )
    op.create_index("ix_objection_person_id", "objection", ["person_id"], unique=False)
    op.create_table(
        "objection_decision",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("objection_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("reasons", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["objection_id"],
            ["objection.id"],
            name="fk_objection_decision_objection_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_objection_decision_objection_id", "objection_decision", ["objection_id"], unique=False)
    op.create_table(
        "record_request",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("asked_on", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_record_request_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_record_request_id"),
    )
    op.create_index("ix_record_request_person_id", "record_request", ["person_id"], unique=False)
    op.create_table(
        "record_request_event",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("checked", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["record_request.id"],
            name="fk_record_request_event_request_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_record_request_event_request_id", "record_request_event", ["request_id"], unique=False)
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=13")
