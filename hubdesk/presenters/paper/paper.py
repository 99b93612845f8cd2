"""One paper: its fields, what holds it up, how it looks, and printing it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from hubdesk.domain.agreements import How
from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.details import Section
from hubdesk.domain.documents import Document, DocumentStatus, PaperEvent, PaperEventKind
from hubdesk.domain.ids import DocumentId, UserId
from hubdesk.domain.offence_data import OFFENCE_BASIS
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.template_versions import number_of_stamp
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.details.fields import Find, Form
from hubdesk.presenters.directory.finding import Found, find
from hubdesk.presenters.paper.forms import paper_form
from hubdesk.presenters.paper.general_form import general_form
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.question_page import HIDDEN
from hubdesk.presenters.routes import BookRoute, DetailsRoute, LetterheadRoute, PapersRoute, RightsRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.paper.card_sheet import print_card_test
from hubdesk.services.paper.checks import Block, Mend
from hubdesk.services.paper.own_copy import has_own_copy
from hubdesk.services.paper.papers import OpenPaper, drop_paper, keep_paper, open_paper, record_agreements
from hubdesk.services.paper.plain import suggestions
from hubdesk.services.paper.printing import (
    NotReady,
    Shown,
    print_own_copy,
    print_paper,
    save_paper,
    show_finished,
    show_paper,
)
from hubdesk.services.paper.read_back import note_read_back, to_be_read_back
from hubdesk.services.ports import PagePicture, Printer
from hubdesk.services.staff_names import staff_names

HOWS: tuple[tuple[str, str], ...] = tuple((how.value, how.label) for how in How)


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One thing to put right. ``field`` names a field of the page; without one, pressing leads elsewhere."""

    message: str
    field: str = ""
    agreement: bool = False
    leads: bool = True
    offence: bool = False
    """Criminal-offence data: taken out of the text, or let through with a reason."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The paper as it will be printed."""

    pages: tuple[PagePicture, ...]
    stranger: str
    sealed: bool = False
    """Whether the last page is for an envelope of its own."""
    gaps: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    """What whoever prints it must know first."""
    names: tuple[str, ...] = ()
    """For a bundle: what each page belongs to."""
    learns: tuple[str, ...] = ()
    """For a bundle: what a stranger would learn from the document of each page."""


