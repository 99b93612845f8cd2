"""Places of a visit, before, during and after it."""

from dataclasses import dataclass

from hubdesk.domain.ids import PersonId, ResponseId, SafetyActionId, UserId, VisitId


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


@dataclass(frozen=True, slots=True)
class PlanRoute:
    """The plan of a visit: how long there is, what is asked in which order, what is left out."""

    visit_id: VisitId


@dataclass(frozen=True, slots=True)
class MoveVisitRoute:
    """Move a visit to the right person."""

    visit_id: VisitId


@dataclass(frozen=True, slots=True)
class TakeoverRoute:
    """The offer to go on with the visit that a colleague left open on this computer."""

    visit_id: VisitId
    left_by: UserId


@dataclass(frozen=True, slots=True)
class CorrectRoute:
    """Put a finished response of a visit right."""

    visit_id: VisitId
    response_id: ResponseId


@dataclass(frozen=True, slots=True)
class HandOverRoute:
    """A visit in the hands of the person, until a worker takes it back; the questions are shown in ``language``.

    None is the language of the answers before.
    """

    visit_id: VisitId
    language: str | None = None


@dataclass(frozen=True, slots=True)
class PaperEntryRoute:
    """A form of a visit that was filled in on paper, to be typed in."""

    visit_id: VisitId
    response_id: ResponseId


@dataclass(frozen=True, slots=True)
class VisitWordsRoute:
    """The words that open a visit, as the site has them."""
