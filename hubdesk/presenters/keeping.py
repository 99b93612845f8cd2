"""How long one record is kept: what is known, what a lead decides, and the end of it by two leads."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date, read_date
from hubdesk.domain.ids import PersonId
from hubdesk.domain.retention import HoldKind, RecordClass, Stage, WhyDestroy
from hubdesk.domain.trusted_day import DayTold, Moved
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.keeping_words import Ask, AskForm, ask_form, keeping_facts, said_line, stage_words
from hubdesk.presenters.routes import PersonRoute, RetentionReviewRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.destruction import Destroyed, confirm_destruction, decline_destruction, propose_destruction
from hubdesk.services.retention import (
    KeepingNow,
    keep_until,
    lift_hold,
    open_keeping,
    put_hold,
    record_death,
    set_class,
    take_back_death,
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A button under where the record stands."""

    ask: Ask
    words: str
    kind: str = "secondary"


@dataclass(frozen=True, slots=True)
class KeepingState(EntryState):
    """The page."""

    banner: BannerState | None = None
    headline: str = ""
    sentence: str = ""
    tone: str = ""
    day_warning: str = ""
    facts: tuple[tuple[str, str, str, str], ...] = ()
    wishes: tuple[Wish, ...] = ()
    history: tuple[str, ...] = ()
    form: AskForm | None = None
    """The small form that is open."""
    gone: str = ""
    """Said once the record was destroyed; then there is nothing else on the page."""


class KeepingPresenter(EntryPresenter[KeepingState]):
    """Opens what is said about the keeping of a record (audited), and says more."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
    ) -> None:
        super().__init__(KeepingState(), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, person_id
        self._now: KeepingNow | None = None

    def load(self) -> None:
        """Read it."""
        self._work(lambda: open_keeping(self._desk, self._id), self._loaded, self._failed)

    def ask(self, name: str) -> None:
        """Open the form for this wish."""
        if self._now is not None and not self.state.busy:
            self._show(replace(self.state, form=ask_form(Ask(name), self._now), errors={}, trouble=None))

    def never_mind(self) -> None:
        """Close the form; nothing was said."""
        self._show(replace(self.state, form=None, errors={}))

    def answer(self, choice: str, on: tuple[str, str, str], why: str) -> None:
        """What was entered in the open form."""
        form, now = self.state.form, self._now
        if form is None or now is None or self.state.busy:
            return
        if form.choices and not choice:
            self._show(replace(self.state, errors={"choice": "Choose one of these"}))
            return
        day = None
        if form.date_label:
            try:
                day = read_date(*on)
            except ValueError as e:
                self._show(replace(self.state, errors={"on": str(e)}))
                return
        self._show(replace(self.state, busy=True, errors={}, trouble=None))
        if form.ask is Ask.DESTROY:
            self._work(lambda: confirm_destruction(self._desk, now), self._destroyed, self._failed)
        else:
            self._work(lambda: _say(self._desk, now, form.ask, choice, day, why), self._said, self._failed)

    def back(self) -> None:
        """To the person, or to the list once there is no person any more."""
        self._go(RetentionReviewRoute() if self.state.gone else PersonRoute(self._id))

    def to_list(self) -> None:
        """To the records to review."""
        self._go(RetentionReviewRoute())

    def _loaded(self, now: KeepingNow) -> None:
        self._now = now
        headline, sentence, tone = stage_words(now)
        history = tuple(said_line(said, now.names) for said in reversed(now.verdict.keeping.said))
        self._show(
            KeepingState(
                banner=person_banner(now.head, self._desk.clock.now().date()),
                headline=headline,
                sentence=sentence,
                tone=tone,
                day_warning=day_warning(now.day),
                facts=keeping_facts(now),
                wishes=_wishes(now),
                history=history,
            )
        )

    def _said(self, changes: Changes) -> None:
        self._show(replace(self.state, form=None, busy=False))
        self._changed(changes)
        self.load()

    def _destroyed(self, done: Destroyed) -> None:
        records = "The record was" if done.count == 1 else f"{done.count} records that were merged were"
        words = f"{records} destroyed. Only a note without a name is left."
        if not done.scrubbed:
            words += " The file itself is cleaned the next time hubdesk is unlocked."
        self._now = None
        self._show(KeepingState(gone=words))
        self._changed(done.changes)


def day_warning(day: DayTold) -> str:
    """What is said while the clock cannot be trusted; empty while it can."""
    if day.last is None or day.moved is None:
        return ""
    way = "earlier than" if day.moved is Moved.BACK else "long after"
    return (
        f"This computer says it is {cui_date(day.clock)}. That is {way} the last day of work, {cui_date(day.last)}. "
        f"Until a lead has checked the date, records are judged as of {cui_date(day.as_of)} and none is destroyed."
    )


def _wishes(now: KeepingNow) -> tuple[Wish, ...]:
    if not now.may_decide:
        return ()
    stage = now.verdict.stage
    longer, hold = Wish(Ask.KEEP, "Keep it longer"), Wish(Ask.HOLD, "Put a hold")
    if stage is Stage.PROPOSED:
        decline = Wish(Ask.DECLINE, "Do not destroy" if now.may_confirm else "Take the proposal back")
        confirm = (Wish(Ask.DESTROY, "Destroy this record", "warning"),) if now.may_confirm and now.day.sure else ()
        return (*confirm, decline)
    if stage is Stage.DUE:
        propose = (Wish(Ask.PROPOSE, "Propose destruction", "warning"),) if now.day.sure else ()
        return (*propose, longer, hold)
    return (longer, hold) if stage is Stage.NOT_DUE else (hold,)


def _say(desk: Desk, now: KeepingNow, ask: Ask, choice: str, on: date | None, why: str) -> Changes:
    if on is not None:
        return record_death(desk, now, on, why) if ask is Ask.DIED else keep_until(desk, now, on, why)
    match ask:
        case Ask.CLASS:
            return set_class(desk, now, RecordClass(choice), why)
        case Ask.NOT_DIED:
            return take_back_death(desk, now, why)
        case Ask.HOLD:
            return put_hold(desk, now, HoldKind(choice), why)
        case Ask.LIFT:
            return lift_hold(desk, now, HoldKind(choice), why)
        case Ask.PROPOSE:
            return propose_destruction(desk, now, WhyDestroy(choice))
        case _:
            return decline_destruction(desk, now, why)
