"""The control file, step 3: access in an emergency, and which lead has read of it."""

import sqlalchemy as sa
from alembic import op

revision = "control_3"
down_revision = "control_2"

INSERT_ONLY = ("emergency_opening", "emergency_seen")


def upgrade() -> None:
    """Add the tables of this step."""
    op.create_table(
        "emergency_opening",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("first_person", sa.String(), nullable=False),
        sa.Column("second_person", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_emergency_opening_id"),
        _refers("emergency_opening", "user_id", "user.id"),
    )
    op.create_table(
        "emergency_seen",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("opening_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        _refers("emergency_seen", "opening_id", "emergency_opening.id"),
        _refers("emergency_seen", "user_id", "user.id"),
    )
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=3")


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [target], name=f"fk_{table}_{column}", deferrable=True, initially="DEFERRED"
    )
