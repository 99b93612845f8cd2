"""A hub whose library has pathways like those of a first visit, made of the forms that hubdesk comes with."""

from dataclasses import replace
from types import MappingProxyType

from hubdesk.domain.people import PersonEntry
from hubdesk.domain.visit_setting import SettingEntry
from hubdesk.forms import Pathway, Step
from hubdesk.forms.expressions import expression_from_json
from hubdesk.services.opening import OpeningEntry, finish_opening
from hubdesk.services.visit_start import begin_visit
from tests.support.memory import MASON, Hub, Worker, shipped

ALONE = SettingEntry(alone=True, pathway_id="first-visit", fit="yes", private="yes")
TWO_MINUTES = replace(ALONE, pathway_id="two-minute-visit")
CHILD = PersonEntry(family="Young", given="Sam", birth_day="1", birth_month="1", birth_year="2012", gender="1")
NO_BIRTH = PersonEntry(family="Nobody", birth_unknown=True, gender="1")


def condition(text: str):
    """A condition as a pathway file has it."""
    return expression_from_json({"language": "text/fhirpath", "expression": text})


PHQ_2 = Step("phq-2", "PHQ-2", "phq-2", minutes=1, group="Mood")
PHQ_9 = Step("phq-9", "PHQ-9", "phq-9", condition("%results.`phq-2`.total >= 3"), minutes=4, group="Mood")
SAFETY = Step("safety-question", "Safety question", "safety-question", minutes=1)


def hub_with(*steps: Step) -> Hub:
    """A hub with these steps as its first visit, and a two-minute visit of the same steps."""
    library = shipped()
    made = {
        **library.pathways,
        "first-visit": Pathway("first-visit", "First visit", steps),
        "two-minute-visit": Pathway("two-minute-visit", "Two-minute visit", steps),
    }
    return Hub(replace(library, pathways=MappingProxyType(made)))


def begun(hub: Hub, entry: SettingEntry = ALONE, person: PersonEntry = MASON, *, opened: bool = True) -> Worker:
    """A worker whose visit is set up and, unless told otherwise, past its opening page."""
    worker = Worker(hub)
    worker.now = begin_visit(worker.desk, worker.register(person).id, entry)
    if opened:
        worker.now = finish_opening(worker.desk, worker.now, OpeningEntry())
    return worker
