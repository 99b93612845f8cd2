"""The control file, step 5: what the trust has decided about information, and by whom."""

import sqlalchemy as sa
from alembic import op

revision = "control_5"
down_revision = "control_4"

INSERT_ONLY = ("trust_decision",)


def upgrade() -> None:
    """Add the tables of this step."""
    op.create_table(
        "trust_decision",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_trust_decision_matter", "trust_decision", ["matter"], unique=False)
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=5")
