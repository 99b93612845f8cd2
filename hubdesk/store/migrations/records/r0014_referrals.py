"""The records file, step 14: referrals followed to their end."""

from alembic import op

revision = "records_14"
down_revision = "records_13"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=14")
