"""The records file, step 17: care offered and support needed; flags put on paper for one reader."""

import sqlalchemy as sa
from alembic import op

revision = "records_17"
down_revision = "records_16"

INSERT_ONLY = ("care_entry", "care_entry_taken_back", "flag_paper", "flag_paper_event")


def upgrade() -> None:
    """Add the tables of this step."""
    op.create_table(
        "care_entry",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("id", "person_id", "kind", "course", "outcome", "day", "written_at", "written_by", "written_as"),
        sa.Column("due", sa.String(), nullable=True),
        *_texts("words", "facts"),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_care_entry_id"),
        _refers("care_entry", "person_id", "person.id"),
    )
    op.create_table(
        "care_entry_taken_back",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("entry_id", "at", "by_user", "why"),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("entry_id", name="uq_care_entry_taken_back_entry_id"),
        _refers("care_entry_taken_back", "entry_id", "care_entry.id"),
    )
    op.create_table(
        "flag_paper",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("id", "person_id", "at", "by_user", "dek"),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_flag_paper_id"),
        _refers("flag_paper", "person_id", "person.id"),
    )
    op.create_table(
        "flag_paper_event",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("paper_id", "at", "by_user", "printer"),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("pages", "copies")),
        sa.PrimaryKeyConstraint("seq"),
        _refers("flag_paper_event", "paper_id", "flag_paper.id"),
    )
    for table in ("care_entry", "flag_paper"):
        op.create_index(f"ix_{table}_person_id", table, ["person_id"])
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=17")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [target], name=f"fk_{table}_{column}", deferrable=True, initially="DEFERRED"
    )
