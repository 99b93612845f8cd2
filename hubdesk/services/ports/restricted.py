"""What is for some eyes only: notes, flags, records for named staff, and the key that seals them."""

from collections.abc import Sequence
from typing import Protocol

from hubdesk.domain.flag_paper import FlagPaperEvent, FlagPaperRow
from hubdesk.domain.flags import FlagRow
from hubdesk.domain.ids import NoteId, OpeningId, PersonId
from hubdesk.domain.notes import NoteRow
from hubdesk.domain.restriction import Opening, Restriction, Review
from hubdesk.domain.sealed import Sealed, SealedPlace


class Restricted(Protocol):
    """The restricted key, in the hands of a clinician or lead. Nobody else is given one."""

    def seal(self, place: SealedPlace, text: str) -> Sealed:
        """Seal a text for one place, with the newest key held."""

    def open(self, place: SealedPlace, sealed: Sealed) -> str:
        """The text again. Raises ``SealBroken``, and the vault's ``NoGrant`` for a key that is not held."""


class Gate(Protocol):
    """What the gate before restricted records knows of the signed-in user."""

    def opening(self, person_id: PersonId) -> Opening | None:
        """The opening with a reason on which they read this record now; None where they need none."""


class Notes(Protocol):
    """Notes on people, by version. Only ever added to."""

    def add(self, row: NoteRow) -> None:
        """Store a version. Raises ``ChangedElsewhere`` where the note has it already."""

    def of_person(self, person_id: PersonId) -> Sequence[NoteRow]:
        """All versions of all notes, in the order they came."""

    def of_note(self, note_id: NoteId) -> Sequence[NoteRow]:
        """The versions of one note, oldest first. Raises ``NotFound``."""


class Flags(Protocol):
    """Multi-agency and safeguarding flags. Only ever added to."""

    def add(self, row: FlagRow) -> None:
        """Store one writing."""

    def of_person(self, person_id: PersonId) -> Sequence[FlagRow]:
        """All writings, in the order they came."""

    def add_paper(self, row: FlagPaperRow) -> None:
        """Store that one was chosen for a reader."""

    def papers_of(self, person_id: PersonId) -> Sequence[FlagPaperRow]:
        """What was chosen for readers, in the order it came."""

    def add_paper_event(self, event: FlagPaperEvent) -> None:
        """Store that it was printed."""

    def paper_events(self, paper_id: str) -> Sequence[FlagPaperEvent]:
        """Its printings, oldest first."""


class Restrictions(Protocol):
    """Records for named staff, and their openings by others. Only ever added to."""

    def add(self, restriction: Restriction) -> None:
        """Store who may open a record from now on."""

    def of_person(self, person_id: PersonId) -> Restriction | None:
        """What stands now; None where the record was never restricted."""

    def standing(self) -> Sequence[Restriction]:
        """What stands for every record that is restricted now."""

    def open(self, opening: Opening) -> None:
        """Store an opening with a reason."""

    def opening(self, opening_id: OpeningId) -> Opening:
        """One opening. Raises ``NotFound``."""

    def openings(self, person_id: PersonId | None = None) -> Sequence[Opening]:
        """The openings of one record, or all there were, newest first."""

    def review(self, review: Review) -> None:
        """Store what was found. Raises ``ChangedElsewhere`` where somebody has reviewed it already."""
