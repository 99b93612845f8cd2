"""The records file, step 14: referrals followed to their end."""

import sqlalchemy as sa
from alembic import op

revision = "records_14"
down_revision = "records_13"

INSERT_ONLY = ("referral_event", "destination_rules")
_WORDS = ("id", "person_id", "destination", "to_name", "urgency", "joint_id", "lead", "worker")
_STANDS = ("opened_at", "opened_by", "stage", "opened_on", "stage_on", "next_words")


def upgrade() -> None:
    """Add the tables of this step."""
    op.create_table(
        "referral",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _WORDS[1:]),
        sa.Column("document_id", sa.String(), nullable=True),
        sa.Column("follows", sa.String(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in _STANDS),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("sent_on", "next_due", "rejected_on")),
        sa.Column("rejections", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_referral_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_referral_id"),
    )
    op.create_index("ix_referral_person_id", "referral", ["person_id"], unique=False)
    op.create_index("ix_referral_document_id", "referral", ["document_id"], unique=False)
    op.create_index("ix_referral_is_open", "referral", ["is_open", "next_due"], unique=False)
    op.create_index("ix_referral_rejected_on", "referral", ["rejected_on"], unique=False)
    op.create_table(
        "referral_event",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("referral_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("at", "by_user", "what", "how", "on_day", "words")),
        sa.Column("due", sa.String(), nullable=True),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["referral_id"],
            ["referral.id"],
            name="fk_referral_event_referral_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_referral_event_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("referral_id", "number", name="uq_referral_event_referral_id"),
    )
    op.create_index("ix_referral_event_person_id", "referral_event", ["person_id"], unique=False)
    op.create_table(
        "destination_rules",
        sa.Column("seq", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("destination", "words", "at", "by_user")),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_destination_rules_destination", "destination_rules", ["destination"], unique=False)
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=14")
