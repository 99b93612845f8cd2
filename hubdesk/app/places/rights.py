"""The places of a person's rights: the notice and objections, and the copy of their record."""

from hubdesk.app.place import PEOPLE, Place
from hubdesk.app.places.guide import Guide, Makers, opened
from hubdesk.presenters.record_copy import RecordCopyPresenter
from hubdesk.presenters.rights import RightsPresenter
from hubdesk.presenters.routes import RecordCopyRoute, RightsRoute
from hubdesk.system.export_folder import LocalExports
from hubdesk.ui.pages.rights import RecordCopyPage, RightsPage


def _rights(guide: Guide, route: RightsRoute) -> Place:
    return opened(RightsPresenter(*guide.tools, route.person_id), RightsPage, PEOPLE)


def _copy(guide: Guide, route: RecordCopyRoute) -> Place:
    own = (route.person_id, route.request_id, LocalExports())
    return opened(RecordCopyPresenter(*guide.tools, *own), RecordCopyPage, PEOPLE)


MAKERS: Makers = {RightsRoute: _rights, RecordCopyRoute: _copy}
