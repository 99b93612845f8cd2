"""One template: its texts with what stands against them, how it looks, saving it, and its versions."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.paper.template import TemplatePresenter, TemplateState, lines_of
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    ErrorSummary,
    Heading,
    LinkButton,
    Muted,
    Panel,
    ScrollPage,
    TabRow,
    TextField,
    WarningCallout,
    announce,
)
from hubdesk.ui.pages.details.form_fields import FormFields
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.paper.page_keys import turn_by_keys
from hubdesk.ui.pages.paper.preview import PreviewView
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_PAUSE = 400
"""Milliseconds without typing before the texts are checked."""
REASON, WELSH = "reason", "welsh"


class TemplatePage(ScrollPage):
    """Draws a ``TemplateState``. The fields of a tab are made when it is first shown."""

    def __init__(self, presenter: TemplatePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = TemplateState()
        self._open = ""
        self.fields: dict[str, FormFields] = {}
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Words of letters and cards", icon="chevron-left")
        self.head, self.trouble, self.errors = PageHead(""), TroubleBox(), ErrorSummary()
        self.done, self.general = Panel("Done", " "), WarningCallout("This does not print so", "")
        self.behind, self.welsh = WarningCallout("Newer words", ""), WarningCallout("Welsh is not printed", "")
        self.tabs, self.preview = TabRow("Texts of this template"), PreviewView()
        self.reason = TextField("Why it is changed", "In a few words: whoever comes after you reads it")
        self.checked = TextField(
            "Welsh speaker who checked the Welsh words", "Name and role. Empty keeps the Welsh off the paper", chars=44
        )
        self.look_button = ActionButton("Show how it looks", "secondary")
        self.change_button = ActionButton("Change it", "secondary", icon="edit")
        self.save_button = ActionButton("Save as a new version")
        self.shipped_link = LinkButton("Go back to hubdesk’s words")
        self._general_lines, self._texts, self._versions = QVBoxLayout(), QVBoxLayout(), Card()
        self._keeping = Card(roomy=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: TemplateState) -> None:
        """Draw the state. What is typed stays until another version was read."""
        before, self._shown = self._shown, state
        self.head.set_words(state.title, state.note)
        self.trouble.show_trouble(state.trouble)
        self._render_notes(before, state)
        if state.fresh != before.fresh:
            self._fill(state)
        if state.tabs != before.tabs:
            self.tabs.set_tabs([(tab.title, tab.title, tab.found or -1) for tab in state.tabs], self._open)
        looking = state.preview is not None
        self.preview.show_preview(state.preview, state.title)
        for part, shown in (
            (self.preview, looking),
            (self.tabs, not looking and len(state.tabs) > 1),
            (self._keeping, bool(state.tabs)),
            (self.look_button, not looking),
            (self.change_button, looking),
            (self.checked, state.has_welsh),
            (self.shipped_link, state.can_go_back and not looking),
        ):
            part.setVisible(shown)
        for title, fields in self.fields.items():
            fields.setVisible(not looking and title == self._open)
        self._mark(before, state)
        self.save_button.setEnabled(not state.busy)
        self.bar.set_hint(state.busy or ("Page Up and Page Down turn the pages" if looking else ""))
        turned = (before.preview is None) != (state.preview is None)
        if turned or (state.done and state.done != before.done):
            self.scroll_to_top()
            self.focus_start()

    def texts(self) -> dict[str, str]:
        """Every text as it stands, typed or not."""
        typed = {name: text for fields in self.fields.values() for name, text in _all_of(fields).items()}
        return {**self._shown.values, **typed}

    def show_tab(self, title: str) -> None:
        """Show the texts of one kind, made now if they were not yet."""
        self._open = title
        if title not in self.fields:
            self._make(title)
        for name, fields in self.fields.items():
            fields.setVisible(name == title and self._shown.preview is None)
        self._mark(TemplateState(), self._shown)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is looked at any more once the page is left: whoever would do it may be gone."""
        self._pause.stop()
        super().hideEvent(event)

    def focus_start(self) -> None:
        """The first text; on the picture, the way back to the texts."""
        fields = self.fields.get(self._open)
        if self._shown.preview is not None:
            self.change_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif fields is not None and fields.fields():
            fields.fields()[0].control.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, state: TemplateState) -> None:
        first = not self.fields
        for fields in self.fields.values():
            self._texts.removeWidget(fields)
            fields.hide()
            fields.deleteLater()
        self.fields = {}
        if state.tabs:
            self.show_tab(self._open or state.tabs[0].title)
        if first:
            self.focus_start()
        self.reason.set_text("")
        self.checked.set_text(state.welsh_checked)
        empty(self._versions.body)
        self._versions.body.addWidget(Heading("Versions", 2))
        for row in state.history:
            self._versions.body.addWidget(Body(row.title, strong=True))
            self._versions.body.addWidget(Muted(row.reason))
        self._versions.setVisible(bool(state.history))

    def _make(self, title: str) -> None:
        tab = next((one for one in self._shown.tabs if one.title == title), None)
        if tab is None:
            return
        self.fields[title] = fields = FormFields(tab.form)
        fields.show_values(self._shown.values)
        self._texts.addWidget(fields)
        for field in fields.fields():
            if isinstance(field.control, TextField):
                field.control.changed.connect(lambda _text: self._pause.start())
                if field.name.startswith("welsh."):
                    field.control.changed.connect(self._unchecked)

    def _unchecked(self) -> None:
        """Welsh that was changed has to be checked again: the name goes, and is typed anew."""
        if self.checked.text() == self._shown.welsh_checked:
            self.checked.set_text("")

    def _mark(self, before: TemplateState, state: TemplateState) -> None:
        """Errors at the texts that may not stand so, suggestions below the others."""
        wrong = {**state.stops, **state.errors}
        if (before.stops, before.advice, before.errors) == (state.stops, state.advice, state.errors):
            return
        found = []
        for fields in self.fields.values():
            quiet = {f.name: f for f in fields.fields() if f.control.error() != wrong.get(f.name, "")}
            for name, field in quiet.items():
                field.control.set_error(wrong.get(name, ""))
            fields.set_advice(state.advice)
            found += [(wrong[f.name], f.control) for f in fields.fields() if f.name in state.errors]
        others = {REASON: self.reason, WELSH: self.checked}
        for name, field in others.items():
            field.set_error(state.errors.get(name, ""))
        found += [(state.errors[name], field) for name, field in others.items() if name in state.errors]
        found += [(message, self.tabs) for message in self._elsewhere(state)]
        if state.errors != before.errors:
            self.errors.show_errors(found)

    def _elsewhere(self, state: TemplateState) -> list[str]:
        """Errors of texts whose tab was never opened, each with the tab where it is."""
        made = {field.name for one in self.fields.values() for field in one.fields()}
        return [
            f"{tab.title}, {line.label}: {state.errors[line.name]}"
            for tab in state.tabs
            for line in lines_of(tab.form)
            if line.name in state.errors and line.name not in made
        ]

    def _render_notes(self, before: TemplateState, state: TemplateState) -> None:
        for box, words in ((self.behind, state.behind), (self.welsh, state.welsh)):
            box.setVisible(bool(words))
        if state.general != before.general:
            empty(self._general_lines)
            self._general_lines.addWidget(BulletList(list(state.general)))
        self.general.setVisible(bool(state.general))
        self.done.show_words(state.done)
        if state.done and state.done != before.done:
            announce(self.done, state.done)
        if state.behind != before.behind:
            self._behind_words.setText(state.behind)
        if state.welsh != before.welsh:
            self._welsh_words.setText(state.welsh)

    def _build(self) -> None:
        self._behind_words, self._welsh_words = Body(""), Body("")
        self.behind.body.addWidget(self._behind_words)
        self.welsh.body.addWidget(self._welsh_words)
        self.general.body.addLayout(self._general_lines)
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.head, self.trouble, self.errors, self.done, self.behind, self.welsh, self.general):
            self.body.addWidget(part)
        self.body.addWidget(self.tabs)
        self.body.addLayout(self._texts)
        self.body.addWidget(self.preview)
        for part in (self.checked, self.reason):
            self._keeping.body.addWidget(part)
        self.body.addWidget(self._keeping)
        self.body.addWidget(self._versions)
        for button in (self.save_button, self.look_button, self.change_button, self.shipped_link):
            self.bar.add(button)
        self.back_link.clicked.connect(self._presenter.back)
        self.tabs.chosen.connect(self.show_tab)
        self.look_button.clicked.connect(lambda: self._presenter.look(self.texts(), self.checked.text()))
        self.change_button.clicked.connect(self._presenter.change)
        self.save_button.clicked.connect(
            lambda: self._presenter.save(self.texts(), self.reason.text(), self.checked.text())
        )
        self.shipped_link.clicked.connect(lambda: self._presenter.go_back(self.reason.text()))
        self._pause.timeout.connect(lambda: self._presenter.check(self.texts(), self.checked.text()))
        turn_by_keys(self, self.preview)


def _all_of(fields: FormFields) -> dict[str, str]:
    """Every field, empty ones too."""
    return {field.name: field.values().get(field.name, "") for field in fields.fields()}
