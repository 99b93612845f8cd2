"""The leads' list of restricted records that were opened with a reason, and what another lead found."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date, cui_date_time
from hubdesk.domain.ids import OpeningId
from hubdesk.domain.restriction import Opening, Outcome, Urgency
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.routes import Route, TodayRoute
from hubdesk.presenters.runner import Runner
from hubdesk.services.break_glass import OpeningsList, list_openings, review_opening
from hubdesk.services.desk import Desk
from hubdesk.services.staff_names import FORMER, FORMER_FIRST

OUTCOMES = tuple((one.value, one.label) for one in Outcome)


@dataclass(frozen=True, slots=True)
class OpeningShown:
    """One opening of the list."""

    opening_id: str
    name: str
    tag: str
    tag_kind: str
    lines: tuple[str, ...]
    can_review: bool


@dataclass(frozen=True, slots=True)
class OpeningsState(EntryState):
    """The page. ``chosen`` is the opening that is being looked at."""

    rows: tuple[OpeningShown, ...] = ()
    chosen: str = ""
    said: str = ""
    loaded: bool = False


class OpeningsPresenter(EntryPresenter[OpeningsState]):
    """Lists them (audited)."""

    topics = frozenset({Topic.OPENINGS})

    def __init__(
        self, desk: Desk, runner: Runner, go: Callable[[Route], None], changed: Callable[[Changes], None]
    ) -> None:
        super().__init__(OpeningsState(), runner)
        self._desk, self._go, self._changed = desk, go, changed

    def load(self) -> None:
        """Read the list."""
        self._work(lambda: list_openings(self._desk), self._loaded, self._failed)

    def choose(self, opening_id: str) -> None:
        """Look at one."""
        self._show(replace(self.state, chosen=opening_id, errors={}, said="", trouble=None))

    def review(self, outcome: str, words: str) -> None:
        """Say what was found."""
        if self.state.busy or not self.state.chosen:
            return
        chosen = OpeningId(self.state.chosen)
        self._show(replace(self.state, busy=True, errors={}, trouble=None))
        self._work(lambda: review_opening(self._desk, chosen, outcome, words), self._reviewed, self._failed)

    def back(self) -> None:
        """Back to Today."""
        self._go(TodayRoute())

    def _loaded(self, listed: OpeningsList) -> None:
        rows = tuple(self._row(one, listed) for one in listed.openings)
        self._show(replace(self.state, rows=rows, loaded=True, trouble=None))

    def _reviewed(self, changes: Changes) -> None:
        self._show(replace(self.state, busy=False, chosen="", said="It is written down."))
        self._changed(changes)
        self.load()

    def _row(self, one: Opening, listed: OpeningsList) -> OpeningShown:
        today, own = self._desk.clock.now().date(), one.by == self._desk.actor.id
        tag, colour = opening_tag(one, overdue=one.overdue(today))
        lines = [
            f"{listed.names.get(one.by, FORMER_FIRST)}, {one.role.in_sentence}, {cui_date_time(one.at)}",
            f"{one.urgency.label}: {one.reason}",
        ]
        if one.review is not None:
            who = listed.names.get(one.review.by, FORMER)
            found = " ".join(part for part in (f"{one.review.outcome.label}.", one.review.words) if part)
            lines.append(f"Looked at by {who}, {cui_date(one.review.at.date())}: {found}")
        elif own:
            lines.append("You opened this yourself: another clinical lead looks at it.")
        name = listed.people[one.person_id].name.display
        return OpeningShown(str(one.id), name, tag, colour, tuple(lines), one.review is None and not own)


def opening_tag(one: Opening, *, overdue: bool) -> tuple[str, str]:
    """How an opening stands, and the colour of that."""
    if one.review is not None:
        return "Looked at", "green"
    if overdue:
        return f"Overdue since {cui_date(one.review_by)}", "red"
    return f"Look at it by {cui_date(one.review_by)}", "red" if one.urgency is Urgency.EMERGENCY else "orange"
