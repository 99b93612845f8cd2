"""The records file, step 16: the steps of getting a GP."""

import sqlalchemy as sa
from alembic import op

revision = "records_16"
down_revision = "records_15"


def upgrade() -> None:
    """What is told with a step; steps that were told before have nothing beside them."""
    op.add_column("gp_case_event", sa.Column("facts", sa.String(), nullable=False, server_default="{}"))
    op.execute("PRAGMA user_version=16")
