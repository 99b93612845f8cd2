"""Form responses with their answers and scores; answers and scores are only ever added."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from hubdesk.domain.answer_mode import Mode, PaperCopy
from hubdesk.domain.corrections import Amendment
from hubdesk.domain.ids import PersonId, ResponseId, VisitId
from hubdesk.domain.visits import AnswerRecord, Response, ResponseStatus, StoredScore, newest_set
from hubdesk.store import rows
from hubdesk.store.same_person import of_person, shown
from hubdesk.store.schema import amendment, answer, response_paper, score
from hubdesk.store.schema import response as table

TAKEN_BACK = "null"
"""The value of an answer that was taken back (``domain.visits.AnswerRecord``)."""


class StoredResponses:
    """``services.ports.Responses`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, response: Response) -> None:
        """See the port. The form version must be kept in the same transaction or before."""
        rows.add(self._connection, table, _to_row(response))

    def get(self, response_id: ResponseId) -> Response:
        """See the port."""
        return _to_response(rows.with_id(self._connection, table, response_id))

    def of_visit(self, visit_id: VisitId) -> Sequence[Response]:
        """See the port."""
        of_visit = select(*shown(table)).where(table.c.visit_id == visit_id)
        return self._all(of_visit.order_by(table.c.started_at, table.c.seq))

    def of_person(self, person_id: PersonId, *statuses: ResponseStatus) -> Sequence[Response]:
        """See the port."""
        wanted = table.c.status.in_([s.value for s in statuses])
        theirs = select(*shown(table)).where(of_person(table.c.person_id, person_id), wanted)
        return self._all(theirs.order_by(table.c.started_at.desc(), table.c.seq.desc()))

    def save(self, response: Response) -> None:
        """See the port."""
        rows.change(self._connection, table, _to_row(response))

    def add_answers(self, answers: Sequence[AnswerRecord]) -> None:
        """See the port."""
        rows.add_all(self._connection, answer, [_answer_row(given) for given in answers])

    def answers(self, response_id: ResponseId) -> dict[str, AnswerRecord]:
        """See the port."""
        given = select(answer).where(answer.c.response_id == response_id).order_by(answer.c.seq)
        newest = {row.link_id: _to_answer(row) for row in self._connection.execute(given)}
        return {link_id: record for link_id, record in newest.items() if record.value != TAKEN_BACK}

    def answer_history(self, response_id: ResponseId) -> Sequence[AnswerRecord]:
        """See the port."""
        given = select(answer).where(answer.c.response_id == response_id).order_by(answer.c.seq)
        return [_to_answer(row) for row in self._connection.execute(given)]

    def add_scores(self, scores: Sequence[StoredScore]) -> None:
        """See the port."""
        rows.add_all(self._connection, score, [_score_row(one) for one in scores])

    def scores(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[StoredScore, ...]]:
        """See the port. Every id asked for is in the answer, with an empty tuple where nothing was scored."""
        return {one: newest_set(scores) for one, scores in self.score_history(response_ids).items()}

    def score_history(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[StoredScore, ...]]:
        """See the port."""
        kept = select(score).where(score.c.response_id.in_(response_ids)).order_by(score.c.seq)
        found: dict[ResponseId, list[StoredScore]] = {one: [] for one in response_ids}
        for row in self._connection.execute(kept):
            found[row.response_id].append(_to_score(row))
        return {one: tuple(scores) for one, scores in found.items()}

    def add_amendment(self, made: Amendment) -> None:
        """See the port."""
        row = {
            "response_id": made.response_id,
            "number": made.number,
            "kind": made.kind.value,
            "reason": made.reason,
            "at": made.at,
            "by_user": made.by,
        }
        rows.add(self._connection, amendment, row)

    def amendments(self, response_id: ResponseId) -> Sequence[Amendment]:
        """See the port."""
        made = select(amendment).where(amendment.c.response_id == response_id).order_by(amendment.c.number)
        return [
            Amendment(row.response_id, row.number, ResponseStatus(row.kind), row.reason, row.at, row.by_user)
            for row in self._connection.execute(made)
        ]

    def add_paper(self, paper: PaperCopy) -> None:
        """See the port."""
        row = {
            "response_id": paper.response_id,
            "filled_in_on": paper.filled_in_on.isoformat(),
            "at": paper.at,
            "by_user": paper.by,
        }
        rows.add(self._connection, response_paper, row)

    def paper(self, response_id: ResponseId) -> PaperCopy | None:
        """See the port."""
        kept = select(response_paper).where(response_paper.c.response_id == response_id)
        newest = self._connection.execute(kept.order_by(response_paper.c.seq.desc()).limit(1)).first()
        if newest is None:
            return None
        return PaperCopy(newest.response_id, date.fromisoformat(newest.filled_in_on), newest.at, newest.by_user)

    def _all(self, statement: Select[Any]) -> list[Response]:
        return [_to_response(row) for row in self._connection.execute(statement)]


def _to_row(response: Response) -> dict[str, Any]:
    return {
        "id": response.id,
        "version": response.version,
        "visit_id": response.visit_id,
        "person_id": response.person_id,
        "form_id": response.form_id,
        "form_version_id": response.form_version_id,
        "status": response.status.value,
        "started_at": response.started_at,
        "started_by": response.started_by,
        "completed_at": response.completed_at,
        "share_with_probation": response.share_with_probation,
    }


def _to_response(row: Row[Any]) -> Response:
    return Response(
        id=row.id,
        version=row.version,
        visit_id=row.visit_id,
        person_id=row.person_id,
        form_id=row.form_id,
        form_version_id=row.form_version_id,
        status=ResponseStatus(row.status),
        started_at=row.started_at,
        started_by=row.started_by,
        completed_at=row.completed_at,
        share_with_probation=row.share_with_probation,
    )


def _answer_row(given: AnswerRecord) -> dict[str, Any]:
    return {
        "response_id": given.response_id,
        "link_id": given.link_id,
        "value": given.value,
        "at": given.at,
        "by_user": given.by,
        "carried_from": given.carried_from,
        "amendment": given.amendment,
        "mode": given.mode.value,
    }


def _to_answer(row: Row[Any]) -> AnswerRecord:
    return AnswerRecord(
        row.response_id,
        row.link_id,
        row.value,
        row.at,
        row.by_user,
        row.carried_from,
        row.amendment,
        Mode(row.mode),
    )


def _score_row(kept: StoredScore) -> dict[str, Any]:
    return {
        "response_id": kept.response_id,
        "link_id": kept.link_id,
        "title": kept.title,
        "value": kept.value,
        "partial": kept.partial,
        "answered": kept.answered,
        "of": kept.of,
        "low": kept.low,
        "high": kept.high,
        "band": kept.band,
        "band_label": kept.band_label,
        "amendment": kept.amendment,
    }


def _to_score(row: Row[Any]) -> StoredScore:
    return StoredScore(
        response_id=row.response_id,
        link_id=row.link_id,
        title=row.title,
        value=row.value,
        partial=row.partial,
        answered=row.answered,
        of=row.of,
        low=row.low,
        high=row.high,
        band=row.band,
        band_label=row.band_label,
        amendment=row.amendment,
    )
