"""The first tables of the records file."""

import sqlalchemy as sa
from alembic import op

revision = "records_1"
down_revision = None

INSERT_ONLY = (
    "store_info",
    "audit",
    "person_revision",
    "form_version",
    "answer",
    "score",
    "safety_trigger",
    "safety_entry",
)


def upgrade() -> None:
    """Make all tables; rows of the insert-only ones stand for ever."""
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("boot", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("ws", sa.String(), nullable=False),
        sa.Column("app", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("mono", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("object_type", sa.String(), nullable=False),
        sa.Column("object_id", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("prev", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_audit_subject", "audit", ["subject"], unique=False)
    op.create_table(
        "form_version",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("pack", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("sha256", name="uq_form_version_sha256"),
        sa.UniqueConstraint("url", "version", name="uq_form_version_url"),
    )
    op.create_table(
        "person",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("given", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("preferred", sa.String(), nullable=False),
        sa.Column("born", sa.String(), nullable=False),
        sa.Column("born_estimated", sa.Boolean(), nullable=False),
        sa.Column("gender", sa.String(), nullable=False),
        sa.Column("nhs_number", sa.String(), nullable=False),
        sa.Column("site_id", sa.String(), nullable=False),
        sa.Column("registered_at", sa.String(), nullable=False),
        sa.Column("registered_by", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_person_id"),
    )
    op.create_index("ix_person_name_folded", "person", ["name_folded", "born"], unique=False)
    op.create_index("ix_person_nhs_number", "person", ["nhs_number"], unique=False)
    op.create_index("ix_person_registered_at", "person", ["registered_at"], unique=False)
    op.create_table(
        "store_info",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("store_id", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("kind", name="uq_store_info_kind"),
    )
    op.create_table(
        "person_revision",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("replaced_at", sa.String(), nullable=False),
        sa.Column("replaced_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_person_revision_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("person_id", "version", name="uq_person_revision_person_id"),
    )
    op.create_table(
        "visit",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("site_id", sa.String(), nullable=False),
        sa.Column("pathway_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("place_kind", sa.String(), nullable=False),
        sa.Column("place_response_id", sa.String(), nullable=True),
        sa.Column("place_link_id", sa.String(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=False),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("touched_at", sa.String(), nullable=False),
        sa.Column("touched_by", sa.String(), nullable=False),
        sa.Column("completed_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_visit_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_visit_id"),
    )
    op.create_index("ix_visit_completed_at", "visit", ["completed_at"], unique=False)
    op.create_index("ix_visit_person_id", "visit", ["person_id"], unique=False)
    op.create_index("ix_visit_status", "visit", ["status", "touched_at"], unique=False)
    op.create_index("ix_visit_touched_at", "visit", ["touched_at", "person_id"], unique=False)
    op.create_table(
        "response",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("form_version_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=False),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("completed_at", sa.String(), nullable=True),
        sa.Column("share_with_probation", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_version_id"],
            ["form_version.sha256"],
            name="fk_response_form_version_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_response_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name="fk_response_visit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_response_id"),
    )
    op.create_index("ix_response_person_id", "response", ["person_id", "status"], unique=False)
    op.create_index("ix_response_visit_id", "response", ["visit_id"], unique=False)
    op.create_table(
        "safety_action",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("raised_at", sa.String(), nullable=False),
        sa.Column("raised_by", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_safety_action_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name="fk_safety_action_visit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_safety_action_id"),
    )
    op.create_index("ix_safety_action_status", "safety_action", ["status"], unique=False)
    op.create_index("ix_safety_action_visit_id", "safety_action", ["visit_id"], unique=False)
    op.create_table(
        "answer",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("response_id", sa.String(), nullable=False),
        sa.Column("link_id", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("carried_from", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name="fk_answer_response_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_answer_response_id", "answer", ["response_id"], unique=False)
    op.create_table(
        "safety_entry",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by_user", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("done", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["safety_action.id"], name="fk_safety_entry_action_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_safety_entry_action_id", "safety_entry", ["action_id"], unique=False)
    op.create_table(
        "safety_trigger",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.String(), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("link_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["safety_action.id"],
            name="fk_safety_trigger_action_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_safety_trigger_action_id", "safety_trigger", ["action_id"], unique=False)
    op.create_table(
        "score",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("response_id", sa.String(), nullable=False),
        sa.Column("link_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("partial", sa.String(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("low", sa.String(), nullable=False),
        sa.Column("high", sa.String(), nullable=False),
        sa.Column("band", sa.String(), nullable=True),
        sa.Column("band_label", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name="fk_score_response_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_score_response_id", "score", ["response_id"], unique=False)
    op.execute(
        "CREATE VIRTUAL TABLE person_fts USING fts5(words, prefix='1 2 3', "
        "tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* M* Co'\")"
    )
    op.execute("INSERT INTO person_fts(person_fts, rank) VALUES ('secure-delete', 1)")
    for table in INSERT_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert only'); END"
            )
    op.execute("PRAGMA user_version=1")
