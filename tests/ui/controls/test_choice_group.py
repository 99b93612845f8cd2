"""Answering by key, by mouse and by screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.controls import ActionButton, ChoiceGroup
from tests.ui.measure import clipped_widgets

OPTIONS = [("not-at-all", "Not at all", "1"), ("several-days", "Several days", "2")]
NON_ANSWERS = [
    ("declined", "Prefers not to answer", "D"),
    ("not-asked", "Not asked", "N"),
    ("unable", "Unable to answer", "U"),
]


@pytest.fixture
def group(qtbot, dress):
    page = QWidget()
    column = QVBoxLayout(page)
    group = ChoiceGroup("How often & how much?", OPTIONS, NON_ANSWERS)
    column.addWidget(group)
    column.addWidget(ActionButton("Continue"))
    page.resize(720, 480)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    group.page = page
    return group


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_1, "not-at-all"),
        (Qt.Key.Key_2, "several-days"),
        (Qt.Key.Key_D, "declined"),
        (Qt.Key.Key_N, "not-asked"),
        (Qt.Key.Key_U, "unable"),
    ],
)
def test_a_key_chooses(qtbot, group, key, value):
    with qtbot.waitSignal(group.chosen) as told:
        qtbot.keyClick(group.page, key)
    assert told.args == [value]
    assert group.value() == value


def test_the_whole_card_can_be_pressed(qtbot, group):
    card = group.card("several-days")
    with qtbot.waitSignal(group.chosen):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().topRight() - card.rect().topLeft() / 2)
    assert group.value() == "several-days"


def test_arrows_move_without_choosing(qtbot, group):
    heard = []
    group.chosen.connect(heard.append)
    group.focus_first()
    qtbot.keyClick(group.card("not-at-all"), Qt.Key.Key_Down)
    assert group.card("several-days").hasFocus()
    assert group.value() is None
    assert heard == []
    qtbot.keyClick(group.card("several-days"), Qt.Key.Key_Space)
    assert heard == ["several-days"]


def test_arrows_go_round(qtbot, group):
    group.focus_first()
    qtbot.keyClick(group.card("not-at-all"), Qt.Key.Key_Up)
    assert group.card("unable").hasFocus()


def test_setting_a_value_tells_nobody(qtbot, group):
    heard = []
    group.chosen.connect(heard.append)
    group.set_value("declined")
    group.set_value(None)
    assert group.value() is None
    assert heard == []


@pytest.mark.parametrize("value", [None, "several-days", "unable"])
def test_there_is_one_tab_stop(group, value):
    group.set_value(value)
    stops = [card for card in group.cards() if card.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [group.card(value or "not-at-all")]


def test_tab_goes_past_the_group_in_one_step(qtbot, group):
    group.set_value("several-days")
    group.focus_first()
    qtbot.keyClick(group.card("several-days"), Qt.Key.Key_Tab)
    assert isinstance(group.page.focusWidget(), ActionButton)


def test_what_a_screen_reader_gets(group):
    group.set_value("declined")
    card = QAccessible.queryAccessibleInterface(group.card("declined"))
    assert card.role() == QAccessible.Role.RadioButton
    assert card.text(QAccessible.Text.Name) == "Prefers not to answer"
    assert card.text(QAccessible.Text.Description) == "Press D to choose"
    assert card.state().checked
    box = QAccessible.queryAccessibleInterface(group)
    assert box.role() == QAccessible.Role.Grouping
    assert box.text(QAccessible.Text.Name) == "How often & how much?"
    assert any(other.object() is group for other, _relation in card.relations())


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [420, 900])
def test_long_answers_wrap(qtbot, dress, scale, width):
    dress(scale)
    long = (
        "Nearly every day, or so often that other people have said something about it to me or to my family & friends"
    )
    group = ChoiceGroup("How often?", [("a", long, "1"), ("b", "No", "2")], NON_ANSWERS)
    page = QWidget()
    QVBoxLayout(page).addWidget(group)
    page.resize(width, 900)
    qtbot.addWidget(page)
    page.show()
    qtbot.wait(10)
    assert clipped_widgets(page) == []


def test_a_long_legend_does_not_widen_the_page(dress):
    group = ChoiceGroup("Very long words " * 40, OPTIONS)
    assert group.minimumSizeHint().width() < 300
