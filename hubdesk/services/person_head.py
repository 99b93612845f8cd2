"""What heads every page of one person: who it is, and what any page of theirs must tell.

The one place where it is read, so that no page forgets a warning or shows one to an officer.
"""

from dataclasses import dataclass

from hubdesk.domain.details import Details
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import Person
from hubdesk.domain.safety import SafetyAction, SafetyStatus
from hubdesk.domain.visits import VisitStatus
from hubdesk.services.ports import RecordsUnit


@dataclass(frozen=True, slots=True)
class PersonHead:
    """One person as the banner needs them."""

    person: Person
    details: Details
    safety_open: bool = False
    """Whether a safety record waits for an outcome or for a clinician."""
    officer_present: bool = False
    """Whether an officer sits in the person's visit now."""
    restriction: str = ""
    """Empty, "named" where only named staff open the record, "opened" where this user opened it with a reason."""


def read_head(unit: RecordsUnit, person_id: PersonId) -> PersonHead:
    """The head of a person's pages. Raises ``NotFound``. The view is audited by whoever opens the page."""
    person, details = unit.people.get(person_id), unit.details.of(person_id)
    waiting = unit.safety.with_status(SafetyStatus.OPEN, SafetyStatus.AWAITING_CLINICIAN)
    safety_open = any(action.person_id == person_id for action in waiting)
    visits = unit.visits.of_person(person_id)
    running = next((visit for visit in visits if visit.status is not VisitStatus.COMPLETED), None)
    setting = unit.openings.setting(running.id) if running else None
    officer = setting is not None and setting.officer_present
    return PersonHead(person, details, safety_open, officer, restriction_of(unit, person_id))


def restriction_of(unit: RecordsUnit, person_id: PersonId) -> str:
    """How a record that could be opened is restricted, for its banner."""
    standing = unit.restrictions.of_person(person_id)
    if standing is None or not standing.stands:
        return ""
    return "opened" if unit.gate is not None and unit.gate.opening(person_id) else "named"


def any_open(safety: list[SafetyAction] | tuple[SafetyAction, ...]) -> bool:
    """Whether one of these records is not closed."""
    return any(action.status is not SafetyStatus.CLOSED for action in safety)
