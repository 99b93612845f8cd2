"""One referral: where it stands, who has what, what comes next, what happened, and putting right what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date
from hubdesk.domain.documents import DocumentStatus
from hubdesk.domain.ids import DocumentId, ReferralId, UserId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.referral import BY_ITSELF, Stage, Urgency, may_be_told
from hubdesk.domain.referral_events import CHOICES, What, needs_day
from hubdesk.domain.referral_line import standing_of
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.banner import person_banner
from hubdesk.presenters.question_page import HIDDEN
from hubdesk.presenters.referral_facts import (
    DIARY,
    ReferralFact,
    age_words,
    facts_of,
    reach_words,
    rows_of,
    warnings_of,
)
from hubdesk.presenters.referral_words import COLOURS, next_words, where_to
from hubdesk.presenters.routes import (
    AppointmentRoute,
    BookRoute,
    PaperRoute,
    PersonRoute,
    ReferralRoute,
    ReferRoute,
    Route,
    SharingRoute,
)
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.telling import EventRow, TellingPresenter, TellingState
from hubdesk.services.appointment_doubts import Doubtful
from hubdesk.services.desk import Desk
from hubdesk.services.paper.papers import permission_for
from hubdesk.services.referral_change import DESTINATION, URGENCY, WORKER, change_referral, followers
from hubdesk.services.referrals import (
    ReferralEntry,
    ReferralNow,
    correct_referral,
    open_referral,
    tell_referral,
    write_letter,
)
from hubdesk.services.staff_names import staff_names

JOINT_LETTER = "letter-referral-dual-diagnosis"


@dataclass(frozen=True, slots=True)
class WayOn:
    """One way on after a no."""

    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str
    route: Route | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralState(TellingState):
    """What the page shows."""

    title: str = ""
    stage: str = ""
    tag_kind: str = "grey"
    urgency: str = ""
    age: str = ""
    next_words: str = ""
    overdue: bool = False
    warnings: tuple[str, ...] = ()
    facts: tuple[ReferralFact, ...] = ()
    ways_on: tuple[WayOn, ...] = ()
    partner: WayOn | None = None
    reach: str = ""
    day_ask: str = ""
    """What is asked for a day to come; empty where none is."""
    time_ask: bool = False
    """Whether time and place are asked, so that the diary has it too."""
    changing: str = ""
    """What of the referral is changed; empty where something that happened is told."""
    doubts: tuple[str, ...] = ()
    """What should be looked at again before an appointment is booked."""
    rows: tuple[EventRow, ...] = ()
    letter: str = ""
    """What the button to the letter says; empty where there is none and none can be made."""
    may_book: bool = False
    hidden: str = ""


class ReferralPresenter(TellingPresenter[ReferralState, ReferralNow]):
    """One referral."""

    topics = frozenset({Topic.REFERRALS, Topic.PAPERS, Topic.AGREEMENTS, Topic.PEOPLE, Topic.APPOINTMENTS})

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        referral_id: ReferralId,
    ) -> None:
        super().__init__(ReferralState(), desk, runner, go, changed)
        self._id = referral_id
        self._names: dict[UserId, str] = {}
        self._followers: dict[UserId, str] = {}
        self._entry = ReferralEntry()
        """What was told last, for booking it although there were doubts."""

    def load(self) -> None:
        """Read the referral."""

        def read() -> tuple[ReferralNow, dict[UserId, str], dict[UserId, str]]:
            return open_referral(self._desk, self._id), staff_names(self._desk), followers(self._desk)

        self._work(read, self._loaded, self._failed)

    def choose_how(self, how: str) -> None:
        """How it happened: some answers need a day to come."""
        if not self.state.changing:
            self._show(replace(self.state, day_ask=_day_ask(self.state.what, how)))

    def tell(
        self,
        how: str,
        on: tuple[str, str, str],
        words: str,
        due: tuple[str, str, str],
        time: str = "",
        place: str = "",
    ) -> None:
        """Write it down, or put right what was written down."""
        now, state = self._now, self.state
        if now is None or state.busy:
            return
        entry = ReferralEntry(state.what, how, on, words, due if state.day_ask else ("", "", ""))
        self._entry = replace(entry, time=time, place=place) if state.time_ask else entry
        if state.correcting:
            self._write(lambda: correct_referral(self._desk, now, state.correcting, entry))
        else:
            self._write(lambda: tell_referral(self._desk, now, self._entry))

    def tell_although(self) -> None:
        """Book it all the same: the worker has looked at the doubts."""
        now, entry = self._now, replace(self._entry, although=True)
        if now is not None and self.state.doubts:
            self._write(lambda: tell_referral(self._desk, now, entry))

    def change(self, what: str) -> None:
        """Ask for another worker, urgency, kind of service or name of it; or go to the appointment."""
        now = self._now
        if now is None:
            return
        if what == DIARY and now.appointment is not None:
            self._go(AppointmentRoute(now.appointment.id))
            return
        question, choices = self._asked_to_change(now, what)
        state = replace(self._quiet(), changing=what, what=What.CHANGED.value, correcting=0, correcting_words="")
        self._show(replace(state, question=question, choices=choices, options=(), day_ask="", time_ask=False))

    def keep_change(self, value: str, words: str) -> None:
        """Change it; what it was before is kept."""
        now, what = self._now, self.state.changing
        if now is not None and what and not self.state.busy:
            self._write(lambda: change_referral(self._desk, now, what, value, words))

    def put_right(self, number: int) -> None:
        """Ask how an event really was, or whether it happened at all."""
        if self._now is None:
            return
        event = next((one for one in self._now.referral.standing if one.number == number), None)
        if event is None or event.what in BY_ITSELF:
            return
        options = ((event.what.value, f"{event.what.label}, but otherwise"), (What.STRUCK.value, "It did not happen"))
        words = f"You put right: {cui_date(event.on)}, {event.what.label}: {event.how_label}. Both stay in the record."
        state = replace(self._quiet(), correcting=number, correcting_words=words, options=options, changing="")
        self._show(self._asked(state, What.STRUCK.value))

    def back(self) -> None:
        """Back to the person."""
        if self._now is not None:
            self._go(PersonRoute(self._now.referral.person_id))

    def open_letter(self) -> None:
        """The letter, or a new one where there is none."""
        now = self._now
        if now is None:
            return
        if now.document is not None and now.document.status is not DocumentStatus.DROPPED:
            self._go(PaperRoute(now.document.id))
        else:
            self._work(lambda: write_letter(self._desk, now.referral.id), self._letter_begun, self._failed)

    def open_sharing(self) -> None:
        """What the person agreed to share."""
        if self._now is not None:
            self._go(SharingRoute(self._now.referral.person_id))

    def book(self) -> None:
        """Put the appointment into the diary here, so that the person is reminded."""
        if self._now is not None:
            self._go(BookRoute(self._now.referral.person_id))

    def open(self, way: WayOn) -> None:
        """Go on with a suggestion, or to the other half."""
        if way.route is not None:
            self._go(way.route)

    def changed(self, changes: Changes) -> None:
        """Read again if what is shown was touched elsewhere."""
        if changes.topics & self.topics and not self.state.busy and not self.state.said:
            self.load()

    def _loaded(self, found: tuple[ReferralNow, dict[UserId, str], dict[UserId, str]]) -> None:
        self._now, self._names, self._followers = found
        self._draw()

    def _letter_begun(self, result: tuple[DocumentId, Changes]) -> None:
        document_id, changes = result
        self._tell_all(changes)
        self._go(PaperRoute(document_id))

    def _failed(self, problem: KnownProblem) -> None:
        if isinstance(problem, Doubtful):
            self._show(replace(self._stopped(), doubts=problem.doubts))
        else:
            super()._failed(problem)

    def _quiet(self) -> ReferralState:
        return replace(super()._quiet(), doubts=())

    def _draw(self, said: str = "") -> None:
        now = self._now
        if now is None:
            return
        referral, today = now.referral, self._desk.clock.now().date()
        banner = person_banner(now.head, today)
        if now.head.officer_present:
            self._show(ReferralState(banner=banner, hidden=HIDDEN, loaded=True))
            return
        standing = standing_of(referral, now.destination)
        tellable = [what for what in may_be_told(referral) if self._may(what)]
        state = ReferralState(
            banner=banner,
            title=where_to(self._desk.destinations, referral.destination, referral.to),
            stage=standing.stage.label,
            tag_kind=COLOURS[standing.stage],
            urgency=referral.urgency.label,
            age=age_words(standing.sent_on, standing.opened_on, today),
            next_words=f"Next: {next_words(standing, today)}" if standing.next else "",
            overdue=bool(standing.next and standing.next.due < today),
            warnings=warnings_of(now),
            facts=facts_of(now, self._desk.destinations, self._names),
            ways_on=self._ways_on(now),
            partner=self._partner(now),
            reach=reach_words(now.head.details),
            options=tuple((what.value, what.label) for what in tellable),
            rows=rows_of(referral.events, referral.standing, self._desk.destinations, self._names),
            letter=self._letter(now),
            may_book=referral.stage is Stage.OFFERED and now.appointment is None,
            said=said,
            loaded=True,
        )
        self._show(self._asked(state, tellable[0].value))

    def _may(self, what: What) -> bool:
        return what is not What.TAKEN_UP or may(self._desk.actor.role, Permission.TAKE_UP_REFERRALS)

    def _asked(self, state: ReferralState, what: str) -> ReferralState:
        kind = What(what)
        unsafe = self._now.unsafe if self._now and kind is What.TOLD else ()
        choices = tuple((how, words) for how, words in CHOICES[kind] if how not in unsafe)
        offered = kind is What.OFFERED and not state.correcting
        state = replace(state, what=what, question=kind.question, choices=choices, time_ask=offered, changing="")
        return replace(state, day_ask=_day_ask(what, ""))

    def _asked_to_change(self, now: ReferralNow, what: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """What is asked, and what may be chosen; nothing to choose from where words are typed."""
        referral = now.referral
        if what == WORKER:
            others = sorted(self._followers.items(), key=lambda one: one[1])
            return "Who follows it from now on?", tuple((str(k), v) for k, v in others if k != referral.worker)
        if what == URGENCY:
            return "How soon from now on?", tuple((u.value, u.label) for u in Urgency if u is not referral.urgency)
        if what == DESTINATION:
            kinds = (one for one in self._desk.destinations if not one.joint and one.id != referral.destination)
            return "Where does it go instead? A draft of its letter is thrown away", tuple(
                (k.id, k.title) for k in kinds
            )
        return "The service by name", ()

    def _ways_on(self, now: ReferralNow) -> tuple[WayOn, ...]:
        person_id, referral_id = now.referral.person_id, now.referral.id
        return tuple(
            WayOn(
                option.words,
                self._desk.destinations.get(option.destination).eligibility if option.destination else "",
                *(("Refer", "blue") if option.destination else ("To do", "grey")),
                "Refer",
                ReferRoute(person_id, option.destination, referral_id) if option.destination else None,
            )
            for option in now.options
        )

    def _partner(self, now: ReferralNow) -> WayOn | None:
        if now.partner is None:
            return None
        where = where_to(self._desk.destinations, now.partner.destination, now.partner.to)
        answered = now.partner.stage.answered
        detail = "Has answered" if answered else "Has not answered yet: neither half closes until both have"
        tag, kind = now.partner.stage.label, COLOURS[now.partner.stage]
        return WayOn(f"The other half: {where}", detail, tag, kind, "Open", ReferralRoute(now.partner.id))

    def _letter(self, now: ReferralNow) -> str:
        if now.document is not None and now.document.status is not DocumentStatus.DROPPED:
            return f"See the letter ({now.document.status.label.lower()})"
        template = JOINT_LETTER if now.referral.joint_id else now.destination.template
        writes = template and may(self._desk.actor.role, permission_for(template))
        return "Write the letter" if writes and now.referral.stage is Stage.DRAFTED else ""


def _day_ask(what: str, how: str) -> str:
    kind = What(what)
    if not needs_day(kind, how):
        return ""
    return "On which day is the appointment?" if kind is What.OFFERED else "On which day do we try again?"
