"""What a person's page tells of notes and flags: little, because the person may be looking on."""

from collections.abc import Mapping, Sequence
from datetime import date

from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.flags import FlagNow
from hubdesk.domain.ids import UserId
from hubdesk.domain.notes import Note
from hubdesk.presenters.notes import note_tag, note_words
from hubdesk.services.staff_names import FORMER

LATEST = 3
"""Notes shown on the person's page."""
_LONGEST = 110
RESTRICTED_NOTE = "A note for clinicians only"


def latest_notes(notes: Sequence[Note], names: Mapping[UserId, str]) -> tuple[tuple[str, str, str, str], ...]:
    """Title, detail, tag and its colour of the newest notes that stand. Of restricted ones the words are on the page of
    notes only."""
    standing = [note for note in notes if not note.taken_back][:LATEST]
    return tuple(_line(note, names) for note in standing)


def notes_words(notes: Sequence[Note]) -> str:
    """The way to the page of notes."""
    return "Write a note, or read them all" if len(notes) > 1 else "Write a note, or read it in full"


def flags_words(flags: Sequence[FlagNow], broken: int, today: date) -> str:
    """How many flags stand; which they are is on their own page, not on one that the person may see over a shoulder."""
    standing = [one.flag for one in flags if one.flag.stands]
    late = sum(flag.overdue(today) for flag in standing)
    told = f"{len(standing)} to know of" if standing else "none"
    told += f", {late} to look at again" if late else ""
    return f"Safeguarding and multi-agency: {told}" + (", one cannot be opened" if broken else "")


def _line(note: Note, names: Mapping[UserId, str]) -> tuple[str, str, str, str]:
    tag, kind = note_tag(note)
    text = note.last.text
    words = RESTRICTED_NOTE if text is None or text.readers.restricted else note_words(note).replace("\n", " ")
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    tag = tag if text is None or not text.readers.restricted else "Clinicians only"
    return short, f"{cui_date_time(note.first.at)}, {names.get(note.first.by, FORMER)}", tag, kind
