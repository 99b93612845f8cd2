"""The lists that drive the day: what is due, who waits how long, who came out of prison, what is to be signed."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hubdesk.domain.appointments import next_working_day
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date, cui_date_time
from hubdesk.domain.documents import Document
from hubdesk.domain.ids import ReferralId, UserId
from hubdesk.domain.orders import RELEASE_DAYS
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.referral import MAY_FOLLOW, Stage, Urgency
from hubdesk.domain.referral_events import CHOICES, What
from hubdesk.domain.referral_line import ReferralLine
from hubdesk.domain.referral_steps import BOUNCED
from hubdesk.domain.roles import Permission, may
from hubdesk.domain.safety import SafetyStatus
from hubdesk.presenters.lazy_rows import LazyRows
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.referral_words import COLOURS, days_words, next_words, where_to
from hubdesk.presenters.routes import (
    GpCasesRoute,
    PaperRoute,
    PersonRoute,
    ReferralRoute,
    Route,
    SafetyRoute,
    VisitRoute,
)
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.follow_up import FollowUp, Released, list_printed, read_follow_up, tell_from_list
from hubdesk.services.referrals import ReferralEntry

CHASES, REFERRALS, RELEASED, SIGN, BOUNCES = "chases", "referrals", "released", "sign", "bounced"
SAFETY, PAUSED, DRAFTS, NO_GP = "safety", "paused", "drafts", "no-gp"
TITLES = {
    CHASES: "Chases due",
    REFERRALS: "Referrals by age",
    RELEASED: "Released in the last 28 days",
    SIGN: "Letters to sign",
    BOUNCES: "Passed from service to service",
    SAFETY: "Safety open",
    PAUSED: "Paused visits",
    DRAFTS: "Drafts older than a month",
    NO_GP: "No GP yet",
}
EMPTY = {
    CHASES: "Nothing is due.",
    REFERRALS: "No referral is open.",
    RELEASED: "Nobody is known to have come out of prison in the last 28 days.",
    SIGN: "No letter waits for a clinician.",
    BOUNCES: "Nobody was turned away twice for one need.",
    SAFETY: "No safety record is open.",
    PAUSED: "No visit is paused.",
    DRAFTS: "No draft is older than a month.",
}
DUE = (("today", "Due by today"), ("overdue", "Overdue"), ("week", "Due within a week"), ("all", "All"))
BANDS = ((7, "Up to 7 days"), (14, "8 to 14 days"), (28, "15 to 28 days"), (56, "29 to 56 days"), (99999, "Longer"))
EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row; ``route`` is where it leads."""

    key: str
    title: str
    detail: str
    tags: tuple[tuple[str, str], ...]
    lead: str
    bar: float
    route: Route
    chase: bool = False
    """Whether a chase can be answered from the list."""
    printed: str = ""
    """What the printed list says of it: no clinical word, no name of a service."""
    due: str = ""

    def words(self) -> str:
        """The whole row for a screen reader."""
        tags = (words for words, _colour in self.tags)
        return ", ".join(part for part in (self.title, self.lead, self.detail, *tags) if part)


NO_ROWS: LazyRows[ListRow] = LazyRows.of(())


@dataclass(frozen=True, slots=True)
class AgeBand:
    """How many open referrals are so old, and their share of the largest band."""

    words: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class FollowUpState:
    """What the page shows."""

    tabs: tuple[tuple[str, str, int], ...] = ()
    which: str = CHASES
    title: str = ""
    empty: str = ""
    summary: str = ""
    today: str = ""
    rows: LazyRows[ListRow] = NO_ROWS
    chases: bool = False
    """Whether chases are answered from this list."""
    bands: tuple[AgeBand, ...] = ()
    workers: tuple[tuple[str, str], ...] = ()
    worker: str = EVERYONE
    dues: tuple[tuple[str, str], ...] = ()
    """Empty where the list has no days."""
    due: str = "today"
    asking: str = ""
    """What is asked of the present row: ``try-again``, ``booked``, ``close``; empty where nothing is."""
    first_day: tuple[str, str, str] = ("", "", "")
    reasons: tuple[tuple[str, str], ...] = ()
    errors: dict[str, str] = field(default_factory=dict)
    said: str = ""
    busy: bool = False
    loaded: bool = False
    trouble: Trouble | None = None


