"""The control file, step 6: the hub's own templates."""

from alembic import op

revision = "control_6"
down_revision = "control_5"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=6")
