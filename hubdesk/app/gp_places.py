"""The places of getting a GP: one person's case, and everyone who has none yet."""

from typing import Any

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.gp_case import GpCasePresenter, GpCasesPresenter
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.routes import GpCaseRoute, GpCasesRoute
from hubdesk.ui.pages.gp_case import GpCasePage, GpCasesPage


def gp_place(guide: Any, route: GpCaseRoute | GpCasesRoute) -> tuple[Presenter[Any], QWidget]:
    """The presenter and page of a route, already loading. ``guide`` gives desk, runner, go and changed."""
    if isinstance(route, GpCasesRoute):
        listed = GpCasesPresenter(guide.desk, guide.runner, guide.go)
        page: QWidget = GpCasesPage(listed)
        listed.load()
        return listed, page
    case = GpCasePresenter(guide.desk, guide.runner, guide.go, guide.changed, route.person_id)
    page = GpCasePage(case)
    case.load()
    return case, page
