"""Show a paper, finish it, print it and save it as a PDF. What was shown is what is printed, to the byte."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes
from hubdesk.domain.documents import Document, DocumentStatus, FinalPaper, PaperEvent, PaperEventKind
from hubdesk.domain.ids import DocumentId
from hubdesk.domain.offence_data import OFFENCE_BASIS
from hubdesk.domain.paper import Paper
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, authorise, bare_press, press_in, press_of
from hubdesk.services.paper.checks import Block, Mend, blocks, gaps, objected, warnings
from hubdesk.services.paper.content import content_of
from hubdesk.services.paper.gathering import Gathered, agreed, gather, head_of
from hubdesk.services.paper.own_copy import own_copy
from hubdesk.services.paper.papers import CHANGED, permission_for, told_of, touched
from hubdesk.services.ports import PagePicture, Press, Printer
from hubdesk.services.referral_letters import letter_finished, letter_logged

_SHOWN_DPI = 110


class NotReady(KnownProblem):
    """Something is still to be put right; ``blocks`` says what and where."""

    code = "paper-not-ready"

    def __init__(self, found: tuple[Block, ...]) -> None:
        super().__init__("This cannot be printed yet.", "Put right what is listed.")
        self.blocks = found


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper as it will be printed."""

    document: Document
    content: Paper
    pdf: bytes
    at: datetime
    pages: tuple[PagePicture, ...]
    stranger: str
    sealed: bool
    gaps: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    """What whoever prints must know: an objection that does not stop it."""
    version: str = ""
    """The words of the template that it was drawn in."""


def show_paper(desk: Desk, document: Document) -> Shown:
    """Check a draft as it was kept, and draw it in memory. Raises ``NotReady``, ``CannotPrint`` of the drawing."""
    records = authorise(desk, permission_for(document.template))
    press, head = press_of(desk), head_of(desk)
    with records.writing() as unit:
        known = gather(desk, unit, document, head)
        unit.audit.write(told_of(Event.PAPER_SHOWN, document))
    content = _checked(press, document, known)
    pdf = press.draw(document.template, content, known.at)
    return replace(
        _shown(press, document, content, pdf, known.at), warnings=tuple(warnings(document.kind, known, document.typed))
    )


def show_finished(desk: Desk, document_id: DocumentId) -> Shown:
    """A finished paper, drawn again from what was kept; the same bytes as the first time."""
    records = authorise(desk, Permission.MAKE_PAPERS)
    with records.writing() as unit:
        document, final = unit.documents.get(document_id), unit.documents.final(document_id)
        unit.audit.write(told_of(Event.PAPER_SHOWN, document))
    press = press_in(desk, final.template, final.template_version)
    pdf = press.draw(final.template, final.content, final.at)
    return _shown(press, document, final.content, pdf, final.at)


def print_paper(desk: Desk, shown: Shown, printer: Printer) -> tuple[Document, Changes]:
    """Finish the paper if it is a draft, print it, and log it. Raises ``NotReady``, ``NotAllowed``, and what the
    printer says; what was not printed is not logged as printed."""
    document, press = finish(desk, shown), bare_press(desk)
    pages = printer.put(press.pages(shown.pdf, printer.dpi))
    event = PaperEvent(
        kind=PaperEventKind.PRINTED,
        at=desk.clock.now(),
        by=desk.actor.id,
        printer=printer.name,
        pages=pages,
        copies=printer.copies,
        again=bool(document.events),
    )
    return log(desk, document, event, Event.PAPER_PRINTED), CHANGED


def save_paper(desk: Desk, shown: Shown, path: str) -> tuple[Document, Changes]:
    """Finish the paper if it is a draft, write its PDF where the user said, and log that, never the place."""
    document, press = finish(desk, shown), bare_press(desk)
    press.write(path, shown.pdf)
    pages = len(shown.pages)
    event = PaperEvent(
        kind=PaperEventKind.SAVED, at=desk.clock.now(), by=desk.actor.id, pages=pages, again=bool(document.events)
    )
    return log(desk, document, event, Event.PAPER_SAVED), CHANGED


def own_copy_of(desk: Desk, shown: Shown) -> Shown:
    """The person's own copy of a paper that was shown."""
    press, content = press_in(desk, shown.document.template, shown.version), own_copy(shown.content)
    pdf = press.draw(shown.document.template, content, shown.at)
    return _shown(press, shown.document, content, pdf, shown.at)


