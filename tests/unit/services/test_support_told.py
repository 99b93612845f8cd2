"""Support that a person needs goes into the record with what else was told, and shapes letters from then on."""

from typing import Any

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.asked import May
from hubdesk.domain.details import Section
from hubdesk.forms import Step, read_plain
from hubdesk.services import support_told
from hubdesk.services.record_offers import put_in_record, record_offers
from hubdesk.services.screening import record_answer
from tests.support.memory import Worker, shipped
from tests.unit.services.pathways import SAFETY, begun, hub_with
from tests.unit.services.test_what_helps import finished

FORM = shipped().forms["support-needs"].form


def needing(**said: Any) -> Worker:
    """A finished visit in which this was said, by the number of the question."""
    worker = begun(hub_with(Step(FORM.id, "Support", FORM.id), SAFETY))
    for link_id, value in said.items():
        answer = value if isinstance(value, NonAnswer) else read_plain(FORM.by_id[link_id], value)
        worker.now = record_answer(worker.desk, worker.now, worker.form(FORM.id).response.id, link_id, answer)
    return finished(worker)


def recorded(worker: Worker):
    now, _changes = put_in_record(worker.desk, worker.now, (Section.COMMUNICATION,))
    return now.details.communication


def test_what_was_ticked_becomes_needs_and_what_helps() -> None:
    needs = recorded(
        needing(
            q1="another-language",
            q2="Kurdish",
            q3=True,
            q7=["large-print"],
            q8=["short-words", "one-thing-at-a-time"],
            q11="a-woman",
            q12=["a-quiet-room"],
            q15=["seeing-even-with-glasses", "remembering"],
            q16="Be patient.",
        )
    )
    assert (needs.language, needs.interpreter, needs.sight) == ("Kurdish", May.YES, May.YES)
    assert needs.helps == (
        "Be patient. Wants to see a woman. Large print. Short words. One thing at a time. A quiet room"
    )
    assert needs.needs == ("Interpreter: Kurdish", "Sight")


def test_what_was_not_ticked_is_not_no() -> None:
    needs = recorded(needing(q1="english", q15=["none-of-these"]))
    assert (needs.language, needs.interpreter) == ("English", May.NO)
    assert (needs.sight, needs.hearing, needs.helps) == (May.NOT_ASKED, May.NOT_ASKED, "")


def test_that_none_helps_or_a_refusal_says_nothing() -> None:
    worker = needing(
        q7=["an-ordinary-letter-is-fine"], q8=["none-of-these"], q10=NonAnswer.DECLINED, q11="i-do-not-mind"
    )
    assert Section.COMMUNICATION not in [offer.section for offer in record_offers(worker.desk, worker.now)]


def test_more_than_fits_keeps_nothing_else_out() -> None:
    every = {q: [one.code for one in FORM.by_id[q].options if not one.exclusive] for q in ("q7", "q8", "q10", "q12")}
    needs = recorded(needing(q1="welsh", q3=False, q16="Please " * 60, **every))
    assert (needs.language, needs.interpreter) == ("Welsh", May.NO)
    assert needs.helps.startswith("Please Please")
    assert "Large print" in needs.helps
    assert len(needs.helps) <= 500


def test_the_rules_read_questions_and_options_that_are_there() -> None:
    assert all(FORM.by_id[link_id].is_question for link_id in support_told.QUESTIONS)
    for link_id, codes in support_told.OPTIONS.items():
        assert codes <= {option.code for option in FORM.by_id[link_id].options}, link_id
