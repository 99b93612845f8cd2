"""The tables of the two files. Migrations build them; a test keeps the two equal.

Each table has ``seq``, the order of arrival, as its key, so that two rows of one moment keep their
order. Rows that can change carry ``version``. Tables in ``INSERT_ONLY`` refuse UPDATE and DELETE by
trigger. Users and sites live in the other file, so their ids are plain text in the records.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from hubdesk.store.columns import Moment

RECORDS_VERSION = 10
CONTROL_VERSION = 2
"""The newest ``PRAGMA user_version`` this program knows; raised by each migration."""

NAMING = {"uq": "uq_%(table_name)s_%(column_0_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s"}
"""Constraints have names, so that later migrations can speak of them."""

records = MetaData(naming_convention=NAMING)
control = MetaData(naming_convention=NAMING)


def _seq() -> Column[int]:
    return Column("seq", Integer, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def _refers(name: str, target: str) -> Column[str]:
    """A reference checked at commit, so that rows of one transaction may come in any order."""
    return Column(name, String, ForeignKey(target, deferrable=True, initially="DEFERRED"), nullable=False)


def _store_info(metadata: MetaData) -> Table:
    return Table(
        "store_info",
        metadata,
        _seq(),
        _text("kind"),
        _text("store_id"),
        Column("created_at", Moment, nullable=False),
        UniqueConstraint("kind"),
    )


def _audit(metadata: MetaData) -> Table:
    return Table(
        "audit",
        metadata,
        _seq(),
        *(_text(name) for name in ("at", "boot", "actor", "role", "ws", "app", "event", "outcome", "purpose")),
        Column("mono", Integer, nullable=False),
        *(_text(name) for name in ("subject", "object_type", "object_id", "detail")),
        Column("prev", LargeBinary, nullable=False),
        Column("mac", LargeBinary, nullable=False),
        Index("ix_audit_subject", "subject"),
    )


records_info = _store_info(records)
records_audit = _audit(records)
control_info = _store_info(control)
control_audit = _audit(control)

person = Table(
    "person",
    records,
    _seq(),
    _text("id"),
    Column("version", Integer, nullable=False),
    *(_text(name) for name in ("family", "given", "title", "preferred", "born")),
    Column("born_estimated", Boolean, nullable=False),
    *(_text(name) for name in ("gender", "nhs_number", "site_id")),
    Column("registered_at", Moment, nullable=False),
    _text("registered_by"),
    _text("name_folded"),
    UniqueConstraint("id"),
    Index("ix_person_registered_at", "registered_at"),
    Index("ix_person_nhs_number", "nhs_number"),
    Index("ix_person_name_folded", "name_folded", "born"),
    Index("ix_person_born", "born"),
)

person_revision = Table(
    "person_revision",
    records,
    _seq(),
    _refers("person_id", "person.id"),
    Column("version", Integer, nullable=False),
    _text("state"),
    Column("replaced_at", Moment, nullable=False),
    _text("replaced_by"),
    _text("reason"),
    UniqueConstraint("person_id", "version"),
)

person_section = Table(
    "person_section",
    records,
    _seq(),
    _refers("person_id", "person.id"),
    _text("section"),
    Column("version", Integer, nullable=False),
    _text("content"),
    Column("probation_origin", Boolean, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    _text("recorded_by"),
    UniqueConstraint("person_id", "section", "version"),
)

person_number = Table(
    "person_number",
    records,
    _seq(),
    _refers("person_id", "person.id"),
    Column("version", Integer, nullable=False),
    *(_text(name) for name in ("crn", "prison_number", "pnc")),
    Column("probation_origin", Boolean, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    _text("recorded_by"),
    UniqueConstraint("person_id", "version"),
    *(Index(f"ix_person_number_{name}", name) for name in ("crn", "prison_number", "pnc")),
)

visit = Table(
    "visit",
    records,
    _seq(),
    _text("id"),
    Column("version", Integer, nullable=False),
    _refers("person_id", "person.id"),
    *(_text(name) for name in ("site_id", "pathway_id", "status", "place_kind")),
    Column("place_response_id", String),
    _text("place_link_id"),
    Column("started_at", Moment, nullable=False),
    _text("started_by"),
    Column("touched_at", Moment, nullable=False),
    _text("touched_by"),
    Column("completed_at", Moment),
    UniqueConstraint("id"),
    Index("ix_visit_person_id", "person_id"),
    Index("ix_visit_status", "status", "touched_at"),
    Index("ix_visit_touched_at", "touched_at", "person_id"),
    Index("ix_visit_completed_at", "completed_at"),
)

form_version = Table(
    "form_version",
    records,
    _seq(),
    *(_text(name) for name in ("sha256", "form_id", "url", "version")),
    Column("pack", LargeBinary, nullable=False),
    Column("kept_at", Moment, nullable=False),
    UniqueConstraint("sha256"),
    UniqueConstraint("url", "version"),
)

brought_form = Table(
    "brought_form",
    records,
    _seq(),
    *(_text(name) for name in ("sha256", "form_id", "version", "origin", "signed_by")),
    Column("pack", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    _text("by_user"),
    UniqueConstraint("sha256"),
)

form_decision = Table(
    "form_decision",
    records,
    _seq(),
    *(_text(name) for name in ("form_id", "version", "sha256", "kind", "note", "key")),
    Column("seal", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    _text("by_user"),
)

form_permission = Table(
    "form_permission",
    records,
    _seq(),
    *(_text(name) for name in ("instrument", "said", "who", "on_day", "reference", "scope")),
    Column("at", Moment, nullable=False),
    _text("by_user"),
)

form_key = Table(
    "form_key",
    records,
    _seq(),
    *(_text(name) for name in ("fingerprint", "owner")),
    Column("public", LargeBinary, nullable=False),
    Column("trusted", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    _text("by_user"),
)

hub_key = Table(
    "hub_key",
    records,
    _seq(),
    _text("fingerprint"),
    *(Column(name, LargeBinary, nullable=False) for name in ("public", "private")),
    Column("made_at", Moment, nullable=False),
    UniqueConstraint("fingerprint"),
)

response = Table(
    "response",
    records,
    _seq(),
    _text("id"),
    Column("version", Integer, nullable=False),
    _refers("visit_id", "visit.id"),
    _refers("person_id", "person.id"),
    _text("form_id"),
    _refers("form_version_id", "form_version.sha256"),
    _text("status"),
    Column("started_at", Moment, nullable=False),
    _text("started_by"),
    Column("completed_at", Moment),
    _text("share_with_probation"),
    UniqueConstraint("id"),
    Index("ix_response_visit_id", "visit_id"),
    Index("ix_response_person_id", "person_id", "status"),
)

answer = Table(
    "answer",
    records,
    _seq(),
    _refers("response_id", "response.id"),
    _text("link_id"),
    _text("value"),
    Column("at", Moment, nullable=False),
    _text("by_user"),
    Column("carried_from", String),
    Column("amendment", Integer, nullable=False, server_default="0"),
    Column("mode", String, nullable=False, server_default="asked"),
    Index("ix_answer_response_id", "response_id"),
)

response_paper = Table(
    "response_paper",
    records,
    _seq(),
    _refers("response_id", "response.id"),
    _text("filled_in_on"),
    Column("at", Moment, nullable=False),
    _text("by_user"),
    Index("ix_response_paper_response_id", "response_id"),
)

score = Table(
    "score",
    records,
    _seq(),
    _refers("response_id", "response.id"),
    _text("link_id"),
    _text("title"),
    Column("value", String),
    _text("partial"),
    Column("answered", Integer, nullable=False),
    Column("of", Integer, nullable=False),
    _text("low"),
    _text("high"),
    Column("band", String),
    Column("band_label", String),
    Column("amendment", Integer, nullable=False, server_default="0"),
    Index("ix_score_response_id", "response_id"),
)

amendment = Table(
    "amendment",
    records,
    _seq(),
    _refers("response_id", "response.id"),
    Column("number", Integer, nullable=False),
    *(_text(name) for name in ("kind", "reason")),
    Column("at", Moment, nullable=False),
    _text("by_user"),
    UniqueConstraint("response_id", "number"),
)

appointment = Table(
    "appointment",
    records,
    _seq(),
    _text("id"),
    Column("version", Integer, nullable=False),
    _refers("person_id", "person.id"),
    _text("site_id"),
    *(_text(name) for name in ("day", "at", "status", "details")),
    Column("reason", String),
    Column("booked_at", Moment, nullable=False),
    _text("booked_by"),
    Column("instead_of", String),
    UniqueConstraint("id"),
    Index("ix_appointment_person_id", "person_id"),
    Index("ix_appointment_day", "day", "at"),
    Index("ix_appointment_status", "status", "day"),
)

appointment_event = Table(
    "appointment_event",
    records,
    _seq(),
    _refers("appointment_id", "appointment.id"),
    _text("kind"),
    Column("at", Moment, nullable=False),
    *(_text(name) for name in ("by_user", "status", "details")),
    Column("reason", String),
    _text("note"),
    Index("ix_appointment_event_appointment_id", "appointment_id"),
)

document = Table(
    "document",
    records,
    _seq(),
    _text("id"),
    Column("version", Integer, nullable=False),
    _refers("person_id", "person.id"),
    Column("visit_id", String),
    *(_text(name) for name in ("template", "status", "typed")),
    Column("made_at", Moment, nullable=False),
    _text("made_by"),
    Column("touched_at", Moment, nullable=False),
    _text("touched_by"),
    UniqueConstraint("id"),
    Index("ix_document_person_id", "person_id"),
    Index("ix_document_touched_at", "touched_at"),
)

document_final = Table(
    "document_final",
    records,
    _seq(),
    _refers("document_id", "document.id"),
    *(_text(name) for name in ("template", "template_version", "content", "sha256")),
    Column("at", Moment, nullable=False),
    _text("by_user"),
    UniqueConstraint("document_id"),
)

document_event = Table(
    "document_event",
    records,
    _seq(),
    _refers("document_id", "document.id"),
    _text("kind"),
    Column("at", Moment, nullable=False),
    *(_text(name) for name in ("by_user", "printer")),
    Column("pages", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("again", Boolean, nullable=False),
    Index("ix_document_event_document_id", "document_id"),
)

safety_action = Table(
    "safety_action",
    records,
    _seq(),
    _text("id"),
    Column("version", Integer, nullable=False),
    _refers("person_id", "person.id"),
    _refers("visit_id", "visit.id"),
    Column("raised_at", Moment, nullable=False),
    _text("raised_by"),
    _text("status"),
    UniqueConstraint("id"),
    Index("ix_safety_action_visit_id", "visit_id"),
    Index("ix_safety_action_status", "status"),
)

safety_trigger = Table(
    "safety_trigger",
    records,
    _seq(),
    _refers("action_id", "safety_action.id"),
    _text("form_id"),
    _text("link_id"),
    Column("at", Moment, nullable=False),
    Index("ix_safety_trigger_action_id", "action_id"),
)

safety_entry = Table(
    "safety_entry",
    records,
    _seq(),
    _refers("action_id", "safety_action.id"),
    Column("at", Moment, nullable=False),
    _text("by_user"),
    _text("role"),
    _text("done"),
    _text("told"),
    _text("plan"),
    Column("outcome", String),
    Column("seen", Integer, nullable=False, server_default="0"),
    Index("ix_safety_entry_action_id", "action_id"),
)

visit_setting = Table(
    "visit_setting",
    records,
    _seq(),
    _refers("visit_id", "visit.id"),
    Column("at", Moment, nullable=False),
    *(_text(name) for name in ("by_user", "present", "interpreter")),
    Column("officer_present", Boolean, nullable=False),
    _text("length"),
    Column("fit", Boolean, nullable=False),
    Column("private", Boolean, nullable=False),
    Column("adult", Boolean),
    Column("minutes", Integer),
    Column("language", String, nullable=False, server_default=""),
    Index("ix_visit_setting_visit_id", "visit_id"),
)

visit_plan = Table(
    "visit_plan",
    records,
    _seq(),
    _refers("visit_id", "visit.id"),
    Column("at", Moment, nullable=False),
    *(_text(name) for name in ("by_user", "arranged", "dropped")),
    Index("ix_visit_plan_visit_id", "visit_id"),
)

visit_move = Table(
    "visit_move",
    records,
    _seq(),
    _refers("visit_id", "visit.id"),
    Column("at", Moment, nullable=False),
    *(_text(name) for name in ("by_user", "from_person", "to_person", "reason")),
    Index("ix_visit_move_visit_id", "visit_id"),
)

response_manner = Table(
    "response_manner",
    records,
    _seq(),
    _refers("response_id", "response.id"),
    Column("at", Moment, nullable=False),
    *(_text(name) for name in ("by_user", "language", "interpreter", "present")),
    *(Column(name, String, nullable=False, server_default="") for name in ("shown", "translation")),
    Index("ix_response_manner_response_id", "response_id"),
)

typed_page = Table(
    "typed_page",
    records,
    _seq(),
    *(_text(name) for name in ("user_id", "kind", "about")),
    Column("at", Moment, nullable=False),
    _text("fields"),
    UniqueConstraint("user_id", "kind", "about"),
)

visit_opening = Table(
    "visit_opening",
    records,
    _seq(),
    _refers("visit_id", "visit.id"),
    Column("at", Moment, nullable=False),
    *(_text(name) for name in ("by_user", "privacy_notice", "legal_basis", "legal_basis_words")),
    *(_text(name) for name in ("objection", "objection_words", "matters")),
    Index("ix_visit_opening_visit_id", "visit_id"),
)

agreement = Table(
    "agreement",
    records,
    _seq(),
    _refers("person_id", "person.id"),
    Column("visit_id", String),
    Column("at", Moment, nullable=False),
    *(_text(name) for name in ("by_user", "recipient", "given", "name", "what", "how")),
    Column("until", String),
    Column("withdrawn_on", String),
    Index("ix_agreement_person_id", "person_id"),
)

task = Table(
    "task",
    records,
    _seq(),
    _text("id"),
    Column("version", Integer, nullable=False),
    _refers("person_id", "person.id"),
    Column("visit_id", String),
    *(_text(name) for name in ("kind", "what", "status", "owner", "step")),
    Column("due", String),
    Column("created_at", Moment, nullable=False),
    _text("created_by"),
    Column("ended_at", Moment),
    Column("ended_by", String),
    UniqueConstraint("id"),
    Index("ix_task_person_id", "person_id"),
    Index("ix_task_visit_id", "visit_id"),
    Index("ix_task_status", "status", "due"),
)

gp_case = Table(
    "gp_case",
    records,
    _seq(),
    _refers("person_id", "person.id"),
    _text("opened_on"),
    Column("opened_at", Moment, nullable=False),
    _text("opened_by"),
    UniqueConstraint("person_id"),
)

gp_case_event = Table(
    "gp_case_event",
    records,
    _seq(),
    _refers("person_id", "person.id"),
    Column("at", Moment, nullable=False),
    *(_text(name) for name in ("by_user", "what", "how", "on_day", "words")),
    Index("ix_gp_case_event_person_id", "person_id"),
)

user = Table(
    "user",
    control,
    _seq(),
    *(_text(name) for name in ("id", "sign_in", "sign_in_folded", "name", "role", "profession")),
    UniqueConstraint("id"),
    UniqueConstraint("sign_in_folded"),
)

account = Table(
    "account",
    control,
    _seq(),
    _refers("id", "user.id"),
    Column("version", Integer, nullable=False),
    _text("state"),
    Column("own_password", Boolean, nullable=False),
    Column("added_at", Moment, nullable=False),
    _text("added_by"),
    Column("approved_at", Moment),
    Column("approved_by", String),
    Column("last_seen", Moment),
    UniqueConstraint("id"),
)

backup_run = Table(
    "backup_run",
    control,
    _seq(),
    Column("at", Moment, nullable=False),
    *(_text(name) for name in ("by_user", "name")),
    Column("size", Integer, nullable=False),
    _text("problem"),
)

site = Table(
    "site",
    control,
    _seq(),
    _text("id"),
    Column("version", Integer, nullable=False),
    *(_text(name) for name in ("hub", "name", "lines")),
    Column("demo", Boolean, nullable=False),
)

setting = Table(
    "setting",
    control,
    _seq(),
    _text("name"),
    Column("version", Integer, nullable=False),
    _text("value"),
    UniqueConstraint("name"),
)

INSERT_ONLY = {
    "records": (
        *("store_info", "audit", "person_revision", "form_version"),
        *("person_section", "person_number"),
        *("answer", "score", "safety_trigger", "safety_entry"),
        "response_paper",
        *("visit_setting", "visit_opening", "agreement"),
        *("visit_plan", "visit_move", "response_manner"),
        *("amendment", "appointment_event"),
        *("document_final", "document_event"),
        *("gp_case", "gp_case_event"),
        *("brought_form", "form_decision", "form_permission", "form_key", "hub_key"),
    ),
    "control": ("store_info", "audit", "backup_run"),
}
"""Tables whose rows stand for ever, by kind of file."""
