"""The records file, step 15: appointments booked as a series."""

import sqlalchemy as sa
from alembic import op

revision = "records_15"
down_revision = "records_14"


def upgrade() -> None:
    """Add the column of this step."""
    op.add_column("appointment", sa.Column("series", sa.String(), nullable=True))
    op.execute("PRAGMA user_version=15")
