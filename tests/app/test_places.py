"""Every route leads somewhere."""

from typing import get_args

from hubdesk.app.places import MAKERS
from hubdesk.presenters.routes import Route


def test_every_kind_of_route_has_exactly_one_place():
    from hubdesk.app import places

    assert set(MAKERS) == set(get_args(Route))
    assert sum(len(subject.MAKERS) for subject in places._SUBJECTS) == len(MAKERS)
