"""The control file, step 4: practices and services."""

import sqlalchemy as sa
from alembic import op

revision = "control_4"
down_revision = "control_3"

INSERT_ONLY = ("practice_import", "practice_note", "service_revision")


def upgrade() -> None:
    """Add the tables of this step."""
    op.create_table(
        "practice",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("closed_on", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("code", name="uq_practice_code"),
    )
    # It keeps no text of its own: the words of a practice are made anew with each import, which replaces all of them.
    op.execute("CREATE VIRTUAL TABLE practice_fts USING fts5(words, content='')")
    op.create_table(
        "practice_import",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("practices", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "practice_note",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("homeless", sa.Boolean(), nullable=False),
        sa.Column("list_closed_on", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_practice_note_code", "practice_note", ["code"], unique=False)
    op.create_table(
        "service_revision",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("service_id", "version", name="uq_service_revision_service_id"),
    )
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=4")
