"""Something that is still to be done for a person: an action agreed in a visit, or a step left for another day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hubdesk.domain.ids import PersonId, TaskId, UserId, VisitId
from hubdesk.domain.problems import InvalidEntry

LONGEST = 200


class TaskKind(StrEnum):
    """Where a task comes from."""

    ACTION = "action"
    ASK_LATER = "ask-later"


class TaskStatus(StrEnum):
    """Where a task stands. ``DROPPED`` is an action taken off the list again before it was done."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what, for whom, by whom, by when."""

    id: TaskId
    version: int
    person_id: PersonId
    kind: TaskKind
    what: str
    status: TaskStatus
    created_at: datetime
    created_by: UserId
    visit_id: VisitId | None = None
    owner: str = ""
    """Who does it, in words: "GP practice", "Jo", "the person"."""
    due: date | None = None
    step: str = ""
    """The form that was left for another day; empty for an agreed action."""
    ended_at: datetime | None = None
    ended_by: UserId | None = None

    def overdue(self, today: date) -> bool:
        """Whether it should have been done by now."""
        return self.status is TaskStatus.OPEN and self.due is not None and self.due < today


def follower(task: Task, staff: Mapping[UserId, str]) -> UserId:
    """Which of the staff follows a task: whoever is named for it, by whole or first name, else who agreed it.

    A name that two share, or that is nobody's here ("GP practice"), leaves it with who agreed it.
    """
    named = task.owner.casefold()
    fits = [key for key, name in staff.items() if named and named in (name.casefold(), name.split()[0].casefold())]
    return fits[0] if len(fits) == 1 else task.created_by


def check_task(what: str) -> str:
    """The task's words, tidied. Raises ``InvalidEntry`` under ``what``."""
    tidy = " ".join(what.split())
    if not tidy:
        raise InvalidEntry({"what": "Say what is to be done"})
    if len(tidy) > LONGEST:
        raise InvalidEntry({"what": f"Use {LONGEST} characters or fewer"})
    return tidy
