"""The records file, step 5: documents drawn, printed and sent."""

from alembic import op

revision = "records_5"
down_revision = "records_4"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=5")
