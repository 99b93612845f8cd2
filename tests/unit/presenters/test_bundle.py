"""The page of the bundle as it decides, with no window; and the pages of general templates."""

from dataclasses import replace

import pytest

from hubdesk.app.paper_press import LocalPress
from hubdesk.domain.documents import KINDS
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Role
from hubdesk.presenters.details.fields import Day, Find
from hubdesk.presenters.paper.bundle import BundlePresenter
from hubdesk.presenters.paper.general_form import general_form
from hubdesk.presenters.question_page import HIDDEN
from hubdesk.presenters.routes import PaperRoute, PapersRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.services.paper.letterhead import save_letterhead
from hubdesk.services.people import register_person
from hubdesk.services.visits import start_visit
from hubdesk.system.paths import resources_dir
from tests.support.memory import MASON
from tests.support.papers import FULL, LETTER, PaperTray, agree, draft
from tests.unit.presenters.test_papers import officer_sits_in

OWN = "letter-to-person"


@pytest.fixture(scope="module")
def press() -> LocalPress:
    return LocalPress(resources_dir())


@pytest.fixture
def desk(hub, press):
    save_letterhead(hub.desk(Role.LEAD), {"organisation": "Trust", "phone": "01632 960 118"})
    return replace(hub.desk(), press=press)


@pytest.fixture
def mason(desk):
    return register_person(desk, MASON)[0]


@pytest.fixture
def led():
    return []


@pytest.fixture
def page(desk, mason, led):
    def opened() -> BundlePresenter:
        made = BundlePresenter(desk, Immediate(), led.append, lambda _changes: None, mason.id)
        made.load()
        return made

    return opened


def test_ready_drafts_are_shown_printed_and_gone_from_the_page(desk, mason, page):
    agree(desk, mason)
    letter = draft(desk, mason, LETTER, FULL)
    own = draft(desk, mason, OWN, {"talked_about": "Your sleep"})
    made = page()
    assert {(row.title, row.detail, row.ready) for row in made.state.rows} == {
        ("Letter to the GP practice", "To Dr Anand", True),
        ("Letter to the person", "For the person", True),
    }
    made.show([])
    assert made.state.preview is None
    made.show([str(letter.id), str(own.id)])
    assert made.state.contents[0].partition(":")[0] == "What is shared with whom, and why"
    shown = made.state.preview
    assert len(shown.names) == len(shown.learns) == len(shown.pages)
    made.change()
    assert (made.state.preview, made.state.contents) == (None, ())
    made.print(PaperTray())
    assert made.state.done == "", "nothing is shown, so nothing is printed"
    made.show([str(letter.id), str(own.id)])
    made.print(PaperTray())
    assert made.state.done.startswith("Sent to the printer: 4 documents, ")
    assert (made.state.rows, made.state.preview, made.state.note) == ((), None, "")


def test_a_sealed_page_is_called_so(desk, mason, page):
    agree(desk, mason)
    letter = draft(desk, mason, LETTER, {**FULL, "seal": "yes", "sealed_said": "Has thought of it."})
    made = page()
    made.show([str(letter.id)])
    sealed = [name for name in made.state.preview.names if "sealed page" in name]
    assert sealed == ["Letter to the GP practice, sealed page: put it in an envelope of its own"]
    at = made.state.preview.names.index(sealed[0])
    assert "sealed page tells what was said" in made.state.preview.learns[at]


def test_what_is_held_up_says_why_and_leads_to_itself(desk, mason, page, led):
    letter = draft(desk, mason, LETTER, FULL)
    made = page()
    (row,) = made.state.rows
    assert not row.ready
    assert row.detail == "Not yet: Record the person's agreement to share this with the GP practice"
    assert made.state.note.startswith("No draft is ready yet")
    made.open(row.key)
    made.back()
    assert led == [PaperRoute(letter.id), PapersRoute(mason.id, None)]


def test_a_printer_that_stops_is_told_and_the_look_stays(desk, mason, page):
    agree(desk, mason)
    letter = draft(desk, mason, LETTER, FULL)
    made = page()
    made.show([str(letter.id)])
    made.print(PaperTray(KnownProblem("The printer did not take the pages.")))
    assert made.state.trouble is not None
    assert made.state.preview is not None
    made.print(PaperTray())
    assert made.state.done.startswith("Sent")


def test_files_go_into_a_folder(desk, mason, page, tmp_path):
    agree(desk, mason)
    letter = draft(desk, mason, LETTER, FULL)
    made = page()
    made.show([str(letter.id)])
    made.save_in(str(tmp_path))
    assert made.state.done.startswith("Saved: 3 documents")
    assert len(list(tmp_path.iterdir())) == 3


def test_with_an_officer_in_the_room_no_draft_is_listed(hub, desk, mason, page):
    draft(desk, mason, OWN, {})
    now = start_visit(desk, mason.id)
    setting = officer_sits_in(now.visit.id, hub.clock.now())
    with hub.records.writing() as unit:
        unit.openings.add_setting(setting)
    made = page()
    assert (made.state.rows, made.state.hidden) == ((), HIDDEN)


def test_without_a_draft_it_says_where_to_begin(page):
    assert page().state.note.startswith("There is no draft.")


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.general])
def test_every_field_that_can_hold_a_letter_up_is_on_its_page(press, kind):
    asked = press.fields(kind.template)
    form = general_form(kind, asked)
    parts = [part for group in form.groups for part in group.fields if not isinstance(part, Find)]  # it holds nothing
    flat = [one for part in parts for one in (part if isinstance(part, tuple) else (part,))]
    names = [one.name for one in flat]
    assert len(set(names)) == len(names)
    assert {one.name for one in asked} <= set(names)
    assert {one.name for one in asked if one.kind == "day"} == {one.name for one in flat if isinstance(one, Day)}
    assert ("to_name" in names) is not kind.own
    assert ("seal" in names) is kind.health
    assert ("copy_person" in names) is not (kind.own or kind.emergency)
    assert "safe_contact" in names or kind.own
