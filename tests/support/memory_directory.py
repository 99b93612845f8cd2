"""In-memory stand-ins for the directory: ``ports.Practices`` and ``ports.LocalServices``."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from hubdesk.domain.epraccur import Directory, read_epraccur
from hubdesk.domain.local_services import LocalService, ServiceRevision
from hubdesk.domain.practices import DirectoryImport, ListedPractice, PracticeNote
from hubdesk.domain.problems import ChangedElsewhere, NotFound


class MemoryPractices:
    """``ports.Practices``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def replace_all(self, practices: Iterable[ListedPractice], tell: Callable[[int], None]) -> None:
        self.state.practices = {}
        for number, one in enumerate(practices, 1):
            self.state.practices[one.practice.code] = one
            tell(number)

    def keep_import(self, done: DirectoryImport) -> None:
        self.state.practice_imports.append(done)

    def last_import(self) -> DirectoryImport | None:
        return self.state.practice_imports[-1] if self.state.practice_imports else None

    def all(self) -> dict[str, ListedPractice]:
        return dict(self.state.practices)

    def of_codes(self, codes: Sequence[str]) -> dict[str, ListedPractice]:
        return {code: self.state.practices[code] for code in codes if code in self.state.practices}

    def find(self, words: Sequence[str], limit: int) -> Sequence[ListedPractice]:
        if not words:
            return []
        found = [one for one in self.state.practices.values() if all(f" {word}" in one.words for word in words)]
        return sorted(found, key=lambda one: (not one.open, one.words))[:limit]

    def count(self) -> int:
        return len(self.state.practices)

    def add_note(self, note: PracticeNote) -> None:
        self.state.practice_notes.append(note)

    def notes(self, codes: Sequence[str] | None = None) -> dict[str, PracticeNote]:
        return {one.code: one for one in self.state.practice_notes if codes is None or one.code in codes}

    def history(self, code: str) -> Sequence[PracticeNote]:
        return [one for one in reversed(self.state.practice_notes) if one.code == code]


class MemoryLocalServices:
    """``ports.LocalServices``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, revision: ServiceRevision) -> None:
        stands = self.history(revision.service.id)
        if revision.service.version != (stands[0].service.version if stands else 0) + 1:
            raise ChangedElsewhere("Someone else has changed this record since you opened it.")
        self.state.service_revisions.append(revision)

    def all(self) -> Sequence[LocalService]:
        newest = {one.service.id: one.service for one in self.state.service_revisions}
        return sorted(newest.values(), key=lambda one: one.name.casefold())

    def get(self, service_id: str) -> LocalService:
        found = self.history(service_id)
        if not found:
            raise NotFound("This service was not found.")
        return found[0].service

    def history(self, service_id: str) -> Sequence[ServiceRevision]:
        return [one for one in reversed(self.state.service_revisions) if one.service.id == service_id]


class MemoryPracticeFiles:
    """``ports.PracticeFiles``: rows by the name of the file."""

    def __init__(self, **files: Sequence[Sequence[str]]) -> None:
        self.files = files

    def read(self, path: str, tell: Callable[[int], None]) -> tuple[Directory, str]:
        return read_epraccur(self.files[path], tell), f"sha256 of {path}"
