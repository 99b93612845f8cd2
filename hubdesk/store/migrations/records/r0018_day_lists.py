"""The records file, step 18: what a referral was before it was changed, its appointments in the diary, old drafts."""

import sqlalchemy as sa
from alembic import op

revision = "records_18"
down_revision = "records_17"

INSERT_ONLY = ("referral_booking", "draft_notice")


def upgrade() -> None:
    """Add the column and the tables of this step; what happened before has nothing beside it."""
    op.add_column("referral_event", sa.Column("facts", sa.String(), nullable=False, server_default="{}"))
    op.create_table(
        "referral_booking",
        sa.Column("seq", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("referral_id", "appointment_id")),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        _refers("referral_booking", "referral"),
        _refers("referral_booking", "appointment"),
    )
    op.create_index("ix_referral_booking_referral_id", "referral_booking", ["referral_id"])
    op.create_index("ix_referral_booking_appointment_id", "referral_booking", ["appointment_id"])
    op.create_table(
        "draft_notice",
        sa.Column("seq", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("document_id", "at")),
        sa.PrimaryKeyConstraint("seq"),
        _refers("draft_notice", "document"),
    )
    op.create_index("ix_draft_notice_document_id", "draft_notice", ["document_id"])
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=18")


def _refers(table: str, to: str) -> sa.ForeignKeyConstraint:
    name = f"{to}_id"
    return sa.ForeignKeyConstraint(
        [name], [f"{to}.id"], name=f"fk_{table}_{name}", deferrable=True, initially="DEFERRED"
    )
