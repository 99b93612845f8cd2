"""The plan of a visit: how long there is and what it takes, the order of its steps, what is left out and why."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import VisitId
from hubdesk.domain.visit_plan import WhyDropped
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.routes import Route, VisitRoute
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.planner import (
    Planned,
    drop_forms,
    minutes_needed,
    move_step,
    open_plan,
    planned,
    set_minutes,
    take_again,
    to_leave_out,
)
from hubdesk.services.visit_now import VisitNow

REASONS: tuple[tuple[str, str], ...] = tuple((why.value, why.label) for why in WhyDropped)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One step of the visit."""

    key: str
    title: str
    detail: str
    tag: str
    tag_kind: str
    may_drop: bool
    dropped: bool


@dataclass(frozen=True, slots=True)
class PlanState(EntryState):
    """The plan page. ``over`` says in words that it does not fit; ``cut`` what would make it fit."""

    banner: BannerState | None = None
    minutes: str = ""
    takes: str = ""
    over: str = ""
    cut: tuple[str, ...] = ()
    rows: tuple[PlanRow, ...] = ()
    finished: bool = False


class PlanPresenter(EntryPresenter[PlanState]):
    """Each change is stored at once; going back goes on with the visit."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        visit_id: VisitId,
    ) -> None:
        super().__init__(PlanState(), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, visit_id
        self._now: VisitNow | None = None

    def load(self) -> None:
        """Read the visit."""
        self._do(lambda _now: open_plan(self._desk, self._id))

    def set_minutes(self, typed: str) -> None:
        """Say how long there is."""
        self._do(lambda now: set_minutes(self._desk, now, typed))

    def fit(self) -> None:
        """Leave out what does not fit the time; it is asked another day."""

        def work(now: VisitNow) -> VisitNow:
            forms = tuple(row.step.form_id for row in to_leave_out(self._desk, now))
            return drop_forms(self._desk, now, forms, WhyDropped.NO_TIME)

        self._do(work)

    def drop(self, key: str, why: str) -> None:
        """Leave one form out, with a reason."""
        self._do(lambda now: drop_forms(self._desk, now, (key,), WhyDropped(why)))

    def take_again(self, key: str) -> None:
        """Ask one after all."""
        self._do(lambda now: take_again(self._desk, now, key))

    def earlier(self, key: str) -> None:
        """Ask one before the one above it."""
        self._do(lambda now: move_step(self._desk, now, key, earlier=True))

    def later(self, key: str) -> None:
        """Ask one after the one below it."""
        self._do(lambda now: move_step(self._desk, now, key, earlier=False))

    def go_on(self) -> None:
        """On with the visit."""
        self._go(VisitRoute(self._id))

    def _do(self, work: Callable[[VisitNow], VisitNow]) -> None:
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, errors={}, trouble=None))

        def job() -> VisitNow:
            now = self._now
            return open_plan(self._desk, self._id) if now is None else work(now)

        self._work(job, self._done, self._failed)

    def _done(self, now: VisitNow) -> None:
        first, self._now = self._now is None, now
        rows, needed = planned(self._desk, now), minutes_needed(self._desk, now)
        there = now.setting.minutes if now.setting else None
        over = there is not None and needed > there
        cut = to_leave_out(self._desk, now) if over else ()
        self._show(
            PlanState(
                banner=person_banner(now.head, self._desk.clock.now().date()),
                minutes="" if there is None else str(there),
                takes=f"What is planned takes about {_minutes(needed)} from here.",
                over=_over(needed, there, cut) if over and there is not None else "",
                cut=tuple(f"{row.step.title} ({_minutes(row.minutes)})" for row in cut),
                rows=tuple(_row(row) for row in rows),
                finished=now.visit.completed_at is not None,
            )
        )
        if not first:
            self._changed(Changes.of(Topic.VISITS))


def _over(needed: int, there: int, cut: tuple[Planned, ...]) -> str:
    over = f"That is {_minutes(needed - there)} more than you have."
    if not cut:
        return f"{over} What is left must be asked today. Tell the person, or book another time for the rest."
    return f"{over} These could be left for another day:"


def _row(row: Planned) -> PlanRow:
    if row.left_out is not None:
        detail = row.dropped.label if row.dropped else row.left_out.label
        tag, kind = "Left out", "orange"
    elif row.done:
        detail, tag, kind = "", "Done", "green"
    else:
        detail, tag, kind = _minutes(row.minutes), "To come", "grey"
    may_drop = row.may_drop and row.left_out is None
    return PlanRow(row.step.form_id, row.step.title, detail, tag, kind, may_drop, row.dropped is not None)


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"
