"""The records file, step 10: in which language the questions of a form were shown, and what its translation was."""

import sqlalchemy as sa
from alembic import op

revision = "records_10"
down_revision = "records_9"


def upgrade() -> None:
    """Add the columns of this step."""
    for name in ("shown", "translation"):
        op.add_column("response_manner", sa.Column(name, sa.String(), server_default="", nullable=False))
    op.execute("PRAGMA user_version=10")
