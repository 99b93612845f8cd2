"""Move a visit that was begun for the wrong person to the right one."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import VisitId
from hubdesk.domain.people import PersonLine
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.people import PersonRow, person_row
from hubdesk.presenters.routes import Route, VisitRoute
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.move_visit import Moved, move_visit, right_person, visit_to_move
from hubdesk.services.people import find_people
from hubdesk.services.person_head import PersonHead
from hubdesk.services.visit_now import VisitNow


@dataclass(frozen=True, slots=True)
class MoveVisitState(EntryState):
    """The page: whose visit it is now, who was found, who was picked, and after the move what is left to do."""

    banner: BannerState | None = None
    query: str = ""
    rows: tuple[PersonRow, ...] = ()
    picked: PersonRow | None = None
    moved: bool = False
    left: tuple[str, ...] = ()


class MoveVisitPresenter(EntryPresenter[MoveVisitState]):
    """Nothing is moved before a person is picked and a reason given."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        visit_id: VisitId,
    ) -> None:
        super().__init__(MoveVisitState(), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, visit_id
        self._now: VisitNow | None = None

    def load(self) -> None:
        """Read whose visit it is."""
        self._work(lambda: visit_to_move(self._desk, self._id), self._loaded, self._failed)

    def find(self, text: str) -> None:
        """Look for the right person; an answer to an older text is dropped."""
        self._show(replace(self.state, query=text))
        self._work(lambda: find_people(self._desk, text), lambda lines: self._found(text, lines), self._failed)

    def pick(self, row: PersonRow) -> None:
        """This is the right person; that they were looked at is audited."""
        self._work(lambda: right_person(self._desk, row.person_id), lambda head: self._picked(row, head), self._failed)

    def move(self, reason: str) -> None:
        """Move the visit."""
        now, picked = self._now, self.state.picked
        if self.state.busy or now is None:
            return
        if picked is None:
            self._show(replace(self.state, errors={"person": "Find and choose the right person first"}))
            return
        self._show(replace(self.state, busy=True, errors={}, trouble=None))
        self._work(lambda: move_visit(self._desk, now, picked.person_id, reason), self._moved, self._failed)

    def back(self) -> None:
        """To the visit, wherever it is now."""
        self._go(VisitRoute(self._id))

    def _loaded(self, now: VisitNow) -> None:
        self._now = now
        self._show(replace(self.state, banner=person_banner(now.head, self._desk.clock.now().date())))

    def _found(self, text: str, lines: tuple[PersonLine, ...]) -> None:
        now = self._now
        if text != self.state.query or now is None:
            return
        today = self._desk.clock.now().date()
        rows = tuple(person_row(line, today) for line in lines if line.id != now.person.id) if text.strip() else ()
        self._show(replace(self.state, rows=rows))

    def _picked(self, row: PersonRow, _head: PersonHead) -> None:
        self._show(replace(self.state, picked=row, errors={}, trouble=None))

    def _moved(self, result: Moved) -> None:
        today = self._desk.clock.now().date()
        self._show(
            replace(
                self.state,
                banner=person_banner(result.now.head, today),
                moved=True,
                left=result.left,
                busy=False,
                rows=(),
            )
        )
        self._changed(Changes.of(Topic.VISITS, Topic.RESPONSES, Topic.SAFETY, Topic.TASKS, Topic.PAPERS))
