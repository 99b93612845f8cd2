"""Buttons, tags, progress, the saved line, the score picture, and pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from hubdesk.ui.controls import (
    ActionButton,
    Band,
    Body,
    ConfirmPanel,
    FlowLayout,
    LinkButton,
    RangePicture,
    RangeScore,
    SavedLine,
    ScrollPage,
    StepProgress,
    Tag,
    WarningCallout,
)
from tests.ui.measure import clipped_widgets

BANDS = (Band(0, 4, "None or minimal"), Band(5, 9, "Mild"), Band(10, 27, "Moderate or more"))


def _spoken(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("kind", ["primary", "secondary", "warning", "brand"])
def test_a_button_is_a_button(qtbot, dress, kind):
    button = ActionButton("Save && print", kind)
    qtbot.addWidget(button)
    button.show()
    assert _spoken(button)[0] == QAccessible.Role.Button
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not button.autoDefault()


def test_a_focused_button_is_yellow_with_a_dark_base(qtbot, dress):
    look = dress()
    button = ActionButton("Save")
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    image = button.grab().toImage()
    assert image.pixelColor(10, 10).name() == look.theme.focus
    assert image.pixelColor(image.width() // 2, image.height() - 2).name() == look.theme.focus_line


def test_a_link_can_say_more_than_it_shows(qtbot, dress):
    link = LinkButton("Change", spoken="Change the address")
    qtbot.addWidget(link)
    assert _spoken(link) == (QAccessible.Role.Button, "Change the address")


def test_progress_is_spoken(qtbot, dress):
    progress = StepProgress(9)
    qtbot.addWidget(progress)
    progress.set_progress(2, here=2)
    assert _spoken(progress) == (QAccessible.Role.ProgressBar, "Progress")
    assert progress.value() == 2
    assert progress.accessibleDescription() == "2 of 9 answered"


def test_the_saved_line_says_when(qtbot, dress):
    line = SavedLine()
    qtbot.addWidget(line)
    line.saved_at("10:42")
    assert _spoken(line) == (QAccessible.Role.StaticText, "Saved at 10:42")
    line.failed("Not saved: the disk is full")
    assert line.text() == "Not saved: the disk is full"


def test_a_whole_score_has_its_band(qtbot, dress):
    picture = RangePicture(RangeScore("PHQ-9 total", 0, 27, value=7, answered=9, of=9, bands=BANDS))
    qtbot.addWidget(picture)
    assert _spoken(picture) == (QAccessible.Role.StaticText, "PHQ-9 total. 7 of 27: Mild. Band 5 to 9. Range 0 to 27.")


def test_a_score_in_part_claims_no_band(qtbot, dress):
    score = RangeScore("PHQ-9 total", 0, 27, partial=18, answered=6, of=9, bands=BANDS)
    assert score.band() is None
    assert score.headline() == "18 from 6 of 9"
    assert "No total and no band" in score.words()
    picture = RangePicture(score)
    qtbot.addWidget(picture)
    assert len(list(picture._segments(picture.rect().toRectF()))) == 1


def test_no_answers_at_all_is_said(dress):
    assert RangeScore("Whooley", 0, 2, of=2).headline() == "No answers yet"


def test_a_tag_is_never_cut(qtbot, dress):
    tag = Tag("Did not attend", "red")
    qtbot.addWidget(tag)
    tag.set_state("Attended", "green")
    assert tag.minimumSizeHint() == tag.sizeHint()
    assert _spoken(tag)[1] == "Attended"


def test_confirming_starts_at_the_safe_way_out(qtbot, dress):
    panel = ConfirmPanel("Leave?", "Words will be lost.", "Leave")
    qtbot.addWidget(panel)
    panel.show()
    panel.focus_first()
    assert panel.focusWidget() is panel.no
    with qtbot.waitSignal(panel.cancelled):
        panel.no.click()
    with qtbot.waitSignal(panel.confirmed):
        panel.yes.click()


def test_flow_wraps_when_narrow(qtbot, dress):
    box = QWidget()
    flow = FlowLayout(8, 8, box)
    for word in ("One tag", "Another tag", "A third tag"):
        flow.addWidget(Tag(word))
    qtbot.addWidget(box)
    assert flow.heightForWidth(2000) < flow.heightForWidth(150)
    assert flow.heightForWidth(150) < flow.heightForWidth(90) + 1


def test_a_page_never_scrolls_sideways_and_keeps_its_bar(qtbot, dress):
    page = ScrollPage()
    page.body.addWidget(Body("Word " * 3000))
    page.bar.add(ActionButton("Save and continue"))
    page.bar.set_hint("Keys: Enter continues")
    page.resize(500, 400)
    qtbot.addWidget(page)
    page.show()
    qtbot.wait(10)
    assert clipped_widgets(page) == []
    assert page.scroll.verticalScrollBar().maximum() > 0
    assert page.bar.geometry().bottom() == page.rect().bottom()


def test_a_side_column_shows_only_where_there_is_room(qtbot, dress):
    page, side = ScrollPage(), Body("Answers so far")
    page.set_side(side)
    qtbot.addWidget(page)
    page.resize(1300, 500)
    page.show()
    assert side.isVisible()
    page.resize(900, 500)
    assert not side.isVisible()


@pytest.mark.parametrize("title", ["Not saved", "Answers are missing, so there is no total and no band yet"])
@pytest.mark.parametrize("width", [320, 420, 640, 900, 1134])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_callout_title_is_not_cut_off(dress, qtbot, scale, width, title):
    dress(scale)
    callout = WarningCallout(title, "Ask them.")
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(callout)
    column.addStretch(1)
    qtbot.addWidget(holder)
    holder.resize(width, 900)
    holder.show()
    QApplication.processEvents()
    tab = callout.findChild(QLabel, "calloutTab")
    assert tab.height() >= tab.heightForWidth(tab.width())
    assert clipped_widgets(holder) == []
