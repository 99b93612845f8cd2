"""A number on a line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.presenters.visit_pages import Given, QuestionPage, Scale
from hubdesk.ui.controls import Body, Heading, Muted
from hubdesk.ui.controls.scale_slider import ScaleSlider
from hubdesk.ui.pages.visit.answers.parts_field import PartsField
from hubdesk.ui.theme import SPACE

NOT_YET = "Not answered yet"
HINT = "Press the line, or use the arrow keys"


class ScaleField(PartsField):
    """The slider, the number chosen in large digits, and the words at the ends."""

    def __init__(self, page: QuestionPage, question: str) -> None:
        super().__init__(question, page.hint or HINT)
        scale = page.scale or Scale(0, 10, 1)
        self.slider = ScaleSlider(question, scale.low, scale.high, scale.step)
        self.number = Heading(NOT_YET, 2)
        box = QWidget()
        box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the line is drawn from low to high in any language
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.number, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.slider)
        column.addLayout(_ends(scale))
        self.add_editor_row(box)
        self.slider.moved.connect(self._say)
        self.slider.picked.connect(self.picked)
        self._say()

    def editors(self) -> list[QWidget]:
        """The slider."""
        return [self.slider]

    def describe(self) -> None:
        """An untouched slider says that it is not answered: its number alone would sound like an answer."""
        chosen = self.slider.answer()
        said = NOT_YET if chosen is None else f"Chosen: {chosen}"
        words = (said, self._hint.text(), self._error.text())
        self.slider.setAccessibleDescription(". ".join(part for part in words if part))

    def parts(self) -> Given:
        """The number, or nothing."""
        chosen = self.slider.answer()
        return Given((), "" if chosen is None else str(chosen))

    def show_parts(self, parts: Given) -> None:
        """Show a number, or none."""
        text = parts.text.split(".")[0]
        self.slider.set_answer(int(text) if text.lstrip("-").isdigit() else None)

    def _say(self) -> None:
        chosen = self.slider.answer()
        self.number.setText(NOT_YET if chosen is None else str(chosen))
        self.describe()


def _ends(scale: Scale) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE[4])
    for number, words, side in (
        (scale.low, scale.lower, Qt.AlignmentFlag.AlignLeft),
        (scale.high, scale.upper, Qt.AlignmentFlag.AlignRight),
    ):
        end = QVBoxLayout()
        end.setSpacing(0)
        for label in (Body(str(number), strong=True), *([Muted(words)] if words else [])):
            label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            end.addWidget(label)
        end.addStretch(1)
        row.addLayout(end, 1)
    return row