class FollowUpPresenter(Presenter[FollowUpState]):
    """Reads all lists at once and shows one of them, narrowed down."""

    topics = frozenset(
        {Topic.REFERRALS, Topic.PAPERS, Topic.SAFETY, Topic.VISITS, Topic.PEOPLE, Topic.GP_CASES, Topic.AGREEMENTS}
    )

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        which: str = "",
    ) -> None:
        super().__init__(FollowUpState(which=which if which in EMPTY else CHASES), runner)
        self._desk, self._go, self._tell_all = desk, go, changed
        self._found: FollowUp | None = None

    def load(self) -> None:
        """Read the lists; what shows is made ready on the worker's thread."""
        state = self.state

        def work() -> tuple[FollowUp, FollowUpState]:
            found = read_follow_up(self._desk)
            return found, self._drawn(found, state)

        self._work(work, self._loaded, self._failed)

    def changed(self, changes: Changes) -> None:
        """Read again if what is shown was touched."""
        if changes.topics & self.topics and not self.state.busy:
            self.load()

    def choose(self, which: str) -> None:
        """Show another list."""
        if which == NO_GP:
            self._go(GpCasesRoute())
            return
        self._redraw(replace(self.state, which=which, asking="", errors={}, said=""))

    def choose_worker(self, worker: str) -> None:
        """Narrow down to what one of the staff follows."""
        self._redraw(replace(self.state, worker=worker, asking="", errors={}, said=""))

    def choose_due(self, due: str) -> None:
        """Narrow down to what is due by then."""
        self._redraw(replace(self.state, due=due, asking="", errors={}, said=""))

    def open(self, key: str) -> None:
        """Go where the row leads."""
        row = self._row(key)
        if row is not None:
            self._go(row.route)

    def reached(self, key: str) -> None:
        """The service was reached and has it in hand: written down with one press."""
        self._tell(key, ReferralEntry(What.CHASED.value, "reached"))

    def ask(self, key: str, what: str) -> None:
        """Ask for the little that is needed: a day to try again, the day of an appointment, or why it is closed."""
        row = self._row(key)
        if row is None or not row.chase or self._found is None:
            return
        day = next_working_day(self._found.today)
        first = (str(day.day), str(day.month), str(day.year)) if what == "try-again" else ("", "", "")
        reasons = CHOICES[What.ENDED] if what == "close" else ()
        self._show(replace(self.state, asking=what, first_day=first, reasons=reasons, errors={}, said=""))

    def leave_asking(self) -> None:
        """Nothing is written down."""
        self._show(replace(self.state, asking="", errors={}))

    def answer(self, key: str, day: tuple[str, str, str], reason: str, words: str) -> None:
        """Write down what was asked for."""
        entries = {
            "try-again": ReferralEntry(What.CHASED.value, "try-again", words=words, due=day),
            "booked": ReferralEntry(What.OFFERED.value, "in-person", words=words, due=day),
            "close": ReferralEntry(What.ENDED.value, reason, words=words),
        }
        if self.state.asking in entries:
            self._tell(key, entries[self.state.asking])

    def printed(self) -> None:
        """The list went to a printer: audited, with how many rows."""
        count = len(self.state.rows)
        self._work(lambda: list_printed(self._desk, count), lambda _none: None, self._failed)

    def _row(self, key: str) -> ListRow | None:
        return self.state.rows.with_key(key)

    def _tell(self, key: str, entry: ReferralEntry) -> None:
        row = self._row(key)
        if row is None or not row.chase or self.state.busy:
            return
        self._show(replace(self.state, busy=True, errors={}, said="", trouble=None))
        referral_id = ReferralId(key)
        self._work(
            lambda: tell_from_list(self._desk, referral_id, entry),
            lambda changes: self._told(row, changes),
            self._failed,
        )

    def _told(self, row: ListRow, changes: Changes) -> None:
        self._show(replace(self.state, busy=False, asking="", said=f"Written down for {row.title}."))
        self._tell_all(changes)
        self.load()

    def _loaded(self, result: tuple[FollowUp, FollowUpState]) -> None:
        self._found, drawn = result
        now = self.state
        same = (drawn.which, drawn.worker, drawn.due) == (now.which, now.worker, now.due)
        if same:
            self._show(replace(drawn, asking=now.asking, first_day=now.first_day, reasons=now.reasons, said=now.said))
        else:
            self._redraw(now)

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy=False, loaded=True)
        if isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=dict(problem.fields)))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))

    def _redraw(self, state: FollowUpState) -> None:
        if self._found is None:
            self._show(state)
        else:
            self._show(self._drawn(self._found, state))

    def _drawn(self, found: FollowUp, state: FollowUpState) -> FollowUpState:
        rows = self._rows(found, state.which, state.worker, state.due)
        counts = {one: self._count(found, one, state) for one in self._offered()}
        bands = _bands(found, state.worker) if state.which == REFERRALS else ()
        late = self._late(found, state)
        many = f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}"
        return replace(
            state,
            tabs=(*((one, TITLES[one], counts[one]) for one in self._offered()), (NO_GP, TITLES[NO_GP], -1)),
            title=TITLES[state.which],
            empty=EMPTY[state.which],
            summary=f"{many}, {late} overdue" if late else many if rows else "",
            today=cui_date(found.today),
            rows=rows,
            chases=state.which in (CHASES, REFERRALS),
            bands=bands,
            workers=(
                (EVERYONE, "Everyone"),
                *((str(key), name) for key, name in sorted(found.staff.items(), key=lambda one: one[1])),
            ),
            dues=DUE if state.which == CHASES else (),
            busy=False,
            loaded=True,
            trouble=None,
        )

    def _offered(self) -> tuple[str, ...]:
        role = self._desk.actor.role
        signs = [SIGN] if may(role, Permission.SIGN_CLINICAL_PAPERS) else []
        leads = [BOUNCES] if may(role, Permission.TAKE_UP_REFERRALS) else []
        return (CHASES, REFERRALS, RELEASED, *leads, *signs, SAFETY, PAUSED, DRAFTS)

    def _count(self, found: FollowUp, which: str, state: FollowUpState) -> int:
        """How many wait there for this worker, counted without making the rows."""
        mine = _of_worker(state.worker)
        if which == CHASES:
            return sum(1 for line in found.referrals if mine(line.worker) and _due(line, found.today, "today"))
        if which == REFERRALS:
            return sum(1 for line in found.referrals if mine(line.worker))
        return len(self._rows(found, which, state.worker, "all"))

    def _late(self, found: FollowUp, state: FollowUpState) -> int:
        """How many of those that show are overdue."""
        if state.which not in (CHASES, REFERRALS):
            return 0
        mine = _of_worker(state.worker)
        return sum(1 for line in found.referrals if mine(line.worker) and _due(line, found.today, "overdue"))

    def _referrals(self, lines: Iterable[ReferralLine], found: FollowUp, most: int = 0) -> LazyRows[ListRow]:
        listed = tuple(lines)
        return LazyRows((line.id for line in listed), lambda place: self._referral(listed[place], found, most))

    def _rows(self, found: FollowUp, which: str, worker: str, due: str) -> LazyRows[ListRow]:
        mine = _of_worker(worker)
        lines = (line for line in found.referrals if mine(line.worker))
        match which:
            case "chases":
                return self._referrals((line for line in lines if _due(line, found.today, due)), found)
            case "referrals":
                oldest = sorted(lines, key=lambda line: line.since)
                most = max((line.age(found.today) for line in oldest[:1]), default=0)
                return self._referrals(oldest, found, most)
            case "released":
                return LazyRows.of(self._released(one, found.today) for one in found.released)
            case "bounced":
                return LazyRows.of(self._bounced(found))
            case "sign":
                unwritten = [line for line in lines if self._waits_for_letter(line)]
                drafts = [_draft(one, found) for one in found.to_sign if mine(one.made_by)]
                return LazyRows.of((*drafts, *(self._referral(line, found) for line in unwritten)))
            case "safety":
                return LazyRows.of(_safety(found, mine))
            case "paused":
                return LazyRows.of(_paused(found, mine))
            case _:
                return LazyRows.of(_draft(one, found) for one in found.old_drafts if mine(one.made_by))

    def _referral(self, line: ReferralLine, found: FollowUp, most: int = 0) -> ListRow:
        standing, today = line.standing, found.today
        late = line.due is not None and line.due < today
        where = where_to(self._desk.destinations, line.destination, line.to)
        age = line.age(today)
        tags = [("Overdue", "red")] if late else []
        tags += [(line.urgency.label, "red")] if line.urgency is not Urgency.ROUTINE else []
        tags += [("Agreement taken back", "orange")] if standing.withdrawn else []
        tags += [("Turned away", "orange")] if standing.rejections >= BOUNCED else []
        tags.append((standing.stage.label, COLOURS[standing.stage]))
        who = found.staff.get(line.worker, "a former colleague")
        return ListRow(
            line.id,
            line.person.name.display,
            f"{where}. {next_words(standing, today)}. {who}",
            tuple(tags),
            days_words(age) if most else f"Due {cui_date(line.due)[:6]}" if line.due else "",
            age / most if most else 0.0,
            ReferralRoute(line.id),
            What.CHASED in MAY_FOLLOW[standing.stage],
            standing.next.words if standing.next else "",
            cui_date(line.due) if line.due else "",
        )

    def _waits_for_letter(self, line: ReferralLine) -> bool:
        """A navigator began it: the letter is a clinician's."""
        kind = self._desk.destinations.get(line.destination)
        return line.standing.stage is Stage.DRAFTED and line.document_id is None and kind.clinical

    def _released(self, one: Released, today: date) -> ListRow:
        parts, tags = [f"Released {cui_date(one.released_on)}"], []
        if one.clock.treatment_by is not None:
            left = (one.clock.treatment_by - today).days
            parts.append(f"treatment to be kept by {cui_date(one.clock.treatment_by)}")
            tags.append(("Treatment overdue", "red") if left < 0 else (f"Treatment: {days_words(left)} left", "blue"))
        if one.supply is not None and one.supply.pressing:
            parts.append(one.supply.discreet[:1].lower() + one.supply.discreet[1:])
            tags.append(("Medicine", "red" if one.supply.days <= 1 else "orange"))
        if one.without_gp:
            tags.append(("No GP", "orange"))
        gone = one.clock.day / RELEASE_DAYS
        route = PersonRoute(one.person.id)
        return ListRow(
            one.person.id,
            one.person.name.display,
            " · ".join(parts),
            tuple(tags),
            f"Day {one.clock.day}",
            gone,
            route,
            printed="Keep in touch",
        )

    def _bounced(self, found: FollowUp) -> tuple[ListRow, ...]:
        return tuple(
            ListRow(
                one.last,
                found.people[one.person_id].name.display,
                f"Turned away {one.times} times for the same need. Open it, and write down how you took it up",
                (("For a lead", "red"),),
                cui_date(one.on)[:6],
                0.0,
                ReferralRoute(one.last),
                printed="For a lead",
            )
            for one in found.bounced
        )


