"""In-memory stand-ins for what the opening and the end of a visit write: settings, openings, agreements, tasks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hubdesk.domain.agreements import Agreement, Recipient
from hubdesk.domain.ids import PersonId, TaskId, VisitId
from hubdesk.domain.opening import Opening
from hubdesk.domain.problems import ChangedElsewhere, NotFound
from hubdesk.domain.tasks import Task, TaskStatus
from hubdesk.domain.visit_setting import VisitSetting


class MemoryVisitOpenings:
    """``ports.VisitOpenings``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add_setting(self, setting: VisitSetting) -> None:
        assert setting.visit_id in self.state.visits
        self.state.visit_settings.append(setting)

    def setting(self, visit_id: VisitId) -> VisitSetting | None:
        return next((s for s in reversed(self.state.visit_settings) if s.visit_id == visit_id), None)

    def add_opening(self, opening: Opening) -> None:
        assert opening.visit_id in self.state.visits
        self.state.openings.append(opening)

    def opening(self, visit_id: VisitId) -> Opening | None:
        return next((o for o in reversed(self.state.openings) if o.visit_id == visit_id), None)

    def latest_opening(self, person_id: PersonId) -> Opening | None:
        own = {v.id for v in self.state.visits.values() if v.person_id == person_id}
        return next((o for o in reversed(self.state.openings) if o.visit_id in own and o.matters), None)


class MemoryAgreements:
    """``ports.Agreements``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, agreement: Agreement) -> None:
        assert agreement.person_id in self.state.people
        self.state.agreements.append(agreement)

    def of_person(self, person_id: PersonId) -> Sequence[Agreement]:
        newest = {a.recipient: a for a in self.state.agreements if a.person_id == person_id}
        return [newest[r] for r in Recipient if r in newest]


class MemoryTasks:
    """``ports.Tasks``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, task: Task) -> None:
        assert task.id not in self.state.tasks
        assert task.version == 1
        self.state.tasks[task.id] = task

    def get(self, task_id: TaskId) -> Task:
        if task_id not in self.state.tasks:
            raise NotFound("This record was not found.", "Go back and search again.")
        return self.state.tasks[task_id]

    def save(self, task: Task) -> None:
        if self.get(task.id).version != task.version - 1:
            raise ChangedElsewhere("Someone else has changed this record since you opened it.", "Open it again.")
        self.state.tasks[task.id] = task

    def of_person(self, person_id: PersonId) -> Sequence[Task]:
        return [t for t in self.state.tasks.values() if t.person_id == person_id]

    def of_visit(self, visit_id: VisitId) -> Sequence[Task]:
        return [t for t in self.state.tasks.values() if t.visit_id == visit_id]

    def open(self) -> Sequence[Task]:
        waiting = [t for t in self.state.tasks.values() if t.status is TaskStatus.OPEN]
        return sorted(waiting, key=lambda t: (t.due is None, t.due or date.min))
