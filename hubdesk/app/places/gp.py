"""The places of getting a GP: one person's case, and everyone who has none yet."""

from hubdesk.app.place import GP, Place
from hubdesk.app.places.guide import Guide, Makers, opened
from hubdesk.presenters.gp_case import GpCasePresenter, GpCasesPresenter
from hubdesk.presenters.routes import GpCaseRoute, GpCasesRoute
from hubdesk.ui.pages.gp_case import GpCasePage, GpCasesPage


def _case(guide: Guide, route: GpCaseRoute) -> Place:
    return opened(GpCasePresenter(*guide.tools, route.person_id), GpCasePage, GP)


def _cases(guide: Guide, _route: GpCasesRoute) -> Place:
    return opened(GpCasesPresenter(guide.desk, guide.runner, guide.go), GpCasesPage, GP)


MAKERS: Makers = {GpCaseRoute: _case, GpCasesRoute: _cases}
