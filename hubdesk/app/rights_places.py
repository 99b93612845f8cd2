"""The places of a person's rights: the notice and objections, and the copy of their record."""

from typing import Any

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.record_copy import RecordCopyPresenter
from hubdesk.presenters.rights import RightsPresenter
from hubdesk.presenters.routes import RecordCopyRoute, RightsRoute
from hubdesk.system.export_folder import LocalExports
from hubdesk.ui.pages.rights import RecordCopyPage, RightsPage


def rights_place(guide: Any, route: RightsRoute | RecordCopyRoute) -> tuple[Presenter[Any], QWidget]:
    """The presenter and page of a route, already loading. ``guide`` gives desk, runner, go and changed."""
    handed = (guide.desk, guide.runner, guide.go, guide.changed, route.person_id)
    if isinstance(route, RecordCopyRoute):
        copy = RecordCopyPresenter(*handed, route.request_id, LocalExports())
        page: QWidget = RecordCopyPage(copy)
        copy.load()
        return copy, page
    rights = RightsPresenter(*handed)
    page = RightsPage(rights)
    rights.load()
    return rights, page
