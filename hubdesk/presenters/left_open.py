"""Where the desk was when the screen was covered, and where whoever unlocks next begins."""

from dataclasses import dataclass, field, replace

from hubdesk.domain.ids import UserId
from hubdesk.presenters.routes import (
    HandOverRoute,
    PaperEntryRoute,
    PeopleRoute,
    PersonRoute,
    RegisterRoute,
    Route,
    SafetyRoute,
    TakeoverRoute,
    TodayRoute,
    VisitRoute,
)


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """The last place and its user. It holds ids only: what stood there is read anew after unlocking."""

    user_id: UserId | None = None
    route: Route = field(default_factory=TodayRoute)

    @classmethod
    def at(cls, user_id: UserId, route: Route) -> "LeftOpen":
        """This user is here now. What was typed to search is not kept past a lock; a registration is, by its page."""
        if isinstance(route, PeopleRoute):
            return cls(user_id)
        if isinstance(route, RegisterRoute):
            return cls(user_id, RegisterRoute())
        if isinstance(route, HandOverRoute | PaperEntryRoute):
            return cls(user_id, VisitRoute(route.visit_id))  # whoever unlocks goes on with the visit
        return cls(user_id, replace(route, found_among=0) if isinstance(route, PersonRoute) else route)

    def route_for(self, user_id: UserId) -> Route:
        """The same user goes back to the exact place; a colleague is offered the visit that was left open.

        Other places of a colleague are not offered: what they looked at is theirs.
        """
        if user_id == self.user_id:
            return self.route
        if isinstance(self.route, VisitRoute | SafetyRoute) and self.user_id is not None:
            return TakeoverRoute(self.route.visit_id, self.user_id)
        return TodayRoute()
