"""Who did it: the names of staff, for the ids that records keep."""

from hubdesk.domain.ids import UserId
from hubdesk.services.desk import Desk

FORMER, FORMER_FIRST = "a former colleague", "A former colleague"
"""Whoever has no account here any more; the second where a sentence begins."""


def staff_names(desk: Desk) -> dict[UserId, str]:
    """Everyone's name by id. Names of staff are no secret within the hub; nothing is audited."""
    with desk.control.reading() as unit:
        return {user.id: user.name for user in unit.users()}