@dataclass(frozen=True, slots=True)
class PaperState:
    """The page of one paper."""

    banner: BannerState | None = None
    title: str = "Letter or card"
    note: str = ""
    form: Form | None = None
    """None until the paper is read."""
    values: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False
    blocks: tuple[BlockRow, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    advice: Mapping[str, str] = field(default_factory=dict)
    """What might be said better, by field: suggestions that nothing waits for."""
    ask_agreement: str = ""
    """Whom the agreement is about, where it is missing."""
    ask_offence: bool = False
    """Criminal-offence data stands on it, and nobody has said why."""
    preview: Preview | None = None
    file_name: str = ""
    """A name for the PDF with nothing of the person in it."""
    own_copy: bool = False
    """The person gets a copy by hand: it can be printed once the paper is finished."""
    card_test: bool = False
    """It goes on a sheet of cards: a test sheet on plain paper shows where the printer puts them."""
    read_back: bool = False
    """It was printed, and the person has not read it out yet."""
    log: tuple[str, ...] = ()
    done: str = ""
    hidden: str = ""
    busy: str = ""
    trouble: Trouble | None = None


class PaperPresenter(Presenter[PaperState]):
    """Opens a paper (audited), keeps what is typed, and shows and prints it."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        document_id: DocumentId,
    ) -> None:
        super().__init__(PaperState(), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, document_id
        self._document: Document | None = None
        self._shown: Shown | None = None
        self._blocks: tuple[Block, ...] = ()
        self._names: dict[UserId, str] = {}
        self._basis = ""
        self._advised = 0

    def load(self) -> None:
        """Read the paper; a finished one is drawn at once."""

        def read() -> tuple[OpenPaper, Shown | None, dict[UserId, str]]:
            found = open_paper(self._desk, self._id)
            drawn = found.document.finished and not _hidden(found)
            return found, show_finished(self._desk, self._id) if drawn else None, staff_names(self._desk)

        self._work(read, self._loaded, self._failed)

    def show(self, typed: Mapping[str, str]) -> None:
        """Check it and show how it looks."""
        document = self._document
        if document is None or self.state.busy:
            return
        self._begin("Drawing…")
        self._blocks = ()
        typed = self._with_basis(typed)

        def kept(result: tuple[Document, Changes]) -> None:
            self._document, changes = result
            later = self._document
            self._changed(changes)
            self._work(lambda: show_paper(self._desk, later), self._drawn, self._failed)

        self._work(lambda: keep_paper(self._desk, document, typed), kept, self._failed)

    def keep(self, typed: Mapping[str, str]) -> None:
        """Keep what is typed because the page is being left or the screen locked."""
        document = self._document
        if document is None or self.state.busy or document.status is not DocumentStatus.DRAFT:
            return

        typed = self._with_basis(typed)

        def kept(result: tuple[Document, Changes]) -> None:
            self._document = result[0]
            self._changed(result[1])

        self._work(lambda: keep_paper(self._desk, document, typed), kept, lambda _problem: None)

    def advise(self, typed: Mapping[str, str]) -> None:
        """Look for words that might be said better; only the latest look counts."""
        self._advised += 1
        asked = self._advised

        def found(advice: Mapping[str, str]) -> None:
            if asked == self._advised and advice != self.state.advice:
                self._show(replace(self.state, advice=advice))

        self._work(lambda: suggestions(self._desk, typed), found, lambda _problem: None)

    def change(self) -> None:
        """Back from the preview to the fields."""
        if self._document is not None and self._document.status is DocumentStatus.DRAFT:
            self._shown = None
            self._show(replace(self.state, preview=None, trouble=None, done=""))

    def agree(self, how: str, typed: Mapping[str, str]) -> None:
        """Record that the person agrees, then look again."""
        document = self._document
        readers = document.kind.readers if document else ()
        if document is None or not readers or self.state.busy or not how:
            return
        self._begin("Saving…")

        def done(changes: Changes) -> None:
            self._show(replace(self.state, busy="", ask_agreement=""))
            self._changed(changes)
            self.show(typed)

        self._work(
            lambda: record_agreements(self._desk, document.person_id, readers, How(how)),
            done,
            self._failed,
        )

    def allow_offence(self, why: str, typed: Mapping[str, str]) -> None:
        """Write down why criminal-offence data stands on it, then look again."""
        if self._document is not None and not self.state.busy and why.strip():
            self._basis = why.strip()
            self._show(replace(self.state, ask_offence=False))
            self.show(typed)

    def _with_basis(self, typed: Mapping[str, str]) -> dict[str, str]:
        """What stands in the fields, and what has no field of its own: the reason, and all of a paper that is made
        from the record and not typed."""
        document = self._document
        made = document.typed if document is not None and not document.kind.listed else {}
        return {**made, **typed, **({OFFENCE_BASIS: self._basis} if self._basis else {})}

    def find(self, spec: Find, typed: str, show: Callable[[Found], None]) -> None:
        """Look in the directory; ``show`` hears what was found."""
        self._work(lambda: find(self._desk, spec.where, typed, spec.destination), show, self._failed)

    def mend(self, place: int) -> None:
        """Go to where this block is put right."""
        document = self._document
        if document is None or place >= len(self._blocks):
            return
        person = document.person_id
        routes: dict[Mend, Route] = {
            Mend.LETTERHEAD: LetterheadRoute(document.id),
            Mend.NAME: DetailsRoute(person, None),
            Mend.SAFE_CONTACT: DetailsRoute(person, Section.SAFE_CONTACT),
            Mend.APPOINTMENT: BookRoute(person),
            Mend.OBJECTION: RightsRoute(person),
        }
        route = routes.get(self._blocks[place].mend)
        if route is not None:
            self._go(route)

    def print(self, printer: Printer) -> None:
        """Print what is shown; the window stays free meanwhile."""
        shown = self._shown
        if shown is None or self.state.busy:
            return
        self._begin("Printing…")
        self._work(lambda: print_paper(self._desk, shown, printer), self._put_out, self._failed)

    def print_own_copy(self, printer: Printer) -> None:
        """Print the person's own copy: the same words, without the sealed page."""
        shown = self._shown
        if shown is None or self.state.busy or not self.state.own_copy:
            return
        self._begin("Printing…")
        self._work(lambda: print_own_copy(self._desk, shown, printer), self._put_out, self._failed)

    def print_card_test(self, typed: Mapping[str, str], printer: Printer) -> None:
        """Print the test sheet of the stock that is chosen, moved as typed."""
        if self._document is None or self.state.busy:
            return
        self._begin("Printing…")

        def printed(_none: None) -> None:
            self._show(replace(self.state, busy="", done="The test sheet was sent to the printer."))

        self._work(lambda: print_card_test(self._desk, typed, printer), printed, self._failed)

    def has_read_back(self) -> None:
        """The person read the card out."""
        document = self._document
        if document is None or self.state.busy or not self.state.read_back:
            return
        self._begin("Saving…")
        self._work(lambda: note_read_back(self._desk, document), self._put_out, self._failed)

    def save_as(self, path: str) -> None:
        """Save what is shown as a PDF."""
        shown = self._shown
        if shown is None or self.state.busy:
            return
        self._begin("Saving…")
        self._work(lambda: save_paper(self._desk, shown, path), self._put_out, self._failed)

    def drop(self) -> None:
        """Throw the draft away."""
        document = self._document
        if document is None or self.state.busy:
            return
        self._document = None  # nothing that is typed is kept any more

        def failed(problem: KnownProblem) -> None:
            self._document = document
            self._failed(problem)

        self._work(lambda: drop_paper(self._desk, document), lambda _changes: self._leave(document), failed)

    def back(self) -> None:
        """To the person's letters and cards."""
        if self._document is not None:
            self._leave(self._document)
        else:
            self._go(PapersRoute())

    def _leave(self, document: Document) -> None:
        self._go(PapersRoute(document.person_id, document.visit_id))

    def _begin(self, busy: str) -> None:
        self._show(replace(self.state, busy=busy, trouble=None, done="", blocks=(), errors={}))

    def _loaded(self, read: tuple[OpenPaper, Shown | None, dict[UserId, str]]) -> None:
        found, shown, self._names = read
        document, known = found.document, found.known
        self._document, self._shown = document, shown
        self._basis = document.typed.get(OFFENCE_BASIS, "")
        hidden = _hidden(found)
        self._show(
            PaperState(
                banner=person_banner(known.head, known.today),
                title=document.kind.title,
                note=self._note(document),
                form=_form(found),
                values=document.typed,
                draft=document.status is DocumentStatus.DRAFT and not hidden,
                preview=_preview(shown) if shown else None,
                file_name=f"{document.template} {known.today.isoformat()}.pdf",
                own_copy=document.finished and has_own_copy(document),
                card_test=document.kind.on_a_stock,
                read_back=to_be_read_back(document),
                log=self._log(document),
                hidden=HIDDEN if hidden else "",
            )
        )

    def _drawn(self, shown: Shown) -> None:
        self._shown = shown
        values = shown.document.typed
        self._show(
            replace(self.state, busy="", ask_agreement="", ask_offence=False, values=values, preview=_preview(shown))
        )

    def _put_out(self, result: tuple[Document, Changes]) -> None:
        document, changes = result
        self._document = document
        if self._shown is not None:
            self._shown = replace(self._shown, document=document)
        self._show(
            replace(
                self.state,
                busy="",
                draft=False,
                note=self._note(document),
                own_copy=has_own_copy(document),
                read_back=to_be_read_back(document),
                log=self._log(document),
                done=_done(document.events[-1]),
            )
        )
        self._changed(changes)

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy="")
        document = self._document
        if isinstance(problem, NotReady):
            self._blocks = problem.blocks
            asks = any(b.mend is Mend.AGREEMENT for b in problem.blocks)
            readers = document.kind.readers if document else ()
            self._show(
                replace(
                    state,
                    blocks=tuple(_row(b) for b in problem.blocks),
                    ask_agreement=" and ".join(one.label for one in readers) if asks else "",
                    ask_offence=any(b.mend is Mend.OFFENCE for b in problem.blocks),
                )
            )
        elif isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=problem.fields))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))

    def _note(self, document: Document) -> str:
        who = self._names.get(document.touched_by, "")
        words = f". Words: version {number_of_stamp(self._shown.version)}" if self._shown and document.finished else ""
        return f"{document.status.label}, {cui_date_time(document.touched_at)}{f', {who}' if who else ''}{words}"

    def _log(self, document: Document) -> tuple[str, ...]:
        return tuple(
            f"{cui_date_time(e.at)}: {_done(e)}{f' {who}.' if (who := self._names.get(e.by, '')) else ''}"
            for e in document.events
        )


