"""A visit: one sitting of a person with a worker, which can stop and go on at any moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.ids import PersonId, ResponseId, SiteId, UserId, VisitId


class VisitStatus(StrEnum):
    """Where a visit stands."""

    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"


class PlaceKind(StrEnum):
    """The kind of page a visit is at."""

    OPENING = "opening"
    QUESTION = "question"
    SAFETY = "safety"
    REVIEW = "review"
    ACTIONS = "actions"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Place:
    """The exact page a visit is at; kept in the store so that a visit goes on where it stopped."""

    kind: PlaceKind
    response_id: ResponseId | None = None
    link_id: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as it stands now."""

    id: VisitId
    version: int
    person_id: PersonId
    site_id: SiteId
    pathway_id: str
    status: VisitStatus
    place: Place
    started_at: datetime
    started_by: UserId
    touched_at: datetime
    touched_by: UserId
    completed_at: datetime | None = None


class ResponseStatus(StrEnum):
    """Where a form response stands. What was amended still counts, with its newest answers; what was entered in
    error does not, and stays readable (``domain.corrections``)."""

    DRAFT = "draft"
    COMPLETED = "completed"
    AMENDED = "amended"
    ENTERED_IN_ERROR = "entered-in-error"


@dataclass(frozen=True, slots=True)
class Response:
    """One form as answered in one visit, on the form version it began with."""

    id: ResponseId
    version: int
    visit_id: VisitId
    person_id: PersonId
    form_id: str
    form_version_id: str
    """SHA-256 of the form pack: the immutable snapshot the answers refer to."""
    status: ResponseStatus
    started_at: datetime
    started_by: UserId
    completed_at: datetime | None = None
    share_with_probation: str = "not-asked"
    """"yes", "no" or "not-asked": anything but "yes" keeps it in the health record (promise 5)."""


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One answer as given. Records are only ever added; the newest for an item is the one that counts."""

    response_id: ResponseId
    link_id: str
    value: str
    """The answer as JSON text (``forms.answer_to_json``); ``null`` where an answer was taken back."""
    at: datetime
    by: UserId
    carried_from: ResponseId | None = None
    amendment: int = 0
    """The number of the correction that gave this answer; 0 while the form was being filled in."""
    mode: Mode = Mode.ASKED
    """Asked by the worker, self-completed on this screen, or typed from paper."""


@dataclass(frozen=True, slots=True)
class StoredScore:
    """A score as it was when its response was completed. Never worked out again for display."""

    response_id: ResponseId
    link_id: str
    title: str
    value: str | None
    partial: str
    answered: int
    of: int
    low: str
    high: str
    band: str | None
    band_label: str | None
    amendment: int = 0
    """The number of the correction that gave this score; the highest counts."""


def newest_set(scores: Sequence[StoredScore]) -> tuple[StoredScore, ...]:
    """The scores that count: those of the newest correction that gave any."""
    newest = max((s.amendment for s in scores), default=0)
    return tuple(s for s in scores if s.amendment == newest)
