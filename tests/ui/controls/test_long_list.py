"""A list of thousands: only what shows is made, keys open, the present row stays; and the tabs above it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from hubdesk.presenters.day_lists.row import ListRow
from hubdesk.presenters.lazy_rows import LazyRows
from hubdesk.ui.controls import LongList, TabRow


def row(place: int) -> ListRow:
    tags = (("Overdue", "red"), ("Sent", "yellow"))
    return ListRow(str(place), f"PERSON {place:04}", "Drug service. Ask. " * 9, tags, "12 days", 0.5, None)


def rows(count: int, made: list[int] | None = None) -> LazyRows:
    def make(place: int) -> ListRow:
        (made if made is not None else []).append(place)
        return row(place)

    return LazyRows(map(str, range(count)), make)


def test_only_what_shows_is_made_and_drawn(qtbot, dress):
    dress()
    made: list[int] = []
    view = LongList("Chases due")
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.set_rows(rows(5000, made))
    view.show()
    qtbot.waitExposed(view)
    view.grab()
    assert 3 < len(set(made)) < 40
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.grab()
    assert 4999 in made


def test_enter_opens_the_present_row_and_letters_jump(qtbot, dress):
    dress()
    view = LongList("Chases due")
    qtbot.addWidget(view)
    view.set_rows(rows(30))
    view.show()
    opened: list[str] = []
    view.opened.connect(opened.append)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: view.current_key() == "0")
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert opened == ["1", "29"]


def test_the_present_row_stays_when_the_list_is_read_again(qtbot, dress):
    dress()
    view = LongList("Chases due")
    qtbot.addWidget(view)
    view.set_rows(rows(10))
    view.set_current("4")
    view.set_rows(LazyRows.of(row(n) for n in (9, 4, 2)))
    assert view.current_key() == "4"
    view.set_rows(LazyRows.of(row(n) for n in (9, 8)))
    assert view.current_key() == "8", "the one in its place"
    view.set_rows(LazyRows.of(()))
    assert view.current_key() == ""
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_screen_reader_hears_the_whole_row(qtbot, dress):
    dress()
    view = LongList("Chases due")
    qtbot.addWidget(view)
    view.set_rows(rows(3))
    view.show()
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken.text(QAccessible.Text.Name) == "Chases due"
    said = spoken.child(1).text(QAccessible.Text.Name)
    assert said.startswith("PERSON 0001, 12 days, Drug service.")
    assert said.endswith("Overdue, Sent")


def test_tabs_say_their_counts_and_arrows_choose(qtbot, dress):
    dress()
    tabs = TabRow("Lists")
    qtbot.addWidget(tabs)
    chosen: list[str] = []
    tabs.chosen.connect(chosen.append)
    tabs.set_tabs((("a", "Chases due", 12), ("b", "No GP yet", -1)), "a")
    tabs.show()
    assert [tabs.tab(key).accessibleName() for key in "ab"] == ["Chases due, 12", "No GP yet"]
    assert tabs.tab("a").isChecked()
    tabs.focus_first()
    QTest.keyClick(tabs.tab("a"), Qt.Key.Key_Right)
    assert chosen == ["b"]
    first = tabs.tab("a")
    tabs.set_tabs((("a", "Chases due", 3), ("b", "No GP yet", -1)), "a")
    assert tabs.tab("a") is first, "a tab that stays keeps the focus"
    tabs.set_tabs((("c", "Other", 0),), "c")
    assert tabs.tab("c").isChecked()
