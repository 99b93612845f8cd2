"""The bundle: one press, and every reader has a document of their own, the person their copies and the list of it all.

What cannot be printed yet stays behind and says why. Every document is a print job of its own, so that no page of one
reader lies among those of another; each is logged as if it had been printed alone.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes
from hubdesk.domain.documents import Document, DocumentStatus, PaperEvent, PaperEventKind
from hubdesk.domain.ids import DocumentId, PersonId, VisitId
from hubdesk.domain.people import Person
from hubdesk.domain.roles import Permission, may
from hubdesk.services.desk import Desk, authorise, press_of
from hubdesk.services.paper.checks import Block, blocks, warnings
from hubdesk.services.paper.content import content_of
from hubdesk.services.paper.gathering import gather, head_of
from hubdesk.services.paper.letters import unsafe_by_hand
from hubdesk.services.paper.own_copy import has_own_copy
from hubdesk.services.paper.papers import CHANGED, permission_for, told_of
from hubdesk.services.paper.printing import Shown, finish, log, own_copy_of, show_paper
from hubdesk.services.paper.shared import TEMPLATE, goes_out, rows_of
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import Printer


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft of the person, and what still holds it up; ``signs`` is false where a clinician must finish it."""

    document: Document
    blocks: tuple[Block, ...] = ()
    signs: bool = True
    warnings: tuple[str, ...] = ()
    """What whoever prints it must know: an objection that does not stop it."""

    @property
    def ready(self) -> bool:
        """Whether it can go into the bundle."""
        return self.signs and not self.blocks


@dataclass(frozen=True, slots=True)
class Waits:
    """The drafts of one person."""

    head: PersonHead
    papers: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One document that comes out: a paper, the person's copy of one, or the list."""

    shown: Shown
    copy: bool = False

    @property
    def title(self) -> str:
        """What it is, for the screen."""
        kind = self.shown.document.kind.title
        return f"{kind}, the person's copy" if self.copy else kind


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that comes out of one press, in this order."""

    pieces: tuple[Piece, ...]

    @property
    def pages(self) -> int:
        """How many sides that is."""
        return sum(len(piece.shown.pages) for piece in self.pieces)


def read_bundle(desk: Desk, person_id: PersonId) -> Waits:
    """The person's drafts, each with what holds it up; that they were listed is audited."""
    records = authorise(desk, Permission.MAKE_PAPERS)
    with records.writing() as unit:
        person = read_head(unit, person_id)
        press, head = press_of(desk), head_of(desk)
        drafts = [d for d in unit.documents.of_person(person_id) if d.status is DocumentStatus.DRAFT and d.kind.listed]
        known = [gather(desk, unit, one, head) for one in drafts]
        detail: dict[str, str | int] = {"found": len(drafts)}
        unit.audit.write(AuditEvent(Event.LISTED, person_id, "document", detail=detail))
    papers = []
    for one, facts in zip(drafts, known, strict=True):
        content = content_of(one.kind, facts, one.typed)
        found = tuple(blocks(press, one.kind, facts, one.typed, content))
        told = tuple(warnings(one.kind, facts, one.typed))
        papers.append(Waiting(one, found, may(desk.actor.role, permission_for(one.template)), told))
    return Waits(person, tuple(papers))


def show_bundle(desk: Desk, waits: Waits, chosen: Collection[DocumentId]) -> Bundle:
    """Draw what was chosen: each paper, the person's copies, and first of all the list of what is shared.

    Raises ``NotReady`` and what the drawing refuses.
    """
    papers = [show_paper(desk, one.document) for one in waits.papers if one.document.id in chosen and one.ready]
    pieces = [Piece(shown) for shown in papers]
    pieces += [Piece(own_copy_of(desk, shown), copy=True) for shown in papers if has_own_copy(shown.document)]
    listed = _list(desk, waits.head.person, [shown.document for shown in papers])
    return Bundle((*([Piece(listed)] if listed else []), *pieces))


def print_bundle(desk: Desk, bundle: Bundle, printer: Printer) -> Changes:
    """Finish, print and log every piece, one job each. Raises ``NotReady`` before anything is printed where one of them
    no longer holds; what the printer refused is not logged as printed."""
    press = press_of(desk)
    for piece, document in _finished(desk, bundle):
        pages = printer.put(press.pages(piece.shown.pdf, printer.dpi))
        kind = PaperEventKind.COPY_PRINTED if piece.copy else PaperEventKind.PRINTED
        event = PaperEvent(kind, desk.clock.now(), desk.actor.id, printer.name, pages, printer.copies)
        log(desk, document, event, Event.PAPER_PRINTED)
    return CHANGED


def save_bundle(desk: Desk, bundle: Bundle, folder: str) -> Changes:
    """Finish every piece and write each as a PDF of its own; the names say the kind and nothing of the person."""
    press = press_of(desk)
    for number, (piece, document) in enumerate(_finished(desk, bundle), 1):
        copy = " own copy" if piece.copy else ""
        press.write(f"{folder}/{number} {document.template}{copy}.pdf", piece.shown.pdf)
        kind = PaperEventKind.COPY_SAVED if piece.copy else PaperEventKind.SAVED
        event = PaperEvent(kind, desk.clock.now(), desk.actor.id, pages=len(piece.shown.pages))
        log(desk, document, event, Event.PAPER_SAVED)
    return CHANGED


def _finished(desk: Desk, bundle: Bundle) -> list[tuple[Piece, Document]]:
    """Every piece with its finished document; all are finished before the first is printed."""
    done = {piece.shown.document.id: finish(desk, piece.shown) for piece in bundle.pieces if not piece.copy}
    return [(piece, done[piece.shown.document.id]) for piece in bundle.pieces]


def _list(desk: Desk, person: Person, documents: list[Document]) -> Shown | None:
    """The list of what goes to whom, as a paper of its own; none where nothing goes out, or where paper in the
    person's hand is not safe."""
    going = [one for one in documents if goes_out(one)]
    if not going:
        return None
    records, head, now = authorise(desk, Permission.MAKE_PAPERS), head_of(desk), desk.clock.now()
    visit: VisitId | None = next((one.visit_id for one in going if one.visit_id), None)
    draft = Document(
        id=DocumentId(desk.ids.new()),
        version=1,
        person_id=person.id,
        template=TEMPLATE,
        status=DocumentStatus.DRAFT,
        made_at=now,
        made_by=desk.actor.id,
        touched_at=now,
        touched_by=desk.actor.id,
        visit_id=visit,
    )
    with records.writing() as unit:
        known = gather(desk, unit, draft, head)
        rows = rows_of(going, known)
        if not rows or unsafe_by_hand(known):
            return None
        for old in unit.documents.of_person(person.id):
            if old.template == TEMPLATE and old.status is DocumentStatus.DRAFT:
                unit.documents.save(replace(old, version=old.version + 1, status=DocumentStatus.DROPPED))
        draft = replace(draft, typed={"rows": rows})
        unit.documents.add(draft)
        unit.audit.write(told_of(Event.PAPER_BEGUN, draft))
    return show_paper(desk, draft)
