"""What is only ever asked alone is on no paper by itself: what its reader must know stands on the sealed page."""

from dataclasses import replace

import pytest

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.visits import PlaceKind
from hubdesk.forms import read_plain
from hubdesk.services.paper.papers import begin_paper, keep_paper
from hubdesk.services.paper.printing import show_paper
from hubdesk.services.screening import record_answer
from tests.support.memory import Hub, Worker
from tests.support.papers import FULL, LETTER, agree
from tests.unit.services.pathways import ALONE, begun

SAID = {"hark": True, "whooley": True, "safety-question": False}


def seen(hub: Hub, pathway_id: str) -> Worker:
    """A finished visit in which every question of a scored form was answered yes."""
    worker = begun(hub, replace(ALONE, pathway_id=pathway_id))
    while worker.now.visit.place.kind is PlaceKind.QUESTION:
        place = worker.now.visit.place
        form_id = worker.at.split()[0]
        item = worker.now.form(place.response_id).pack.form.by_id[place.link_id]
        told = read_plain(item, SAID[form_id]) if form_id in SAID else NonAnswer.DECLINED
        worker.now = record_answer(worker.desk, worker.now, place.response_id, place.link_id, told)
        worker.next()
    return worker.finish()


@pytest.mark.parametrize(("pathway_id", "told"), [("seen-alone", False), ("quick-check", True)])
def test_hark_is_on_no_letter_and_other_scores_are(hub: Hub, sit, pathway_id: str, told: bool):
    person = seen(hub, pathway_id).now.person
    desk = sit()
    agree(desk, person)
    document, _changes = begin_paper(desk, person.id, LETTER)
    document, _changes = keep_paper(desk, document, {**document.typed, **FULL})
    content = show_paper(desk, document).content
    tools = [score.tool for score in content.scores]
    assert not any("HARK" in tool for tool in tools)
    assert ("Whooley questions answered yes" in tools) is told
