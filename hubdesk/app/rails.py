"""The places that the rail lists, and for whom."""

from hubdesk.app.place import (
    APPOINTMENTS,
    COMPUTER,
    DIRECTORY,
    FOLLOW,
    FORMS,
    GP,
    KEEPING,
    PAPERS,
    PEOPLE,
    REPORTS,
    REVIEW,
    SETTINGS,
    TODAY,
    USERS,
)
from hubdesk.domain.roles import Permission, may
from hubdesk.services.desk import Desk
from hubdesk.ui.shell.rail import RailItem

_CARE = [
    RailItem(TODAY, "Today", "home"),
    RailItem(PEOPLE, "People", "people"),
    RailItem(APPOINTMENTS, "Appointments", "calendar"),
    RailItem(FOLLOW, "Follow-up", "send"),
    RailItem(GP, "No GP yet", "heart"),
    RailItem(PAPERS, "Letters and cards", "file"),
]
_COMPUTER = RailItem(COMPUTER, "This computer", "info")
_USERS = RailItem(USERS, "Users", "shield")
_DIRECTORY = RailItem(DIRECTORY, "Directory", "search")
_REVIEW = RailItem(REVIEW, "Review", "check")
_REPORTS = RailItem(REPORTS, "Reports", "clipboard")
_KEEPING = RailItem(KEEPING, "Records to review", "clock")
_FORMS = RailItem(FORMS, "Forms", "clipboard")
_SETTINGS = RailItem(SETTINGS, "Settings", "settings")


def may_see_users(desk: Desk) -> bool:
    """Whether the rail lists the users."""
    return any(may(desk.actor.role, p) for p in (Permission.MANAGE_USERS, Permission.REVIEW_USERS))


def rail_of(desk: Desk) -> list[RailItem]:
    """What this user's rail lists."""
    if desk.records is None:
        return _without_records(desk)
    governs = [_FORMS] if may(desk.actor.role, Permission.GOVERN_FORMS) else []
    reviews = [_KEEPING] if may(desk.actor.role, Permission.REVIEW_RETENTION) else []
    return [*_CARE, _DIRECTORY, *reviews, *governs, *([_USERS] if may_see_users(desk) else []), _SETTINGS]


def _without_records(desk: Desk) -> list[RailItem]:
    """An IT admin, the information governance lead and a colleague for reports have no records to go to. What comes
    first is where they begin."""
    allowed = {p for p in Permission if may(desk.actor.role, p)}
    places = [
        (_COMPUTER, Permission.MANAGE_USERS in allowed),
        (_REVIEW, Permission.REVIEW_TRAIL in allowed),
        (_USERS, may_see_users(desk)),
        (_REPORTS, Permission.SEE_REPORTS in allowed),
        (_DIRECTORY, Permission.USE_DIRECTORY in allowed),
    ]
    return [*(item for item, listed in places if listed), _SETTINGS]
