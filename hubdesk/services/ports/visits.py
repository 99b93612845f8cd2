"""Visits, what they were opened and planned with, and what is half typed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from hubdesk.domain.agreements import Agreement
from hubdesk.domain.ids import PersonId, ResponseId, UserId, VisitId
from hubdesk.domain.manner import Manner
from hubdesk.domain.moves import VisitMove
from hubdesk.domain.opening import Opening
from hubdesk.domain.typed_pages import TypedKind, TypedPage
from hubdesk.domain.visit_plan import VisitPlan
from hubdesk.domain.visit_setting import VisitSetting
from hubdesk.domain.visits import Visit, VisitStatus


class Visits(Protocol):
    """Visits and where they stand."""

    def add(self, visit: Visit) -> None:
        """Store a new visit."""

    def get(self, visit_id: VisitId) -> Visit:
        """Raises ``NotFound``."""

    def save(self, visit: Visit, was: Visit | None = None) -> None:
        """Store the visit's new state; ``visit.version`` must be one above the stored one. ``was`` is the visit as
        it was read, where it is at hand: it makes storing quicker and changes nothing else.

        Raises ``ChangedElsewhere``, ``NotFound``.
        """

    def of_person(self, person_id: PersonId) -> Sequence[Visit]:
        """All visits of a person, newest first."""

    def with_status(self, *statuses: VisitStatus) -> Sequence[Visit]:
        """All visits in these states, newest touched first."""

    def completed_since(self, iso_date: str) -> Sequence[Visit]:
        """Visits completed on or after this local date (``2026-11-21``), newest first."""


class VisitOpenings(Protocol):
    """How visits were set up and opened. Both are only ever added; the newest of a visit is what stands."""

    def add_setting(self, setting: VisitSetting) -> None:
        """Keep how a visit is set up from now on."""

    def setting(self, visit_id: VisitId) -> VisitSetting | None:
        """How a visit is set up now; None for one that was begun without."""

    def add_opening(self, opening: Opening) -> None:
        """Keep what was recorded at the opening."""

    def opening(self, visit_id: VisitId) -> Opening | None:
        """What stands of the opening of a visit."""

    def latest_opening(self, person_id: PersonId) -> Opening | None:
        """The opening last recorded in any visit of a person that says what matters to them."""


class Agreements(Protocol):
    """Agreements to share. Only ever added; the newest for a recipient is what stands."""

    def add(self, agreement: Agreement) -> None:
        """Keep what a person said about sharing with one recipient, or that they took it back."""

    def of_person(self, person_id: PersonId) -> Sequence[Agreement]:
        """What stands for each recipient that was asked about, in the order of ``Recipient``."""


class VisitPlans(Protocol):
    """Plans of visits and visits moved to the right person. Both are only ever added."""

    def add(self, plan: VisitPlan) -> None:
        """Keep how a visit departs from its pathway from now on."""

    def of_visit(self, visit_id: VisitId) -> VisitPlan | None:
        """The plan that stands; None for a visit that follows its pathway."""

    def add_move(self, move: VisitMove) -> None:
        """Keep that a visit was moved to another person."""

    def moves_of(self, person_id: PersonId) -> Sequence[VisitMove]:
        """The moves from and to a person, oldest first."""


class Manners(Protocol):
    """In what company forms were answered. Only ever added; the newest of a response stands."""

    def add(self, manner: Manner) -> None:
        """Keep the manner of a response from now on."""

    def of(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[Manner, ...]]:
        """Every manner of these responses, oldest first; responses without one are left out."""


class TypedPages(Protocol):
    """Half-typed pages. Each user has at most one of a kind about one person."""

    def keep(self, page: TypedPage) -> None:
        """Keep what stands on a page, in place of what was kept of it before."""

    def get(self, user_id: UserId, kind: TypedKind, about: str) -> TypedPage | None:
        """What is kept of a page, if anything."""

    def drop(self, user_id: UserId, kind: TypedKind, about: str) -> None:
        """Throw it away; nothing kept is fine."""

    def drop_before(self, at: datetime) -> None:
        """Throw away everyone's that are older than this."""
