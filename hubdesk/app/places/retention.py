"""The places of keeping, destroying and putting together records."""

from hubdesk.app.place import KEEPING, PEOPLE, Place
from hubdesk.app.places.guide import Guide, Makers, opened
from hubdesk.presenters.compare import ComparePresenter
from hubdesk.presenters.keeping import KeepingPresenter
from hubdesk.presenters.merged import MergedPresenter
from hubdesk.presenters.retention_review import ReviewPresenter
from hubdesk.presenters.routes import CompareRoute, KeepingRoute, MergedRoute, RetentionReviewRoute
from hubdesk.ui.pages.merging import ComparePage, MergedPage
from hubdesk.ui.pages.retention import KeepingPage, ReviewPage


def _review(guide: Guide, _route: RetentionReviewRoute) -> Place:
    return opened(ReviewPresenter(*guide.tools), ReviewPage, KEEPING)


def _keeping(guide: Guide, route: KeepingRoute) -> Place:
    return opened(KeepingPresenter(*guide.tools, route.person_id), KeepingPage, PEOPLE)


def _compare(guide: Guide, route: CompareRoute) -> Place:
    return opened(ComparePresenter(*guide.tools, route.person_id, route.other), ComparePage, PEOPLE)


def _merged(guide: Guide, route: MergedRoute) -> Place:
    return opened(MergedPresenter(*guide.tools, route.person_id), MergedPage, PEOPLE)


MAKERS: Makers = {
    RetentionReviewRoute: _review,
    KeepingRoute: _keeping,
    CompareRoute: _compare,
    MergedRoute: _merged,
}
