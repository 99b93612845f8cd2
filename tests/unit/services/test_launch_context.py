"""What a form proposes from the record when it begins in a visit: seen at once, stored only when somebody says so."""

from dataclasses import replace
from datetime import date

import pytest

from hubdesk.domain.dates import BirthDate
from hubdesk.forms import Answered
from hubdesk.services.launch_context import launch_context, patient
from tests.support.kinds_form import with_kinds
from tests.support.memory import Hub, Worker, shipped

INITIAL_BY = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression"


def asks(link_id: str, kind: str, text: str) -> dict:
    rule = {"url": INITIAL_BY, "valueExpression": {"language": "text/fhirpath", "expression": text}}
    return {"linkId": link_id, "type": kind, "text": f"What is {link_id}?", "extension": [rule]}


ITEMS = [
    asks("born", "date", "%patient.birthDate"),
    asks("worker", "string", "%user.name.text"),
    asks("place", "string", "%hub.name"),
]


@pytest.fixture
def hub() -> Hub:
    return Hub(library=with_kinds(shipped(), ITEMS))


def proposals(worker: Worker) -> list[object]:
    states = worker.form("phq-2").sitting.states
    return [states[item["linkId"]].proposed for item in ITEMS]


def test_a_form_that_begins_proposes_what_the_record_knows_and_stores_none_of_it(hub: Hub, sam: Worker, jo: Worker):
    sam.start()
    born = sam.now.person.born
    known = [date.fromisoformat(born.iso()), sam.desk.actor.name, sam.desk.site.hub]
    assert proposals(sam) == [Answered(value) for value in known]
    assert sam.stored_answers("phq-2") == {}
    sam.record(born.iso())
    assert set(sam.stored_answers("phq-2")) == {"born"}
    assert proposals(sam) == [None, Answered(known[1]), Answered(known[2])]
    jo.resume(sam)
    assert proposals(jo) == [None, Answered(jo.desk.actor.name), Answered(known[2])]


@pytest.mark.parametrize(
    "born", [BirthDate(), BirthDate(1988), BirthDate(1988, 3), BirthDate(1988, 3, 14, estimated=True)]
)
def test_only_a_certain_date_of_birth_is_proposed(hub: Hub, sam: Worker, born: BirthDate):
    person = replace(sam.register(), born=born)
    assert launch_context(sam.desk, person)["patient"] == {"resourceType": "Patient"}


def test_a_pathway_may_look_at_an_estimate(sam: Worker):
    person = replace(sam.register(), born=BirthDate(1988, estimated=True))
    assert patient(person) == {"resourceType": "Patient", "birthDate": "1988"}


def test_nothing_else_of_the_person_is_told(sam: Worker):
    told = launch_context(sam.desk, sam.register())
    assert {name: set(facts) for name, facts in told.items()} == {
        "patient": {"resourceType", "birthDate"},
        "user": {"resourceType", "name"},
        "hub": {"resourceType", "name"},
    }
