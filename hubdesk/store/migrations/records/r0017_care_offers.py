"""The records file, step 17: care offers and circumstances."""

from alembic import op

revision = "records_17"
down_revision = "records_16"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=17")
