"""Records to review: what is due, held, or waits for a second lead, and what was destroyed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date
from hubdesk.domain.people import PersonLine
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.retention import HoldKind, Stage, Stub, Verdict
from hubdesk.presenters.keeping import day_warning
from hubdesk.presenters.keeping_words import who_said
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import KeepingRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.retention_review import Review, records_to_review
from hubdesk.services.sure_day import confirm_day

SHOWN_STUBS = 50


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One record of the list."""

    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str
    route: KeepingRoute


@dataclass(frozen=True, slots=True)
class ReviewState:
    """The page."""

    summary: str = ""
    years: str = ""
    day_warning: str = ""
    may_confirm_day: str = ""
    """The words of the button that says the date is right; empty while there is nothing to say."""
    rows: tuple[ReviewRow, ...] = ()
    held: tuple[ReviewRow, ...] = ()
    destroyed: tuple[str, ...] = ()
    loaded: bool = False
    trouble: Trouble | None = None
    busy: bool = False


class ReviewPresenter(Presenter[ReviewState]):
    """Reads the list (audited) and opens one record of it."""

    def __init__(
        self, desk: Desk, runner: Runner, go: Callable[[Route], None], changed: Callable[[Changes], None]
    ) -> None:
        super().__init__(ReviewState(), runner)
        self._desk, self._go, self._changed = desk, go, changed

    def load(self) -> None:
        """Read it."""
        self._work(lambda: records_to_review(self._desk), self._loaded, self._failed)

    def changed(self, changes: Changes) -> None:
        """Somebody else decided meanwhile."""
        if Topic.PEOPLE in changes.topics:
            self.load()

    def open(self, row: ReviewRow) -> None:
        """One record."""
        self._go(row.route)

    def confirm_day(self) -> None:
        """The date of the computer is right."""
        if not self.state.busy:
            self._show(replace(self.state, busy=True, trouble=None))
            self._work(lambda: confirm_day(self._desk), self._confirmed, self._failed)

    def _confirmed(self, changes: Changes) -> None:
        self._changed(changes)
        self.load()

    def _loaded(self, review: Review) -> None:
        rows = [_row(one, review) for one in review.verdicts if one.stage is not Stage.HELD]
        held = [_row(one, review) for one in review.verdicts if one.stage is Stage.HELD]
        years, warning = review.years, day_warning(review.day)
        told = f"{years.adult} years after the last contact, {years.mental} where mental health was asked about, "
        told += f"{years.after_death} after a death."
        told += "" if review.confirmed else " The trust has not confirmed these years yet: see Settings."
        self._show(
            ReviewState(
                summary=_summary(len(rows)),
                years=told,
                day_warning=warning,
                may_confirm_day=f"Today is {cui_date(review.day.clock)}: the date is right" if warning else "",
                rows=tuple(rows),
                held=tuple(held),
                destroyed=tuple(_stub_line(stub, review) for stub in review.stubs[:SHOWN_STUBS]),
                loaded=True,
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, loaded=True, busy=False, trouble=Trouble.of(problem)))


def _summary(count: int) -> str:
    if not count:
        return "No record is due"
    return "1 record to decide about" if count == 1 else f"{count} records to decide about"


def _row(verdict: Verdict, review: Review) -> ReviewRow:
    line, keeping = review.lines[verdict.contact.person_id], verdict.keeping
    detail = verdict.rule
    if verdict.stage is Stage.HELD:
        tag, kind, action = " and ".join(HoldKind(hold.value).label for hold in keeping.holds), "purple", "Look"
        detail = "; ".join(hold.why for hold in keeping.holds)
    elif verdict.stage is Stage.PROPOSED and keeping.proposal is not None:
        mine = keeping.proposal.by == review.me
        tag, kind, action = ("Waits for another lead", "orange", "Look") if mine else ("Waits for you", "red", "Decide")
        detail = f"Destruction proposed by {who_said(review.names, keeping.proposal.by)}. {detail}"
    else:
        tag, kind, action = f"Due since {cui_date(verdict.keep_to)}", "orange", "Decide"
    return ReviewRow(_name(line, review.day.clock), detail, tag, kind, action, KeepingRoute(verdict.contact.person_id))


def _name(line: PersonLine, today: date) -> str:
    return f"{line.name.display}, born {line.born.display(today)}"


def _stub_line(stub: Stub, review: Review) -> str:
    """A destroyed record: its number in place of a name."""
    proposed, confirmed = (who_said(review.names, user) for user in (stub.proposed_by, stub.confirmed_by))
    return (
        f"{cui_date(stub.confirmed_at.date())}: record {stub.person_id[-8:]}. {stub.rule}. "
        f"Proposed by {proposed}, confirmed by {confirmed}."
    )
