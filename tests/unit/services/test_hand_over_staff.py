"""What is asked of staff within a form is never on the screen of a person who answers alone."""

from dataclasses import replace

import pytest

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.roles import Role
from hubdesk.forms import read_plain
from hubdesk.services.hand_over import hand_over, may_hand_over, next_handed, take_back
from hubdesk.services.screening import record_answer
from hubdesk.services.visits import resume_visit
from tests.support.memory import Worker, shipped
from tests.support.memory_house import House
from tests.unit.services.pathways import ALONE, begun

SAID = {"q1": True, "q2": ["cannabis"], "q39": "no"}


@pytest.fixture
def jo() -> Worker:
    """At the first question of the drugs form, with a key."""
    house = House()
    worker = begun(house.hub, replace(ALONE, pathway_id="alcohol-and-drugs"))
    worker.desk = house.desk(Role.CLINICIAN)
    while worker.at != "drugs-and-overdose q1":
        answer(worker, None)
        worker.next()
    return worker


def answer(worker: Worker, said: object) -> None:
    place = worker.now.visit.place
    item = worker.now.form(place.response_id).pack.form.by_id[place.link_id]
    told = NonAnswer.DECLINED if said is None else read_plain(item, said)
    worker.now = record_answer(worker.desk, worker.now, place.response_id, place.link_id, told, Mode.SELF)


def test_the_screen_is_passed_back_where_a_question_is_for_staff(jo: Worker):
    jo.now = hand_over(jo.desk, jo.now.visit.id)
    met, further = [], True
    while further:
        met.append(jo.at.removeprefix("drugs-and-overdose "))
        answer(jo, SAID.get(met[-1]))
        jo.now, further = next_handed(jo.desk, jo.now)
    assert met[-3:] == ["q38", "q39", "q41"]
    take_back(jo.desk, jo.now, "open sesame now", go_on=True)
    jo.now = resume_visit(jo.desk, jo.now.visit.id)
    assert jo.at == "drugs-and-overdose q42"
    assert jo.form("drugs-and-overdose").pack.form.by_id["q42"].text.startswith("For staff:")


def test_a_question_for_staff_cannot_be_handed_over(jo: Worker):
    while jo.at != "drugs-and-overdose q42":
        assert may_hand_over(jo.desk, jo.now)
        answer(jo, SAID.get(jo.at.split()[1]))
        jo.next()
    assert not may_hand_over(jo.desk, jo.now)


def test_every_question_for_staff_says_so_in_its_words():
    for pack in shipped().forms.values():
        for item in pack.form.all_items():
            if item.is_question and ("staff" in item.text.lower() or "for staff" in item.stem.lower()):
                assert item.text.startswith("For staff:"), (pack.id, item.link_id)
