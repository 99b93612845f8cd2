"""Who looked at a person's record, in words a person can follow (security design §5.2: "who looked at my record?")."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from hubdesk.domain.ids import UserId

_LOOKED, _ASKED, _WROTE, _BOOKED, _PAPER, _SAFETY, _SHARED, _PRINTED = (
    "looked at the record",
    "asked questions in a visit",
    "added or changed details",
    "dealt with appointments",
    "wrote or read a letter or card",
    "dealt with the safety page",
    "looked at or recorded agreement to share",
    "printed or saved a letter or card",
)
_RIGHTS = "dealt with the privacy notice or an objection"
_DID: dict[str, str] = {
    "person-opened": _LOOKED,
    "details-opened": _LOOKED,
    "result-opened": _LOOKED,
    "visit-reviewed": _LOOKED,
    "task-opened": _LOOKED,
    "access-reported": "looked at who has seen the record",
    "details-saved": _WROTE,
    "identity-corrected": _WROTE,
    "person-registered": "registered the person",
    "response-amended": "put an answer right",
    "response-entered-in-error": "marked an answer as entered in error",
    "notes-opened": "read notes",
    "record-restricted": "restricted the record to named staff",
    "record-unrestricted": "changed who may open the record",
    "record-met": "came to the restricted record and was not let in",
    "opened-with-reason": "opened the restricted record with a reason",
    "opening-reviewed": "checked why the record was opened",
    "paper-printed": _PRINTED,
    "paper-saved": _PRINTED,
}
_BY_BEGINNING = (
    ("visit-", _ASKED),
    ("form-", _ASKED),
    ("answer-", _ASKED),
    ("handed-", _ASKED),
    ("taken-", _ASKED),
    ("safety-", _SAFETY),
    ("appointment", _BOOKED),
    ("paper-", _PAPER),
    ("agreement", _SHARED),
    ("gp-case", "worked on GP registration"),
    ("task-", "dealt with a task"),
    ("retention-", "dealt with how long the record is kept"),
    ("destruction-", "dealt with how long the record is kept"),
    ("destroyed", "destroyed the record"),
    ("records-", "compared or joined two records"),
    ("rights-", _RIGHTS),
    ("notice-", _RIGHTS),
    ("objection-", _RIGHTS),
    ("record-copied", "wrote a copy of the record for the person"),
    ("record-", "dealt with a request for a copy of the record"),
    ("note-", "wrote a note, or put one right"),
    ("flag", _LOOKED),  # that there are flags is not for everyone who may read this, nor for a paper that is lost
)
_OTHER = "worked on the record"


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One event of the audit trail about a person."""

    at: datetime
    actor: UserId
    role: str
    event: str


@dataclass(frozen=True, slots=True)
class AccessLine:
    """What one member of staff did on one day: from when to when, and what, each said once."""

    day: date
    actor: UserId
    role: str
    first: datetime
    last: datetime
    did: tuple[str, ...]


def words_of(event: str) -> str:
    """An event as a person is told of it. Never what was in the record."""
    if event in _DID:
        return _DID[event]
    return next((words for beginning, words in _BY_BEGINNING if event.startswith(beginning)), _OTHER)


def access_lines(rows: Iterable[AccessRow]) -> tuple[AccessLine, ...]:
    """One line for each day and member of staff, newest first; the audit trail itself keeps every single event."""
    ordered = sorted(rows, key=lambda row: (row.at.date(), row.actor, row.at))
    lines = []
    for (day, actor), group in groupby(ordered, key=lambda row: (row.at.date(), row.actor)):
        of_day = list(group)
        did = tuple(dict.fromkeys(words_of(row.event) for row in of_day))
        lines.append(AccessLine(day, actor, of_day[-1].role, of_day[0].at, of_day[-1].at, did))
    return tuple(sorted(lines, key=lambda line: line.last, reverse=True))
