"""The records file, step 8: how an answer came about, and the paper it was typed from."""

import sqlalchemy as sa
from alembic import op

revision = "records_8"
down_revision = "records_7"

INSERT_ONLY = ("response_paper",)


def upgrade() -> None:
    """Add the column and the table of this step."""
    op.add_column("answer", sa.Column("mode", sa.String(), server_default="asked", nullable=False))
    op.create_table(
        "response_paper",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("response_id", sa.String(), nullable=False),
        sa.Column("filled_in_on", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["response.id"],
            name="fk_response_paper_response_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_response_paper_response_id", "response_paper", ["response_id"], unique=False)
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=8")
