"""The records file, step 18: lists and series of the day."""

from alembic import op

revision = "records_18"
down_revision = "records_17"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=18")