def print_own_copy(desk: Desk, shown: Shown, printer: Printer) -> tuple[Document, Changes]:
    """Print the person's copy of a finished paper and log it. Raises what the printer says."""
    document, copy, press = finish(desk, shown), own_copy_of(desk, shown), bare_press(desk)
    pages = printer.put(press.pages(copy.pdf, printer.dpi))
    again = any(one.kind is PaperEventKind.COPY_PRINTED for one in document.events)
    kind = PaperEventKind.COPY_PRINTED
    event = PaperEvent(kind, desk.clock.now(), desk.actor.id, printer.name, pages, printer.copies, again)
    return log(desk, document, event, Event.PAPER_PRINTED), CHANGED


def finish(desk: Desk, shown: Shown) -> Document:
    """Fix the content for good, after one more look at what may have changed since it was shown."""
    document = shown.document
    records = authorise(desk, permission_for(document.template))
    press, head = press_of(desk), head_of(desk)
    with records.writing() as unit:
        standing = unit.documents.get(document.id)
        known = gather(desk, unit, standing, head)
        if standing.finished:
            _right_reader(standing)
            _still_agreed(standing, known)
            _still_not_objected(standing, known)
            return standing
        _checked(press, document, known)
        later = touched(desk, replace(document, status=DocumentStatus.FINAL))
        sha256 = hashlib.sha256(shown.pdf).hexdigest()
        version = shown.version
        final = FinalPaper(document.id, document.template, version, shown.content, sha256, shown.at, desk.actor.id)
        unit.documents.save(later)
        unit.documents.keep(final)
        unit.audit.write(told_of(Event.PAPER_FINISHED, later, version=version))
        if later.typed.get(OFFENCE_BASIS):
            offence: dict[str, str | int] = {"criminal-offence-data": 1}
            unit.audit.write(AuditEvent(Event.PAPER_FINISHED, document.person_id, "basis", document.id, offence))
        if document.kind.emergency and not _agreed(document, known):
            basis = AuditEvent(Event.PAPER_FINISHED, document.person_id, "basis", document.id, {"agreement": 0})
            unit.audit.write(basis)
        letter_finished(desk, unit, later)
    return later


def _checked(press: Press, document: Document, known: Gathered) -> Paper:
    content = content_of(document.kind, known, document.typed)
    found = blocks(press, document.kind, known, document.typed, content)
    if found:
        raise NotReady(tuple(found))
    return content


def _shown(press: Press, document: Document, content: Paper, pdf: bytes, at: datetime) -> Shown:
    pages: Iterator[PagePicture] = press.pages(pdf, _SHOWN_DPI)
    core = getattr(content, "core", content)
    return Shown(
        document=document,
        content=content,
        pdf=pdf,
        at=at,
        pages=tuple(pages),
        stranger=press.stranger_line(document.template, content),
        sealed=getattr(core, "sealed", None) is not None,
        gaps=tuple(gaps(press, document.kind, content)),
        version=press.version(document.template),
    )


def _right_reader(document: Document) -> None:
    """What went to the wrong place is not printed again by mistake."""
    if document.wrong_reader:
        message = "This went to the wrong practice. Begin a new one for the right practice"
        raise NotReady((Block(message, Mend.FIELD),))


def _still_agreed(document: Document, known: Gathered) -> None:
    """An agreement that was taken back stops a reprint too."""
    if not _agreed(document, known):
        raise NotReady((Block("The agreement to share this no longer holds. Ask the person", Mend.AGREEMENT),))


def _still_not_objected(document: Document, known: Gathered) -> None:
    """An objection that came since stops a reprint too."""
    found = () if document.kind.emergency else objected(document.kind, known)
    if found:
        raise NotReady(tuple(found))


def _agreed(document: Document, known: Gathered) -> bool:
    return not document.kind.readers or agreed(document.kind, known) is not None


def log(desk: Desk, document: Document, event: PaperEvent, audited: Event) -> Document:
    """Keep that it was printed or saved, and audit it."""
    records = authorise(desk, Permission.MAKE_PAPERS)
    with records.writing() as unit:
        standing = unit.documents.get(document.id)
        later = touched(desk, replace(standing, status=DocumentStatus.PRINTED, events=(*standing.events, event)))
        unit.documents.save(later)
        unit.documents.add_event(later.id, event)
        detail: dict[str, str | int] = {"pages": event.pages, "copies": event.copies, "again": int(event.again)}
        unit.audit.write(told_of(audited, later, **detail))
        letter_logged(desk, unit, later, event)
    return later
