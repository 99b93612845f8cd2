"""One referral: where it stands, who has what, what comes next, what happened, and putting right what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.asked import May
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.contacts import Channel
from hubdesk.domain.dates import cui_date
from hubdesk.domain.details import Details
from hubdesk.domain.documents import DocumentStatus
from hubdesk.domain.ids import DocumentId, ReferralId, UserId
from hubdesk.domain.referral import BY_ITSELF, ReferralEvent, Stage, may_be_told
from hubdesk.domain.referral_events import CHOICES, What, needs_day
from hubdesk.domain.referral_line import standing_of
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.question_page import HIDDEN
from hubdesk.presenters.referral_words import COLOURS, days_words, next_words, where_to
from hubdesk.presenters.routes import (
    BookRoute,
    PaperRoute,
    PersonRoute,
    ReferralRoute,
    ReferRoute,
    Route,
    SharingRoute,
)
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.paper.papers import permission_for
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
class EventRow:
    """One thing that happened, for the list. ``number`` is 0 where it cannot be put right."""

    when: str
    what: str
    words: str
    number: int = 0
    stands: bool = True


@dataclass(frozen=True, slots=True)
class WayOn:
    """One way on after a no."""

    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str
    route: Route | None


@dataclass(frozen=True, slots=True)
class ReferralState(EntryState):
    """What the page shows."""

    banner: BannerState | None = None
    title: str = ""
    stage: str = ""
    tag_kind: str = "grey"
    urgency: str = ""
    age: str = ""
    next_words: str = ""
    overdue: bool = False
    warnings: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    ways_on: tuple[WayOn, ...] = ()
    partner: WayOn | None = None
    reach: str = ""
    options: tuple[tuple[str, str], ...] = ()
    what: str = ""
    question: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    day_ask: str = ""
    """What is asked for a day to come; empty where none is."""
    correcting: int = 0
    """The number of the event that is put right; 0 where something new is told."""
    correcting_words: str = ""
    rows: tuple[EventRow, ...] = ()
    letter: str = ""
    """What the button to the letter says; empty where there is none and none can be made."""
    may_book: bool = False
    hidden: str = ""
    said: str = ""
    loaded: bool = False


class ReferralPresenter(EntryPresenter[ReferralState]):
    """One referral."""

    topics = frozenset({Topic.REFERRALS, Topic.PAPERS, Topic.AGREEMENTS, Topic.PEOPLE})

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        referral_id: ReferralId,
    ) -> None:
        super().__init__(ReferralState(), runner)
        self._desk, self._go, self._tell_all, self._id = desk, go, changed, referral_id
        self._now: ReferralNow | None = None
        self._names: dict[UserId, str] = {}

    def load(self) -> None:
        """Read the referral."""
        self._work(lambda: (open_referral(self._desk, self._id), staff_names(self._desk)), self._loaded, self._failed)

    def choose(self, what: str) -> None:
        """What happened: shows its question and choices."""
        self._show(self._asked(replace(self.state, errors={}, said="", trouble=None), what))

    def choose_how(self, how: str) -> None:
        """How it happened: some answers need a day to come."""
        self._show(replace(self.state, day_ask=_day_ask(self.state.what, how)))

    def tell(self, how: str, on: tuple[str, str, str], words: str, due: tuple[str, str, str]) -> None:
        """Write it down, or put right what was written down."""
        now, number = self._now, self.state.correcting
        if now is None or self.state.busy:
            return
        entry = ReferralEntry(self.state.what, how, on, words, due if self.state.day_ask else ("", "", ""))
        self._show(replace(self.state, busy=True, errors={}, said="", trouble=None))
        if number:
            self._work(lambda: correct_referral(self._desk, now, number, entry), self._told, self._failed)
        else:
            self._work(lambda: tell_referral(self._desk, now, entry), self._told, self._failed)

    def put_right(self, number: int) -> None:
        """Ask how an event really was, or whether it happened at all."""
        if self._now is None:
            return
        event = next((one for one in self._now.referral.standing if one.number == number), None)
        if event is None or event.what in BY_ITSELF:
            return
        options = ((event.what.value, f"{event.what.label}, but otherwise"), (What.STRUCK.value, "It did not happen"))
        words = f"You put right: {cui_date(event.on)}, {event.what.label}: {event.how_label}. Both stay in the record."
        state = replace(
            self.state, correcting=number, correcting_words=words, options=options, errors={}, said="", trouble=None
        )
        self._show(self._asked(state, What.STRUCK.value))

    def leave_correcting(self) -> None:
        """Leave what was written down as it is."""
        self._draw()

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

    def _loaded(self, found: tuple[ReferralNow, dict[UserId, str]]) -> None:
        self._now, self._names = found
        self._draw()

    def _told(self, result: tuple[ReferralNow, Changes]) -> None:
        self._now, changes = result
        self._draw("It was written down.")
        self._tell_all(changes)

    def _letter_begun(self, result: tuple[DocumentId, Changes]) -> None:
        document_id, changes = result
        self._tell_all(changes)
        self._go(PaperRoute(document_id))

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
            age=_age(standing.sent_on, standing.opened_on, today),
            next_words=f"Next: {next_words(standing, today)}" if standing.next else "",
            overdue=bool(standing.next and standing.next.due < today),
            warnings=_warnings(now),
            facts=self._facts(now),
            ways_on=self._ways_on(now),
            partner=self._partner(now),
            reach=reach_words(now.head.details),
            options=tuple((what.value, what.label) for what in tellable),
            rows=self._rows(referral.events, referral.standing),
            letter=self._letter(now),
            may_book=referral.stage is Stage.OFFERED,
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
        return replace(state, what=what, question=kind.question, choices=choices, day_ask=_day_ask(what, ""))

    def _facts(self, now: ReferralNow) -> tuple[tuple[str, str], ...]:
        referral = now.referral
        agreed = "None needed: the letter says on which basis it goes" if now.destination.recipient is None else ""
        agreed = agreed or ("Yes" if now.agreed else "None that holds today")
        facts = [
            ("How soon", referral.urgency.label),
            ("Followed by", self._names.get(referral.worker, "a former colleague")),
            ("Agreement to share", agreed),
        ]
        if referral.joint_id:
            facts.append(("Leads until both have answered", referral.lead or "Named in the letter"))
        if now.rules:
            facts.append(("About this kind of service", now.rules))
        return tuple(facts)

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

    def _rows(self, events: tuple[ReferralEvent, ...], standing: tuple[ReferralEvent, ...]) -> tuple[EventRow, ...]:
        counts = {event.number for event in standing}
        rows = []
        for event in reversed(events):
            stands = event.number in counts
            who = self._names.get(event.by, "a former colleague")
            note = "" if stands or event.what is What.STRUCK else " (put right later, does not count)"
            due = f" Day: {cui_date(event.due)}." if event.due else ""
            rows.append(
                EventRow(
                    f"{cui_date(event.on)}, {who}",
                    f"{event.what.label}: {event.how_label}{note}",
                    f"{event.words}{due}".strip(),
                    event.number if stands and event.what not in BY_ITSELF else 0,
                    stands,
                )
            )
        return tuple(rows)

    def _stopped(self) -> ReferralState:
        return replace(self.state, busy=False, loaded=True)


def reach_words(details: Details) -> str:
    """How the person may be reached, as they said it; ways they called unsafe come first."""
    safe = details.safe_contact
    unsafe = [channel.label.lower() for channel in safe.with_answer(May.NO)]
    yes = [channel.label.lower() for channel in safe.with_answer(May.YES)]
    phones = [phone.shown for phone in details.contact.phones] if safe.rule(Channel.PHONE).safe is not May.NO else []
    parts = [f"Never by: {', '.join(unsafe)}." if unsafe else "", f"Safe: {', '.join(yes)}." if yes else ""]
    parts += [f"Phone: {', '.join(phones)}." if phones else "", safe.note]
    if not unsafe and not yes:
        parts.insert(0, "Nobody has asked which ways are safe. Ask before you call or write.")
    return " ".join(part for part in parts if part)


def _warnings(now: ReferralNow) -> tuple[str, ...]:
    referral, found = now.referral, []
    if referral.withdrawn:
        sent = (
            "It was sent before that. Nothing more is printed or shared." if referral.stage.out else "Do not send it."
        )
        found.append(f"The person took back their agreement to share. {sent}")
    if now.bounce is not None:
        times = f"{now.bounce.times} times"
        found.append(f"Not accepted {times} for this need. It is on the lead’s list until a lead takes it up.")
    return tuple(found)


def _age(sent: date | None, begun: date, today: date) -> str:
    if sent is not None:
        return f"Sent {days_words((today - sent).days)} ago" if sent < today else "Sent today"
    return f"Begun {days_words((today - begun).days)} ago" if begun < today else "Begun today"


def _day_ask(what: str, how: str) -> str:
    kind = What(what)
    if not needs_day(kind, how):
        return ""
    return "On which day is the appointment?" if kind is What.OFFERED else "On which day do we try again?"
