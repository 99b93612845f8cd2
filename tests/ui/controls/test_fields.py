"""Names, errors and values of form fields."""

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from hubdesk.ui.controls import (
    CheckCard,
    ChoiceField,
    DateField,
    ErrorSummary,
    ScrollPage,
    SelectField,
    TextField,
)


@pytest.fixture
def said(monkeypatch):
    """What a screen reader would be asked to say."""
    words = []
    fake = SimpleNamespace(
        updateAccessibility=lambda event: words.append(event.message()),
        AnnouncementPoliteness=QAccessible.AnnouncementPoliteness,
    )
    monkeypatch.setattr(QtGui, "QAccessible", fake)
    return words


def _shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    return widget


def _spoken(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)


def _labels(interface):
    return [other.text(QAccessible.Text.Name) for other, _relation in interface.relations()]


def test_a_text_field_is_named_by_its_label_and_described_by_its_hint(qtbot, dress):
    field = _shown(qtbot, TextField("NHS number", "10 digits"))
    assert _spoken(field.editor) == (QAccessible.Role.EditableText, "NHS number", "10 digits")


def test_an_error_is_shown_marked_and_spoken(qtbot, dress, said):
    field = _shown(qtbot, TextField("NHS number", "10 digits"))
    field.set_error("NHS number must have 10 digits")
    assert field.error() == "NHS number must have 10 digits"
    assert field.editor.property("error") is True
    assert said == ["NHS number. Error: NHS number must have 10 digits"]
    assert _spoken(field.editor)[2] == "10 digits Error: NHS number must have 10 digits"
    field.set_error("")
    assert field.error() == ""
    assert field.editor.property("error") is False
    assert len(said) == 1


def test_an_error_has_a_red_line_at_its_left(qtbot, dress, said):
    look = dress()
    field = _shown(qtbot, TextField("NHS number"))
    assert field.grab().toImage().pixelColor(1, 5).name() != look.theme.error
    field.set_error("Wrong")
    qtbot.wait(10)
    assert field.grab().toImage().pixelColor(1, 5).name() == look.theme.error


def test_several_lines_leave_with_tab(qtbot, dress):
    field = _shown(qtbot, TextField("Notes", lines=4))
    assert field.editor.tabChangesFocus()
    with qtbot.waitSignal(field.changed) as told:
        field.set_text("He said: fine")
    assert told.args == ["He said: fine"]
    assert _spoken(field.editor)[1] == "Notes"


def test_enter_submits_one_line_and_a_secret_is_hidden(qtbot, dress):
    field = _shown(qtbot, TextField("Password", secret=True))
    qtbot.keyClicks(field.editor, "abc")
    assert field.editor.displayText() != "abc"
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)


def test_a_date_is_three_named_boxes_in_a_named_group(qtbot, dress):
    field = _shown(qtbot, DateField("Date of birth"))
    names = [_spoken(box)[1] for box in field.editors()]
    assert names == ["Day", "Month", "Year"]
    group = QAccessible.queryAccessibleInterface(field.editors()[0].parentWidget())
    assert (group.role(), group.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, "Date of birth")


def test_a_date_gives_back_what_was_typed(qtbot, dress):
    field = _shown(qtbot, DateField("Date of birth"))
    for box, text in zip(field.editors(), (" 4", "x", "1988"), strict=True):
        qtbot.keyClicks(box, text)
    assert field.values() == ("4", "x", "1988")
    field.set_date(date(1990, 1, 2))
    assert field.values() == ("2", "1", "1990")
    field.set_date(None)
    assert field.values() == ("", "", "")


def test_only_the_wrong_box_of_a_date_is_red_and_gets_the_focus(qtbot, dress, said):
    field = _shown(qtbot, DateField("Date of birth"))
    field.set_error("Month must be between 1 and 12", parts=("month",))
    assert [bool(box.property("error")) for box in field.editors()] == [False, True, False]
    field.focus_editor()
    assert field.focusWidget() is field.editors()[1]


def test_a_drop_down_starts_with_nothing_chosen(qtbot, dress):
    field = _shown(qtbot, SelectField("Language", [("en", "English"), ("pl", "Polish")]))
    assert field.value() is None
    spoken_list = QAccessible.queryAccessibleInterface(field.editor)
    assert spoken_list.role() == QAccessible.Role.ComboBox
    # On Unix the name of a combo box is its value, and its label is a relation.
    assert "Language" in [spoken_list.text(QAccessible.Text.Name), *_labels(spoken_list)]
    with qtbot.waitSignal(field.chosen) as told:
        qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    assert told.args == ["en"]
    field.set_value("pl")
    assert field.value() == "pl"
    field.set_value("unheard of")
    assert field.value() is None


def test_radio_fields_carry_a_value(qtbot, dress):
    field = _shown(qtbot, ChoiceField("Who is here?", [("alone", "Nobody else"), ("officer", "Officer")]))
    field.set_value("officer")
    assert field.value() == "officer"
    field.focus_editor()
    assert field.focusWidget() is field.group.card("officer")


def test_a_check_card_is_a_check_box(qtbot, dress):
    card = _shown(qtbot, CheckCard("Needs an interpreter"))
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert card.isChecked()
    assert _spoken(card)[:2] == (QAccessible.Role.CheckBox, "Needs an interpreter")


def test_the_error_summary_leads_to_the_field(qtbot, dress, said):
    summary, field = ErrorSummary(), _shown(qtbot, TextField("NHS number"))
    _shown(qtbot, summary)
    summary.show_errors([("Enter an NHS number", field)])
    assert said == ["There is a problem. Enter an NHS number"]
    link = summary.focusWidget()
    assert link.text() == "Enter an NHS number"
    field.activateWindow()
    link.click()
    assert field.focusWidget() is field.editor
    summary.show_errors([])
    assert not summary.isVisible()


def test_a_link_of_the_error_summary_brings_its_field_into_view(qtbot, dress, said):
    page, summary, field = ScrollPage(), ErrorSummary(), TextField("NHS number")
    page.body.addWidget(summary)
    page.body.addSpacing(3000)
    page.body.addWidget(field)
    page.resize(800, 500)
    _shown(qtbot, page)
    summary.show_errors([("Enter an NHS number", field)])
    summary.focusWidget().click()
    area = page.scroll.viewport()
    qtbot.waitUntil(lambda: area.rect().contains(field.mapTo(area, field.rect().center())))


def test_the_wheel_takes_no_focus_to_a_drop_down_list(qtbot, dress):
    field = _shown(qtbot, SelectField("Main language", [("en", "English")]))
    assert field.editors()[0].focusPolicy() == Qt.FocusPolicy.StrongFocus
