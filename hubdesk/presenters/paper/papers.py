"""The list of letters and cards: a person's, with what can be made; or everyone's latest, drafts first."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.documents import KINDS, Document, DocumentStatus, PaperKind
from hubdesk.domain.ids import PersonId, VisitId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.question_page import HIDDEN
from hubdesk.presenters.routes import (
    BundleRoute,
    LetterheadRoute,
    PaperRoute,
    PapersRoute,
    PeopleRoute,
    PersonRoute,
    Route,
    TemplatesRoute,
)
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.paper.papers import PaperList, begin_paper, list_papers

SERVICES, PERSON, CARDS, SAFETY = (
    "Make a new one: for a GP or a service",
    "Make a new one: for the person",
    "Make a new one: cards",
    "Make a new one: when somebody is in danger",
)
GROUPS = (SERVICES, PERSON, CARDS, SAFETY)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper in a list."""

    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str
    route: Route


@dataclass(frozen=True, slots=True)
class NewRow:
    """One kind of paper to begin."""

    title: str
    detail: str
    template: str
    group: str = ""
    """One of ``GROUPS``."""
    tag: str = ""
    tag_kind: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class PapersState:
    """The page. ``new`` is empty for everyone's list: a paper begins at a person."""

    banner: BannerState | None = None
    loaded: bool = False
    own: bool = False
    """Whether it is one person's list."""
    new: tuple[NewRow, ...] = ()
    to_sign: tuple[PaperRow, ...] = ()
    drafts: tuple[PaperRow, ...] = ()
    made: tuple[PaperRow, ...] = ()
    may_set_letterhead: bool = False
    hidden: str = ""
    busy: bool = False
    trouble: Trouble | None = None


class PapersPresenter(Presenter[PapersState]):
    """Lists papers (audited) and begins new ones."""

    topics = frozenset({Topic.PAPERS})

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId | None,
        visit_id: VisitId | None = None,
    ) -> None:
        super().__init__(PapersState(own=person_id is not None), runner)
        self._desk, self._go, self._changed = desk, go, changed
        self._id, self._visit = person_id, visit_id

    def load(self) -> None:
        """Read the list."""
        self._work(lambda: list_papers(self._desk, self._id), self._loaded, self._failed)

    def changed(self, changes: Changes) -> None:
        """Reload if what is shown was touched."""
        if changes.topics & self.topics and not self.state.busy:
            self.load()

    def begin(self, row: NewRow) -> None:
        """Begin a paper of this kind."""
        person_id = self._id
        if person_id is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, trouble=None))
        self._work(
            lambda: begin_paper(self._desk, person_id, row.template, self._visit),
            lambda result: self._go(PaperRoute(result[0].id)),
            self._failed,
        )

    def print_together(self) -> None:
        """To all drafts of the person, to print them with one press."""
        if self._id is not None:
            self._go(BundleRoute(self._id, self._visit))

    def open(self, row: PaperRow) -> None:
        """Open one."""
        self._go(row.route)

    def set_letterhead(self) -> None:
        """To the hub's letterhead."""
        self._go(LetterheadRoute())

    def set_words(self) -> None:
        """To the words of letters and cards."""
        self._go(TemplatesRoute())

    def back(self) -> None:
        """Back to the person, or to find one."""
        self._go(PersonRoute(self._id) if self._id else PeopleRoute())

    def _loaded(self, found: PaperList) -> None:
        today = self._desk.clock.now().date()
        drafts = [d for d in found.papers if d.status is DocumentStatus.DRAFT]
        to_sign = [d for d in drafts if d.kind.clinical and self._may_sign()]
        hidden = found.officer_present
        self._show(
            PapersState(
                banner=person_banner(found.head, today) if found.head else None,
                loaded=True,
                own=self._id is not None,
                new=()
                if self._id is None
                else tuple(
                    _new(k) for k in KINDS.values() if k.listed and k.fits(wales=found.wales) and self._may(k, hidden)
                ),
                to_sign=() if hidden else tuple(self._row(d, found) for d in to_sign),
                drafts=() if hidden else tuple(self._row(d, found) for d in drafts if d not in to_sign),
                made=() if hidden else tuple(self._row(d, found) for d in found.papers if d not in drafts),
                may_set_letterhead=may(self._desk.actor.role, Permission.EDIT_SITE),
                hidden=HIDDEN if hidden else "",
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy=False, trouble=Trouble.of(problem)))

    def _may_sign(self) -> bool:
        return may(self._desk.actor.role, Permission.SIGN_CLINICAL_PAPERS)

    def _may(self, kind: PaperKind, hidden: bool) -> bool:
        """With an officer in the room only an emergency begins a paper."""
        return kind.emergency if hidden else not kind.clinical or self._may_sign()

    def _row(self, document: Document, found: PaperList) -> PaperRow:
        line = found.people.get(document.person_id)
        whose = line.name.display if line and self._id is None else ""
        kind = document.kind.title
        last = document.events[-1] if document.events else None
        when = (
            f"{last.kind.label} {cui_date_time(last.at)}" if last else f"changed {cui_date_time(document.touched_at)}"
        )
        colour = {DocumentStatus.DRAFT: "yellow", DocumentStatus.FINAL: "blue"}.get(document.status, "green")
        action = "Go on" if document.status is DocumentStatus.DRAFT else "See it"
        tag = document.status.label
        if document.wrong_reader:
            tag, colour = "Wrong practice", "red"
        title = f"{whose}: {kind}" if whose else kind
        return PaperRow(title, f"{when[0].upper()}{when[1:]}", tag, colour, action, PaperRoute(document.id))


