"""The bundle of one person: which papers go, how all of it looks, and one press to print or save it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.ids import DocumentId, PersonId, VisitId
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.paper.paper import Preview
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.question_page import HIDDEN
from hubdesk.presenters.routes import PaperRoute, PapersRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.paper.bundle import (
    Bundle,
    Piece,
    Waiting,
    Waits,
    print_bundle,
    read_bundle,
    save_bundle,
    show_bundle,
)
from hubdesk.services.ports import Printer

_NONE_READY = "No draft is ready yet. Open each one below and put right what it says."
_NO_DRAFT = "There is no draft. Make the letters and cards first, then print them together here."


@dataclass(frozen=True, slots=True)
class BundleRow:
    """One draft: ready ones can be ticked, the others say what holds them up."""

    key: str
    title: str
    detail: str
    ready: bool


@dataclass(frozen=True, slots=True)
class BundleState:
    """The page."""

    banner: BannerState | None = None
    loaded: bool = False
    rows: tuple[BundleRow, ...] = ()
    note: str = ""
    preview: Preview | None = None
    contents: tuple[str, ...] = ()
    """What comes out, one line for each document."""
    done: str = ""
    hidden: str = ""
    busy: str = ""
    trouble: Trouble | None = None


class BundlePresenter(Presenter[BundleState]):
    """Reads the drafts (audited), shows all that would come out, and prints or saves it."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
        visit_id: VisitId | None = None,
    ) -> None:
        super().__init__(BundleState(), runner)
        self._desk, self._go, self._changed = desk, go, changed
        self._id, self._visit = person_id, visit_id
        self._waits: Waits | None = None
        self._bundle: Bundle | None = None

    def load(self) -> None:
        """Read the drafts."""
        self._work(lambda: read_bundle(self._desk, self._id), self._loaded, self._failed)

    def show(self, chosen: Collection[str]) -> None:
        """Draw what was ticked."""
        waits = self._waits
        if waits is None or self.state.busy or not chosen:
            return
        self._show(replace(self.state, busy="Drawing…", trouble=None, done=""))
        ids = {DocumentId(key) for key in chosen}
        self._work(lambda: show_bundle(self._desk, waits, ids), self._drawn, self._failed)

    def change(self) -> None:
        """Back to the ticks."""
        self._bundle = None
        self._show(replace(self.state, preview=None, contents=(), trouble=None))

    def print(self, printer: Printer) -> None:
        """Print every piece, a job each."""
        self._put_out("Printing…", "Sent to the printer", lambda bundle: print_bundle(self._desk, bundle, printer))

    def save_in(self, folder: str) -> None:
        """Save every piece as a PDF of its own."""
        self._put_out("Saving…", "Saved", lambda bundle: save_bundle(self._desk, bundle, folder))

    def open(self, key: str) -> None:
        """Open a draft to put it right."""
        self._go(PaperRoute(DocumentId(key)))

    def back(self) -> None:
        """To the person's letters and cards."""
        self._go(PapersRoute(self._id, self._visit))

    def _put_out(self, busy: str, done: str, work: Callable[[Bundle], Changes]) -> None:
        bundle = self._bundle
        if bundle is None or self.state.busy:
            return
        self._show(replace(self.state, busy=busy, trouble=None))

        def finished(changes: Changes) -> None:
            self._bundle = None
            count = _counted(len(bundle.pieces), "document")
            told = f"{done}: {count}, {_counted(bundle.pages, 'page')}."
            self._show(replace(self.state, busy="", preview=None, contents=(), rows=(), note="", done=told))
            self._changed(changes)
            self.load()

        self._work(lambda: work(bundle), finished, self._failed)

    def _loaded(self, waits: Waits) -> None:
        self._waits = waits
        rows = tuple(_row(one) for one in waits.papers)
        note = "" if any(row.ready for row in rows) else (_NONE_READY if rows else _NO_DRAFT)
        self._show(
            replace(
                self.state,
                banner=person_banner(waits.head, self._desk.clock.now().date()),
                loaded=True,
                rows=() if waits.head.officer_present else rows,
                note="" if waits.head.officer_present or self.state.done else note,
                hidden=HIDDEN if waits.head.officer_present else "",
            )
        )

    def _drawn(self, bundle: Bundle) -> None:
        self._bundle = bundle
        pages = tuple(page for piece in bundle.pieces for page in piece.shown.pages)
        names = tuple(name for piece in bundle.pieces for name in _names(piece))
        learns = tuple(piece.shown.stranger for piece in bundle.pieces for _page in piece.shown.pages)
        self._show(
            replace(
                self.state,
                busy="",
                preview=Preview(pages, learns[0], names=names, learns=learns),
                contents=tuple(f"{p.title}: {_counted(len(p.shown.pages), 'page')}" for p in bundle.pieces),
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy="", trouble=Trouble.of(problem)))


def _row(one: Waiting) -> BundleRow:
    reader = one.document.typed.get("to_name", "")
    if not one.signs:
        detail = "A clinician finishes this one"
    elif one.blocks:
        more = len(one.blocks) - 1
        detail = f"Not yet: {one.blocks[0].message}{f', and {more} more' if more else ''}"
    else:
        detail = f"To {reader}" if reader else "For the person"
    detail = ". ".join((detail, *one.warnings))
    return BundleRow(str(one.document.id), one.document.kind.title, detail, one.ready)


def _names(piece: Piece) -> list[str]:
    """What each page of a document is called; a sealed page by itself."""
    names = [piece.title] * len(piece.shown.pages)
    if piece.shown.sealed:
        names[-1] = f"{piece.title}, sealed page: put it in an envelope of its own"
    return names


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
