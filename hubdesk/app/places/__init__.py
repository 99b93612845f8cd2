"""Each place of the program: which presenter and page belong to a route. One module for each subject."""

from hubdesk.app.place import Place
from hubdesk.app.places import (
    appointments,
    forms,
    gp,
    papers,
    people,
    referrals,
    restricted,
    retention,
    rights,
    today,
    visits,
)
from hubdesk.app.places.guide import Guide, Makers
from hubdesk.presenters.routes import Route

_SUBJECTS = (appointments, forms, gp, papers, people, referrals, restricted, retention, rights, today, visits)

MAKERS: Makers = {route: make for subject in _SUBJECTS for route, make in subject.MAKERS.items()}
"""Every kind of route that leads to a place."""


def place_of(guide: Guide, route: Route) -> Place:
    """The presenter and page of a route, already loading."""
    return MAKERS[type(route)](guide, route)


__all__ = ["MAKERS", "Guide", "place_of"]
