"""A key that chooses an answer takes the focus along, and Enter never chooses: found by hand on a real desktop."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.controls import ChoiceGroup

OPTIONS = [("a", "Not at all", "1"), ("b", "Several days", "2")]


@pytest.fixture
def group(qtbot, dress):
    """A group on a page that is kept alive as long as the test runs."""
    page = QWidget()
    group = ChoiceGroup("How often?", OPTIONS)
    QVBoxLayout(page).addWidget(group)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    group.focus_first()
    yield group
    page.close()


def test_the_focus_goes_with_the_answer_that_a_key_chose(group):
    assert group.card("a").hasFocus()
    group.card("b").click()
    assert group.card("b").hasFocus()


def test_enter_on_a_card_leaves_the_answer_as_it_is(group):
    group.set_value("b")
    group.card("a").setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(group.card("a"), key)
    assert group.value() == "b"
