"""The records file, step 2: what is known of a person beyond their identity."""

import sqlalchemy as sa
from alembic import op

revision = "records_2"
down_revision = "records_1"

INSERT_ONLY = ("person_section", "person_number")


def upgrade() -> None:
    """Add the tables of this step: each saving is a row that stands for ever, the newest one counts."""
    op.create_table(
        "person_section",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("probation_origin", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_person_section_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("person_id", "section", "version", name="uq_person_section_person_id"),
    )
    op.create_table(
        "person_number",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("crn", sa.String(), nullable=False),
        sa.Column("prison_number", sa.String(), nullable=False),
        sa.Column("pnc", sa.String(), nullable=False),
        sa.Column("probation_origin", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_person_number_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("person_id", "version", name="uq_person_number_person_id"),
    )
    for name in ("crn", "prison_number", "pnc"):
        op.create_index(f"ix_person_number_{name}", "person_number", [name], unique=False)
    op.create_index("ix_person_born", "person", ["born"], unique=False)
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=2")
