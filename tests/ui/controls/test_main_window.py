"""The frame: regions, shortcuts, ownership, and no name in the title."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLabel

from hubdesk.ui.controls import (
    ActionButton,
    Caption,
    Card,
    ChoiceGroup,
    Heading,
    Lead,
    LinkButton,
    ScrollPage,
    StepProgress,
    TextField,
)
from hubdesk.ui.shell.banner import Alert, BannerFacts
from hubdesk.ui.shell.main_window import MainWindow
from hubdesk.ui.shell.rail import RailItem
from tests.ui.measure import clipped_widgets, unnamed_controls

PLACES = [
    RailItem("today", "Today", "home"),
    RailItem("people", "People", "people"),
    RailItem("visits", "Visits", "clipboard", "2"),
    RailItem("referrals", "Referrals", "send", "3"),
    RailItem("appointments", "Appointments", "calendar"),
    RailItem("gp", "GP registration", "heart"),
    RailItem("letters", "Letters and cards", "file"),
    RailItem("settings", "Settings", "settings"),
]
MASON = BannerFacts(
    "AVERY, Mason (Mr)",
    "14-Mar-1988 (38y)",
    "Male",
    "999 012 3454",
    (Alert("Penicillin allergy"), Alert("Interpreter: Polish", "blue", "message")),
)


@pytest.fixture
def window(qtbot, dress):
    window = MainWindow(demo=True)
    window.set_hub("Health hub", "Northgate probation office")
    window.set_user("Sam Okafor, nurse")
    window.set_rail(PLACES)
    window.select("visits")
    window.resize(1366, 768)
    qtbot.addWidget(window)
    return window


def _page():
    page = ScrollPage()
    page.body.addWidget(LinkButton("Back"))
    page.body.addWidget(TextField("Family name"))
    page.bar.add(ActionButton("Save"))
    return page


def _show(qtbot, window, banner=MASON):
    window.show_page(_page(), banner)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    qtbot.wait(10)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off_at_1366(qtbot, dress, window, scale):
    dress(scale)
    _show(qtbot, window)
    assert (window.width(), window.height()) == (1366, 768)
    assert clipped_widgets(window) == []
    assert unnamed_controls(window) == []


def test_the_rail_gives_way_to_large_text_and_comes_back(qtbot, dress, window):
    _show(qtbot, window)
    assert not window.rail.narrow()
    dress(2.0)
    qtbot.wait(10)
    assert window.rail.narrow()
    assert window.rail.list.item(2).toolTip() == "Visits, 2 waiting"
    dress(1.0)
    qtbot.wait(10)
    assert not window.rail.narrow()


def test_the_title_never_names_a_person(qtbot, window):
    _show(qtbot, window)
    assert window.windowTitle() == "hubdesk – DEMO"
    assert MainWindow().windowTitle() == "hubdesk"


def test_f6_goes_round_the_regions(qtbot, window):
    _show(qtbot, window)
    bar, page = window.top_bar, window.page()
    bar.focus_first()
    seen = []
    for _press in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(window.focusWidget())
    assert seen[0] is window.rail.list
    assert page.scroll.isAncestorOf(seen[1])
    assert page.bar.isAncestorOf(seen[2])
    assert bar.isAncestorOf(seen[3])
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.bar.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize(("key", "signal"), [(Qt.Key.Key_F, "find_requested"), (Qt.Key.Key_L, "lock_requested")])
def test_find_and_lock_by_key(qtbot, window, key, signal):
    _show(qtbot, window)
    with qtbot.waitSignal(getattr(window, signal)):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def test_alone_there_is_no_way_around_the_page(qtbot, window):
    _show(qtbot, window)
    window.show_alone(QLabel("Unlock"))
    assert not window.rail.isVisible()
    assert not window.banner.isVisible()
    assert unnamed_controls(window) == []
    with qtbot.assertNotEmitted(window.find_requested), qtbot.assertNotEmitted(window.lock_requested):
        qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(window, Qt.Key.Key_F6)
    assert not any(button.isVisible() for button in window.top_bar.findChildren(type(window.top_bar._find)))
    _show(qtbot, window)
    assert window.rail.isVisible()


def test_the_page_before_is_deleted(qtbot, window):
    _show(qtbot, window)
    before = window.page()
    window.show_page(_page())
    qtbot.waitUntil(lambda: not shiboken6.isValid(before))
    assert not window.banner.isVisible()


def test_the_banner_is_read_out_in_order(qtbot, window):
    _show(qtbot, window)
    assert window.banner.accessibleName() == (
        "Person record. AVERY, Mason (Mr). Born 14-Mar-1988 (38y). Gender Male. NHS number 999 012 3454."
        " Alert: Penicillin allergy. Alert: Interpreter: Polish."
    )


def test_the_rail_is_a_list_that_opens_places(qtbot, window):
    _show(qtbot, window)
    rail = window.rail.list
    spoken = QAccessible.queryAccessibleInterface(rail)
    assert (spoken.role(), spoken.text(QAccessible.Text.Name)) == (QAccessible.Role.List, "Main menu")
    assert spoken.child(3).text(QAccessible.Text.Name) == "Referrals, 3 waiting"
    rail.setFocus()
    qtbot.keyClick(rail, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.page_requested) as told:
        qtbot.keyClick(rail, Qt.Key.Key_Return)
    assert told.args == ["referrals"]
    window.set_rail(PLACES)
    assert window.rail.selected() == "referrals"
    window.select(None)
    assert window.rail.selected() is None


def test_a_phq9_question_fits_1366x768_without_scrolling(qtbot, window):
    page = ScrollPage()
    card = Card(roomy=True)
    head = QHBoxLayout()
    head.addWidget(LinkButton("Back", icon="chevron-left"))
    page.body.addLayout(head)
    page.body.addWidget(card)
    for part in (
        Caption("PHQ-9 depression screen"),
        StepProgress(9),
        Lead("Over the last 2 weeks, how often have you been bothered by this problem?"),
        Heading("Feeling bad about yourself, or that you are a failure or have let yourself or your family down"),
        ChoiceGroup(
            "Feeling bad about yourself",
            [(str(n), words, str(n)) for n, words in enumerate(("Not at all", "Some", "More", "Nearly every day"), 1)],
            [("d", "Prefers not to answer", "D"), ("n", "Not asked", "N"), ("u", "Unable to answer", "U")],
        ),
    ):
        card.body.addWidget(part)
    page.bar.add(ActionButton("Save and continue"))
    window.show_page(page, MASON)
    window.show()
    qtbot.wait(20)
    assert page.scroll.verticalScrollBar().maximum() == 0
    assert clipped_widgets(window) == []
