"""The tables of the two files, one module for each subject. Migrations build them; a test keeps the two equal.

Each table has ``seq``, the order of arrival, as its key, so that two rows of one moment keep their
order. Rows that can change carry ``version``. Tables marked ``FOR_EVER`` refuse UPDATE and DELETE by
trigger. Users and sites live in the other file, so their ids are plain text in the records.
"""

from hubdesk.store.schema.appointments import appointment, appointment_event
from hubdesk.store.schema.audit import control_audit, control_info, records_audit, records_info
from hubdesk.store.schema.bases import control, records
from hubdesk.store.schema.care import care_entry, care_entry_taken_back, flag_paper, flag_paper_event
from hubdesk.store.schema.contacts import contact, contact_taken_back
from hubdesk.store.schema.directory import practice, practice_import, practice_note, service_revision
from hubdesk.store.schema.documents import document, document_event, document_final, draft_notice
from hubdesk.store.schema.emergency import emergency_opening, emergency_seen
from hubdesk.store.schema.forms import brought_form, form_decision, form_key, form_permission, form_version, hub_key
from hubdesk.store.schema.gp import gp_case, gp_case_event
from hubdesk.store.schema.house import account, backup_run, setting, site, trust_decision, user
from hubdesk.store.schema.people import person, person_number, person_revision, person_section
from hubdesk.store.schema.referrals import destination_rules, referral, referral_booking, referral_event
from hubdesk.store.schema.responses import amendment, answer, response, response_manner, response_paper, score
from hubdesk.store.schema.restricted import (
    note,
    opening_review,
    person_flag,
    record_opening,
    record_restriction,
)
from hubdesk.store.schema.retention import destroyed, erasure_key, person_merge, retention_said
from hubdesk.store.schema.rights import (
    notice_given,
    objection,
    objection_decision,
    record_request,
    record_request_event,
)
from hubdesk.store.schema.safety import safety_action, safety_entry, safety_trigger, urgent_call
from hubdesk.store.schema.tasks import task
from hubdesk.store.schema.templates import template_version
from hubdesk.store.schema.visits import (
    agreement,
    typed_page,
    visit,
    visit_move,
    visit_opening,
    visit_plan,
    visit_setting,
)

RECORDS_VERSION = 18
CONTROL_VERSION = 6
"""The newest ``PRAGMA user_version`` this program knows; raised by each migration."""

INSERT_ONLY = {
    kind: tuple(table.name for table in file.tables.values() if table.info.get("for_ever"))
    for kind, file in (("records", records), ("control", control))
}
"""Tables whose rows stand for ever, by kind of file."""

__all__ = [
    "CONTROL_VERSION",
    "INSERT_ONLY",
    "RECORDS_VERSION",
    "account",
    "agreement",
    "amendment",
    "answer",
    "appointment",
    "appointment_event",
    "backup_run",
    "brought_form",
    "care_entry",
    "care_entry_taken_back",
    "contact",
    "contact_taken_back",
    "control",
    "control_audit",
    "control_info",
    "destination_rules",
    "destroyed",
    "document",
    "document_event",
    "document_final",
    "draft_notice",
    "emergency_opening",
    "emergency_seen",
    "erasure_key",
    "flag_paper",
    "flag_paper_event",
    "form_decision",
    "form_key",
    "form_permission",
    "form_version",
    "gp_case",
    "gp_case_event",
    "hub_key",
    "note",
    "notice_given",
    "objection",
    "objection_decision",
    "opening_review",
    "person",
    "person_flag",
    "person_merge",
    "person_number",
    "person_revision",
    "person_section",
    "practice",
    "practice_import",
    "practice_note",
    "record_opening",
    "record_request",
    "record_request_event",
    "record_restriction",
    "records",
    "records_audit",
    "records_info",
    "referral",
    "referral_booking",
    "referral_event",
    "response",
    "response_manner",
    "response_paper",
    "retention_said",
    "safety_action",
    "safety_entry",
    "safety_trigger",
    "score",
    "service_revision",
    "setting",
    "site",
    "task",
    "template_version",
    "trust_decision",
    "typed_page",
    "urgent_call",
    "user",
    "visit",
    "visit_move",
    "visit_opening",
    "visit_plan",
    "visit_setting",
]
