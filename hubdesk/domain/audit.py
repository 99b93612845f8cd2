"""What is written down each time someone looks at or changes a record (ISO 27789; security design §5.2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hubdesk.domain.ids import PersonId


class Event(StrEnum):
    """The things that are audited."""

    UNLOCK = "unlock"
    LOCK = "lock"
    SEARCH = "search"
    PERSON_REGISTERED = "person-registered"
    PERSON_OPENED = "person-opened"
    VISIT_STARTED = "visit-started"
    VISIT_PAUSED = "visit-paused"
    VISIT_RESUMED = "visit-resumed"
    VISIT_COMPLETED = "visit-completed"
    VISIT_REVIEWED = "visit-reviewed"
    FORM_STARTED = "form-started"
    ANSWER_RECORDED = "answer-recorded"
    FORM_COMPLETED = "form-completed"
    RESULT_OPENED = "result-opened"
    SAFETY_RAISED = "safety-raised"
    SAFETY_OPENED = "safety-opened"
    SAFETY_SAVED = "safety-saved"
    FORM_INSTALLED = "form-installed"
    LISTED = "listed"
    USER_ADDED = "user-added"
    SITE_SET = "site-set"
    STORE_CREATED = "store-created"
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