def _form(found: OpenPaper) -> Form:
    kind = found.document.kind
    return general_form(kind, found.asked) if kind.general else paper_form(kind.template)


def _hidden(found: OpenPaper) -> bool:
    """Whether an officer sits in the room; an emergency does not wait for them to leave."""
    return found.known.officer_present and not found.document.kind.emergency


def _row(block: Block) -> BlockRow:
    agreement = block.mend is Mend.AGREEMENT
    leads = block.mend is not Mend.ACCOUNT
    return BlockRow(block.message, block.field, agreement, leads, block.mend is Mend.OFFENCE)


def _preview(shown: Shown) -> Preview:
    return Preview(shown.pages, shown.stranger, shown.sealed, tuple(b.message for b in shown.gaps), shown.warnings)


def _done(event: PaperEvent) -> str:
    if event.kind is PaperEventKind.READ_BACK:
        return "The person read it back."
    pages = f"{event.pages} {'page' if event.pages == 1 else 'pages'}"
    copies = f", {event.copies} copies" if event.copies > 1 else ""
    again = " again" if event.again else ""
    own = "The person's copy: " if event.kind.copy else ""
    if event.kind.saved:
        return f"{own}Saved as PDF{again}, {pages}."
    return f"{own}Sent to {event.printer or 'the printer'}{again}, {pages}{copies}."
