"""What a form or a pathway may know of the person, the worker and the hub: very little, and no form asks for more."""

from hubdesk.domain.people import Person
from hubdesk.forms.launch import About
from hubdesk.services.desk import Desk


def patient(person: Person) -> dict[str, str]:
    """The person as a FHIR Patient: their date of birth as far as it is known, and nothing else."""
    born = person.born.iso()
    return {"resourceType": "Patient", **({"birthDate": born} if born else {})}


def launch_context(desk: Desk, person: Person) -> About:
    """What a form may propose answers from.

    A date of birth that is estimated, or known in part, is no answer to propose; and a rule that cannot tell whether
    it lies before a day would take its other branch in silence.
    """
    certain = person.born.day is not None and not person.born.estimated
    return {
        "patient": patient(person) if certain else {"resourceType": "Patient"},
        "user": {"resourceType": "Practitioner", "name": [{"text": desk.actor.name}]},
        "hub": {"resourceType": "Organization", "name": desk.site.hub},
    }
