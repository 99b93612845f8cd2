"""Places a page may ask to go to."""

from dataclasses import dataclass

from hubdesk.domain.ids import PersonId, SafetyActionId, VisitId


@dataclass(frozen=True, slots=True)
class TodayRoute:
    """The list of what waits today."""


@dataclass(frozen=True, slots=True)
class PeopleRoute:
    """Find a person."""


@dataclass(frozen=True, slots=True)
class RegisterRoute:
    """Register a person; ``typed`` is what was typed in the search, to start from."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class PersonRoute:
    """One person's page; ``found_among`` is how long the list was that they were picked from."""

    person_id: PersonId
    found_among: int = 0


@dataclass(frozen=True, slots=True)
class StartVisitRoute:
    """A new visit of a person."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class VisitRoute:
    """Go on with a visit, or see how it ended."""

    visit_id: VisitId


@dataclass(frozen=True, slots=True)
class SafetyRoute:
    """The safety page of a visit, from Today."""

    visit_id: VisitId
    action_id: SafetyActionId


Route = TodayRoute | PeopleRoute | RegisterRoute | PersonRoute | StartVisitRoute | VisitRoute | SafetyRoute
