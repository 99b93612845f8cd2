"""One flag of a person on paper, for one reader: chosen with a basis, then printed, and what was printed before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date, cui_date_time
from hubdesk.domain.flag_paper import Basis, FlagPaperEvent, FlagPaperNow, Told
from hubdesk.domain.flags import FlagKind
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.typed import typed_day
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.details.fields import Choice, Day, Form, Group, Line
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.routes import FlagsRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.flag_paper import choose_flag_paper, print_flag_paper, read_flag_papers
from hubdesk.services.flags import PersonFlags, read_flags
from hubdesk.services.ports import Printer
from hubdesk.services.staff_names import FORMER, staff_names

FORM = Form(
    "Put it on paper for one reader",
    "Nothing of a flag is on any letter or card. This page goes to one person, by hand or by a way that is theirs "
    "alone. Why, who decided it and whether the person was told stay with the flag. Every printing is written down.",
    (
        Group(
            "Who is to read it",
            ((Line("reader", "Name and role of the reader"), Line("service", "Where they work")),),
        ),
        Group(
            "Why it may be passed on",
            (
                Choice("basis", "On what basis?", tuple((one.value, one.label) for one in Basis), in_row=False),
                Line("why", "Why does this reader need to know it now?", lines=2),
                (Line("decided_by", "Who decided it?", "Name and role"), Day("decided_on", "When?")),
            ),
        ),
        Group(
            "The person",
            (
                Choice("told", "Was the person told?", tuple((one.value, one.label) for one in Told)),
                Line("told_why", "If not: why not?", lines=2),
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class FlagPaperLine:
    """One choice of before; ``may_print`` while the flag stands."""

    id: str
    title: str
    lines: tuple[str, ...]
    may_print: bool


@dataclass(frozen=True, slots=True)
class FlagPaperState(EntryState):
    """The page. Another ``number`` means: fill the fields anew."""

    banner: BannerState | None = None
    title: str = ""
    stands: bool = False
    begin: Mapping[str, str] = field(default_factory=dict)
    number: int = 0
    rows: tuple[FlagPaperLine, ...] = ()
    said: str = ""


class FlagPaperPresenter(EntryPresenter[FlagPaperState]):
    """Chooses and prints; reading is audited."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
        kind: FlagKind,
    ) -> None:
        super().__init__(FlagPaperState(begin=self._begin(desk)), runner)
        self._desk, self._go, self._changed, self._id, self._kind = desk, go, changed, person_id, kind

    def load(self) -> None:
        """Read the flag and what was chosen before."""
        self._work(self._read, self._loaded, self._failed)

    def choose(self, fields: Mapping[str, str]) -> None:
        """Keep the choice as typed."""
        if not self.state.busy and self.state.stands:
            self._do(
                lambda: choose_flag_paper(self._desk, self._id, self._kind, fields), "It is kept. Print it below.", 1
            )

    def print_it(self, paper_id: str, printer: Printer) -> None:
        """Print one that was chosen."""
        if not self.state.busy:
            said = "It was printed, and that is written down."
            self._do(lambda: print_flag_paper(self._desk, self._id, paper_id, printer), said, 0)

    def back(self) -> None:
        """To the flags."""
        self._go(FlagsRoute(self._id))

    def _do(self, work: Callable[[], Changes], said: str, new: int) -> None:
        self._show(replace(self.state, busy=True, errors={}, said="", trouble=None))

        def done(result: tuple[Changes, tuple[PersonFlags, tuple[FlagPaperNow, ...], dict[UserId, str]]]) -> None:
            changes, found = result
            self._changed(changes)
            self._loaded(found)
            self._show(replace(self.state, busy=False, said=said, number=self.state.number + new))

        self._work(lambda: (work(), self._read()), done, self._failed)

    def _read(self) -> tuple[PersonFlags, tuple[FlagPaperNow, ...], dict[UserId, str]]:
        return read_flags(self._desk, self._id), read_flag_papers(self._desk, self._id), staff_names(self._desk)

    def _loaded(self, found: tuple[PersonFlags, tuple[FlagPaperNow, ...], dict[UserId, str]]) -> None:
        read, papers, names = found
        flag = next((one.flag for one in read.flags if one.flag.kind is self._kind), None)
        stands = flag is not None and flag.stands
        mine = [one for one in papers if one.paper.flag.kind is self._kind]
        self._show(
            replace(
                self.state,
                banner=person_banner(read.head, self._desk.clock.now().date()),
                title=flag.words if flag else self._kind.label,
                stands=stands,
                rows=tuple(_line(one, names, may_print=stands) for one in mine),
            )
        )

    @staticmethod
    def _begin(desk: Desk) -> Mapping[str, str]:
        return {"decided_by": desk.actor.display} | typed_day("decided_on", desk.clock.now().date())


def _line(one: FlagPaperNow, names: Mapping[UserId, str], *, may_print: bool) -> FlagPaperLine:
    paper = one.paper
    told = "The person was told" if paper.told is Told.YES else f"The person was not told: {paper.told_why}"
    printed = [_printed(event, names) for event in one.events]
    lines = (
        f"{paper.flag.words}. {paper.basis.label}: {paper.why}",
        f"Decided by {paper.decided_by}, {cui_date(paper.decided_on)}. {told}",
        *(printed or ["Not printed yet"]),
    )
    return FlagPaperLine(one.row.id, f"For {paper.reader}, {paper.service}", lines, may_print)


def _printed(event: FlagPaperEvent, names: Mapping[UserId, str]) -> str:
    pages = f"{event.pages} {'page' if event.pages == 1 else 'pages'}"
    copies = f", {event.copies} copies" if event.copies > 1 else ""
    who = names.get(event.by, FORMER)
    return f"Printed {cui_date_time(event.at)} by {who}: {pages}{copies}, {event.printer}"
