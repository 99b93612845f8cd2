"""One question for a person who answers alone: its answers, continue, skip, stop, and help in plain words."""

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.hand_over import HandOverPresenter
from hubdesk.presenters.visit_pages import VisitState
from hubdesk.ui.controls import BulletList, InsetText, LinkButton
from hubdesk.ui.pages.visit.question_view import QuestionView
from hubdesk.ui.pages.visit.wish_after_saving import WishAfterSaving

SHOW_HELP, HIDE_HELP = "Help with this page", "Close help"


class HandedQuestionView(QuestionView):
    """The question view of staff without what is theirs. Help tells what to do on the page: it never says a question
    in other words, because an instrument asked in other words is another instrument."""

    def __init__(self, presenter: HandOverPresenter, after: WishAfterSaving, parent: QWidget | None = None) -> None:
        super().__init__(presenter, after, parent, alone=True)
        self._worker = ""
        self.go_on.setText("Continue")
        self.skip.setText("Skip this question")
        self.pause.setText("Stop")
        self.help_link, self.help = LinkButton(SHOW_HELP, icon="info"), InsetText("")
        self.bar.add(self.help_link)
        self.help.hide()
        self.help.text.hide()
        self.body.insertWidget(0, self.help)
        self.help_link.clicked.connect(self._toggle_help)

    def set_worker(self, name: str) -> None:
        """Name who can be asked."""
        if name != self._worker:
            self._worker = name
            while self.help.body.count() > 1:
                self.help.body.takeAt(1).widget().deleteLater()
            self.help.body.addWidget(BulletList(help_lines(name)))

    def render(self, state: VisitState) -> None:
        """Show a state; help belongs to the page it was opened on."""
        before = self._page
        super().render(state)
        if self._page is not None and (before is None or before.place != self._page.place):
            self._show_help(shown=False)

    def _pause(self) -> None:
        """Stopping is always possible: what is typed is passed on first, and nothing waits for it."""
        self.store_typed()
        self._presenter.pause()

    def _show_keys(self) -> None:
        """A person who answers alone is told of no keys."""
        self.bar.set_hint("")

    def _toggle_help(self) -> None:
        self._show_help(shown=self.help.isHidden())

    def _show_help(self, *, shown: bool) -> None:
        self.help.setVisible(shown)
        self.help_link.setText(HIDE_HELP if shown else SHOW_HELP)
        if shown:
            self.scroll_to_top()
            self.help.setFocus()


def help_lines(worker: str) -> list[str]:
    """What a person needs to know of this page, at a reading age of nine to eleven."""
    return [
        "Choose the answer that fits you best. There are no right or wrong answers.",
        "“Continue” saves your answer and shows the next question.",
        "“Skip this question” leaves it out. That is fine.",
        "“Stop” ends now. The answers you gave are kept.",
        f"If you are not sure what a question means, ask {worker}.",
    ]
