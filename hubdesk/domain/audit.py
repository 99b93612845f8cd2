"""What is written down each time someone looks at or changes a record (ISO 27789; security design §5.2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hubdesk.domain.ids import PersonId


class Event(StrEnum):
    """The things that are audited."""

    UNLOCK = "unlock"
    UNLOCK_REFUSED = "unlock-refused"
    LOCK = "lock"
    SEARCH = "search"
    PERSON_REGISTERED = "person-registered"
    PERSON_OPENED = "person-opened"
    DETAILS_OPENED = "details-opened"
    DETAILS_SAVED = "details-saved"
    IDENTITY_CORRECTED = "identity-corrected"
    VISIT_STARTED = "visit-started"
    VISIT_PAUSED = "visit-paused"
    VISIT_RESUMED = "visit-resumed"
    VISIT_COMPLETED = "visit-completed"
    HANDED_OVER = "handed-over"
    TAKEN_BACK = "taken-back"
    TYPED_FROM_PAPER = "typed-from-paper"
    VISIT_REVIEWED = "visit-reviewed"
    VISIT_SET_UP = "visit-set-up"
    VISIT_OPENED = "visit-opened"
    VISIT_PLANNED = "visit-planned"
    VISIT_MOVED = "visit-moved"
    AGREEMENT_RECORDED = "agreement-recorded"
    AGREEMENT_WITHDRAWN = "agreement-withdrawn"
    AGREEMENTS_LISTED = "agreements-listed"
    ACCESS_REPORTED = "access-reported"
    TASK_ADDED = "task-added"
    TASK_OPENED = "task-opened"
    TASK_ENDED = "task-ended"
    FORM_STARTED = "form-started"
    ANSWER_RECORDED = "answer-recorded"
    FORM_COMPLETED = "form-completed"
    RESULT_OPENED = "result-opened"
    SAFETY_RAISED = "safety-raised"
    SAFETY_OPENED = "safety-opened"
    SAFETY_SAVED = "safety-saved"
    RESPONSE_AMENDED = "response-amended"
    RESPONSE_ENTERED_IN_ERROR = "response-entered-in-error"
    APPOINTMENT_BOOKED = "appointment-booked"
    APPOINTMENT_MOVED = "appointment-moved"
    APPOINTMENT_CANCELLED = "appointment-cancelled"
    APPOINTMENT_OUTCOME = "appointment-outcome"
    APPOINTMENT_REMINDED = "appointment-reminded"
    APPOINTMENT_REOPENED = "appointment-reopened"
    APPOINTMENT_OPENED = "appointment-opened"
    PAPER_BEGUN = "paper-begun"
    PAPER_OPENED = "paper-opened"
    PAPER_KEPT = "paper-kept"
    PAPER_SHOWN = "paper-shown"
    PAPER_FINISHED = "paper-finished"
    PAPER_PRINTED = "paper-printed"
    PAPER_SAVED = "paper-saved"
    PAPER_DROPPED = "paper-dropped"
    FORM_INSTALLED = "form-installed"
    FORMS_LISTED = "forms-listed"
    FORM_BROUGHT = "form-brought"
    FORM_DECIDED = "form-decided"
    FORM_PACKED = "form-packed"
    LICENCE_RECORDED = "licence-recorded"
    LICENCE_LETTER = "licence-letter"
    KEY_TRUSTED = "key-trusted"
    KEY_DROPPED = "key-dropped"
    LISTED = "listed"
    USER_ADDED = "user-added"
    USER_APPROVED = "user-approved"
    USER_DISABLED = "user-disabled"
    USER_KEYS_REMOVED = "user-keys-removed"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - the name of an event
    PASSWORD_RESET = "password-reset"  # noqa: S105 - the name of an event
    SETTING_CHANGED = "setting-changed"
    BACKUP_MADE = "backup-made"
    BACKUP_FAILED = "backup-failed"
    STORE_CHECKED = "store-checked"
    SITE_SET = "site-set"
    STORE_CREATED = "store-created"
    STORE_RESTORED = "store-restored"
    STORE_OLDER = "store-older"
    STORE_OLDER_EXPLAINED = "store-older-explained"
    RECOVERY_REPLACED = "recovery-replaced"
    RECOVERY_USED = "recovery-used"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One event. ``detail`` holds ids, counts and kinds: never a name, a number or an answer."""

    event: Event
    subject: PersonId | None = None
    object_type: str = ""
    object_id: str = ""
    detail: Mapping[str, str | int] = field(default_factory=dict)
    outcome: str = "ok"
