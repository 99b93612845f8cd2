"""Urgent help: whom to call, what to say, and who was told. One key leads here from any page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.asked import May
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.contacts import SomeoneKnown
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.details import Details
from hubdesk.domain.documents import Document
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.medicines import medicine_line
from hubdesk.domain.people import Person
from hubdesk.domain.site import NATIONAL_LINES
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.routes import PaperRoute, Route, TodayRoute
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.visit_pages import Line
from hubdesk.services.desk import Desk
from hubdesk.services.paper.papers import begin_paper
from hubdesk.services.person_head import PersonHead
from hubdesk.services.staff_names import FORMER, staff_names
from hubdesk.services.urgent_help import UrgentHelp, open_urgent_help, record_urgent_call

_WHAT_YOU_SEE = "Say what you see and hear, in the person’s own words. You do not need to judge how serious it is."
_LONGEST_BUTTON = 32
SHEET = "sheet-sbar"
"""The template of the emergency handover sheet."""


@dataclass(frozen=True, slots=True)
class UrgentHelpState(EntryState):
    """The page. ``say`` are (what it is, words) pairs in the order of SBAR; ``told``: whom to record, at one press."""

    banner: BannerState | None = None
    lines: tuple[Line, ...] = ()
    say: tuple[tuple[str, str], ...] = ()
    told: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    about_somebody: bool = False
    """Whether a person is known: only then can calls be kept and a sheet be made."""
    kept: int = 0
    """How many calls were kept: the page empties its boxes when it grows."""


class UrgentHelpPresenter(EntryPresenter[UrgentHelpState]):
    """Shows the numbers at once; what is known of the person comes with it, and never holds the numbers up."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId | None,
        back: Route | None,
    ) -> None:
        super().__init__(UrgentHelpState(lines=_lines(desk, None), say=_say(desk, None)), runner)
        self._desk, self._go, self._changed = desk, go, changed
        self._person_id, self._back = person_id, back or TodayRoute()

    def load(self) -> None:
        """Read the person, where one is known."""
        person_id = self._person_id
        if person_id is not None:
            self._work(lambda: self._named(open_urgent_help(self._desk, person_id)), self._loaded, self._failed)

    def keep(self, told: str, reply: str) -> None:
        """Keep who was told and what they said."""
        person_id = self._person_id
        if person_id is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, errors={}, trouble=None))
        self._work(
            lambda: self._named(record_urgent_call(self._desk, person_id, told, reply)), self._kept, self._failed
        )

    def make_sheet(self) -> None:
        """Begin the emergency handover sheet."""
        person_id = self._person_id
        if person_id is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, trouble=None))
        self._work(lambda: begin_paper(self._desk, person_id, SHEET), self._sheet_begun, self._failed)

    def back(self) -> None:
        """Back to where the key was pressed."""
        self._go(self._back)

    def _named(self, found: UrgentHelp) -> tuple[UrgentHelp, dict[UserId, str]]:
        return found, staff_names(self._desk)

    def _kept(self, result: tuple[UrgentHelp, dict[UserId, str]]) -> None:
        kept = self.state.kept + 1
        self._loaded(result)
        self._show(replace(self.state, kept=kept))
        self._changed(Changes.of(Topic.PEOPLE))

    def _sheet_begun(self, begun: tuple[Document, Changes]) -> None:
        document, changes = begun
        self._changed(changes)
        self._go(PaperRoute(document.id))

    def _loaded(self, result: tuple[UrgentHelp, dict[UserId, str]]) -> None:
        found, names = result
        lines = _lines(self._desk, found.head.details)
        self._show(
            UrgentHelpState(
                banner=person_banner(found.head, self._desk.clock.now().date()),
                lines=lines,
                say=_say(self._desk, found.head),
                told=tuple(line.label for line in lines if len(line.label) <= _LONGEST_BUTTON),
                calls=tuple(
                    f"{cui_date_time(call.at)}, {names.get(call.by, FORMER)}: told {call.told}."
                    + (f" They said: {call.reply}" if call.reply else " No reply is noted.")
                    for call in reversed(found.calls)
                ),
                about_somebody=True,
                kept=self.state.kept,
            )
        )


def _lines(desk: Desk, details: Details | None) -> tuple[Line, ...]:
    """999 first, then the hub's own numbers, the person's practice and whoever they want called, then the rest."""
    own: list[Line] = []
    if details is not None:
        practice, someone = details.gp.practice, details.someone
        if practice.name and details.gp.status.registered:
            own.append(Line("GP practice", practice.phone or "No number", practice.name))
        if someone.known is SomeoneKnown.YES and someone.may_call is May.YES and someone.phone is not None:
            what = "may know what it is about" if someone.may_know is May.YES else "do not say what it is about"
            note = ", ".join(part for part in (someone.relation, what) if part)
            own.append(Line(someone.name, someone.phone.shown, note[:1].upper() + note[1:]))
    site = [Line(x.label, x.number, x.note) for x in desk.site.lines]
    national = [Line(x.label, x.number, x.note) for x in NATIONAL_LINES]
    return (national[0], *site, *own, *national[1:])


def _say(desk: Desk, head: PersonHead | None) -> tuple[tuple[str, str], ...]:
    """Situation, background, assessment, recommendation: what a crisis team or an ambulance asks for."""
    today = desk.clock.now().date()
    caller = f"I am {desk.actor.name}, {desk.actor.role.in_sentence} at {desk.site.hub}, {desk.site.name}."
    about = "I am calling about …" if head is None else f"I am calling about {_who(head.person)}, {_born(head, today)}."
    known = _background(head.details) if head else "What you know: medicines, allergies, GP, who is there."
    return (
        ("Situation", f"{caller} {about} Say in one sentence what is happening now, and where you are."),
        ("Background", known),
        ("What you see", _WHAT_YOU_SEE),
        ("What you ask", "Ask what you should do now, who comes and when. Say it back, and write it down here."),
    )


def _who(person: Person) -> str:
    return f"{person.name.given} {person.name.family}".strip()


def _born(head: PersonHead, today: date) -> str:
    return f"born {head.person.born.display(today)}"


def _background(details: Details) -> str:
    allergies = ", ".join(details.medicines.allergies.items)
    parts = [
        f"Medicines: {'; '.join(medicine_line(m) for m in details.medicines.medicines.items) or 'not known'}",
        f"Allergies: {allergies or details.medicines.allergies.state.label.lower()}",
        f"GP: {details.gp.practice.name or details.gp.status.label.lower()}",
    ]
    if details.communication.needs:
        parts.append(f"To be understood: {', '.join(details.communication.needs)}")
    return ". ".join(parts) + "."
