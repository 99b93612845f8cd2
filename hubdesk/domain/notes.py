"""Notes on a person: who sees them, and how they are put right. Nothing in a note is ever overwritten.

A note that only clinicians see is sealed under the restricted key (security design §4.2), and so is which kind of
restricted note it is: others learn that one exists, from whom and when, and nothing else.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hubdesk.domain.ids import NoteId, PersonId, UserId
from hubdesk.domain.names import clean_lines
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.sealed import Sealed

LONGEST = 4000
"""Characters in a note: a page and a half."""
WHY_LONGEST = 300


class Readers(StrEnum):
    """Who sees a note."""

    EVERYONE = "everyone"
    CLINICIANS = "clinicians"
    SAFEGUARDING = "safeguarding"

    @property
    def restricted(self) -> bool:
        """Whether only holders of the restricted key read it."""
        return self is not Readers.EVERYONE

    @property
    def label(self) -> str:
        """The choice in words, as it stands beside the field."""
        return {
            Readers.EVERYONE: "Everyone in care: clinicians and navigators",
            Readers.CLINICIANS: "Clinicians only",
            Readers.SAFEGUARDING: "Clinicians only: safeguarding",
        }[self]

    @property
    def tag(self) -> str:
        """A word or two beside the note."""
        return {
            Readers.EVERYONE: "Everyone in care",
            Readers.CLINICIANS: "Clinicians only",
            Readers.SAFEGUARDING: "Safeguarding",
        }[self]


class Step(StrEnum):
    """What a version of a note is."""

    WRITTEN = "written"
    CORRECTED = "corrected"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True)
class NoteText:
    """What a version says: the note, who sees it, and why it was corrected or taken back."""

    words: str
    readers: Readers = Readers.EVERYONE
    why: str = ""

    def as_text(self) -> str:
        """To be sealed."""
        return json.dumps([self.words, self.readers.value, self.why], ensure_ascii=False)


def text_of(opened: str) -> NoteText:
    """What was sealed."""
    words, readers, why = json.loads(opened)
    return NoteText(words, Readers(readers), why)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One version of a note as it lies in the records: its text in clear, or sealed, never both."""

    id: str
    note_id: NoteId
    version: int
    person_id: PersonId
    step: Step
    at: datetime
    by: UserId
    text: NoteText | None = None
    sealed: Sealed | None = None


@dataclass(frozen=True, slots=True)
class NoteVersion:
    """One version of a note as its reader sees it; without ``text`` it is not for their eyes, or ``broken``."""

    version: int
    step: Step
    at: datetime
    by: UserId
    text: NoteText | None
    broken: bool = False
    """Its seal does not open: it was altered or moved outside hubdesk."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note with its versions, oldest first."""

    id: NoteId
    person_id: PersonId
    versions: tuple[NoteVersion, ...]

    @property
    def first(self) -> NoteVersion:
        """Who wrote it, and when."""
        return self.versions[0]

    @property
    def last(self) -> NoteVersion:
        """What stands now."""
        return self.versions[-1]

    @property
    def taken_back(self) -> bool:
        """Whether it no longer counts."""
        return self.last.step is Step.TAKEN_BACK


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """What is typed on the page of notes."""

    words: str = ""
    readers: str = Readers.EVERYONE.value
    why: str = ""


def read_entry(entry: NoteEntry, *, why_needed: bool) -> NoteText:
    """The note that was typed. Raises ``InvalidEntry`` naming each field."""
    wrong: dict[str, str] = {}
    words, why = clean_lines(entry.words), clean_lines(entry.why)
    if not words:
        wrong["words"] = "Write the note"
    elif len(words) > LONGEST:
        wrong["words"] = f"Use {LONGEST} characters or fewer"
    if entry.readers not in set(Readers):
        wrong["readers"] = "Choose who sees this note"
    if problem := why_problem(why, needed=why_needed):
        wrong["why"] = problem
    if wrong:
        raise InvalidEntry(wrong)
    return NoteText(words, Readers(entry.readers), why)


def why_problem(why: str, *, needed: bool) -> str:
    """What is wrong with a reason; empty where nothing is."""
    if needed and not why:
        return "Say why"
    return f"Use {WHY_LONGEST} characters or fewer" if len(why) > WHY_LONGEST else ""
