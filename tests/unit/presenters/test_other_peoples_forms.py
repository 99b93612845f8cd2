"""Forms that were not written for hubdesk go through the pages of a visit: every question of the SDC guide's forms."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from hubdesk.domain.roles import Role
from hubdesk.forms import Library, Sitting, make_pack
from hubdesk.forms.trial import A_MOMENT
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import QuestionPage
from tests.support.memory import Hub, Worker, shipped

SDC = Path(__file__).resolve().parents[4] / "shared" / "fhir" / "questionnaires" / "sdc"


def forms() -> list[Path]:
    found = sorted(SDC.glob("*.json")) if SDC.is_dir() else []
    return [path for path in found if json.loads(path.read_text("utf-8"))["resourceType"] == "Questionnaire"]


def with_form(library: Library, path: Path) -> Library:
    """The library with a form in the place of the first one of a visit."""
    before = library.forms["phq-2"]
    source = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    head = {"id": before.id, "url": before.url, "version": "9.0.0", "publisher": "hubdesk", "status": "active"}
    pack = make_pack({**source, **head}, [], "For the test.", {"examples": []})
    return replace(library, forms={**library.forms, before.id: pack})


def test_the_forms_of_the_sdc_guide_go_through_the_pages_of_a_visit() -> None:
    if not SDC.is_dir():
        pytest.skip("the acceptance material is not beside this checkout (../shared)")
    shown = 0
    for path in forms():
        hub = Hub(library=with_form(shipped(), path))
        form = hub.shelf.library.forms["phq-2"].form
        asked = [item.text for item in Sitting(form, A_MOMENT).questions()]
        presenter = VisitPresenter(hub.desk(Role.CLINICIAN), Immediate(), lambda _r: None, lambda _c: None)
        presenter.start(Worker(hub).register().id)
        seen = []
        while isinstance(page := presenter.state.page, QuestionPage) and page.form_title == form.title:
            seen.append(page.text)
            presenter.skip()
            assert len(seen) <= len(asked), path.name
        assert seen == asked, path.name
        shown += 1
    print(f"SDC forms through the pages of a visit: {shown}")
    assert shown == 33
