"""How answers came about is kept with them, and what is known of a paper copy."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from hubdesk.domain.answer_mode import Mode, PaperCopy
from hubdesk.domain.visits import AnswerRecord
from hubdesk.store.units import transaction
from tests.store.builders import LEAD, NOW, SNAPSHOT, person, response, visit


@pytest.fixture
def records(hub):
    with hub.make_records().records() as store:
        with store.writing() as unit:
            unit.people.add(person())
            unit.visits.add(visit())
            unit.form_versions.keep(SNAPSHOT)
            unit.responses.add(response())
        yield store


def test_the_mode_of_each_answer_is_kept(records):
    given = [
        AnswerRecord(response().id, "q1", '{"integer": 1}', NOW, LEAD.id),
        AnswerRecord(response().id, "q2", '{"integer": 2}', NOW, LEAD.id, mode=Mode.SELF),
        AnswerRecord(response().id, "q3", '{"integer": 3}', NOW, LEAD.id, mode=Mode.PAPER),
    ]
    with records.writing() as unit:
        unit.responses.add_answers(given)
    with records.reading() as unit:
        assert list(unit.responses.answers(response().id).values()) == given
        assert unit.responses.answer_history(response().id) == given


def test_the_newest_paper_stands_and_none_before_it_is_lost(records):
    first = PaperCopy(response().id, date(2026, 11, 14), NOW, LEAD.id)
    second = PaperCopy(response().id, date(2026, 11, 15), NOW, LEAD.id)
    with records.reading() as unit:
        assert unit.responses.paper(response().id) is None
    with records.writing() as unit:
        unit.responses.add_paper(first)
        unit.responses.add_paper(second)
    with records.reading() as unit:
        assert unit.responses.paper(response().id) == second
    with pytest.raises(DatabaseError, match="insert only"), transaction(records._engine) as connection:
        connection.execute(text("DELETE FROM response_paper"))
