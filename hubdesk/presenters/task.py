"""One task: what is to be done for whom, and a press when it is done."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date, cui_date_time
from hubdesk.domain.ids import TaskId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.tasks import Task, TaskStatus
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import PersonRoute, Route, TodayRoute
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.person_head import PersonHead
from hubdesk.services.tasks import end_task, open_task

_STATUS = {
    TaskStatus.OPEN: "To do",
    TaskStatus.DONE: "Done",
    TaskStatus.DROPPED: "Taken off the list",
}


@dataclass(frozen=True, slots=True)
class TaskState:
    """The task page."""

    banner: BannerState | None = None
    what: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    is_open: bool = False
    trouble: Trouble | None = None
    busy: bool = False


class TaskPresenter(Presenter[TaskState]):
    """Opens a task (audited) and ends it."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        task_id: TaskId,
    ) -> None:
        super().__init__(TaskState(), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, task_id
        self._task: Task | None = None

    def load(self) -> None:
        """Read the task."""
        self._work(lambda: open_task(self._desk, self._id), self._loaded, self._failed)

    def done(self) -> None:
        """Record that it is done, and go back to Today."""
        self._end(TaskStatus.DONE)

    def drop(self) -> None:
        """Take it off the list without its being done."""
        self._end(TaskStatus.DROPPED)

    def to_person(self) -> None:
        """Go to the person's page."""
        if self._task is not None:
            self._go(PersonRoute(self._task.person_id))

    def back(self) -> None:
        """Back to Today."""
        self._go(TodayRoute())

    def _end(self, status: TaskStatus) -> None:
        task = self._task
        if task is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, trouble=None))
        self._work(lambda: end_task(self._desk, task, status), self._ended, self._failed)

    def _ended(self, result: tuple[Task, Changes]) -> None:
        self._task, changes = result
        self._changed(changes)
        self._go(TodayRoute())

    def _loaded(self, found: tuple[Task, PersonHead]) -> None:
        self._task, head = found
        task, today = self._task, self._desk.clock.now().date()
        due = cui_date(task.due) if task.due else "No day set"
        if task.overdue(today):
            due += " (overdue)"
        self._show(
            TaskState(
                banner=person_banner(head, today),
                what=task.what,
                facts=(
                    ("State", _STATUS[task.status]),
                    ("Who does it", task.owner or "Not recorded"),
                    ("By when", due),
                    ("Agreed", cui_date_time(task.created_at)),
                ),
                is_open=task.status is TaskStatus.OPEN,
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy=False, trouble=Trouble.of(problem)))
