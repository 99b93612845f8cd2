"""The visit start page: who is in the room, how long there is, whether this is a fit time and a private place."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_time
from hubdesk.domain.ids import PersonId, VisitId
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.typed import YES
from hubdesk.domain.typed_pages import TypedKind, TypedPage
from hubdesk.domain.visit_setting import ADULT, Present, SettingEntry
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import PersonRoute, PlanRoute, Route, VisitRoute
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.person_head import PersonHead
from hubdesk.services.planner import short_of_time
from hubdesk.services.typed_pages import drop_typed, keep_typed, read_typed
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visit_start import begin_visit, person_to_visit, visit_kinds
from hubdesk.services.visits import AlreadyInVisit

PRESENT: tuple[tuple[str, str], ...] = tuple((p.value, p.label) for p in Present)


@dataclass(frozen=True, slots=True)
class VisitStartState:
    """The start page. What is chosen stays on the page; it is passed on when the visit is begun."""

    banner: BannerState | None = None
    kinds: tuple[tuple[str, str], ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    """The heading that stands before a kind, for the first of each group."""
    ask_adult: bool = False
    """No date of birth is known: whether the person is 18 or over must be asked."""
    under_age: bool = False
    errors: dict[str, str] = field(default_factory=dict)
    """Messages by field: "present", "interpreter", "pathway", "private", "fit", "adult"."""
    kept: SettingEntry | None = None
    """What was chosen before the page was left or the screen locked."""
    kept_at: str = ""
    trouble: Trouble | None = None
    already: VisitId | None = None
    """The visit of this person that is not finished: the way there is offered with the trouble."""
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
        offered = visit_kinds(desk.shelf.library)
        groups = {kind.group: kind.pathway_id for kind in reversed(offered)}
        kinds = tuple((kind.pathway_id, kind.words) for kind in offered)
        headings = {first: group for group, first in groups.items()} if len(groups) > 1 else {}
        super().__init__(VisitStartState(kinds=kinds, headings=headings), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, person_id
        self._over = False

    def load(self) -> None:
        """Read whose visit it will be, and what was chosen before the page was left."""

        def read() -> tuple[PersonHead, TypedPage | None]:
            return person_to_visit(self._desk, self._id), read_typed(self._desk, TypedKind.VISIT_START, self._id)

        self._work(read, self._loaded, self._failed)

    def keep(self, entry: SettingEntry) -> None:
        """Keep what is chosen because the page is being left or the screen locked."""
        if self._over or self.state.busy or self.state.banner is None:
            return
        if entry == SettingEntry() and self.state.kept is None:
            return
        fields = typed_setting(entry)
        self._quietly(lambda: keep_typed(self._desk, TypedKind.VISIT_START, self._id, fields))

    def go_on_with_open_visit(self) -> None:
        """Go to the visit that is not finished."""
        if self.state.already is not None:
            self._go(VisitRoute(self.state.already))

    def begin(self, entry: SettingEntry) -> None:
        """Begin the visit; refused with a message at each field that is not chosen yet."""
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, trouble=None))
        self._work(lambda: begin_visit(self._desk, self._id, entry), self._begun, self._failed)

    def cancel(self) -> None:
        """Back to the person; nothing was begun, and what was chosen is thrown away."""
        self._over = True
        self._quietly(lambda: drop_typed(self._desk, TypedKind.VISIT_START, self._id))
        self._go(PersonRoute(self._id))

    def _loaded(self, found: tuple[PersonHead, TypedPage | None]) -> None:
        head, page = found
        today = self._desk.clock.now().date()
        age = head.person.born.age(today)
        self._show(
            replace(
                self.state,
                banner=person_banner(head, today),
                kept=setting_from(page.fields) if page else None,
                kept_at=cui_time(page.at) if page else "",
                ask_adult=age is None,
                under_age=age is not None and age < ADULT,
                trouble=None,
            )
        )

    def _begun(self, now: VisitNow) -> None:
        self._over = True
        self._show(replace(self.state, busy=False, errors={}))
        self._changed(Changes.of(Topic.VISITS))
        self._go(PlanRoute(now.visit.id) if short_of_time(self._desk, now) else VisitRoute(now.visit.id))

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy=False)
        if isinstance(problem, AlreadyInVisit):
            self._show(replace(state, trouble=Trouble.of(problem), already=problem.visit_id))
        elif isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=problem.fields))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))


def typed_setting(entry: SettingEntry) -> dict[str, str]:
    """What is chosen, by field."""
    fields = asdict(entry) | {"present": " ".join(entry.present), "alone": YES if entry.alone else ""}
    return {name: str(text) for name, text in fields.items()}


def setting_from(fields: Mapping[str, str]) -> SettingEntry:
    """What was kept of the page."""
    texts = {name: fields.get(name, "") for name in asdict(SettingEntry()) if name not in ("present", "alone")}
    return SettingEntry(alone=fields.get("alone") == YES, present=tuple(fields.get("present", "").split()), **texts)
