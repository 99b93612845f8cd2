"""One letter, sheet or card: fill it in, look at it, print it or save it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.paper.paper import BlockRow, PaperPresenter, PaperState
from hubdesk.ui.controls import (
    ActionButton,
    BulletList,
    Card,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    Panel,
    ScrollPage,
    TextField,
    announce,
)
from hubdesk.ui.file_dialogs import ask_where_to_save
from hubdesk.ui.pages.details.form_fields import FormFields
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.paper.held_up import AgreementCard, HeldUpBox, OffenceCard
from hubdesk.ui.pages.paper.page_keys import turn_by_keys
from hubdesk.ui.pages.paper.preview import PreviewView
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.paper_printer import ask_for_printer
from hubdesk.ui.theme import SPACE

_PAUSE = 600
"""Milliseconds without typing before the words are looked at."""


class PaperPage(ScrollPage):
    """The fields, and then the paper as it will be printed."""

    def __init__(self, presenter: PaperPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = PaperState()
        self._leaving = False
        self.fields: FormFields | None = None
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Letters and cards of this person", icon="chevron-left")
        self.head, self.trouble = PageHead("Letter or card"), TroubleBox()
        self.errors, self.held_up, self.agreement = ErrorSummary(), HeldUpBox(self._mend), AgreementCard()
        self.offence = OffenceCard()
        self.done, self.hidden, self.preview = Panel("Done", " "), InsetText(""), PreviewView()
        self._log = Card()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self.show_button = ActionButton("Show how it looks")
        self.print_button = ActionButton("Print", icon="printer")
        self.copy_button = ActionButton("Print the person’s copy", "secondary")
        self.save_button = ActionButton("Save as PDF", "secondary")
        self.change_button = ActionButton("Change it", "secondary", icon="edit")
        self.read_back_button = ActionButton("The person read it back", "secondary", icon="check")
        self.test_button = ActionButton("Print a test sheet", "secondary")
        self.drop_link = LinkButton("Throw this draft away")
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: PaperState) -> None:
        """Draw the state; the fields are made and filled once and then keep what is typed in them."""
        before, self._shown = self._shown, state
        self.head.set_words(state.title, state.note)
        self.trouble.show_trouble(state.trouble)
        self._make_fields(state)
        looking = state.preview is not None
        self.preview.show_preview(state.preview, state.title)
        self.preview.setVisible(looking)
        self.held_up.show_blocks(state.blocks)
        self.agreement.ask(state.ask_agreement)
        self.offence.setVisible(state.ask_offence)
        self._render_errors(before, state)
        self._render_done(before, state)
        self._render_log(before, state)
        self.hidden.show_words(state.hidden)
        self._render_bar(state, looking=looking)
        self._follow_change(before, state)

    def values(self) -> dict[str, str]:
        """What is typed now."""
        return self.fields.values() if self.fields else dict(self._shown.values)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is looked at any more once the page is left: whoever would do it may be gone."""
        self._pause.stop()
        super().hideEvent(event)

    def focus_start(self) -> None:
        """The first field; on the preview, printing."""
        state = self._shown
        if state.preview is not None:
            self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif state.draft and self.fields and self.fields.fields():
            self.fields.fields()[0].control.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def store_typed(self) -> None:
        """Keep what is typed with the record."""
        if self.fields is not None and self._shown.draft and not self._leaving:
            self._presenter.keep(self.fields.values())

    def _make_fields(self, state: PaperState) -> None:
        if self.fields is None and state.form is not None and state.draft:
            self.fields = FormFields(state.form, self._presenter.find)
            self.fields.show_values(state.values)
            self.body.insertWidget(self.body.indexOf(self.preview), self.fields)
            for field in self.fields.fields():
                if isinstance(field.control, TextField):
                    field.control.changed.connect(lambda _text: self._pause.start())
            self._pause.start()
        if self.fields is not None:
            self.fields.set_advice(state.advice)
            self.fields.setVisible(state.draft and state.preview is None)

    def _render_errors(self, before: PaperState, state: PaperState) -> None:
        if self.fields is None or (before.errors == state.errors and before.blocks == state.blocks):
            return
        marked = {b.field: b.message for b in state.blocks if b.field} | dict(state.errors)
        found = self.fields.set_errors(marked)
        self.errors.show_errors(list(found) if state.errors else [])

    def _render_done(self, before: PaperState, state: PaperState) -> None:
        self.done.show_words(state.done)
        if state.done and state.done != before.done:
            announce(self.done, state.done)

    def _render_log(self, before: PaperState, state: PaperState) -> None:
        if before.log != state.log:
            empty(self._log.body)
            self._log.body.addWidget(Heading("Print log", 2))
            self._log.body.addWidget(BulletList(list(state.log)))
        self._log.setVisible(bool(state.log))

    def _render_bar(self, state: PaperState, *, looking: bool) -> None:
        self.show_button.setVisible(state.draft and not looking)
        self.drop_link.setVisible(state.draft and not looking)
        self.change_button.setVisible(state.draft and looking)
        for button in (self.print_button, self.save_button):
            button.setVisible(looking)
        self.copy_button.setVisible(state.own_copy)
        self.read_back_button.setVisible(state.read_back)
        self.test_button.setVisible(state.card_test and state.draft and not looking)
        self.print_button.setText("Print again" if state.log else "Print")
        self.bar.set_hint(state.busy or ("Page Up and Page Down turn the pages" if looking else ""))

    def _follow_change(self, before: PaperState, state: PaperState) -> None:
        """Put the focus where work goes on when the page turns into another."""
        if (before.preview is None) != (state.preview is None) and before.form is not None:
            self.scroll_to_top()
            self.focus_start()
        elif before.busy and not state.busy and (state.blocks or state.errors or state.trouble or state.done):
            self.scroll_to_top()

    def _build(self) -> None:
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (
            *(self.head, self.trouble, self.errors, self.held_up, self.agreement, self.offence),
            *(self.done, self.hidden, self.preview, self._log),
        ):
            self.body.addWidget(part)
        for button in (
            self.show_button,
            self.print_button,
            self.copy_button,
            self.save_button,
            self.read_back_button,
            self.change_button,
            self.test_button,
            self.drop_link,
        ):
            self.bar.add(button)

    def _join(self) -> None:
        self._pause.timeout.connect(self._advise)
        self.back_link.clicked.connect(self._presenter.back)
        self.show_button.clicked.connect(lambda: self._presenter.show(self.values()))
        self.change_button.clicked.connect(self._presenter.change)
        self.print_button.clicked.connect(self._print)
        self.copy_button.clicked.connect(self._print_copy)
        self.read_back_button.clicked.connect(self._presenter.has_read_back)
        self.test_button.clicked.connect(self._print_test)
        self.save_button.clicked.connect(self._save)
        self.drop_link.clicked.connect(self._drop)
        self.offence.allowed.connect(lambda why: self._presenter.allow_offence(why, self.values()))
        self.agreement.agreed.connect(lambda how: self._presenter.agree(how, self.values()))
        turn_by_keys(self, self.preview)

    def _advise(self) -> None:
        """Nothing is read on a page that was left meanwhile: the window may be closing."""
        if self.isVisible():
            self._presenter.advise(self.values())

    def _mend(self, place: int) -> None:
        block: BlockRow = self._shown.blocks[place]
        if block.agreement:
            self.agreement.how.focus_editor()
            self.reveal(self.agreement)
            return
        if block.offence:
            self.offence.why.focus_editor()
            self.reveal(self.offence)
            return
        fields = self.fields.fields() if self.fields else []
        field = next((f for f in fields if f.name == block.field), None)
        if field is not None:
            field.control.focus_editor()
            self.reveal(field.control)
        else:
            self._presenter.mend(place)

    def _print(self) -> None:
        printer = ask_for_printer(self, "Print")
        if printer is not None:
            self._presenter.print(printer)

    def _print_copy(self) -> None:
        printer = ask_for_printer(self, "Print the person’s copy")
        if printer is not None:
            self._presenter.print_own_copy(printer)

    def _print_test(self) -> None:
        printer = ask_for_printer(self, "Print a test sheet")
        if printer is not None:
            self._presenter.print_card_test(self.values(), printer)

    def _save(self) -> None:
        if path := ask_where_to_save(self, "Save as PDF", self._shown.file_name, "PDF (*.pdf)"):
            self._presenter.save_as(path if path.lower().endswith(".pdf") else f"{path}.pdf")

    def _drop(self) -> None:
        self._leaving = True
        self._presenter.drop()
