"""The places of getting a GP: one person's case, and everyone who has none yet."""

from hubdesk.app.place import GP, Place
from hubdesk.app.places.guide import Guide, Makers, opened
from hubdesk.presenters.day_lists.names import NO_GP
from hubdesk.presenters.follow_up import FollowUpPresenter
from hubdesk.presenters.gp_case import GpCasePresenter
from hubdesk.presenters.routes import GpCaseRoute, GpCasesRoute
from hubdesk.ui.pages.follow_up import FollowUpPage
from hubdesk.ui.pages.gp_case import GpCasePage


def _case(guide: Guide, route: GpCaseRoute) -> Place:
    return opened(GpCasePresenter(*guide.tools, route.person_id), GpCasePage, GP)


def _cases(guide: Guide, _route: GpCasesRoute) -> Place:
    """One of the lists of the day, with a mark of its own in the rail."""
    return opened(FollowUpPresenter(*guide.tools, NO_GP), FollowUpPage, GP)


MAKERS: Makers = {GpCaseRoute: _case, GpCasesRoute: _cases}
