"""Something in a finished form is wrong: change an answer with a reason, or mark the form as entered in error."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.correct import CorrectPresenter, CorrectState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ConfirmPanel,
    Heading,
    LinkButton,
    ScrollPage,
    TextField,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.visit.answer_list import AnswerList
from hubdesk.ui.pages.visit.question_card import QuestionCard
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_STAYS = "The answer and the score from before stay in the record, beside the new ones."
_ERROR_MEANS = (
    "For a form that was filled in for the wrong person, or by mistake as a whole. It leaves the lists and charts, "
    "and stays readable here with a clear mark. A safety record that it raised stays as it is."
)


class CorrectPage(ScrollPage):
    """First the answers, then one question with a reason. What is typed stays until it is stored."""

    def __init__(self, presenter: CorrectPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = CorrectState()
        self.back_link = LinkButton("Back to the result", icon="chevron-left")
        self.head = PageHead("Something here is wrong")
        self.trouble = TroubleBox(presenter.load)
        self.answers: AnswerList | None = None
        self.list_card, self._list_slot = Card(roomy=True), QVBoxLayout()
        self.question, self.reason_card = QuestionCard(), Card(roomy=True)
        self.stands = Body(strong=True)
        self.reason = TextField("Why is it being changed?", "A few words, for whoever reads this later", lines=2)
        self.error_card = Card(roomy=True)
        self.error_reason = TextField("Why was it entered in error?", "A few words, without the person’s name", lines=2)
        self.mark = ActionButton("Mark as entered in error", "warning")
        self.confirm = ConfirmPanel(
            "Mark this whole form as entered in error?", "It will not count any more.", "Yes, mark it"
        )
        self.save, self.put_aside = ActionButton("Save this change"), LinkButton("Cancel")
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: CorrectState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        known, asking = state.banner is not None, state.question is not None
        self.head.set_words("Something here is wrong", state.form_title)
        self.trouble.show_trouble(state.trouble)
        if state.answers != before.answers or self.answers is None:
            self._show_answers(state)
        self.list_card.setVisible(known and not asking)
        self.error_card.setVisible(known and not asking)
        for part in (self.question, self.reason_card, self.save, self.put_aside):
            part.setVisible(asking)
        for button in (self.save, self.mark, self.confirm.yes):
            button.setEnabled(not state.busy)
        turned = asking and (before.question is None or before.question.place != state.question.place)
        if state.question is not None and state.question != before.question:
            self.question.show_question(state.question, turned=turned)
        self.stands.setText(fitted(f"It says now: {state.stands}"))
        if state.errors != before.errors or (state.errors and before.busy):
            self._show_errors(state.errors)
        if turned:
            self.reason.set_text("")
            self.scroll_to_top()
            self.question.focus_answer()
        elif before.question is not None and not asking:
            self.focus_start()

    def focus_start(self) -> None:
        """The question that is asked, or the way back: nothing is changed by a stray Enter."""
        if self._shown.question is not None:
            self.question.focus_answer()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.list_card.body.setSpacing(SPACE[3])
        for part in (Heading("Change an answer", 2), Body(_STAYS)):
            self.list_card.body.addWidget(part)
        self.list_card.body.addLayout(self._list_slot)
        self.error_card.body.setSpacing(SPACE[3])
        for part in (Heading("Or: the whole form is wrong", 2), Body(_ERROR_MEANS), self.error_reason):
            self.error_card.body.addWidget(part)
        self.error_card.body.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.error_card.body.addWidget(self.confirm)
        self.confirm.hide()
        self.reason_card.body.setSpacing(SPACE[3])
        for part in (self.stands, self.reason):
            self.reason_card.body.addWidget(part)
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.head, self.trouble, self.list_card, self.error_card, self.question, self.reason_card):
            self.body.addWidget(part)
        self.bar.add(self.save)
        self.bar.add(self.put_aside)

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.question.chosen.connect(self._presenter.choose)
        self.save.clicked.connect(self._save)
        self.put_aside.clicked.connect(self._presenter.put_aside)
        self.mark.clicked.connect(self._ask_once_more)
        self.confirm.cancelled.connect(self._not_marked)
        self.confirm.confirmed.connect(lambda: self._presenter.mark_in_error(self.error_reason.text()))
        self.error_reason.changed.connect(lambda _text: self.error_reason.set_error(""))

    def _save(self) -> None:
        typed = self.question.typed
        self._presenter.save(typed.value() if typed is not None else None, self.reason.text())

    def _ask_once_more(self) -> None:
        if not self.error_reason.text().strip():
            self._presenter.mark_in_error("")  # refused with its own words, at the box
            return
        self.mark.hide()
        self.confirm.show()
        self.confirm.focus_first()

    def _not_marked(self) -> None:
        self.confirm.hide()
        self.mark.show()
        self.mark.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_answers(self, state: CorrectState) -> None:
        empty(self._list_slot)
        self.answers = AnswerList(state.answers)
        self.answers.change_requested.connect(self._presenter.pick)
        self._list_slot.addWidget(self.answers)

    def _show_errors(self, errors: dict[str, str]) -> None:
        self.question.set_error(errors.get("answer", ""))
        self.reason.set_error(errors.get("reason", ""))
        self.error_reason.set_error(errors.get("error_reason", ""))
        for name, field in (("reason", self.reason), ("error_reason", self.error_reason)):
            if name in errors:
                field.focus_editor()
                self.scroll.ensureWidgetVisible(field)
        if "answer" in errors:
            self.question.focus_answer()
        if "error_reason" in errors:
            self._not_marked_quietly()

    def _not_marked_quietly(self) -> None:
        self.confirm.hide()
        self.mark.show()
