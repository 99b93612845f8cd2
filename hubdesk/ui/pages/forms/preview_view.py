"""A form as it is filled in, with a panel of what goes on inside; drawn again on every answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.forms.preview import PreviewItem, PreviewPresenter, PreviewState
from hubdesk.ui.controls import Body, Card, ChoiceField, InsetText, LinkButton, TextField
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.forms.facts_card import FactsCard
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class PreviewView(QWidget):
    """Questions, results, and the panel for whoever checks the form."""

    def __init__(self, presenter: PreviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._keys: tuple[str, ...] = ()
        self._fields: dict[str, ChoiceField | TextField] = {}
        self.note = InsetText("This is a preview. Nothing that is answered here is kept.")
        self.again_link = LinkButton("Start again with no answers")
        self._questions = Card()
        self._questions.body.setSpacing(SPACE[4])
        self.results, self.debug = FactsCard("Result"), FactsCard("What goes on inside")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[4])
        column.addWidget(self.note)
        column.addWidget(self._questions)
        column.addWidget(self.results)
        column.addWidget(self.again_link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.debug)
        self.again_link.clicked.connect(presenter.start_again)
        follow(presenter, self, self.render)

    def render(self, state: PreviewState) -> None:
        """Draw the state; fields stay where the questions stay, so the focus does too."""
        keys = tuple(item.key for item in state.items)
        if keys != self._keys:
            self._keys = keys
            self._arrange(state.items)
        for item in state.items:
            field = self._fields[item.key]
            if isinstance(field, ChoiceField):
                field.set_value(item.chosen)
            elif not item.problem and field.text().strip() != item.typed and not field.editors()[0].hasFocus():
                field.set_text(item.typed)
            field.set_error(item.problem)
        self._questions.setVisible(bool(state.items))
        self.results.show_facts(state.results)
        self.debug.show_facts(
            [
                (f"{one.key}", " · ".join(part for part in (one.words, one.state, one.value) if part))
                for one in state.debug
            ]
        )

    def focus_first(self) -> None:
        """The first question."""
        if self._keys:
            self._fields[self._keys[0]].focus_editor()

    def _arrange(self, items: tuple[PreviewItem, ...]) -> None:
        """Put the fields of these questions in order; those that stay are kept as they are."""
        body = self._questions.body
        while body.count():
            old = body.takeAt(0).widget()
            if old not in self._fields.values():
                old.hide()
                old.deleteLater()
        wanted = {item.key for item in items}
        for key in [key for key in self._fields if key not in wanted]:
            gone = self._fields.pop(key)
            gone.hide()
            gone.deleteLater()
        stem = ""
        before: QWidget | None = None
        for item in items:
            if item.stem != stem and item.stem:
                body.addWidget(Body(fitted(item.stem), strong=True))
            stem = item.stem
            if item.key not in self._fields:
                self._fields[item.key] = self._field(item)
            field = self._fields[item.key]
            body.addWidget(field)
            for editor in field.editors():
                if before is not None:
                    QWidget.setTabOrder(before, editor)
                before = editor

    def _field(self, item: PreviewItem) -> "ChoiceField | TextField":
        key, presenter = item.key, self._presenter
        if item.options:
            field = ChoiceField(fitted(item.text), [(value, fitted(words)) for value, words in item.options])
            field.chosen.connect(lambda value: presenter.choose(key, value))
            return field
        typed = TextField(fitted(item.text))
        typed.changed.connect(lambda text: presenter.write(key, text))
        return typed
