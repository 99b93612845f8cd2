"""Things to do."""

from collections.abc import Sequence
from typing import Protocol

from hubdesk.domain.ids import PersonId, TaskId, VisitId
from hubdesk.domain.tasks import Task


class Tasks(Protocol):
    """Things still to be done for people."""

    def add(self, task: Task) -> None:
        """Store a new task."""

    def get(self, task_id: TaskId) -> Task:
        """Raises ``NotFound``."""

    def save(self, task: Task) -> None:
        """Store a task's new state; version one above the stored one. Raises ``ChangedElsewhere``, ``NotFound``."""

    def of_person(self, person_id: PersonId) -> Sequence[Task]:
        """All tasks of a person, oldest first."""

    def of_visit(self, visit_id: VisitId) -> Sequence[Task]:
        """All tasks of a visit, oldest first."""

    def open(self) -> Sequence[Task]:
        """All open tasks: those with a date first, earliest date first, then the oldest."""
