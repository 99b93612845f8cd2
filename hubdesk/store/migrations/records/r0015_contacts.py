"""The records file, step 15: appointments booked as a series, calls for urgent help, the log of contacts."""

import sqlalchemy as sa
from alembic import op

revision = "records_15"
down_revision = "records_14"

INSERT_ONLY = ("urgent_call", "contact", "contact_taken_back")


def upgrade() -> None:
    """Add the column and the table of this step."""
    op.add_column("appointment", sa.Column("series", sa.String(), nullable=True))
    op.create_table(
        "urgent_call",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_urgent_call_person_id", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_urgent_call_person_id", "urgent_call", ["person_id"])
    op.create_table(
        "contact",
        sa.Column("seq", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("id", "person_id", "day", "how", "written_at")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("written_by", "with_whom")),
        sa.Column("minutes", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("barriers", "words")),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_contact_id"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_contact_person_id", deferrable=True, initially="DEFERRED"
        ),
    )
    op.create_index("ix_contact_person_id", "contact", ["person_id"])
    op.create_table(
        "contact_taken_back",
        sa.Column("seq", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("contact_id", "at", "by_user", "why")),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("contact_id", name="uq_contact_taken_back_contact_id"),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.id"],
            name="fk_contact_taken_back_contact_id",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=15")
