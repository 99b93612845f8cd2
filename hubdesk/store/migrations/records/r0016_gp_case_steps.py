"""The records file, step 16: the steps of getting a GP."""

from alembic import op

revision = "records_16"
down_revision = "records_15"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=16")
