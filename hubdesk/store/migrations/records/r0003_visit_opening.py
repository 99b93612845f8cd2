"""The records file, step 3: who is present, agreements to share, tasks."""

from alembic import op

revision = "records_3"
down_revision = "records_2"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=3")
