"""The places of keeping, destroying and putting together records."""

from typing import Any

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.compare import ComparePresenter
from hubdesk.presenters.keeping import KeepingPresenter
from hubdesk.presenters.merged import MergedPresenter
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.retention_review import ReviewPresenter
from hubdesk.presenters.routes import CompareRoute, KeepingRoute, MergedRoute, RetentionReviewRoute
from hubdesk.ui.pages.merging import ComparePage, MergedPage
from hubdesk.ui.pages.retention import KeepingPage, ReviewPage

RetentionPlaceRoute = RetentionReviewRoute | KeepingRoute | CompareRoute | MergedRoute


def retention_place(guide: Any, route: RetentionPlaceRoute) -> tuple[Presenter[Any], QWidget]:
    """The presenter and page of a route, already loading. ``guide`` gives desk, runner, go and changed."""
    tools = (guide.desk, guide.runner, guide.go, guide.changed)
    match route:
        case RetentionReviewRoute():
            review = ReviewPresenter(*tools)
            page: QWidget = ReviewPage(review)
            review.load()
            return review, page
        case KeepingRoute(person_id=person_id):
            keeping = KeepingPresenter(*tools, person_id)
            page = KeepingPage(keeping)
            keeping.load()
            return keeping, page
        case CompareRoute(person_id=person_id, other=other):
            compare = ComparePresenter(*tools, person_id, other)
            page = ComparePage(compare)
            compare.load()
            return compare, page
        case MergedRoute(person_id=person_id):
            merged = MergedPresenter(*tools, person_id)
            page = MergedPage(merged)
            merged.load()
            return merged, page
