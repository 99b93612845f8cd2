"""Getting one person registered with a GP: where it stands, what comes next, what happened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date
from hubdesk.domain.details import Section
from hubdesk.domain.documents import Document
from hubdesk.domain.gp_case import Stage, days_waiting, next_step
from hubdesk.domain.gp_case_events import BY_ITSELF, CHOICES, CaseEvent, Happened, may_be_struck, question, struck
from hubdesk.domain.gp_case_facts import first_fields, release_line
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.presenters.banner import person_banner
from hubdesk.presenters.details.fields import Find, Form
from hubdesk.presenters.directory.finding import Found, find
from hubdesk.presenters.gp_case_form import PaperLink, StepRow, facts_form, papers_for, step_rows
from hubdesk.presenters.gp_case_words import COLOURS
from hubdesk.presenters.routes import DetailsRoute, PaperRoute, PapersRoute, PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.telling import EventRow, TellingPresenter, TellingState
from hubdesk.services.desk import Desk, in_wales
from hubdesk.services.gp_case import CaseEntry, CaseNow, read_case, strike_case, tell_case
from hubdesk.services.paper.papers import begin_paper
from hubdesk.services.staff_names import FORMER, staff_names

PROXY = (
    "Tell the person first: this address goes into the national NHS record, and every NHS letter comes here until it "
    "is changed. It is used for GP registration only and never replaces where they sleep. A friend, a day centre or "
    "the practice itself may be better. Agree who tells them when mail comes, and look at it again in three months."
)
_USUAL = {
    Stage.PREPARING: (),
    Stage.WAITING: (Happened.CHASED, Happened.REGISTERED, Happened.REFUSED),
    Stage.REFUSED: (Happened.CHALLENGED, Happened.PRACTICE, Happened.REGISTERED),
    Stage.REGISTERED: (Happened.GOES_ON,),
    Stage.STOPPED: (Happened.GOES_ON, Happened.CONSENT),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GpCaseState(TellingState):
    """What the page of a case shows."""

    stage: str = ""
    tag_kind: str = "grey"
    waiting: str = ""
    next_words: str = ""
    overdue: bool = False
    hint: str = ""
    form: Form | None = None
    """The fields beside the answer, if there are any."""
    how: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[StepRow, ...] = ()
    papers: tuple[PaperLink, ...] = ()
    release: str = ""
    rows: tuple[EventRow, ...] = ()
    registered: bool = False


class GpCasePresenter(TellingPresenter[GpCaseState, CaseNow]):
    """One person's case."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
    ) -> None:
        super().__init__(GpCaseState(), desk, runner, go, changed)
        self._id = person_id
        self._names: dict[str, str] = {}
        self._wales = False

    def load(self) -> None:
        """Read the case."""

        def read() -> tuple[CaseNow, dict[UserId, str], bool]:
            return read_case(self._desk, self._id), staff_names(self._desk), in_wales(self._desk)

        self._work(read, self._loaded, self._failed)

    def pick(self, how: str) -> None:
        """How it happened: shows the fields that go with it."""
        self._show(self._answered(self.state, how))

    def find(self, spec: Find, typed: str, show: Callable[[Found], None]) -> None:
        """Look in the directory; ``show`` hears what was found."""
        self._work(lambda: find(self._desk, spec.where, typed), show, self._failed)

    def make(self, template: str) -> None:
        """Begin a paper; it is filled with what the case knows."""
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, said="", trouble=None))

        def begun(result: tuple[Document, Changes]) -> None:
            self._tell_all(result[1])
            self._go(PaperRoute(result[0].id))

        self._work(lambda: begin_paper(self._desk, self._id, template), begun, self._failed)

    def tell(self, how: str, on: tuple[str, str, str], words: str, fields: Mapping[str, str] | None = None) -> None:
        """Write it down."""
        now = self._now
        if now is None or self.state.busy:
            return
        entry, number = CaseEntry(self.state.what, how, on, words, fields or {}), self.state.correcting
        if number:
            self._write(lambda: strike_case(self._desk, now, number, how, words))
        else:
            self._write(lambda: tell_case(self._desk, now, entry))

    def put_right(self, number: int) -> None:
        """Say that something was entered in error, and why."""
        if self._now is None or not may_be_struck(self._now.case.told, number):
            return
        event = self._now.case.told[number - 1]
        words = f"You put right: {cui_date(event.on)}, {event.what.label}: {event.how_label}. Both stay in the record."
        state = replace(self._quiet(), correcting=number, correcting_words=words, options=())
        self._show(self._asked(state, Happened.STRUCK.value))

    def back(self) -> None:
        """Back to the person."""
        self._go(PersonRoute(self._id))

    def to_letter(self) -> None:
        """Letters and cards: the registration letter is among them."""
        self._go(PapersRoute(self._id))

    def to_details(self) -> None:
        """The person's GP details."""
        self._go(DetailsRoute(self._id, Section.GP))

    def _loaded(self, found: tuple[CaseNow, dict[UserId, str], bool]) -> None:
        self._now, names, self._wales = found
        self._names = {str(uid): name for uid, name in names.items()}
        self._draw()

    def _draw(self, said: str = "") -> None:
        if self._now is None:
            return
        case, today = self._now.case, self._desk.clock.now().date()
        waits, following = self._now.waits(today), next_step(case.events)
        days = days_waiting(case.events, case.opened_on, today)
        begins = (waits.what if waits else None) or following
        first = begins or (_USUAL[case.stage] or (Happened.SUPPORT,))[0]
        usual = tuple(dict.fromkeys([*([begins] if begins else []), *_USUAL[case.stage]]))
        rest = [kind for kind in Happened if kind not in (*usual, Happened.STRUCK)]
        state = GpCaseState(
            banner=person_banner(self._now.head, today),
            stage=case.stage.label if self._now.stored else "Not begun",
            tag_kind=COLOURS[case.stage] if self._now.stored else "grey",
            waiting=f"{days} day{'' if days == 1 else 's'} since it began" if self._now.stored else "",
            next_words=f"Next: {waits.words}, by {cui_date(waits.due)}" if waits else "",
            overdue=bool(waits and waits.due < today),
            options=tuple((kind.value, kind.label) for kind in (*usual, *rest)),
            steps=step_rows(case, following) if self._now.stored or following else (),
            papers=papers_for(case, site_in_wales=self._wales),
            release=release_line(self._now.release(today), case.events),
            rows=self._rows(case.told),
            said=said,
            registered=case.stage is Stage.REGISTERED,
            loaded=True,
        )
        self._show(self._asked(state, first.value))

    def _asked(self, state: GpCaseState, what: str) -> GpCaseState:
        """The state with the question and the choices of what happened; a single choice is made already."""
        kind = Happened(what)
        hint = PROXY if kind is Happened.ADDRESS else ""
        choices = tuple((how, words) for how, words in CHOICES[kind] if how != BY_ITSELF)
        state = replace(state, what=what, question=question(kind), choices=choices, hint=hint, form=None)
        return self._answered(state, choices[0][0] if len(choices) == 1 else "")

    def _answered(self, state: GpCaseState, how: str) -> GpCaseState:
        """The state with the fields of this answer."""
        if self._now is None:
            return state
        kind, today = Happened(state.what), self._desk.clock.now().date()
        form, known = facts_form(kind, how), self._known()
        return replace(state, how=how, form=form, values=first_fields(kind, how, known, today))

    def _known(self) -> dict[str, str]:
        """What the fields begin with: how they were known before, and how they may safely be reached."""
        if self._now is None:
            return {}
        identity = self._now.case.events_of(Happened.IDENTITY)
        before = dict(identity[-1].facts) if identity else {}
        return before | {"reach": self._now.head.details.safe_contact.words}

    def _rows(self, told: Sequence[CaseEvent]) -> tuple[EventRow, ...]:
        wrong = struck(told)
        return tuple(
            self._row(event, number if may_be_struck(told, number) else 0, stands=number not in wrong)
            for number, event in reversed(list(enumerate(told, 1)))
        )

    def _row(self, event: CaseEvent, number: int, *, stands: bool) -> EventRow:
        who = self._names.get(event.by, FORMER)
        told = event.fact("name") or event.fact("address").replace("\n", ", ") or event.fact("statement")
        return EventRow(
            f"{cui_date(event.on)}, {who}",
            f"{event.what.label}: {event.how_label}{'' if stands else ' (entered in error, does not count)'}",
            ". ".join(part for part in (told, event.words) if part),
            number,
            stands,
        )
