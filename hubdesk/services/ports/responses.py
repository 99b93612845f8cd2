"""Responses to forms and their scores."""

from collections.abc import Sequence
from typing import Protocol

from hubdesk.domain.answer_mode import PaperCopy
from hubdesk.domain.corrections import Amendment
from hubdesk.domain.ids import PersonId, ResponseId, VisitId
from hubdesk.domain.visits import AnswerRecord, Response, ResponseStatus, StoredScore


class Responses(Protocol):
    """Form responses, their answers and their scores. Answers and scores are only ever added."""

    def add(self, response: Response) -> None:
        """Store a new response."""

    def get(self, response_id: ResponseId) -> Response:
        """Raises ``NotFound``."""

    def of_visit(self, visit_id: VisitId) -> Sequence[Response]:
        """In the order they were started."""

    def of_person(self, person_id: PersonId, *statuses: ResponseStatus) -> Sequence[Response]:
        """A person's responses in these states, newest first."""

    def save(self, response: Response) -> None:
        """Store new status, times and sharing; version one above the stored one. Raises ``ChangedElsewhere``."""

    def add_answers(self, answers: Sequence[AnswerRecord]) -> None:
        """Add answers; the newest of an item counts."""

    def answers(self, response_id: ResponseId) -> dict[str, AnswerRecord]:
        """The answer that counts, by link id; answers taken back are left out."""

    def answer_history(self, response_id: ResponseId) -> Sequence[AnswerRecord]:
        """Every answer ever given, oldest first, those taken back included."""

    def add_scores(self, scores: Sequence[StoredScore]) -> None:
        """Keep the scores of a completed response, or those of a correction beside the ones before."""

    def scores(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[StoredScore, ...]]:
        """The stored scores of these responses that count: the newest set of each (``visits.newest_set``)."""

    def score_history(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[StoredScore, ...]]:
        """Every score ever stored for these responses, oldest first."""

    def add_amendment(self, made: Amendment) -> None:
        """Keep a correction: number one above the last."""

    def amendments(self, response_id: ResponseId) -> Sequence[Amendment]:
        """The corrections of a response, oldest first."""

    def add_paper(self, paper: PaperCopy) -> None:
        """Keep what is known of the paper that answers were typed from."""

    def paper(self, response_id: ResponseId) -> PaperCopy | None:
        """The paper that answers of a response were last typed from, if any."""
