"""The records file, step 3: who is present, agreements to share, tasks."""

import sqlalchemy as sa
from alembic import op

revision = "records_3"
down_revision = "records_2"

INSERT_ONLY = ("visit_setting", "visit_opening", "agreement")


def upgrade() -> None:
    """Add the tables of this step."""
    _visit_tables()
    _person_tables()
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=3")


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}", initially="DEFERRED", deferrable=True)


def _visit_tables() -> None:
    op.create_table(
        "visit_setting",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_text("visit_id", "at", "by_user", "present", "interpreter"),
        sa.Column("officer_present", sa.Boolean(), nullable=False),
        *_text("length"),
        sa.Column("fit", sa.Boolean(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("adult", sa.Boolean(), nullable=True),
        _refers("visit_setting", "visit_id", "visit.id"),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_visit_setting_visit_id", "visit_setting", ["visit_id"], unique=False)
    op.create_table(
        "visit_opening",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_text("visit_id", "at", "by_user", "privacy_notice", "legal_basis", "legal_basis_words"),
        *_text("objection", "objection_words", "matters"),
        _refers("visit_opening", "visit_id", "visit.id"),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_visit_opening_visit_id", "visit_opening", ["visit_id"], unique=False)


def _person_tables() -> None:
    op.create_table(
        "agreement",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_text("person_id"),
        sa.Column("visit_id", sa.String(), nullable=True),
        *_text("at", "by_user", "recipient", "given", "name", "what", "how"),
        sa.Column("until", sa.String(), nullable=True),
        sa.Column("withdrawn_on", sa.String(), nullable=True),
        _refers("agreement", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_agreement_person_id", "agreement", ["person_id"], unique=False)
    op.create_table(
        "task",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_text("id"),
        sa.Column("version", sa.Integer(), nullable=False),
        *_text("person_id"),
        sa.Column("visit_id", sa.String(), nullable=True),
        *_text("kind", "what", "status", "owner", "step"),
        sa.Column("due", sa.String(), nullable=True),
        *_text("created_at", "created_by"),
        sa.Column("ended_at", sa.String(), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=True),
        _refers("task", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_task_id"),
    )
    op.create_index("ix_task_person_id", "task", ["person_id"], unique=False)
    op.create_index("ix_task_visit_id", "task", ["visit_id"], unique=False)
    op.create_index("ix_task_status", "task", ["status", "due"], unique=False)
