"""Help below a question that is written for staff is not on the screen of a person who answers alone."""

from dataclasses import replace

from hubdesk.domain.answers import NonAnswer
from hubdesk.presenters.handed_question import handed_question
from hubdesk.presenters.question_page import question_page
from hubdesk.services.screening import record_answer
from tests.support.memory import Hub, Worker, shipped
from tests.unit.services.pathways import ALONE, begun


def go_to(worker: Worker, at: str) -> None:
    while worker.at != at:
        place = worker.now.visit.place
        worker.now = record_answer(worker.desk, worker.now, place.response_id, place.link_id, NonAnswer.DECLINED)
        worker.next()


def test_help_for_staff_is_left_out_and_help_for_the_person_stays():
    worker = begun(Hub(shipped()), replace(ALONE, pathway_id="seen-alone"))
    go_to(worker, "hark q1")
    assert question_page(worker.desk, worker.now).help.startswith("For staff:")
    assert handed_question(worker.now, can_go_back=False).help == ""
    worker = begun(Hub(shipped()), replace(ALONE, pathway_id="smoking"))
    go_to(worker, "hsi q1")
    assert handed_question(worker.now, can_go_back=False).help == "For people who smoke cigarettes now."
