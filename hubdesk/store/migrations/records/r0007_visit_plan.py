"""The records file, step 7: what a visit keeps of its plan, how forms were answered, and pages not yet stored."""

import sqlalchemy as sa
from alembic import op

revision = "records_7"
down_revision = "records_6"

INSERT_ONLY = ("visit_plan", "visit_move", "response_manner")


def upgrade() -> None:
    """Add the tables of this step."""
    _kept_for_ever()
    op.create_table(
        "typed_page",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_text("user_id", "kind", "about", "at", "fields"),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("user_id", "kind", "about", name="uq_typed_page_user_id"),
    )
    op.add_column("visit_setting", sa.Column("minutes", sa.Integer(), nullable=True))
    op.add_column("visit_setting", sa.Column("language", sa.String(), nullable=False, server_default=""))
    op.add_column("safety_entry", sa.Column("seen", sa.Integer(), nullable=False, server_default="0"))
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=7")


def _kept_for_ever() -> None:
    _about("visit_plan", "visit", "at", "by_user", "arranged", "dropped")
    _about("visit_move", "visit", "at", "by_user", "from_person", "to_person", "reason")
    _about("response_manner", "response", "at", "by_user", "language", "interpreter", "present")


def _about(table: str, of: str, *names: str) -> None:
    """A table of rows about one visit or one response."""
    column = f"{of}_id"
    op.create_table(
        table,
        sa.Column("seq", sa.Integer(), nullable=False),
        *_text(column, *names),
        sa.ForeignKeyConstraint([column], [f"{of}.id"], f"fk_{table}_{column}", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index(f"ix_{table}_{column}", table, [column], unique=False)


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]