_ABOUT = {
    "letter-gp-clinical": "After a visit: what matters, actions, scores, medicines",
    "letter-gp-registration": "Asks a practice to register the person. No address or ID needed",
    "letter-gp-registration-wales": "The same by the rules of Wales",
    "letter-referral-drug-alcohol": "With use, withdrawal, overdose and naloxone",
    "letter-referral-mental-health": "With problems, effect on life and strengths",
    "letter-referral-dual-diagnosis": "To both services at once, with one who leads",
    "letter-referral-adhd-autism": "Asks the GP to refer. Needs how it shows in daily life",
    "letter-referral-learning-disability": "With understanding, everyday skills and childhood",
    "letter-referral-brain-injury": "With injuries, and what has changed since",
    "letter-referral-housing": "To the council the person chose. No health facts unless they wish",
    "letter-referral-stop-smoking": "With what and how much, and medicines to watch",
    "letter-referral-bbv": "Tests, vaccines or treatment. Results go to the person only",
    "letter-referral-veterans": "For anyone who served. England only",
    "letter-referral-social-prescribing": "With what the person wants to reach",
    "letter-referral-social-care": "Asks the council to assess care and support",
    "letter-referral-support": "Domestic abuse, money, work and others. No health facts unless they wish",
    "letter-referral-mhtr": "With what the person agreed to, the order and who supervises it",
    "letter-referral-reconnect": "Before or after release. England only",
    "letter-handover-prison": "What healthcare there must know: medicines, withdrawal, safety",
    "letter-handover-request": "Asks what happened in prison, and for medicines and supply",
    "letter-cstr-attendance": "Facts on attendance, to probation. Nothing about health",
    "letter-court-summary": "Facts on contact, for the court. Nothing about health",
    "letter-gp-refusal-challenge-wales": "Names no rule of England. Answer wanted by a day",
    "sheet-registration-answers": "To copy onto the practice’s own form, filled with what is recorded",
    "letter-gp-refusal-challenge": "Quotes the rules of England, kindly. Answer wanted by a day",
    "letter-safeguarding-adult": "Follows the phone call. Prints with gaps",
    "letter-safeguarding-child": "Follows the phone call. Prints with gaps",
    "letter-appointment": "When, where, who, and how to get there",
    "sheet-safety-plan": "Made together, in the person's words. What is empty has lines to write on",
    "sheet-mail-agreement": "For a proxy address: what it means, what we do, signed by both",
    "sheet-privacy-notice": "What we write down, why, and the person's rights, in the trust's words",
    "sheet-privacy-easy-read": "The same in short sentences and large print",
    "sheet-sbar": "For an ambulance, A&E or crisis team. Prints with gaps",
    "letter-to-person": "What we talked about and what happens next, in plain words",
    "sheet-health-plan": "What we agreed, who does what by when, next appointments. Discreet by default",
    "sheet-self-referral": "Whom to call, what to say, what they ask. Large print, no name on it",
    "sheet-what-helps": "From the profile of strengths and challenges, for the person to show to others",
    "card-appointment": "Credit-card size, discreet by default",
    "card-next": "Up to three on one card of credit-card size, discreet by default",
    "card-folded": "A6, easy read, large letters",
    "card-write-your-own": "With lines to fill in, and a tick for reading back",
    "card-gp-right": "To show at a surgery: no ID, no address, no number. Nothing about the person",
    "card-gp-right-wales": "The same without the rules of England",
    "card-gp-right-folded": "The same on A6, large print and pictures, one idea at a time",
    "card-gp-right-folded-wales": "The same on A6 without the rules of England",
    "card-crisis": "Numbers to call at any hour. Nothing about the person",
}


def _new(kind: PaperKind) -> NewRow:
    return NewRow(kind.title, _ABOUT[kind.template], kind.template, _group(kind))


def _group(kind: PaperKind) -> str:
    if kind.card:
        return CARDS
    if kind.emergency:
        return SAFETY
    return PERSON if kind.own else SERVICES


def papers_of(person_id: PersonId, visit_id: VisitId | None = None) -> PapersRoute:
    """The route to a person's letters and cards."""
    return PapersRoute(person_id, visit_id)
