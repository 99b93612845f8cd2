"""The control file, step 4: practices and services."""

from alembic import op

revision = "control_4"
down_revision = "control_3"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=4")
