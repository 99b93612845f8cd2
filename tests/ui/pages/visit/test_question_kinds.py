"""Every kind of question on screen: by keyboard alone, with names for a screen reader, at every size and contrast."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hubdesk.presenters.visit_pages import Given
from hubdesk.ui.controls import CheckCard, RadioCard
from hubdesk.ui.controls.scale_slider import ScaleSlider
from hubdesk.ui.pages.visit.answers.scale_field import NOT_YET
from hubdesk.ui.theme import apply_theme, contrast_theme, look
from tests.ui.measure import clipped_widgets, unnamed_controls
from tests.ui.pages.visit.kind_samples import KINDS, table
from tests.ui.pages.visit.visit_samples import ARABIC, LONG_QUESTION, at, place, question
from tests.ui.scales import SCALES

Key = Qt.Key
ERROR = {"answer": "Enter a number with its unit, like 72.5 kg"}


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def empty(name: str):
    return replace(KINDS[name], given=Given())


def tab_to(desk, wanted: QWidget) -> None:
    for _ in range(40):
        if desk.focus() is wanted:
            return
        QTest.keyClick(desk.focus(), Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {wanted.accessibleName()!r}")


def spoken_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) + " " + interface.text(QAccessible.Text.Description)


@pytest.mark.parametrize("errors", [{}, ERROR], ids=["", "error"])
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", KINDS)
def test_everything_fits_and_has_a_name(open_visit, name, scale, errors):
    desk = open_visit(at(KINDS[name], errors=errors), scale)
    settle()
    assert clipped_widgets(desk.page) == []
    assert unnamed_controls(desk.page) == []


@pytest.mark.parametrize("name", KINDS)
def test_everything_fits_in_the_contrast_theme(open_visit, qapp, name):
    desk = open_visit(at(KINDS[name]))
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("black"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("white"))
    apply_theme(qapp, replace(contrast_theme(palette), families=("Liberation Sans",)), 1.0, look().icons)
    settle()
    assert clipped_widgets(desk.page) == []


@pytest.mark.parametrize("words", [LONG_QUESTION, ARABIC], ids=["long", "arabic"])
@pytest.mark.parametrize("name", ["several", "open", "table", "search", "scale", "repeat"])
def test_long_words_fit(open_visit, name, words):
    page = KINDS[name]
    options = tuple(replace(o, text=f"{o.text} {words}"[:90]) for o in page.options)
    rows = tuple(replace(r, text=words) for r in page.rows)
    desk = open_visit(at(replace(page, text=words, options=options, rows=rows, warnings=(words,))), 2.0)
    settle()
    assert clipped_widgets(desk.page) == []


@pytest.mark.parametrize("name", KINDS)
def test_the_answer_is_where_typing_begins_and_tab_leads_on_to_continue(open_visit, name):
    desk = open_visit(at(empty(name)))
    assert desk.page.view.card.isAncestorOf(desk.focus())
    tab_to(desk, desk.page.view.go_on)


def test_the_screen_reader_hears_the_question_at_the_answer(open_visit):
    for name in ("scale", "quantity", "time", "url", "lines", "search"):
        desk = open_visit(at(empty(name)))
        assert KINDS[name].text in spoken_of(desk.focus()), name


# Several


def test_ticks_go_out_as_one_answer_by_key_and_by_space(open_visit):
    desk = open_visit(at(empty("several")))
    QTest.keyClick(desk.focus(), "2")
    assert desk.wishes == [("give", Given(("drug-2",)))]
    QTest.keyClick(desk.focus(), Key.Key_Space)
    assert desk.wishes[-1] == ("give", Given(("drug-1", "drug-2")))


def test_none_of_these_takes_the_other_ticks_away_and_the_other_way_round(open_visit):
    desk = open_visit(at(KINDS["several"]))
    QTest.keyClick(desk.focus(), "7")
    assert desk.wishes == [("give", Given(("none",)))]
    QTest.keyClick(desk.focus(), "1")
    assert desk.wishes[-1] == ("give", Given(("drug-1",)))


def test_something_else_is_typed_and_stored_when_the_focus_leaves(open_visit):
    desk = open_visit(at(empty("several")))
    field = desk.page.view.card.typed.field
    tab_to(desk, field.other)
    QTest.keyClick(desk.focus(), Key.Key_Space)
    assert desk.focus() is field.text.editor
    assert desk.wishes == [], "an empty box is no answer"
    QTest.keyClicks(desk.focus(), "Ketamine 3")
    QTest.keyClick(desk.focus(), Key.Key_Tab)
    assert desk.wishes == [("give", Given((), "Ketamine 3"))]


def test_check_boxes_are_check_boxes_to_a_screen_reader(open_visit):
    desk = open_visit(at(KINDS["several"]))
    for card in desk.page.findChildren(CheckCard):
        assert QAccessible.queryAccessibleInterface(card).role() == QAccessible.Role.CheckBox
    assert "Press 1 to choose" in spoken_of(desk.page.view.card.typed.field.cards["drug-1"])


# Open choice


def test_an_option_goes_out_at_once_and_own_words_when_typed(open_visit):
    desk = open_visit(at(empty("open")))
    QTest.keyClick(desk.focus(), "1")
    assert desk.wishes == [("give", Given(("street",)))]
    QTest.keyClick(desk.focus(), "3")
    assert desk.focus() is desk.page.view.card.typed.field.text.editor
    QTest.keyClicks(desk.focus(), "Tent")
    QTest.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes[-1] == ("give", Given((), "Tent"))


def test_enter_on_a_card_that_the_arrows_reached_chooses_it_first(open_visit):
    desk = open_visit(at(empty("open")))
    QTest.keyClick(desk.focus(), Key.Key_Down)
    QTest.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes == [("give", Given(("hostel",)))]


# Search


def test_an_option_is_found_by_typing_and_chosen_with_the_arrows(open_visit):
    desk = open_visit(at(empty("search")))
    QTest.keyClicks(desk.focus(), "b")
    field = desk.page.view.card.typed.field
    assert [field.found.item(i).text() for i in range(field.found.count())] == ["Bengali", "Bulgarian"]
    assert any("2 found" in words for words in desk.spoken)
    QTest.keyClick(desk.focus(), Key.Key_Down)
    QTest.keyClick(desk.focus(), Key.Key_Down)
    QTest.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes == [("give", Given(("language-3",)))]
    assert desk.focus() is field.box.editor
    assert not field.found.isVisible()


def test_words_that_are_no_option_are_not_passed_off_as_one(open_visit):
    desk = open_visit(at(empty("search")))
    QTest.keyClicks(desk.focus(), "Klingon")
    QTest.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes == [("give", Given((), "Klingon"))], "the presenter says that there is no such option"
    assert any("Nothing fits" in words for words in desk.spoken)


# Scale


def slider_of(desk) -> ScaleSlider:
    return desk.page.findChild(ScaleSlider)


def test_an_untouched_scale_is_no_answer(open_visit):
    desk = open_visit(at(empty("scale")))
    assert slider_of(desk).answer() is None
    assert NOT_YET in spoken_of(slider_of(desk))
    QTest.keyClick(desk.focus(), Key.Key_Return)
    assert desk.names() == ["next"], "which the presenter refuses: there is no answer"


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ((Key.Key_Right,), "0"),
        ((Key.Key_Left,), "10"),
        ((Key.Key_Right, Key.Key_Right, Key.Key_Right), "2"),
        ((Key.Key_Home, Key.Key_End), "10"),
    ],
)
def test_a_scale_by_keyboard(open_visit, keys, number):
    desk = open_visit(at(empty("scale")))
    for key in keys:
        QTest.keyClick(desk.focus(), key)
    assert desk.wishes[-1] == ("give", Given((), number))
    assert desk.page.view.card.typed.field.number.text() == number
    assert f"Chosen: {number}" in spoken_of(slider_of(desk))


def test_a_scale_by_mouse_and_never_by_wheel(open_visit):
    desk = open_visit(at(empty("scale")))
    slider = slider_of(desk)
    where = QPoint(slider.width() // 2, slider.height() // 2)
    wheel = QWheelEvent(
        where.toPointF(),
        slider.mapToGlobal(where).toPointF(),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, wheel)
    assert slider.answer() is None
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=where)
    assert desk.wishes == [("give", Given((), "5"))]


def test_a_reason_for_no_answer_takes_the_mark_away(open_visit):
    desk = open_visit(at(KINDS["scale answered"]))
    assert slider_of(desk).answer() == 7
    desk.show(at(replace(KINDS["scale answered"], given=Given(), chosen="none:declined")))
    assert slider_of(desk).answer() is None


# Quantity


def test_a_number_goes_out_with_the_unit_chosen_and_none_is_chosen_beforehand(open_visit):
    desk = open_visit(at(empty("quantity")))
    QTest.keyClicks(desk.focus(), "72.5")
    QTest.keyClick(desk.focus(), Key.Key_Tab)
    assert desk.wishes == [], "the unit belongs to it"
    QTest.keyClick(desk.focus(), Key.Key_Space)
    assert desk.wishes == [("give", Given((), "72.5", "kg"))]


def test_the_only_unit_is_said_with_the_question_and_goes_out_with_the_number(open_visit):
    desk = open_visit(at(KINDS["quantity of one unit"]))
    assert "centimetres" in spoken_of(desk.focus())
    QTest.keyClicks(desk.focus(), "178")
    QTest.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes == [("give", Given((), "178", "cm"))]


def test_what_was_typed_stays_when_it_does_not_fit(open_visit):
    desk = open_visit(at(empty("quantity")))
    QTest.keyClicks(desk.focus(), "abc")
    typed = Given((), "abc")
    desk.show(at(replace(empty("quantity"), given=typed), errors=ERROR))
    assert desk.page.view.card.typed.field.box.text() == "abc"
    assert ERROR["answer"] in desk.page.view.card.typed.error()
    QTest.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes[-1] == ("give", typed), "Continue tries it again and does not turn the page"


# Times


def test_a_day_and_a_time_go_out_together(open_visit):
    desk = open_visit(at(empty("moment")))
    for part in ("14", "3", "2026", "14:30"):
        QTest.keyClicks(desk.focus(), part)
        QTest.keyClick(desk.focus(), Key.Key_Tab)
    assert desk.wishes == [("give", Given((), "14 3 2026 14:30"))]


def test_a_stored_moment_stands_in_its_boxes_and_is_not_sent_again(open_visit):
    desk = open_visit(at(KINDS["moment"]))
    field = desk.page.view.card.typed.field
    assert (field.day.values(), field.time.text()) == (("14", "3", "2026"), "14:30")
    assert not desk.page.view.card.typed.unsent()


# Table


def test_a_table_by_keyboard(open_visit):
    desk = open_visit(at(table((None, None, None))))
    rows = list(desk.page.view.card.typed.field.rows.values())
    assert rows[0].isAncestorOf(desk.focus())
    QTest.keyClick(desk.focus(), Key.Key_Right)
    QTest.keyClick(desk.focus(), Key.Key_Space)
    assert desk.wishes == [("choose_in_row", place(1), "rarely")]
    QTest.keyClick(desk.focus(), Key.Key_Tab)
    assert rows[1].isAncestorOf(desk.focus())
    QTest.keyClick(desk.focus(), Key.Key_Right)
    QTest.keyClick(desk.focus(), Key.Key_Right)
    QTest.keyClick(desk.focus(), Key.Key_Return)
    assert desk.wishes[-1] == ("choose_in_row", place(2), "often"), "Enter chooses what the arrows reached"


def test_each_row_is_read_out_with_its_question(open_visit):
    desk = open_visit(at(table()))
    for row in desk.page.view.card.typed.field.rows.values():
        card = row.editors()[0]
        assert isinstance(card, RadioCard)
        parent = QAccessible.queryAccessibleInterface(card.parentWidget())
        assert parent.text(QAccessible.Text.Name) == row.label.text()


def test_reasons_stand_in_the_rows(open_visit):
    desk = open_visit(at(KINDS["table with reasons"]))
    reasons = [label.text() for label in desk.page.view.card.typed.field.reasons.values()]
    assert reasons == ["", "Not asked", "Not asked"]
    QTest.keyClick(desk.focus(), "N")
    assert desk.wishes == [("choose", "none:not-asked")]


# Repeats, what is suggested, what is said


def test_one_more_and_one_away_by_keyboard(open_visit):
    desk = open_visit(at(KINDS["repeat"]))
    bar = desk.page.view.repeat
    tab_to(desk, bar.add)
    QTest.keyClick(desk.focus(), Key.Key_Return)
    assert desk.names() == ["add_another"]
    desk.wishes.clear()
    desk.show(at(question(4)))
    desk.show(at(KINDS["repeat"]))
    bar.remove.setFocus()
    QTest.keyClick(desk.focus(), Key.Key_Space)
    assert desk.wishes == [], "it is asked for once more"
    assert bar.confirm.isVisible()
    settle()
    assert clipped_widgets(desk.page) == []
    yes = next(b for b in bar.confirm.findChildren(type(desk.page.view.go_on)) if b.text() == "Remove")
    tab_to(desk, yes)
    QTest.keyClick(desk.focus(), Key.Key_Space)
    assert desk.names() == ["remove_this"]


def test_a_question_that_comes_once_has_no_such_bar(open_visit):
    desk = open_visit(at(KINDS["repeat"]))
    desk.show(at(question(4)))
    assert not desk.page.view.repeat.isVisible()


def test_what_the_form_suggests_is_taken_only_by_hand(open_visit):
    desk = open_visit(at(KINDS["proposal"]))
    assert desk.wishes == []
    tab_to(desk, desk.page.view.card.proposal)
    QTest.keyClick(desk.focus(), Key.Key_Space)
    assert desk.wishes == [("take_proposal",)]
    desk.show(at(replace(KINDS["proposal"], chosen="not-at-all")))
    assert not desk.page.view.card.proposal.isVisible()
