"""Choosing one of several in a form: a few as radio cards, many in a drop-down list."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from hubdesk.ui.controls.choice_group import ChoiceGroup
from hubdesk.ui.controls.field import Field
from hubdesk.ui.theme import look


class ChoiceField(Field):
    """A labelled question with radio cards; ``options`` are (value, words)."""

    chosen = Signal(str)
    """This value was chosen by hand."""

    def __init__(
        self,
        label: str,
        options: list[tuple[str, str]],
        hint: str = "",
        parent: QWidget | None = None,
        *,
        in_row: bool = False,
        headings: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(label, hint, parent)
        keyless = [(value, words, "") for value, words in options]
        self.group = ChoiceGroup(label, keyless, compact=True, in_row=in_row, headings=headings)
        self.group.chosen.connect(self.chosen)
        self.add_editor_row(self.group)
        self.describe()

    def editors(self) -> list[QWidget]:
        """The cards."""
        return list(self.group.cards())

    def focus_editor(self) -> None:
        """Focus the chosen or first card."""
        self.group.focus_first()

    def value(self) -> str | None:
        """The chosen value, or None."""
        return self.group.value()

    def set_value(self, value: str | None) -> None:
        """Show a value as chosen; None clears."""
        self.group.set_value(value)


class SelectField(Field):
    """A labelled drop-down list. It starts at a line that is no answer, so that nothing is chosen by accident."""

    chosen = Signal(str)
    """This value was chosen by hand."""

    def __init__(
        self,
        label: str,
        options: list[tuple[str, str]],
        hint: str = "",
        parent: QWidget | None = None,
        *,
        nothing: str = "Select one",
    ) -> None:
        super().__init__(label, hint, parent)
        self.editor = DropDown()
        self.editor.addItem(nothing, None)
        for value, words in options:
            self.editor.addItem(words, value)
        self.editor.activated.connect(lambda _row: self._tell())
        self.label.setBuddy(self.editor)
        self.add_editor_row(self.editor)
        self.describe()

    def editors(self) -> list[QWidget]:
        """The list."""
        return [self.editor]

    def value(self) -> str | None:
        """The chosen value, or None."""
        return self.editor.currentData()

    def set_value(self, value: str | None) -> None:
        """Show a value as chosen; None goes back to the first line."""
        self.editor.setCurrentIndex(max(0, self.editor.findData(value)) if value is not None else 0)

    def _tell(self) -> None:
        value = self.value()
        if value is not None:
            self.chosen.emit(value)


class DropDown(QComboBox):
    """A native combo box with our own arrow; the wheel never changes its value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel passes by, and takes no focus with it
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        # The default delegate ignores the style sheet's room around the lines.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling must not change an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Native drawing, then the arrow from our icons."""
        super().paintEvent(event)
        size = look().em(20)
        area = QRectF(self.width() - size - look().em(10), (self.height() - size) / 2, size, size)
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        look().icons.paint(painter, "chevron-down", look().theme.text, area)
