"""The places of letters and cards: the list, one paper, the letterhead."""

from typing import Any

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.paper.bundle import BundlePresenter
from hubdesk.presenters.paper.letterhead import LetterheadPresenter
from hubdesk.presenters.paper.paper import PaperPresenter
from hubdesk.presenters.paper.papers import PapersPresenter
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.routes import BundleRoute, LetterheadRoute, PaperRoute, PapersRoute
from hubdesk.ui.pages.paper import BundlePage, LetterheadPage, PaperPage, PapersPage


def paper_place(
    guide: Any, route: PapersRoute | BundleRoute | PaperRoute | LetterheadRoute
) -> tuple[Presenter[Any], QWidget]:
    """The presenter and page of a route, already loading. ``guide`` gives desk, runner, go and changed."""
    match route:
        case PapersRoute(person_id=person_id, visit_id=visit_id):
            listed = PapersPresenter(guide.desk, guide.runner, guide.go, guide.changed, person_id, visit_id)
            page: QWidget = PapersPage(listed)
            listed.load()
            return listed, page
        case BundleRoute(person_id=person_id, visit_id=visit_id):
            bundle = BundlePresenter(guide.desk, guide.runner, guide.go, guide.changed, person_id, visit_id)
            page = BundlePage(bundle)
            bundle.load()
            return bundle, page
        case PaperRoute(document_id=document_id):
            paper = PaperPresenter(guide.desk, guide.runner, guide.go, guide.changed, document_id)
            page = PaperPage(paper)
            paper.load()
            return paper, page
        case LetterheadRoute(document_id=document_id):
            head = LetterheadPresenter(guide.desk, guide.runner, guide.go, guide.changed, document_id)
            page = LetterheadPage(head)
            head.load()
            return head, page
