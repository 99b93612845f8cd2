"""Letters and cards: kept, drawn, printed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from hubdesk.domain.documents import Document, FinalPaper, PaperEvent
from hubdesk.domain.ids import DocumentId, PersonId
from hubdesk.domain.paper import CardSheet, Paper, PaperField, Sender
from hubdesk.domain.paper.flag_sheet import FlagSheet
from hubdesk.domain.paper.record_copy import RecordCopy
from hubdesk.domain.paper.services_sheet import ServicesSheet
from hubdesk.domain.template_versions import Finding, TemplateSheet, TemplateVersion


class Documents(Protocol):
    """Papers, what was finalised of them, and the print log. What was finalised and the log are only added to."""

    def add(self, document: Document) -> None:
        """Store a new draft (version 1)."""

    def get(self, document_id: DocumentId) -> Document:
        """With its log. Raises ``NotFound``."""

    def save(self, document: Document) -> None:
        """Store the new state, without the log; version one above the stored one. Raises ``ChangedElsewhere``."""

    def of_person(self, person_id: PersonId) -> Sequence[Document]:
        """A person's papers, newest first, with their logs; those thrown away are left out."""

    def latest(self, limit: int) -> Sequence[Document]:
        """Everyone's papers touched last, newest first; those thrown away are left out."""

    def drafts(self) -> Sequence[Document]:
        """Everyone's drafts, newest touched first."""

    def keep(self, final: FinalPaper) -> None:
        """Keep what was finalised."""

    def final(self, document_id: DocumentId) -> FinalPaper:
        """What was finalised. Raises ``NotFound``."""

    def add_event(self, document_id: DocumentId, event: PaperEvent) -> None:
        """Add a line to the print log."""

    def give_notice(self, document_id: DocumentId, at: datetime) -> None:
        """Keep since when it is said that this draft is going to be removed."""

    def notices(self) -> Mapping[DocumentId, datetime]:
        """By draft, the last time that this was said."""


class PagePicture(Protocol):
    """One page as pixels: four bytes each (blue, green, red, unused), row by row without padding."""

    @property
    def width(self) -> int:
        """Pixels across."""

    @property
    def height(self) -> int:
        """Pixels down."""

    @property
    def pixels(self) -> bytes:
        """The pixels."""


class Templates(Protocol):
    """The hub's own words for letters and cards. Versions are only ever added; the newest of a template stands."""

    def add(self, version: TemplateVersion) -> None:
        """Keep a version; its number must be the next one. Raises ``ChangedElsewhere``."""

    def standing(self) -> Mapping[str, TemplateVersion]:
        """The newest version of each template that has one."""

    def get(self, template: str, number: int) -> TemplateVersion:
        """One version. Raises ``NotFound``."""

    def history(self, template: str) -> Sequence[TemplateVersion]:
        """Its versions, newest first."""


class Press(Protocol):
    """Draws papers. Used on the worker only. Raises known problems for what cannot be drawn or written."""

    def in_words(self, own: Mapping[str, TemplateVersion]) -> "Press":
        """A press that draws these templates in the hub's own words."""

    def sheets(self) -> Sequence[TemplateSheet]:
        """Every template as a lead edits it, in hubdesk's words."""

    def lint(self, own: TemplateVersion) -> Sequence[Finding]:
        """What stands against a hub's own words; what stops comes first."""

    def sample(self, own: TemplateVersion, at: datetime) -> bytes:
        """The paper of a made-up person in these words."""

    def suggestions(self, text: str) -> Sequence[str]:
        """What might be said better in a text."""

    def version(self, template: str) -> str:
        """The version of a template."""

    def fields(self, template: str) -> Sequence[PaperField]:
        """What a general template asks for; nothing for the others."""

    def missing(self, template: str, content: Paper) -> Mapping[str, str]:
        """Each field of the content that needs attention, by its path, with its message."""

    def stranger_line(self, template: str, content: Paper) -> str:
        """What a stranger who finds the paper would learn."""

    def draw(self, template: str, content: Paper, at: datetime) -> bytes:
        """The PDF. The same content at the same moment gives the same bytes."""

    def window_sheet(self, sender: Sender, at: datetime) -> bytes:
        """A test sheet for the window envelopes of the hub."""

    def card_sheet(self, sheet: CardSheet, at: datetime) -> bytes:
        """A test sheet for a stock of cards."""

    def services_sheet(self, content: ServicesSheet, at: datetime) -> bytes:
        """The sheet of services round the hub."""

    def flag_sheet(self, content: FlagSheet, at: datetime) -> bytes:
        """One flag for one reader."""

    def record_copy(self, content: RecordCopy, at: datetime) -> bytes:
        """A copy of a whole record, to be read."""

    def pages(self, pdf: bytes, dpi: int) -> Iterator[PagePicture]:
        """The pages as pictures, one at a time."""

    def write(self, path: str, pdf: bytes) -> None:
        """Write a PDF where the user chose, whole or not at all."""


class Printer(Protocol):
    """A printer as the user chose it. Pages are handed over one at a time."""

    @property
    def name(self) -> str:
        """What the system calls it."""

    @property
    def dpi(self) -> int:
        """The resolution in which pages are to be drawn."""

    @property
    def copies(self) -> int:
        """How many copies were asked for."""

    def put(self, pages: Iterator[PagePicture]) -> int:
        """Print the pages and say how many were sent. Raises a known problem where the printer refuses."""
