"""What people are told, object to and ask for."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from hubdesk.domain.ids import PersonId
from hubdesk.domain.rights import Decided, NoticeGiven, Objection, RecordRequest, RequestEvent


class InformationRights(Protocol):
    """Privacy notices given, objections, and requests for a copy of the record. Only ever added to."""

    def add_notice(self, given: NoticeGiven) -> None:
        """Keep that the privacy notice was given, or offered."""

    def notices(self, person_id: PersonId) -> Sequence[NoticeGiven]:
        """Oldest first."""

    def add_objection(self, objection: Objection) -> None:
        """Keep an objection; its decisions come with ``decide``."""

    def decide(self, decided: Decided) -> None:
        """Keep a decision about an objection."""

    def objections(self, person_id: PersonId) -> Sequence[Objection]:
        """With their decisions, oldest first."""

    def open_objections(self) -> Sequence[Objection]:
        """Everyone's objections that nobody has decided on, the oldest first."""

    def add_request(self, request: RecordRequest) -> None:
        """Keep that a copy of the record was asked for; what becomes of it comes with ``add_step``."""

    def add_step(self, event: RequestEvent) -> None:
        """Keep what happened to a request."""

    def requests(self, person_id: PersonId) -> Sequence[RecordRequest]:
        """With their events, oldest first."""

    def waiting_requests(self) -> Sequence[RecordRequest]:
        """Everyone's requests that a lead has still to decide on, the oldest first."""


class PersonData(Protocol):
    """Everything that is stored about one person, table by table, for the person to have."""

    def everything(self, person_id: PersonId) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Each table's rows about the person, in the order they came, as plain values (text, numbers, true or false).

        What another person's record is called is replaced. What is left out, and why, is said by ``left_out``.
        """

    def left_out(self) -> Mapping[str, str]:
        """Each table that is not in it, with the reason."""


class ExportFolders(Protocol):
    """Where a copy of a record is written."""

    def written(self, folder: str, name: str, files: Mapping[str, bytes]) -> AbstractContextManager[None]:
        """A new folder ``name`` with these files, readable by this user only, in place while the block runs.

        Where the block raises, it is taken away again. Raises a known problem, and then nothing is left there.
        """
