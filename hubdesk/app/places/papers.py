"""The places of letters and cards: the list, all drafts together, one paper, the letterhead, the words."""

from hubdesk.app.place import PAPERS, Place
from hubdesk.app.places.guide import Guide, Makers, opened
from hubdesk.presenters.paper.bundle import BundlePresenter
from hubdesk.presenters.paper.letterhead import LetterheadPresenter
from hubdesk.presenters.paper.paper import PaperPresenter
from hubdesk.presenters.paper.papers import PapersPresenter
from hubdesk.presenters.paper.template import TemplatePresenter
from hubdesk.presenters.paper.templates import TemplatesPresenter
from hubdesk.presenters.routes import (
    BundleRoute,
    LetterheadRoute,
    PaperRoute,
    PapersRoute,
    TemplateRoute,
    TemplatesRoute,
)
from hubdesk.ui.pages.paper import BundlePage, LetterheadPage, PaperPage, PapersPage, TemplatePage, TemplatesPage


def _papers(guide: Guide, route: PapersRoute) -> Place:
    return opened(PapersPresenter(*guide.tools, route.person_id, route.visit_id), PapersPage, PAPERS)


def _bundle(guide: Guide, route: BundleRoute) -> Place:
    return opened(BundlePresenter(*guide.tools, route.person_id, route.visit_id), BundlePage, PAPERS)


def _paper(guide: Guide, route: PaperRoute) -> Place:
    return opened(PaperPresenter(*guide.tools, route.document_id), PaperPage, PAPERS)


def _letterhead(guide: Guide, route: LetterheadRoute) -> Place:
    return opened(LetterheadPresenter(*guide.tools, route.document_id), LetterheadPage, PAPERS)


def _templates(guide: Guide, _route: TemplatesRoute) -> Place:
    return opened(TemplatesPresenter(*guide.tools), TemplatesPage, PAPERS)


def _template(guide: Guide, route: TemplateRoute) -> Place:
    return opened(TemplatePresenter(*guide.tools, route.template), TemplatePage, PAPERS)


MAKERS: Makers = {
    PapersRoute: _papers,
    BundleRoute: _bundle,
    PaperRoute: _paper,
    LetterheadRoute: _letterhead,
    TemplatesRoute: _templates,
    TemplateRoute: _template,
}
