"""The records file, step 9: getting registered with a GP, followed to its end."""

import sqlalchemy as sa
from alembic import op

revision = "records_9"
down_revision = "records_8"

INSERT_ONLY = ("gp_case", "gp_case_event")


def upgrade() -> None:
    """Add the tables of this step."""
    op.create_table(
        "gp_case",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("opened_on", sa.String(), nullable=False),
        sa.Column("opened_at", sa.String(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_gp_case_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("person_id", name="uq_gp_case_person_id"),
    )
    op.create_table(
        "gp_case_event",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("on_day", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_gp_case_event_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_gp_case_event_person_id", "gp_case_event", ["person_id"], unique=False)
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=9")
