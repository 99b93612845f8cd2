"""The questions of the SDC guide's forms on the real page: each can be drawn, and every control has a name."""

import pytest

from hubdesk.domain.roles import Role
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import QuestionPage
from tests.support.memory import Hub, Worker, shipped
from tests.ui.measure import unnamed_controls
from tests.ui.pages.settling import settle
from tests.ui.pages.visit.every_form import telling
from tests.ui.pages.visit.visit_samples import at
from tests.unit.presenters.test_other_peoples_forms import SDC, forms, with_form


def pages() -> list[QuestionPage]:
    found: list[QuestionPage] = []
    for path in forms():
        hub = Hub(library=with_form(shipped(), path))
        title = hub.shelf.library.forms["phq-2"].title
        presenter = VisitPresenter(hub.desk(Role.CLINICIAN), Immediate(), lambda _r: None, lambda _c: None)
        presenter.start(Worker(hub).register().id)
        while isinstance(page := presenter.state.page, QuestionPage) and page.form_title == title:
            found.append(page)
            presenter.skip()
    return found


def test_the_forms_of_the_sdc_guide_are_drawn(open_visit) -> None:
    if not SDC.is_dir():
        pytest.skip("the acceptance material is not beside this checkout (../shared)")
    shown = telling([page for page in pages() if page.text])
    desk = open_visit(at(shown[0]), 1.0)
    faults = {}
    for page in shown:
        desk.show(at(page))
        settle()
        if found := unnamed_controls(desk.page):
            faults[page.text] = found
    assert len(shown) > 50
    assert faults == {}
