"""Read, write, correct and take back notes on a person. Every note keeps all its versions.

A navigator gets of a clinicians-only note that it exists, from whom and when: the rest is not decided here but cannot
be read at all without the restricted key.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import NoteId, PersonId, UserId
from hubdesk.domain.names import clean_lines
from hubdesk.domain.notes import (
    Note,
    NoteEntry,
    NoteRow,
    NoteText,
    NoteVersion,
    Readers,
    Step,
    read_entry,
    text_of,
    why_problem,
)
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotAllowed
from hubdesk.domain.roles import Permission, may
from hubdesk.domain.sealed import SealBroken, SealedPlace
from hubdesk.domain.typed_pages import TypedKind
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.sealing import reads_restricted, restricted_key
from hubdesk.services.typed_pages import typed_done

_TABLE = "note"
_CHANGED = Changes.of(Topic.NOTES)
_EVENTS = {
    Step.WRITTEN: Event.NOTE_WRITTEN,
    Step.CORRECTED: Event.NOTE_CORRECTED,
    Step.TAKEN_BACK: Event.NOTE_TAKEN_BACK,
}


@dataclass(frozen=True, slots=True)
class PersonNotes:
    """The notes page of a person: newest first."""

    head: PersonHead
    notes: tuple[Note, ...]


def read_notes(desk: Desk, person_id: PersonId) -> PersonNotes:
    """All notes on a person as this user may see them; the view is audited.

    Raises ``NotAllowed``, ``RecordRestricted``, and what the vault says of a text that was altered or moved.
    """
    records = authorise(desk, Permission.KEEP_NOTES)
    with records.writing() as unit:
        head = read_head(unit, person_id)
        notes = notes_of(desk, unit, person_id)
        sealed = sum(note.last.text is None for note in notes)
        detail: dict[str, str | int] = {"found": len(notes), "not_for_them": sealed}
        unit.audit.write(AuditEvent(Event.NOTES_OPENED, person_id, "note", detail=detail))
    return PersonNotes(head, notes)


def notes_of(desk: Desk, unit: RecordsUnit, person_id: PersonId, newest: int | None = None) -> tuple[Note, ...]:
    """The notes on a person within a transaction that checks and audits for itself, newest first: all, or so many."""
    by_note: dict[NoteId, list[NoteRow]] = {}
    for row in unit.notes.of_person(person_id):
        by_note.setdefault(row.note_id, []).append(row)
    return tuple(_note(desk, rows) for rows in list(reversed(by_note.values()))[:newest])


def write_note(desk: Desk, person_id: PersonId, entry: NoteEntry) -> Changes:
    """Write a note. Raises ``InvalidEntry`` naming each field; ``NotAllowed`` where its readers do not include the
    writer."""
    records = authorise(desk, Permission.KEEP_NOTES)
    text = read_entry(entry, why_needed=False)
    note_id = NoteId(desk.ids.new())
    row = _row(desk, note_id, 1, person_id, Step.WRITTEN, text)
    with records.writing() as unit:
        unit.people.get(person_id)
        _add(unit, row)
        typed_done(desk, unit, TypedKind.NOTE, person_id)
    return _CHANGED


def correct_note(desk: Desk, note: Note, entry: NoteEntry) -> Changes:
    """Put a note right: what stood before stays with it. Its author may, and a clinical lead.

    Raises ``InvalidEntry``, ``NotAllowed``, ``ChangedElsewhere``.
    """
    authorise(desk, Permission.KEEP_NOTES)
    return _next(desk, note, Step.CORRECTED, read_entry(entry, why_needed=True))


def take_back_note(desk: Desk, note: Note, why: str) -> Changes:
    """Take a note back: it no longer counts, and can still be read with the reason. As ``correct_note``."""
    authorise(desk, Permission.KEEP_NOTES)
    why = clean_lines(why)
    if problem := why_problem(why, needed=True):
        raise InvalidEntry({"why": problem})
    stood = note.last.text
    return _next(desk, note, Step.TAKEN_BACK, NoteText("", stood.readers if stood else Readers.CLINICIANS, why))


def may_change(desk: Desk, author: UserId) -> bool:
    """Whether this user may correct a note of this author or take it back."""
    return author == desk.actor.id or may(desk.actor.role, Permission.RESTRICT_RECORD)


def _next(desk: Desk, note: Note, step: Step, text: NoteText) -> Changes:
    records = authorise(desk, Permission.KEEP_NOTES)
    with records.reading() as unit:
        versions = unit.notes.of_note(note.id)
    first, stands = versions[0], versions[-1]
    if not may_change(desk, first.by):
        raise NotAllowed(
            "Only who wrote a note can change it, or a clinical lead.", "Write a note of your own beside it."
        )
    if stands.sealed is not None:
        restricted_key(desk)  # what this user cannot read, they cannot change either
    if stands.step is Step.TAKEN_BACK:
        raise ChangedElsewhere("This note has been taken back.", "Write a new one.")
    row = _row(desk, note.id, note.last.version + 1, stands.person_id, step, text)
    with records.writing() as unit:
        unit.people.get(stands.person_id)
        _add(unit, row)
        typed_done(desk, unit, TypedKind.NOTE, stands.person_id)
    return _CHANGED


def _row(desk: Desk, note_id: NoteId, version: int, person_id: PersonId, step: Step, text: NoteText) -> NoteRow:
    """The version to store: in clear, or sealed for its place."""
    row_id = desk.ids.new()
    made = NoteRow(row_id, note_id, version, person_id, step, desk.clock.now(), desk.actor.id, text)
    if not text.readers.restricted:
        return made
    sealed = restricted_key(desk).seal(SealedPlace(_TABLE, row_id), text.as_text())
    return NoteRow(row_id, note_id, version, person_id, step, made.at, made.by, None, sealed)


def _add(unit: RecordsUnit, row: NoteRow) -> None:
    unit.notes.add(row)
    readers = "clinicians" if row.sealed is not None else Readers.EVERYONE.value
    detail: dict[str, str | int] = {"version": row.version, "readers": readers}
    unit.audit.write(AuditEvent(_EVENTS[row.step], row.person_id, "note", row.note_id, detail))


def _note(desk: Desk, rows: Sequence[NoteRow]) -> Note:
    """A note as this user may see it. One that was sealed in the end is not for others in its earlier versions either:
    it may have been open by mistake."""
    hidden = rows[-1].sealed is not None and not reads_restricted(desk)
    versions = (_hidden(row) if hidden else _version(desk, row) for row in rows)
    return Note(rows[0].note_id, rows[0].person_id, tuple(versions))


def _hidden(row: NoteRow) -> NoteVersion:
    return NoteVersion(row.version, row.step, row.at, row.by, None)


def _version(desk: Desk, row: NoteRow) -> NoteVersion:
    text, broken = row.text, False
    if row.sealed is not None and desk.restricted is not None and reads_restricted(desk):
        try:
            text = text_of(desk.restricted.open(SealedPlace(_TABLE, row.id), row.sealed))
        except SealBroken:  # one note that somebody tampered with must not hide all others
            broken = True
    return NoteVersion(row.version, row.step, row.at, row.by, text, broken)
