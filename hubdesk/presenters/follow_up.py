"""The lists that drive the day, one at a time: narrowed down, answered with one press, typed in from paper."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.appointments import next_working_day
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date
from hubdesk.domain.ids import DocumentId, ReferralId
from hubdesk.domain.list_narrowing import ALL_SITES, DUE, EVERYONE, Narrowing
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.referral_events import CHOICES, What
from hubdesk.domain.sheet_numbers import sheet_number
from hubdesk.presenters.day_lists.lists import DayLists, Shown
from hubdesk.presenters.day_lists.names import (
    CHASED,
    CHASES,
    DRAFTS,
    EMPTY,
    NOTES,
    TITLES,
    TODAY,
    first_narrowing,
    lists_of,
)
from hubdesk.presenters.day_lists.referrals import AgeBand
from hubdesk.presenters.day_lists.row import NO_ROWS, NUMBER_DIGITS, ListRow
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.lazy_rows import LazyRows
from hubdesk.presenters.routes import Route, TodayRoute
from hubdesk.presenters.runner import Runner
from hubdesk.services.appointment_doubts import Doubtful
from hubdesk.services.desk import Desk
from hubdesk.services.follow_up import FollowUp, list_printed, read_follow_up, tell_from_list
from hubdesk.services.old_drafts import keep_draft, remove_draft
from hubdesk.services.referrals import ReferralEntry

TRY_AGAIN, BOOKED, CLOSE, REMOVE = "try-again", "booked", "close", "remove"


@dataclass(frozen=True, slots=True)
class FollowUpState(EntryState):
    """What the page shows."""

    tabs: tuple[tuple[str, str, int], ...] = ()
    which: str = CHASES
    title: str = ""
    note: str = ""
    """What is said above the list."""
    empty: str = ""
    summary: str = ""
    today: str = ""
    rows: LazyRows[ListRow] = NO_ROWS
    chases: bool = False
    """Whether chases are answered from this list."""
    drafts: bool = False
    """Whether drafts are kept and removed from this list."""
    bands: tuple[AgeBand, ...] = ()
    workers: tuple[tuple[str, str], ...] = ()
    worker: str = EVERYONE
    sites: tuple[tuple[str, str], ...] = ()
    """Empty where everybody listed is of one site."""
    site: str = ALL_SITES
    dues: tuple[tuple[str, str], ...] = ()
    due: str = "all"
    asking: str = ""
    """What is asked of the present row; empty where nothing is."""
    first_day: tuple[str, str, str] = ("", "", "")
    reasons: tuple[tuple[str, str], ...] = ()
    doubts: tuple[str, ...] = ()
    """What should be looked at again before an appointment is booked."""
    picked: str = ""
    """The row whose number on paper was typed; it becomes the present one."""
    said: str = ""
    loaded: bool = False


class FollowUpPresenter(EntryPresenter[FollowUpState]):
    """Reads all lists at once and shows one of them, narrowed down."""

    topics = frozenset(
        {Topic.REFERRALS, Topic.PAPERS, Topic.SAFETY, Topic.VISITS, Topic.PEOPLE, Topic.GP_CASES, Topic.AGREEMENTS}
        | {Topic.TASKS, Topic.APPOINTMENTS, Topic.CARE}
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
        self._answer: tuple[str, ReferralEntry] | None = None
        """What was answered last, for booking it although there were doubts."""

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
        if which == TODAY:
            self._go(TodayRoute())
        else:
            self._redraw(replace(self._calm(), which=which))

    def choose_worker(self, worker: str) -> None:
        """Narrow down to what one of the staff follows."""
        self._narrow(worker=worker)

    def choose_site(self, site: str) -> None:
        """Narrow down to the people of one site."""
        self._narrow(site=site)

    def choose_due(self, due: str) -> None:
        """Narrow down to what is due by then."""
        self._narrow(due=due)

    def find_number(self, typed: str) -> None:
        """Go to the row with this number on paper, also where the list shows it no more."""
        found, number = self._found, "".join(typed.split())
        if found is None:
            return
        fits = [one.id for one in found.referrals if sheet_number(one.id, NUMBER_DIGITS) == number]
        calm = self._calm()
        if not fits:
            words = "No open row has this number. It may be closed already: look the person up"
            self._show(replace(calm, errors={"number": words}))
            return
        if fits[0] not in calm.rows.keys:
            self._remember(calm.which, Narrowing())
        self._redraw(replace(calm, picked=fits[0]))
        if len(fits) > 1:
            words = "Two open rows have this number. Choose by the name"
            self._show(replace(self.state, errors={"number": words}))

    def open(self, key: str) -> None:
        """Go where the row leads."""
        row = self._row(key)
        if row is not None:
            self._go(row.route)

    def reached(self, key: str) -> None:
        """The service was reached and has it in hand: written down with one press."""
        self._tell(key, ReferralEntry(What.CHASED.value, "reached"))

    def ask(self, key: str, what: str) -> None:
        """Ask for the little that is needed: a day to try again, an appointment, why it is closed, whether it goes."""
        row = self._row(key)
        if row is None or self._found is None or not (row.chase or what == REMOVE):
            return
        day = next_working_day(self._found.today)
        first = (str(day.day), str(day.month), str(day.year)) if what == TRY_AGAIN else ("", "", "")
        reasons = CHOICES[What.ENDED] if what == CLOSE else ()
        self._show(replace(self._calm(), asking=what, first_day=first, reasons=reasons, picked=key))

    def leave_asking(self) -> None:
        """Nothing is written down."""
        self._show(self._calm())

    def answer(
        self, key: str, day: tuple[str, str, str], reason: str, words: str, time: str = "", place: str = ""
    ) -> None:
        """Write down what was asked for. With a time, an appointment goes into the diary too."""
        entries = {
            TRY_AGAIN: ReferralEntry(What.CHASED.value, "try-again", words=words, due=day),
            BOOKED: ReferralEntry(What.OFFERED.value, "in-person", words=words, due=day, time=time, place=place),
            CLOSE: ReferralEntry(What.ENDED.value, reason, words=words),
        }
        if self.state.asking == REMOVE:
            self._write(key, lambda: remove_draft(self._desk, DocumentId(key)))
        elif self.state.asking in entries:
            self._tell(key, entries[self.state.asking])

    def answer_although(self) -> None:
        """Book it all the same: the worker has looked at the doubts."""
        if self._answer is not None and self.state.doubts:
            key, entry = self._answer
            self._tell(key, replace(entry, although=True))

    def keep_draft(self, key: str) -> None:
        """The draft is still wanted."""
        if self.state.drafts:
            self._write(key, lambda: keep_draft(self._desk, DocumentId(key)))

    def numbers(self) -> tuple[str, ...]:
        """The number of each row on paper, where what is ticked there can be typed in."""
        keys = self.state.rows.keys if self.state.chases else ()
        return tuple(sheet_number(key, NUMBER_DIGITS) for key in keys)

    def printed(self) -> None:
        """The list went to a printer: audited, with how many rows."""
        count = len(self.state.rows)
        self._work(lambda: list_printed(self._desk, count), lambda _none: None, self._failed)

    def _row(self, key: str) -> ListRow | None:
        return self.state.rows.with_key(key)

    def _calm(self) -> FollowUpState:
        """What shows, with nothing asked and nothing said."""
        quiet = replace(self.state, asking="", reasons=(), doubts=(), picked="")
        return replace(quiet, errors={}, said="", trouble=None)

    def _narrow(self, **change: str) -> None:
        self._remember(self.state.which, replace(self._narrowing(self.state.which), **change))
        self._redraw(self._calm())

    def _narrowing(self, which: str) -> Narrowing:
        return self._desk.narrowed.get(which, first_narrowing(which, self._desk.actor.id))

    def _remember(self, which: str, narrowing: Narrowing) -> None:
        self._desk.narrowed[which] = narrowing

    def _tell(self, key: str, entry: ReferralEntry) -> None:
        row = self._row(key)
        if row is None or not row.chase:
            return
        self._answer = key, entry
        self._write(key, lambda: tell_from_list(self._desk, ReferralId(key), entry))

    def _write(self, key: str, work: Callable[[], Changes]) -> None:
        row = self._row(key)
        if row is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, errors={}, doubts=(), said="", trouble=None))
        self._work(work, lambda changes: self._told(row, changes), self._failed)

    def _told(self, row: ListRow, changes: Changes) -> None:
        self._show(replace(self._calm(), busy=False, said=f"Written down for {row.title}."))
        self._tell_all(changes)
        self.load()

    def _loaded(self, result: tuple[FollowUp, FollowUpState]) -> None:
        self._found, drawn = result
        now = self.state
        if (drawn.which, drawn.worker, drawn.site, drawn.due) == (now.which, *self._narrowed(now.which)):
            drawn = replace(drawn, asking=now.asking, first_day=now.first_day, reasons=now.reasons, picked=now.picked)
            self._show(replace(drawn, doubts=now.doubts, said=now.said))
        else:
            self._redraw(now)

    def _narrowed(self, which: str) -> tuple[str, str, str]:
        narrowing = self._narrowing(which)
        return narrowing.worker, narrowing.site, narrowing.due

    def _failed(self, problem: KnownProblem) -> None:
        if isinstance(problem, Doubtful):
            self._show(replace(self._stopped(), doubts=problem.doubts))
        else:
            super()._failed(problem)

    def _stopped(self) -> FollowUpState:
        return replace(super()._stopped(), loaded=True)

    def _redraw(self, state: FollowUpState) -> None:
        if self._found is None:
            self._show(state)
        else:
            self._show(self._drawn(self._found, state))

    def _drawn(self, found: FollowUp, state: FollowUpState) -> FollowUpState:
        which, narrowing = state.which, self._narrowing(state.which)
        lists = DayLists(found, self._desk.destinations, self._narrowing)
        counts = {one: lists.count(one) for one in lists_of(self._desk.actor.role)}
        shown = lists.shown(which) if which in counts else Shown(NO_ROWS, 0)
        many = f"{len(shown.rows)} {'row' if len(shown.rows) == 1 else 'rows'}"
        late = shown.late if which != DRAFTS else 0
        return replace(
            state,
            tabs=((TODAY, TITLES[TODAY], -1), *((one, TITLES[one], count) for one, count in counts.items())),
            title=TITLES[which],
            note=NOTES.get(which, ""),
            empty=EMPTY[which],
            summary=f"{many}, {late} overdue" if late else many if shown.rows else "",
            today=cui_date(found.today),
            rows=shown.rows,
            chases=which in CHASED,
            drafts=which == DRAFTS,
            bands=shown.bands,
            workers=self._workers(found),
            worker=narrowing.worker,
            sites=self._sites(found),
            site=narrowing.site,
            dues=DUE,
            due=narrowing.due,
            busy=False,
            loaded=True,
            trouble=None,
        )

    def _workers(self, found: FollowUp) -> tuple[tuple[str, str], ...]:
        named = sorted(found.staff.items(), key=lambda one: one[1])
        return ((EVERYONE, "Everyone"), *((str(key), name) for key, name in named))

    def _sites(self, found: FollowUp) -> tuple[tuple[str, str], ...]:
        """The sites of those who are listed; a choice only where there is more than one."""
        site = self._desk.site
        of_all = {one.person.site_id for one in found.referrals} | {one.site_id for one in found.people.values()}
        others = sorted(one for one in of_all if one is not None)
        if set(others) <= {site.id}:
            return ()
        named = [(str(one), site.name if one == site.id else f"Another site ({one})") for one in others]
        return ((ALL_SITES, "All sites"), *named)
