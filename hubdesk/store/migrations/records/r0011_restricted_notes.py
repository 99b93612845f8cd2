"""The records file, step 11: notes, restricted notes and flags, break-glass."""

import sqlalchemy as sa
from alembic import op

revision = "records_11"
down_revision = "records_10"

INSERT_ONLY = ("note", "person_flag", "record_restriction", "record_opening", "opening_review")


def upgrade() -> None:
    """Add the tables of this step."""
    op.create_table(
        "note",
        *_row("note"),
        sa.Column("note_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("dek", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary()),
        sa.UniqueConstraint("note_id", "version", name="uq_note_note_id"),
    )
    op.create_table("person_flag", *_row("person_flag"), *_sealed())
    op.create_table(
        "record_restriction",
        *_row("record_restriction"),
        sa.Column("named", sa.String(), nullable=False),
        *_sealed(),
    )
    op.create_table(
        "record_opening",
        *_row("record_opening"),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
    )
    op.create_table(
        "opening_review",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("opening_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opening_id"],
            ["record_opening.id"],
            name="fk_opening_review_opening_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("opening_id", name="uq_opening_review_opening_id"),
    )
    for table in INSERT_ONLY[:-1]:
        op.create_index(f"ix_{table}_person_id", table, ["person_id"], unique=False)
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=11")


def _row(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """What the rows about a person have in common."""
    return (
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=f"fk_{table}_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name=f"uq_{table}_id"),
    )


def _sealed() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("dek", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
    )
