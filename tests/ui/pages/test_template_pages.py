"""The words of letters and cards: whole in every size, named, errors at their texts, nothing typed is lost."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from hubdesk.presenters.details.fields import Form, Group, Line
from hubdesk.presenters.paper.paper import Preview
from hubdesk.presenters.paper.template import BEHIND, WELSH, Tab, TemplateState, VersionRow
from hubdesk.presenters.paper.templates import TemplateGroup, TemplateRow, TemplatesState
from hubdesk.ui.pages.paper import TemplatePage, TemplatesPage
from tests.ui.measure import clipped_widgets, unnamed_controls
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.settling import press, settle

LONG = "If you get benefits, you may be able to get travel costs back. Keep your tickets, and ask us. " * 3
LIST = TemplatesState(
    (
        TemplateGroup(
            "Letters",
            (
                TemplateRow(
                    "letter-appointment",
                    "Appointment letter",
                    "Version 2: the hub’s own words, 02-Jun-2026, Asha Patel",
                    (("Own words", "blue"), ("hubdesk has newer words", "yellow"), ("Welsh not checked", "grey")),
                ),
            ),
        ),
    )
)
WORDS = (
    Line("words.heading", "Heading", "hubdesk’s words: “Your appointment”"),
    Line("words.travel", "Travel", "Filled in when it is made: {phone}", lines=4),
)
ONE = TemplateState(
    title="Words: Appointment letter",
    note="Version 2: the hub’s own words, 02-Jun-2026, Asha Patel",
    tabs=(
        Tab("Words on the paper", Form("", "", (Group("", WORDS),)), 2),
        Tab("Said where a field is empty", Form("", "", (Group("", (Line("required.about", "About"),)),))),
    ),
    values={"words.heading": "See you soon", "words.travel": LONG, "required.about": "Say what it is for"},
    stops={"words.heading": "{phone} must stay: without it this fact is not on the paper"},
    advice={"words.travel": "“service user”: better “person”"},
    general=("Tried on plain: The text of “Heading” is too long for its place on the paper. Make it shorter.",),
    welsh=WELSH,
    has_welsh=True,
    behind=BEHIND,
    can_go_back=True,
    history=(VersionRow("Version 2, 02-Jun-2026 09:30, Asha Patel", LONG), VersionRow("Version 1", "As it came")),
    fresh=1,
)
SHEET = SimpleNamespace(width=21, height=30, pixels=bytes(21 * 30 * 4))


@pytest.mark.parametrize(("page", "state"), [(TemplatesPage, LIST), (TemplatePage, ONE)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_is_whole_and_named(dress, shown, page, state, scale):
    dress(scale)
    made = shown(page(FakePresenter(state)))
    assert clipped_widgets(made) == []
    assert unnamed_controls(made) == []


def test_errors_and_suggestions_stand_at_their_texts_and_what_is_typed_stays(shown):
    presenter = FakePresenter(ONE)
    page = shown(TemplatePage(presenter))
    fields = {field.name: field.control for field in page.fields["Words on the paper"].fields()}
    assert "{phone} must stay" in fields["words.heading"].error()
    assert fields["words.travel"].advice() == "“service user”: better “person”"
    fields["words.heading"].set_text("Until then")
    presenter.show(TemplateState(**{f: getattr(ONE, f) for f in ONE.__dataclass_fields__} | {"stops": {}}))
    settle()
    assert fields["words.heading"].error() == ""
    assert page.texts()["words.heading"] == "Until then"
    assert page.texts()["required.about"] == "Say what it is for", "a tab that was never opened keeps its texts"


def test_buttons_pass_what_is_typed_with_its_reason(shown):
    presenter = FakePresenter(ONE)
    page = shown(TemplatePage(presenter))
    page.show_tab("Said where a field is empty")
    page.fields["Said where a field is empty"].fields()[0].control.set_text("Say why")
    page.reason.set_text("Plainer")
    page.checked.set_text("Sioned")
    texts = {**ONE.values, "required.about": "Say why"}
    page.save_button.click()
    page.look_button.click()
    page.shipped_link.click()
    page.back_link.click()
    assert presenter.wishes[-4:] == [
        ("save", texts, "Plainer", "Sioned"),
        ("look", texts, "Sioned"),
        ("go_back", "Plainer"),
        ("back",),
    ]


def test_an_error_on_a_tab_that_was_not_opened_is_named_with_its_tab(shown):
    presenter = FakePresenter(ONE)
    page = shown(TemplatePage(presenter))
    errors = {"required.about": "Write something here", "reason": "Say why"}
    presenter.show(TemplateState(**{f: getattr(ONE, f) for f in ONE.__dataclass_fields__} | {"errors": errors}))
    settle()
    read = page.errors.accessibleName() + page.errors.accessibleDescription()
    assert page.reason.error() == "Say why"
    assert page._elsewhere(page._shown) == ["Said where a field is empty, About: Write something here"]
    assert page.errors.isVisibleTo(page), read


def test_nothing_is_checked_any_more_once_the_page_is_left(shown):
    presenter = FakePresenter(ONE)
    page = shown(TemplatePage(presenter))
    page.fields["Words on the paper"].fields()[0].control.set_text("Until then")
    assert page._pause.isActive()
    page.hide()
    assert not page._pause.isActive()


def test_the_keys_turn_pages_where_there_is_a_paper_and_scroll_where_there_is_none(shown):
    presenter = FakePresenter(ONE)
    page = shown(TemplatePage(presenter))
    at = page.scroll.verticalScrollBar().value()
    press(Qt.Key.Key_PageDown)
    assert page.scroll.verticalScrollBar().value() > at
    presenter.show(replace(ONE, preview=Preview((SHEET, SHEET), "nothing")))
    settle()
    turned = [page.preview.where.text()]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        press(key)
        turned.append(page.preview.where.text())
    assert turned == ["Page 1 of 2", "Page 2 of 2", "Page 2 of 2", "Page 1 of 2"]
    presenter.show(ONE)
    settle()
    press(Qt.Key.Key_PageDown)
    assert page.scroll.verticalScrollBar().value() > 0, "the paper was put away again"
