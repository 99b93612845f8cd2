"""The directory of GP practices: bring a new one, search it, note what the hub knows of a practice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Event as Flag

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import read_date
from hubdesk.domain.epraccur import Directory
from hubdesk.domain.practices import (
    BUILT_IN,
    LIST_LENGTH,
    BuiltIn,
    DirectoryImport,
    FoundPractice,
    NoteEntry,
    PracticeNote,
    WhatChanges,
    check_note_words,
    search_words,
    what_changes,
)
from hubdesk.domain.problems import InvalidEntry, KnownProblem, NotFound
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, administer
from hubdesk.services.ports import ControlUnit, PracticeFiles

_STILL_THERE = "The directory is as it was."


class Stopped(KnownProblem):
    """Somebody pressed Stop; nothing was changed."""

    code = "stopped"

    def __init__(self) -> None:
        super().__init__("It was stopped.", _STILL_THERE)


class MuchSmaller(KnownProblem):
    """The new directory is less than half of the one there is."""

    code = "much-smaller"

    def __init__(self) -> None:
        super().__init__(
            "This file holds less than half of the practices there are now.",
            "It may be the wrong file. Nothing was changed.",
        )


@dataclass(slots=True)
class Progress:
    """How far a long job is, told from one thread to another; ``stop`` ends it at its next step."""

    done: int = 0
    words: str = ""
    _stop: Flag = field(default_factory=Flag)

    def stop(self) -> None:
        """End it at the next step."""
        self._stop.set()

    def at(self, words: str) -> Callable[[int], None]:
        """A listener for one part of the job. Raises ``Stopped`` where somebody wants it to end."""

        def tell(done: int) -> None:
            self.words, self.done = words, done
            if self._stop.is_set():
                raise Stopped

        return tell


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was read, and what it would change. Nothing is changed yet."""

    directory: Directory
    sha256: str
    changes: WhatChanges
    names: dict[str, str]
    """The names of the practices that go, close or are renamed, by code."""


@dataclass(frozen=True, slots=True)
class DirectoryNow:
    """How the directory stands."""

    practices: int
    last: DirectoryImport | None
    stale: bool


def read_directory_now(desk: Desk) -> DirectoryNow:
    """How many practices there are, and since when. Raises ``NotAllowed``."""
    with administer(desk, Permission.USE_DIRECTORY).reading() as unit:
        last = unit.practices.last_import()
        return DirectoryNow(unit.practices.count(), last, last is not None and last.stale(_today(desk)))


def find_practices(desk: Desk, typed: str, *, open_only: bool = False) -> tuple[FoundPractice, ...]:
    """Practices by name, postcode, town or code, as somebody types. No personal data, so no view is audited."""
    control = administer(desk, Permission.USE_DIRECTORY)
    with control.reading() as unit:
        found = [one for one in unit.practices.find(search_words(typed), LIST_LENGTH) if one.open or not open_only]
        notes = unit.practices.notes([one.practice.code for one in found])
    return tuple(FoundPractice(one, notes.get(one.practice.code)) for one in found)


def built_in(typed: str) -> tuple[BuiltIn, ...]:
    """The national codes that stand for no practice, where one of them is typed."""
    code = typed.strip().upper()
    return tuple(one for one in BUILT_IN if len(code) >= 4 and one.code.startswith(code))


def open_practice(desk: Desk, code: str) -> tuple[FoundPractice, tuple[PracticeNote, ...]]:
    """One practice with every note. Raises ``NotFound``."""
    with administer(desk, Permission.USE_DIRECTORY).reading() as unit:
        return _found(unit, code), tuple(unit.practices.history(code))


def bring_directory(desk: Desk, files: PracticeFiles, path: str, progress: Progress) -> Brought:
    """Read a file and say what it would change. Raises ``NotADirectory``, ``Stopped``, ``NotAllowed``."""
    control = administer(desk, Permission.BRING_DIRECTORY)
    directory, sha256 = files.read(path, progress.at("rows read"))
    with control.reading() as unit:
        before = unit.practices.all()
    after = directory.by_code
    changes = what_changes(before, after)
    told = {*changes.gone, *changes.closed, *changes.renamed}
    return Brought(directory, sha256, changes, {code: before[code].practice.name for code in told})


def import_directory(desk: Desk, brought: Brought, progress: Progress, *, although_smaller: bool = False) -> Changes:
    """Put the new directory in the place of the old one: whole, or not at all. The hub's own notes stay.

    Raises ``MuchSmaller`` unless ``although_smaller``, ``Stopped``, ``NotAllowed``, ``StorageFull``.
    """
    control = administer(desk, Permission.BRING_DIRECTORY)
    changes = brought.changes
    if changes.much_smaller and not although_smaller:
        raise MuchSmaller
    done = DirectoryImport(
        at=desk.clock.now(),
        by=desk.actor.id,
        practices=changes.after,
        added=len(changes.added),
        gone=len(changes.gone),
        closed=len(changes.closed),
        left_out=len(brought.directory.left_out),
        sha256=brought.sha256,
    )
    with control.writing() as unit:
        unit.practices.replace_all(brought.directory.practices, progress.at("practices written"))
        unit.practices.keep_import(done)
        detail: dict[str, str | int] = {"practices": done.practices, "closed": done.closed, "gone": done.gone}
        unit.audit.write(AuditEvent(Event.DIRECTORY_IMPORTED, object_type="directory", detail=detail))
    return Changes.of(Topic.DIRECTORY)


def note_practice(desk: Desk, code: str, entry: NoteEntry) -> tuple[FoundPractice, Changes]:
    """Write down what the hub knows of a practice; what stood before is kept. Raises ``InvalidEntry``, ``NotFound``."""
    control = administer(desk, Permission.NOTE_PRACTICES)
    closed = _list_closed(entry.list_closed, _today(desk))
    note = PracticeNote(code, desk.clock.now(), desk.actor.id, entry.homeless, closed, check_note_words(entry.words))
    with control.writing() as unit:
        found = _found(unit, code)
        if found.note is not None and _same(found.note, note):
            return found, Changes.of()
        unit.practices.add_note(note)
        unit.audit.write(AuditEvent(Event.PRACTICE_NOTED, object_type="practice", object_id=code))
    return FoundPractice(found.listed, note), Changes.of(Topic.DIRECTORY)


def _found(unit: ControlUnit, code: str) -> FoundPractice:
    listed = unit.practices.of_codes([code]).get(code)
    if listed is None:
        raise NotFound("This practice is not in the directory.", "Search again.")
    return FoundPractice(listed, unit.practices.notes([code]).get(code))


def _same(one: PracticeNote, other: PracticeNote) -> bool:
    return (one.homeless, one.list_closed_on, one.words) == (other.homeless, other.list_closed_on, other.words)


def _list_closed(typed: Sequence[str], today: date) -> date | None:
    if not any(part.strip() for part in typed):
        return None
    try:
        found = read_date(*typed)
    except ValueError as problem:
        raise InvalidEntry({"list_closed": str(problem)}) from None
    if found > today:
        raise InvalidEntry({"list_closed": "This date must be today or in the past"})
    return found


def _today(desk: Desk) -> date:
    return desk.clock.now().date()