def _of_worker(worker: str) -> Callable[[UserId], bool]:
    return lambda who: worker in (EVERYONE, who)


def _due(line: ReferralLine, today: date, due: str) -> bool:
    if line.due is None:
        return due == "all"
    ends = {"overdue": today - timedelta(days=1), "today": today, "week": today + timedelta(days=7)}
    return due not in ends or line.due <= ends[due]


def _bands(found: FollowUp, worker: str) -> tuple[AgeBand, ...]:
    mine = _of_worker(worker)
    ages = Counter(line.since for line in found.referrals if mine(line.worker))
    counts, above = [], -1
    for most, words in BANDS:
        days = ((found.today - since).days for since in ages)
        counts.append((words, sum(ages[found.today - timedelta(days=d)] for d in days if above < max(0, d) <= most)))
        above = most
    largest = max((count for _words, count in counts), default=0)
    return tuple(AgeBand(words, count, count / largest if largest else 0.0) for words, count in counts)


def _draft(one: Document, found: FollowUp) -> ListRow:
    who = found.staff.get(one.made_by, "a former colleague")
    detail = f"{one.kind.title}. Last touched {cui_date_time(one.touched_at)}, begun by {who}"
    days = (found.today - one.touched_at.date()).days
    name = found.people[one.person_id].name.display
    return ListRow(
        *(one.id, name, detail, (("Draft", "grey"),), days_words(days), 0.0),
        PaperRoute(one.id),
        printed="Finish a letter",
    )


