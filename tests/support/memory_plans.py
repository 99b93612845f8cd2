"""In-memory stand-ins for plans of visits, the manner of responses and half-typed pages."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hubdesk.domain.ids import PersonId, ResponseId, UserId, VisitId
from hubdesk.domain.manner import Manner
from hubdesk.domain.moves import VisitMove
from hubdesk.domain.typed_pages import TypedKind, TypedPage
from hubdesk.domain.visit_plan import VisitPlan


class MemoryVisitPlans:
    """``ports.VisitPlans``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, plan: VisitPlan) -> None:
        assert plan.visit_id in self.state.visits
        self.state.plans.append(plan)

    def of_visit(self, visit_id: VisitId) -> VisitPlan | None:
        return next((p for p in reversed(self.state.plans) if p.visit_id == visit_id), None)

    def add_move(self, move: VisitMove) -> None:
        assert move.visit_id in self.state.visits
        self.state.moves.append(move)

    def moves_of(self, person_id: PersonId) -> Sequence[VisitMove]:
        return [m for m in self.state.moves if person_id in (m.from_person, m.to_person)]


class MemoryManners:
    """``ports.Manners``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, manner: Manner) -> None:
        assert manner.response_id in self.state.responses
        self.state.manners.append(manner)

    def of(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[Manner, ...]]:
        own = {i: tuple(m for m in self.state.manners if m.response_id == i) for i in response_ids}
        return {i: manners for i, manners in own.items() if manners}


class MemoryTypedPages:
    """``ports.TypedPages``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def keep(self, page: TypedPage) -> None:
        self.state.typed_pages[page.user_id, page.kind, page.about] = page

    def get(self, user_id: UserId, kind: TypedKind, about: str) -> TypedPage | None:
        return self.state.typed_pages.get((user_id, kind, about))

    def drop(self, user_id: UserId, kind: TypedKind, about: str) -> None:
        self.state.typed_pages.pop((user_id, kind, about), None)

    def drop_before(self, at: datetime) -> None:
        for key in [k for k, page in self.state.typed_pages.items() if page.at < at]:
            del self.state.typed_pages[key]
