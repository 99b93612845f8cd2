"""Rows that open and facts that can be changed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from hubdesk.ui.controls import Fact, LinkButton, Row, RowList, ScrollPage, SummaryList
from tests.ui.measure import clipped_widgets, unnamed_controls

ROWS = [
    Row("a", "AVERY, Mason (Mr)", "Paused at question 3", (("Paused", "yellow"),), "09:30"),
    Row("b", "BROWNE, Kit (Mx)"),
]


def _page(qtbot, *parts, width=700):
    page = ScrollPage()
    for part in parts:
        page.body.addWidget(part)
    page.resize(width, 400)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_a_row_opens_by_enter_space_and_click(qtbot, dress):
    rows = RowList("People", ROWS)
    page = _page(qtbot, rows)
    heard = []
    rows.opened.connect(heard.append)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(0)).center())
    assert heard == ["a", "b", "a"]
    assert unnamed_controls(page) == []


def test_a_row_is_read_out_whole(qtbot, dress):
    rows = RowList("People", ROWS)
    page = _page(qtbot, rows)
    assert page.isVisible()
    spoken = QAccessible.queryAccessibleInterface(rows)
    assert spoken.role() == QAccessible.Role.List
    assert spoken.text(QAccessible.Text.Name) == "People"
    first = spoken.child(0)
    assert first.role() == QAccessible.Role.ListItem
    assert first.text(QAccessible.Text.Name) == "09:30, AVERY, Mason (Mr), Paused at question 3, Paused"


def test_an_empty_list_is_no_tab_stop(qtbot, dress):
    rows = RowList("People", ROWS)
    rows.set_rows([])
    assert rows.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_page_follows_the_row_that_is_reached_by_keys(qtbot, dress):
    rows = RowList("People", [Row(str(n), f"Person {n}") for n in range(40)])
    page = _page(qtbot, rows)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_End)
    assert page.scroll.verticalScrollBar().value() > 0
    bottom = rows.viewport().mapTo(page.scroll.viewport(), rows.visualItemRect(rows.item(39)).bottomLeft())
    assert bottom.y() <= page.scroll.viewport().height()


def test_the_page_stands_still_under_a_click(qtbot, dress):
    """A page that moves between press and release would open somebody else's record, or nobody's."""
    rows = RowList("People", [Row(str(n), f"Person {n}") for n in range(40)])
    page = _page(qtbot, LinkButton("Elsewhere"), rows)
    heard = []
    rows.opened.connect(heard.append)
    bar = page.scroll.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = bar.value()
    within = page.scroll.viewport().rect()
    places = [rows.visualItemRect(rows.item(n)) for n in range(40)]
    low = [rows.viewport().mapTo(page.scroll.viewport(), rect.bottomLeft()).y() for rect in places]
    half_seen = next(n for n in range(40) if low[n] > within.bottom())
    point = QPoint(places[half_seen].center().x(), places[half_seen].top() + 2)
    qtbot.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert bar.value() == top
    qtbot.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert heard == [str(half_seen)]


def test_a_fact_can_be_changed(qtbot, dress):
    facts = SummaryList([Fact("Name", "Mason Avery", "Change", "name"), Fact("NHS number", "Not recorded")])
    page = _page(qtbot, facts)
    link = facts.findChild(LinkButton)
    assert link.accessibleName() == "Change Name"
    with qtbot.waitSignal(facts.action_requested) as told:
        link.click()
    assert told.args == ["name"]
    assert clipped_widgets(page) == []


def test_facts_stack_when_narrow_and_go_back(qtbot, dress):
    facts = SummaryList([Fact("Where they sleep", "No fixed address at present", "Change")])
    page = _page(qtbot, facts, width=300)
    low = facts.height()
    page.resize(900, 400)
    qtbot.wait(10)
    assert facts.height() < low
    assert clipped_widgets(page) == []
