"""Applying a theme: text size, contrast, icons, style sheet and focus ring."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hubdesk.ui.controls import Body, Heading
from hubdesk.ui.theme import choose_theme, contrast_theme, contrast_wanted, look
from hubdesk.ui.theme.focus import FocusFollower, FocusRing
from hubdesk.ui.theme.look import PROPERTY
from hubdesk.ui.theme.qss import stylesheet

WANTED_ICONS = {
    "home",
    "people",
    "person",
    "clipboard",
    "search",
    "lock",
    "unlock",
    "pause",
    "play",
    "check",
    "cross",
    "alert-triangle",
    "phone",
    "chevron-left",
    "chevron-right",
    "plus",
    "calendar",
    "send",
    "file",
    "settings",
    "clock",
    "shield",
    "edit",
    "info",
    "eye-off",
    "heart",
}


def _system_palette():
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, "#101010"),
        (roles.WindowText, "#fefefe"),
        (roles.Highlight, "#00ffff"),
        (roles.HighlightedText, "#000001"),
        (roles.Link, "#ffff00"),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def test_the_look_is_one_value_on_the_application(dress):
    assert dress(1.5) is look()
    assert look().em(10) == 15
    assert look().font(16, bold=True).pixelSize() == 24


def test_the_text_size_stays_between_100_and_200_percent(dress):
    assert dress(0.5).text_scale == 1.0
    assert dress(3.0).text_scale == 2.0


def test_without_a_look_it_says_what_is_missing(qapp, dress):
    qapp.setProperty(PROPERTY, None)
    with pytest.raises(TypeError, match="apply_theme"):
        look()
    dress()


def test_labels_grow_at_once(qtbot, dress):
    heading = Heading("Today")
    qtbot.addWidget(heading)
    heading.show()
    before = heading.sizeHint().height()
    dress(2.0)
    qtbot.wait(5)
    assert heading.sizeHint().height() > 1.8 * before


def test_contrast_uses_only_the_colours_of_the_system():
    theme = contrast_theme(_system_palette())
    allowed = {"#101010", "#fefefe", "#00ffff", "#000001", "#ffff00"}
    values = [getattr(theme, name) for name in theme.__slots__]
    colours = {value for value in values if isinstance(value, str) and value.startswith("#")}
    for button in theme.buttons.values():
        colours |= {button.fill, button.hover, button.active, button.shadow, button.ink, button.edge}
    for tag in theme.tags.values():
        colours |= {tag.ink, tag.fill}
    assert colours <= allowed
    assert theme.contrast


def test_the_system_is_asked_about_contrast(qapp, dress):
    assert contrast_wanted(qapp) is False
    assert choose_theme(qapp).name == "light"


def test_the_style_sheet_is_whole_in_both_themes(dress):
    for theme in (dress().theme, contrast_theme(_system_palette())):
        sheet = stylesheet(dress(theme=theme))
        assert "$" not in sheet
        assert sheet.count("{") == sheet.count("}")


def test_every_icon_is_there_and_takes_a_colour(dress):
    icons = dress().icons
    assert set(icons.names()) >= WANTED_ICONS
    for name in icons.names():
        image = QImage(48, 48, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        icons.paint(painter, name, "#ff0000", image.rect().toRectF())
        painter.end()
        drawn = [image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255]
        assert len(drawn) > 40, name
        assert all(colour.name() == "#ff0000" for colour in drawn), name
        edge = [image.pixelColor(x, y).alpha() for x in range(48) for y in (0, 47)]
        assert max(edge) == 0, f"{name} touches the edge of its box"


def test_an_icon_serves_native_widgets_too(dress):
    pixmap = dress().icons.icon("lock", "#00ff00").pixmap(24, 24)
    assert not pixmap.toImage().allGray()


def _field_in(page):
    field = QLineEdit()
    field.setAccessibleName("Name")
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(field)
    outer = QVBoxLayout(page)
    outer.addWidget(Body("Words"))
    outer.addWidget(inner)
    return field


def test_a_ring_follows_the_focused_field(qtbot, dress):
    look_now = dress()
    page = QWidget()
    field = _field_in(page)
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    field.setFocus()
    qtbot.waitUntil(lambda: page.findChild(FocusRing) is not None)
    ring = page.findChild(FocusRing)
    assert ring.width() == field.width() + 8
    assert ring.parentWidget() is page, "the field fills its own parent, so the ring needs the one above"
    qtbot.wait(10)
    edge = ring.geometry().center().x(), ring.geometry().top() + 1
    assert page.grab().toImage().pixelColor(*edge).name() == look_now.theme.focus
    page.resize(400, 260)
    qtbot.wait(5)
    assert ring.width() == field.width() + 8
    field.clearFocus()
    qtbot.waitUntil(lambda: page.findChild(FocusRing) is None)


def test_a_ring_scrolls_with_the_content_and_dies_with_its_page(qtbot, qapp, dress):
    area, content = QScrollArea(), QWidget()
    field = _field_in(content)
    area.setWidget(content)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    area.show()
    area.activateWindow()
    qtbot.waitExposed(area)
    field.setFocus()
    qtbot.waitUntil(lambda: content.findChild(FocusRing) is not None)
    area.takeWidget().deleteLater()
    other = QLineEdit()
    other.setAccessibleName("Other")
    qtbot.addWidget(other)
    other.show()
    other.setFocus()
    qtbot.wait(10)
    assert len(qapp.findChildren(FocusFollower)) == 1
