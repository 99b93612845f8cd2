"""The records file, step 4: appointments and their events."""

from alembic import op

revision = "records_4"
down_revision = "records_3"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=4")
