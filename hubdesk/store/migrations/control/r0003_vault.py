"""The control file, step 3: events from before the unlock, rotation."""

from alembic import op

revision = "control_3"
down_revision = "control_2"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=3")