def _safety(found: FollowUp, mine: Callable[[UserId], bool]) -> Iterable[ListRow]:
    for action in found.safety:
        if mine(action.raised_by):
            waits = action.status is SafetyStatus.AWAITING_CLINICIAN
            yield ListRow(
                action.id,
                found.people[action.person_id].name.display,
                f"Safety page opened {cui_date_time(action.raised_at)}",
                (("For a clinician", "orange") if waits else ("Not finished", "red"),),
                "",
                0.0,
                SafetyRoute(action.visit_id, action.id),
                printed="See the record today",
            )


def _paused(found: FollowUp, mine: Callable[[UserId], bool]) -> Iterable[ListRow]:
    for visit in found.paused:
        if mine(visit.touched_by):
            who = found.staff.get(visit.touched_by, "a former colleague")
            yield ListRow(
                visit.id,
                found.people[visit.person_id].name.display,
                f"Paused {cui_date_time(visit.touched_at)} by {who}",
                (("Paused", "grey"),),
                days_words((found.today - visit.touched_at.date()).days),
                0.0,
                VisitRoute(visit.id),
                printed="Go on with a meeting",
            )


def rows_to_print(rows: Iterable[ListRow]) -> tuple[tuple[str, str, str], ...]:
    """Who, what and by when, for paper: no clinical word and no name of a service."""
    return tuple((row.title, row.printed, row.due) for row in rows)
