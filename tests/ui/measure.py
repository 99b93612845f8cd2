"""Checks on what is really on the screen: nothing cut off, nothing without a name."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)

from hubdesk.ui.theme.focus import FocusRing

SLACK = 1
"""One px of rounding is not a fault."""

VAGUE_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Border, QAccessible.Role.Window)


def clipped_widgets(root: QWidget) -> list[str]:
    """Every visible widget under ``root`` whose content does not fit, one sentence each."""
    return [f"{_name(widget)}: {fault}" for widget in _shown(root) for fault in _faults(widget, root)]


def unnamed_controls(root: QWidget) -> list[str]:
    """Every visible control that can take the focus but has no name or no role for a screen reader."""
    faults = []
    for widget in _shown(root):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isEnabled() or widget.isWindow():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            faults.append(f"{_name(widget)}: no accessible name")
        if interface.role() in VAGUE_ROLES:
            faults.append(f"{_name(widget)}: role {interface.role().name} says nothing")
    return faults


def _shown(root: QWidget) -> list[QWidget]:
    every = [root, *root.findChildren(QWidget)]
    return [widget for widget in every if widget.isVisibleTo(root) and not _native_part(widget, root)]


def _native_part(widget: QWidget, root: QWidget) -> bool:
    """Pieces that Qt makes inside a control, and the focus ring, which is meant to overlap."""
    if isinstance(widget, FocusRing) or (widget.isWindow() and widget is not root):
        return True
    return widget.objectName().startswith("qt_") and not widget.objectName().startswith("qt_tabwidget")


def _faults(widget: QWidget, root: QWidget) -> list[str]:
    faults = []
    if widget is not root:
        faults += _outside(widget)
    if isinstance(widget, QLabel | QAbstractButton):
        faults += _text_faults(widget)
    if isinstance(widget, QLineEdit | QComboBox):
        faults += _too_small(widget, widget.minimumSizeHint())
        if isinstance(widget, QComboBox):
            faults += _too_small(widget, widget.sizeHint())
    if isinstance(widget, QAbstractScrollArea):
        faults += _scroll_faults(widget)
    if isinstance(widget, QListView):
        faults += _row_faults(widget)
    return faults


def _outside(widget: QWidget) -> list[str]:
    parent = widget.parentWidget()
    if isinstance(parent.parentWidget(), QAbstractScrollArea) and parent is parent.parentWidget().viewport():
        return [] if widget.width() <= parent.width() + SLACK else ["wider than the area it scrolls in"]
    room: QRect = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    return [] if room.contains(widget.geometry()) else [f"reaches outside its parent {_name(parent)}"]


def _text_faults(widget: QLabel | QAbstractButton) -> list[str]:
    if not widget.text():
        return []
    if not widget.hasHeightForWidth():
        return _too_small(widget, widget.sizeHint())
    faults = []
    if widget.minimumSizeHint().width() > widget.width() + SLACK:
        faults.append(f"a word of {widget.minimumSizeHint().width()} px in {widget.width()} px")
    need = widget.heightForWidth(widget.width())
    if need > widget.height() + SLACK:
        faults.append(f"needs {need} px of height, has {widget.height()}")
    return faults


def _too_small(widget: QWidget, need: object) -> list[str]:
    short = need.width() > widget.width() + SLACK or need.height() > widget.height() + SLACK
    return [f"needs {need.width()}x{need.height()}, has {widget.width()}x{widget.height()}"] if short else []


def _scroll_faults(area: QAbstractScrollArea) -> list[str]:
    faults = []
    if area.horizontalScrollBar().maximum() > 0:
        faults.append("scrolls sideways")
    hidden = area.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if hidden and area.verticalScrollBar().maximum() > 0:
        faults.append("its content is cut off below and cannot be scrolled to")
    return faults


def _row_faults(view: QListView) -> list[str]:
    faults = []
    for place in range(view.model().rowCount()):
        index = view.model().index(place, 0)
        need, has = view.sizeHintForIndex(index), view.visualRect(index)
        if need.height() > has.height() + SLACK or has.width() > view.viewport().width() + SLACK:
            faults.append(f"row {place} needs {need.height()} px of height, has {has.height()}")
    return faults


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = text() if callable(text) else widget.accessibleName()
    return f"{type(widget).__name__} {words!r}" if isinstance(words, str) and words else type(widget).__name__
