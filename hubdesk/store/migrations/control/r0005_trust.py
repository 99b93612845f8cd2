"""The control file, step 5: what the trust has decided: legal bases, retention, ages of backups."""

from alembic import op

revision = "control_5"
down_revision = "control_4"


def upgrade() -> None:
    """Add the tables of this step."""
    op.execute("PRAGMA user_version=5")
