"""The measuring checks must catch a planted fault, or they prove nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hubdesk.ui.controls import ActionButton, Body, Row, RowList
from tests.ui.measure import clipped_widgets, unnamed_controls


def _page(qtbot, *parts):
    page = QWidget()
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
    page.resize(400, 300)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_sound_page_has_no_faults(qtbot, dress):
    page = _page(qtbot, Body("Some words " * 12), ActionButton("Save"))
    assert clipped_widgets(page) == []
    assert unnamed_controls(page) == []


def test_a_label_too_narrow_for_its_line_is_caught(qtbot, dress):
    label = QLabel("A long line that does not wrap")
    label.setFixedWidth(50)
    assert "A long line" in clipped_widgets(_page(qtbot, label))[0]


def test_a_wrapped_label_too_low_is_caught(qtbot, dress):
    label = Body("Many words " * 30)
    label.setFixedHeight(20)
    assert "of height" in clipped_widgets(_page(qtbot, label))[0]


def test_a_button_too_low_for_its_words_is_caught(qtbot, dress):
    button = ActionButton("Save and continue to the next question")
    button.setFixedSize(120, 56)
    assert "of height" in clipped_widgets(_page(qtbot, button))[0]


def test_a_child_outside_its_parent_is_caught(qtbot, dress):
    frame = QFrame()
    stray = QLabel("Stray", frame)
    stray.move(380, 5)
    assert any("outside its parent" in fault for fault in clipped_widgets(_page(qtbot, frame)))


def test_sideways_scrolling_is_caught(qtbot, dress):
    area, wide = QScrollArea(), QWidget()
    wide.setMinimumWidth(2000)
    area.setWidget(wide)
    faults = clipped_widgets(_page(qtbot, area))
    assert any("sideways" in fault for fault in faults)


def test_rows_that_cannot_be_reached_are_caught(qtbot, dress):
    rows = RowList("People", [Row(str(n), f"Person {n}") for n in range(20)])
    rows.setFixedHeight(100)
    assert any("cut off below" in fault for fault in clipped_widgets(_page(qtbot, rows)))


def test_a_field_without_a_name_is_caught(qtbot, dress):
    assert unnamed_controls(_page(qtbot, QLineEdit())) == ["QLineEdit: no accessible name"]


def test_a_bare_widget_that_takes_the_focus_is_caught(qtbot, dress):
    card = QFrame()
    card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    card.setAccessibleName("Card")
    assert any("says nothing" in fault for fault in unnamed_controls(_page(qtbot, card)))


def test_a_button_with_only_an_icon_is_caught(qtbot, dress):
    assert unnamed_controls(_page(qtbot, QPushButton())) == ["QPushButton: no accessible name"]
