"""The person reads the card out to whoever gave it to them: said aloud, an appointment is kept more often."""

from dataclasses import replace

from hubdesk.domain.audit import Event
from hubdesk.domain.changes import Changes
from hubdesk.domain.documents import Document, PaperEvent, PaperEventKind
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.paper.papers import CHANGED, told_of, touched


class NotPrintedYet(KnownProblem):
    """There is nothing yet that could be read out."""

    code = "card-not-printed"

    def __init__(self) -> None:
        super().__init__("This card was not printed yet.", "Print it, give it to the person, and ask them to read it.")


def to_be_read_back(document: Document) -> bool:
    """Whether it was given to the person and not read out yet."""
    kinds = {event.kind for event in document.events}
    return document.kind.to_read_back and bool(kinds) and PaperEventKind.READ_BACK not in kinds


def note_read_back(desk: Desk, document: Document) -> tuple[Document, Changes]:
    """Keep that the person read it out. Raises ``NotPrintedYet``, ``ChangedElsewhere``."""
    records = authorise(desk, Permission.MAKE_PAPERS)
    if not to_be_read_back(document):
        raise NotPrintedYet
    event = PaperEvent(PaperEventKind.READ_BACK, desk.clock.now(), desk.actor.id)
    later = touched(desk, replace(document, events=(*document.events, event)))
    with records.writing() as unit:
        unit.documents.save(later)
        unit.documents.add_event(later.id, event)
        unit.audit.write(told_of(Event.PAPER_READ_BACK, later))
    return later, CHANGED
