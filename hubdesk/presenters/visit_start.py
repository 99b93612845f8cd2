"""The visit start page: who is in the room, how long there is, whether this is a fit time and a private place."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import Person
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.visit_setting import ADULT, Present, SettingEntry
from hubdesk.presenters.banner import BannerState, banner
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import PersonRoute, Route, VisitRoute
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visit_start import begin_visit, person_to_visit, visit_kinds
from hubdesk.services.visits import AlreadyInVisit

PRESENT: tuple[tuple[str, str], ...] = tuple((p.value, p.label) for p in Present)


@dataclass(frozen=True, slots=True)
class VisitStartState:
    """The start page. What is chosen stays on the page; it is passed on when the visit is begun."""

    banner: BannerState | None = None
    kinds: tuple[tuple[str, str], ...] = ()
    ask_adult: bool = False
    """No date of birth is known: whether the person is 18 or over must be asked."""
    under_age: bool = False
    errors: dict[str, str] = field(default_factory=dict)
    """Messages by field: "present", "interpreter", "pathway", "private", "fit", "adult"."""
    trouble: Trouble | None = None
    busy: bool = False


class VisitStartPresenter(Presenter[VisitStartState]):
    """Sets a visit up and begins it at its opening page."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
    ) -> None:
        kinds = tuple((k.pathway_id, k.words) for k in visit_kinds(desk.shelf.library))
        super().__init__(VisitStartState(kinds=kinds), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, person_id

    def load(self) -> None:
        """Read whose visit it will be."""
        self._work(lambda: person_to_visit(self._desk, self._id), self._loaded, self._failed)

    def begin(self, entry: SettingEntry) -> None:
        """Begin the visit; refused with a message at each field that is not chosen yet."""
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, trouble=None))
        self._work(lambda: begin_visit(self._desk, self._id, entry), self._begun, self._failed)

    def cancel(self) -> None:
        """Back to the person; nothing was begun."""
        self._go(PersonRoute(self._id))

    def _loaded(self, person: Person) -> None:
        today = self._desk.clock.now().date()
        age = person.born.age(today)
        self._show(
            replace(
                self.state,
                banner=banner(person, today),
                ask_adult=age is None,
                under_age=age is not None and age < ADULT,
                trouble=None,
            )
        )

    def _begun(self, now: VisitNow) -> None:
        self._show(replace(self.state, busy=False, errors={}))
        self._changed(Changes.of(Topic.VISITS))
        self._go(VisitRoute(now.visit.id))

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy=False)
        if isinstance(problem, AlreadyInVisit):
            self._go(VisitRoute(problem.visit_id))
        elif isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=problem.fields))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))
