"""GP practices and the services round the hub: in the control file, no personal data."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from hubdesk.domain.epraccur import Directory
from hubdesk.domain.local_services import LocalService, ServiceRevision
from hubdesk.domain.practices import DirectoryImport, ListedPractice, PracticeNote


class PracticeFiles(Protocol):
    """Files of GP practices, fetched by somebody and brought here."""

    def read(self, path: str, tell: Callable[[int], None]) -> tuple[Directory, str]:
        """The practices of a file and its SHA-256. Raises ``NotADirectory``; ``tell`` may raise to stop."""


class Practices(Protocol):
    """The directory of GP practices, and what the hub has noted of them."""

    def replace_all(self, practices: Iterable[ListedPractice], tell: Callable[[int], None]) -> None:
        """Put these in the place of all there are; ``tell`` hears how many are written, and may raise to stop."""

    def keep_import(self, done: DirectoryImport) -> None:
        """Keep that it was done."""

    def last_import(self) -> DirectoryImport | None:
        """The latest import, if there was one."""

    def all(self) -> dict[str, ListedPractice]:
        """Every practice by its code."""

    def of_codes(self, codes: Sequence[str]) -> dict[str, ListedPractice]:
        """Those with these codes."""

    def find(self, words: Sequence[str], limit: int) -> Sequence[ListedPractice]:
        """Those of which each word begins a word: open ones first, then by name. No word gives none."""

    def count(self) -> int:
        """How many practices there are."""

    def add_note(self, note: PracticeNote) -> None:
        """Keep one more note; the newest of a practice stands."""

    def notes(self, codes: Sequence[str] | None = None) -> dict[str, PracticeNote]:
        """The standing note of each practice that has one; of these codes, or of all."""

    def history(self, code: str) -> Sequence[PracticeNote]:
        """Every note of a practice, newest first."""


class LocalServices(Protocol):
    """The services round the hub. Revisions are only ever added; the newest of a service stands."""

    def add(self, revision: ServiceRevision) -> None:
        """Keep a revision; ``version`` must be one above the stored one. Raises ``ChangedElsewhere``."""

    def all(self) -> Sequence[LocalService]:
        """Every service as it stands, retired ones too, by name."""

    def get(self, service_id: str) -> LocalService:
        """One service as it stands. Raises ``NotFound``."""

    def history(self, service_id: str) -> Sequence[ServiceRevision]:
        """Its revisions, newest first."""
