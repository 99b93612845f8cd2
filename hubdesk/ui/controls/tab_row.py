"""Lists to switch between: words with a count, one of them shown. They wrap where a native tab bar would scroll."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from hubdesk.ui.controls.flow_layout import FlowLayout
from hubdesk.ui.controls.wrapped_text import one_line
from hubdesk.ui.theme import SPACE, look
from hubdesk.ui.theme.tokens import BODY, FOCUS_WIDTH

_LINE = 4


class TabRow(QWidget):
    """Shows one of several lists; arrows move and choose, as in any group of radio buttons."""

    chosen = Signal(str)
    """This one was chosen by hand."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = FlowLayout(SPACE[2], SPACE[1], self)
        self._group = QButtonGroup(self)
        self._tabs: dict[str, _Tab] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_tabs(self, tabs: Iterable[tuple[str, str, int]], chosen: str) -> None:
        """These lists, each (key, words, count); a tab that stays keeps the focus."""
        wanted = {key: (words, count) for key, words, count in tabs}
        if list(wanted) != list(self._tabs):
            for tab in self._tabs.values():
                self._flow.removeWidget(tab)
                tab.hide()
                tab.deleteLater()
            self._tabs = {key: self._made(key) for key in wanted}
        for key, (words, count) in wanted.items():
            self._tabs[key].say(words, count)
        if chosen in self._tabs:
            self._tabs[chosen].setChecked(True)
        self.updateGeometry()

    def focus_first(self) -> None:
        """The one that shows."""
        shown = self._group.checkedButton()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def tab(self, key: str) -> QAbstractButton:
        """The tab with this key."""
        return self._tabs[key]

    def _made(self, key: str) -> "_Tab":
        tab = _Tab(self)
        self._flow.addWidget(tab)
        self._group.addButton(tab)
        tab.clicked.connect(lambda: self.chosen.emit(key))
        tab.moved.connect(lambda by: self._move(key, by))
        return tab

    def _move(self, key: str, by: int) -> None:
        keys = list(self._tabs)
        to = self._tabs[keys[(keys.index(key) + by) % len(keys)]]
        to.setFocus(Qt.FocusReason.TabFocusReason)
        to.click()


class _Tab(QAbstractButton):
    """One of them: its words and count, a line below where it shows."""

    moved = Signal(int)
    """An arrow was pressed: on by one, or back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next one and choose it, Enter chooses; the rest is a button's own."""
        arrows = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if event.key() in arrows:
            self.moved.emit(arrows[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def say(self, words: str, count: int) -> None:
        """Its words and how many wait there."""
        self.setText(f"{words} ({count})" if count >= 0 else words)
        self.setAccessibleName(f"{words}, {count}" if count >= 0 else words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One line of bold words, so that nothing moves when another is chosen."""
        words = one_line(self.text(), look().font(BODY, bold=True))
        return QSize(int(words.width()) + 2 * SPACE[2] + 2, max(look().em(40), int(words.height()) + 2 * SPACE[2]))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Focus block or line below, then the words."""
        theme, area = look().theme, QRectF(self.rect())
        painter = QPainter(self)
        if self.hasFocus():
            painter.fillRect(area, QColor(theme.focus))
        elif self.underMouse():
            painter.fillRect(area, QColor(theme.hover_fill))
        if self.isChecked() or self.hasFocus():
            height = _LINE if self.isChecked() else FOCUS_WIDTH
            line = theme.focus_line if self.hasFocus() else theme.link
            painter.fillRect(area.adjusted(0, area.height() - height, 0, 0), QColor(line))
        ink = theme.focus_text if self.hasFocus() else theme.text if self.isChecked() else theme.link
        painter.setPen(QColor(ink))
        painter.setFont(self._type())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area.adjusted(SPACE[2], 0, 0, 0), flags, self.text())

    def _type(self) -> QFont:
        return look().font(BODY, bold=self.isChecked())
