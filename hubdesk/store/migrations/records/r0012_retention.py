"""The records file, step 12: retention, destruction, merged records."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "records_12"
down_revision = "records_11"

INSERT_ONLY = ("retention_said", "destroyed", "erasure_key")


def upgrade() -> None:
    """Add the tables of this step, and the key of the erasure ledger, so that every later copy of the file has it."""
    op.create_table(
        "retention_said",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("on_day", sa.String(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_retention_said_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_retention_said_person_id", "retention_said", ["person_id"], unique=False)
    op.create_table(
        "destroyed",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("record_class", sa.String(), nullable=False),
        sa.Column("last_contact", sa.String(), nullable=False),
        sa.Column("died", sa.String(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("proposed_at", sa.String(), nullable=False),
        sa.Column("proposed_by", sa.String(), nullable=False),
        sa.Column("confirmed_at", sa.String(), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("person_id", name="uq_destroyed_person_id"),
    )
    op.create_table(
        "erasure_key",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "person_merge",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("merged_id", sa.String(), nullable=False),
        sa.Column("standing_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ended_at", sa.String(), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=True),
        sa.Column("ended_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["merged_id"], ["person.id"], name="fk_person_merge_merged_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["standing_id"], ["person.id"], name="fk_person_merge_standing_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_person_merge_id"),
    )
    op.create_index("ix_person_merge_merged_id", "person_merge", ["merged_id"], unique=False)
    op.create_index("ix_person_merge_standing_id", "person_merge", ["standing_id"], unique=False)
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute(sa.text("INSERT INTO erasure_key(key) VALUES (:key)").bindparams(key=secrets.token_bytes(32)))
    op.execute("PRAGMA user_version=12")
