"""One question a page. What is on screen stays there until it is stored (promises 1 and 2)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.domain.visits import Place
from hubdesk.presenters.hand_over import HandOverPresenter
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import QuestionPage, VisitState
from hubdesk.ui.controls import ActionButton, LinkButton, Muted, SavedLine, ScrollPage
from hubdesk.ui.pages.visit.answers_so_far import AnswersSoFar
from hubdesk.ui.pages.visit.language_bar import LanguageBar
from hubdesk.ui.pages.visit.page_keys import on_enter, on_key
from hubdesk.ui.pages.visit.question_card import QuestionCard
from hubdesk.ui.pages.visit.repeat_bar import RepeatBar
from hubdesk.ui.pages.visit.staff_prompts import StaffPrompts
from hubdesk.ui.pages.visit.trouble_callout import TroubleCallout
from hubdesk.ui.pages.visit.wish_after_saving import WishAfterSaving
from hubdesk.ui.theme import SPACE, look

_HINT_FROM = 980
_SAVED_AT = "Saved at "
_BY_NUMBER = ("choice", "several", "open")
"""Ways of answering whose options have number keys."""


class QuestionView(ScrollPage):
    """Shows a ``QuestionPage`` and passes on wishes."""

    def __init__(
        self,
        presenter: VisitPresenter | HandOverPresenter,
        after: WishAfterSaving,
        parent: QWidget | None = None,
        *,
        alone: bool = False,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._after = presenter, after
        self._state = VisitState()
        self._page: QuestionPage | None = None
        self._turning = False
        self.back = LinkButton("Back", icon="chevron-left")
        self.left, self.saved = Muted(), SavedLine()
        self._put_top_row()
        self.trouble = TroubleCallout("Try again")
        self.prompts = StaffPrompts()
        self.card, self.so_far = QuestionCard(), AnswersSoFar()
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.prompts)
        self.language = LanguageBar()
        self.body.addWidget(self.language)
        self.body.addWidget(self.card)
        self.repeat = RepeatBar()
        self.body.addWidget(self.repeat)
        if not alone:  # what was answered before is for staff
            self.set_side(self.so_far)
        self.go_on = ActionButton("Save and continue")
        self.skip = ActionButton("Skip for now", "secondary")
        self.pause = LinkButton("Pause visit", icon="pause")
        self.hand_over = LinkButton("Hand over", icon="person", spoken="Hand over: the person answers alone")
        self.paper = LinkButton("Type from paper", icon="file", spoken="Type this form from a sheet filled in by hand")
        for button in (self.go_on, self.skip, self.pause, self.hand_over, self.paper):
            self.bar.add(button)
        self.paper.setVisible(not alone)
        self._connect()

    # What the page shows

    def render(self, state: VisitState) -> None:
        """Show a state; only what is different is touched."""
        page, before = state.page, self._page
        if not isinstance(page, QuestionPage):
            return
        turned = before is None or before.place != page.place
        self._turning = self._turning and state.busy
        self._page, was, self._state = page, self._state, state
        if page != before or not state.busy:
            self.card.show_question(page, turned=turned or _reworded(page, before))
        if turned:
            self.scroll_to_top()
        self.back.setVisible(page.can_go_back)
        self.hand_over.setVisible(page.can_hand_over)
        self.left.setText(page.left)
        self.so_far.show_answers(page.so_far, page.hidden)
        self.prompts.show_prompts(page.prompts)
        if not state.busy:  # one that could not be shown is not what the list stands at
            self.language.show_choice(page.language)
        if before is None or page.repeat != before.repeat or turned:
            self.repeat.show_repeat(page.repeat)
        self._show_saved(state, was)
        self.trouble.show_trouble(state.trouble, title="Not saved" if state.saved == "Not saved" else "A problem")
        if state.trouble is not None and state.trouble != was.trouble:
            self.scroll_to_top()
        self._show_error(state, was, turned=turned)
        self._show_keys()

    def focus_start(self) -> None:
        """Focus the answer that stands, or the first, so that the question is read out."""
        self.card.focus_answer()

    def store_typed(self) -> None:
        """Pass on what is typed and not stored yet."""
        typed = self.card.typed
        if typed is not None and typed.unsent():
            typed.pass_on(self._presenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the keys in words where there is room."""
        super().resizeEvent(event)
        self._show_keys()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_keys()

    def _put_top_row(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(SPACE[5], SPACE[1], SPACE[5], 0)
        row.setSpacing(SPACE[4])
        row.addWidget(self.back)
        self.left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.left, 1)
        row.addWidget(self.saved)
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertLayout(0, row)

    def _show_saved(self, state: VisitState, was: VisitState) -> None:
        if state.saved == was.saved:
            return
        if state.saved.startswith(_SAVED_AT):
            self.saved.saved_at(state.saved.removeprefix(_SAVED_AT))
        elif state.saved == "Not saved":
            self.saved.failed(state.saved)
        else:
            self.saved.saving()

    def _show_error(self, state: VisitState, was: VisitState, *, turned: bool) -> None:
        message, before = state.errors.get("answer", ""), was.errors.get("answer", "")
        asked_again = was.busy and not state.busy
        if message != before or turned or (message and asked_again):
            self.card.set_error(message)
            if message and not turned and self.isAncestorOf(self.window().focusWidget() or self.window()):
                self.card.focus_answer()
                self.scroll.ensureWidgetVisible(self.card.question, 0, SPACE[4])

    def _show_keys(self) -> None:
        page = self._page
        if page is None or self.width() < look().em(_HINT_FROM):
            self.bar.set_hint("")
        elif page.kind in _BY_NUMBER:
            last = [c.key for c in page.options if c.key][-1:]
            numbers = f"1 to {last[0]} choose, " if last else ""
            back = ", Esc goes back" if page.can_go_back else ""
            if page.kind == "several":
                numbers = numbers.replace("choose", "tick")
            self.bar.set_hint(f"Keys: {numbers}Enter continues, S skips{back}")
        else:
            enter = "Ctrl+Enter continues" if page.kind in ("text", "lines") else "Enter continues"
            self.bar.set_hint(f"Keys: {enter}. Outside the box: D, N, U or S")

    # What the keys and buttons wish

    def _connect(self) -> None:
        self.card.chosen.connect(self._choose)
        self.card.typing_left.connect(self._keep_typed)
        self.card.picked.connect(self._keep_typed)
        self.card.row_chosen.connect(self._choose_in_row)
        self.card.proposal.clicked.connect(self._presenter.take_proposal)
        self.repeat.add_requested.connect(lambda: self._turn(self._presenter.add_another))
        self.repeat.remove_requested.connect(lambda: self._leave(self._presenter.remove_this))
        self.so_far.change_requested.connect(self._change)
        self.language.language_chosen.connect(self._show_language)
        self.trouble.action_requested.connect(self._try_again)
        self.go_on.clicked.connect(self._continue)
        self.skip.clicked.connect(lambda: self._turn(self._presenter.skip))
        self.pause.clicked.connect(self._pause)
        self.paper.clicked.connect(lambda: self._turn(self._presenter.type_from_paper))
        self.hand_over.clicked.connect(lambda: self._turn(self._presenter.hand_over))
        self.back.clicked.connect(self._go_back)
        on_enter(self, self._enter)
        on_key(self, "Ctrl+Return", self._continue)
        on_key(self, "S", lambda: self._turn(self._presenter.skip))
        on_key(self, "Escape", self._go_back)

    def _choose(self, value: str) -> None:
        if self._on_its_way():
            # The page is being turned: this key was meant for a question that is not on screen yet.
            self._show_again()
            return
        self._presenter.choose(value)

    def _choose_in_row(self, place: Place, value: str) -> None:
        if self._on_its_way():
            self._show_again()
        else:
            self._presenter.choose_in_row(place, value)

    def _enter(self) -> None:
        if self.card.take_enter():
            return
        walked_to = self.card.card_walked_to()
        if walked_to is not None:
            walked_to.click()  # the arrows only moved the mark: going on now would keep another answer
        else:
            self._continue()

    def _pause(self) -> None:
        self._turn(self._presenter.pause)

    def _continue(self) -> None:
        self._turn(self._presenter.next, again=bool(self._state.errors))

    def _go_back(self) -> None:
        if self._page is not None and self._page.can_go_back:
            self._turn(self._presenter.back)

    def _change(self, place: Place) -> None:
        self._turn(lambda: self._presenter.change(place))

    def _show_language(self, language: str) -> None:
        self._turn(lambda: self._presenter.show_language(language))

    def _turn(self, wish: Callable[[], None], *, again: bool = False) -> None:
        """Leave the question, once what was typed is stored. ``again`` stores also what was refused before."""
        if self._on_its_way():
            return
        typed = self.card.typed
        if typed is None:
            self._leave(wish)
        elif typed.unsent() or (again and typed.filled()):
            self._after.ask(lambda: self._leave(wish))
            typed.pass_on(self._presenter)
        elif self._presenter.state.busy:
            self._after.ask(lambda: self._leave(wish))
        else:
            self._leave(wish)

    def _leave(self, wish: Callable[[], None]) -> None:
        self._turning = True
        wish()

    def _on_its_way(self) -> bool:
        return self._turning and self._presenter.state.busy

    def _keep_typed(self) -> None:
        if not self._on_its_way():
            self.store_typed()

    def _try_again(self) -> None:
        page = self._page
        if page is None:
            return
        if page.chosen is not None:
            self._presenter.choose(page.chosen)
        elif self.card.typed is not None and self.card.typed.filled():
            self.card.typed.pass_on(self._presenter)
        else:
            self._presenter.next()

    def _show_again(self) -> None:
        if self._page is not None:
            self.card.show_question(self._page, turned=False)


def _reworded(page: QuestionPage, before: QuestionPage | None) -> bool:
    """Whether the same question is read in another language now."""
    was = before.language.shown if before is not None and before.language is not None else ""
    return page.language is not None and page.language.shown != was
