"""The words of letters and cards, for a lead: which are the hub's own and which came with hubdesk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date
from hubdesk.domain.documents import KINDS
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.template_versions import Standing
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import PapersRoute, Route, TemplateRoute
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.staff_names import FORMER
from hubdesk.services.templates import TemplatesDesk, list_templates

GROUPS = {"letter": "Letters", "sheet": "Sheets", "card": "Cards"}


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One template in the list."""

    id: str
    title: str
    detail: str
    tags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateGroup:
    """Templates of one kind."""

    title: str
    rows: tuple[TemplateRow, ...]


@dataclass(frozen=True, slots=True)
class TemplatesState:
    """The page."""

    groups: tuple[TemplateGroup, ...] = ()
    trouble: Trouble | None = None


class TemplatesPresenter(Presenter[TemplatesState]):
    """Lists the templates."""

    topics = frozenset({Topic.PAPERS})

    def __init__(
        self, desk: Desk, runner: Runner, go: Callable[[Route], None], changed: Callable[[Changes], None]
    ) -> None:
        super().__init__(TemplatesState(), runner)
        self._desk, self._go, self._changed = desk, go, changed

    def load(self) -> None:
        """Read the list."""
        self._work(lambda: list_templates(self._desk), self._loaded, self._failed)

    def open(self, template: str) -> None:
        """Open one."""
        self._go(TemplateRoute(template))

    def back(self) -> None:
        """To letters and cards."""
        self._go(PapersRoute())

    def _loaded(self, found: TemplatesDesk) -> None:
        groups = tuple(
            TemplateGroup(title, tuple(_row(one, found) for one in found.templates if one.sheet.kind == kind))
            for kind, title in GROUPS.items()
        )
        self._show(TemplatesState(groups))

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, trouble=Trouble.of(problem)))


def title_of(standing: Standing) -> str:
    """What the lists of letters and cards call it."""
    kind = KINDS.get(standing.sheet.id)
    return kind.title if kind else standing.sheet.title


def stands_as(standing: Standing, names: Mapping[str, str]) -> str:
    """Whose words are in use, and since when."""
    own = standing.own
    if own is None:
        return f"Version 1: hubdesk’s words ({standing.sheet.version})"
    who, day = names.get(own.by, FORMER), cui_date(own.at.date())
    if own.back:
        return f"Version {own.number}: back to hubdesk’s words, {day}, {who}"
    return f"Version {own.number}: the hub’s own words, {day}, {who}"


def welsh_waits(standing: Standing) -> bool:
    """Whether there are Welsh words that nobody has checked, so that they do not print."""
    own = standing.own
    checked = own.welsh_checked if own and not own.back else ""
    return not checked and has_welsh(standing)


def has_welsh(standing: Standing) -> bool:
    """Whether some words of its own are there in Welsh."""
    texts = standing.texts
    return any(texts[part.name] for part in standing.sheet.parts if part.welsh and not part.shared)


def _row(standing: Standing, found: TemplatesDesk) -> TemplateRow:
    tags = [("Own words", "blue")] if standing.own is not None and not standing.own.back else []
    tags += [("hubdesk has newer words", "yellow")] if standing.behind else []
    tags += [("Welsh not checked", "grey")] if found.wales and welsh_waits(standing) else []
    return TemplateRow(standing.sheet.id, title_of(standing), stands_as(standing, found.names), tuple(tags))
