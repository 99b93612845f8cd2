"""All drafts of a person: tick what goes, look at it, and print or save it with one press."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.paper.bundle import BundlePresenter, BundleRow, BundleState
from hubdesk.ui.controls import (
    ActionButton,
    BulletList,
    Card,
    CheckCard,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    Panel,
    ScrollPage,
    announce,
)
from hubdesk.ui.file_dialogs import ask_which_folder
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.paper.page_keys import turn_by_keys
from hubdesk.ui.pages.paper.preview import PreviewView
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.paper_printer import ask_for_printer
from hubdesk.ui.theme import SPACE

_LEAD = "Each reader gets a document of their own. A list of what is shared comes first, for the person to sign."


class BundlePage(ScrollPage):
    """Ticks, and then all pages as they will be printed."""

    def __init__(self, presenter: BundlePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = BundleState()
        self.ticks: dict[str, CheckCard] = {}
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Letters and cards of this person", icon="chevron-left")
        self.head, self.trouble = PageHead("Print the drafts together"), TroubleBox()
        self.done, self.hidden, self.note = Panel("Done", " "), InsetText(""), InsetText("")
        self.card, self.contents, self.preview = Card(), Card(), PreviewView()
        self._rows, self._lines = QVBoxLayout(), QVBoxLayout()
        self.show_button = ActionButton("Show how they look")
        self.print_button = ActionButton("Print them all", icon="printer")
        self.save_button = ActionButton("Save as PDFs", "secondary")
        self.change_button = ActionButton("Choose again", "secondary", icon="edit")
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: BundleState) -> None:
        """Draw the state; the ticks stay while the same drafts are shown."""
        before, self._shown = self._shown, state
        looking = state.preview is not None
        self.head.set_words("Print the drafts together", _LEAD)
        self.trouble.show_trouble(state.trouble)
        for text, words in ((self.hidden, state.hidden), (self.note, state.note)):
            text.show_words(words)
        self.done.show_words(state.done)
        if state.done and state.done != before.done:
            announce(self.done, state.done)
        if before.rows != state.rows:
            self._show_rows(state.rows)
        self.card.setVisible(bool(state.rows) and not looking)
        if before.contents != state.contents:
            empty(self._lines)
            self._lines.addWidget(BulletList(list(state.contents)))
        self.contents.setVisible(looking)
        self.preview.show_preview(state.preview, "Bundle")
        self.preview.setVisible(looking)
        self._render_bar(state, looking=looking)
        if (before.preview is None) == looking or before.loaded != state.loaded:
            self.scroll_to_top()
            self.focus_start()

    def focus_start(self) -> None:
        """The first tick; on the preview, printing."""
        ready = next((tick for tick in self.ticks.values() if tick.isEnabled()), None)
        if self._shown.preview is not None:
            self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif ready is not None:
            ready.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> list[str]:
        """What is ticked."""
        return [key for key, tick in self.ticks.items() if tick.isChecked()]

    def _show_rows(self, rows: tuple[BundleRow, ...]) -> None:
        empty(self._rows)
        self.ticks = {}
        for row in rows:
            if row.ready:
                self._add_tick(row)
            else:
                link = LinkButton(fitted(f"Open: {row.title}"))
                link.clicked.connect(lambda key=row.key: self._presenter.open(key))
                self._rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            self._rows.addWidget(Muted(fitted(row.detail)))
        self._render_bar(self._shown, looking=self._shown.preview is not None)

    def _add_tick(self, row: BundleRow) -> None:
        tick = CheckCard(row.title, compact=True)
        tick.setAccessibleDescription(row.detail)
        tick.setChecked(True)
        tick.toggled.connect(lambda _on: self._render_bar(self._shown, looking=False))
        self.ticks[row.key] = tick
        self._rows.addWidget(tick)

    def _render_bar(self, state: BundleState, *, looking: bool) -> None:
        self.show_button.setVisible(bool(state.rows) and not looking)
        self.show_button.setEnabled(bool(self.chosen()) and not state.busy)
        for button in (self.print_button, self.save_button, self.change_button):
            button.setVisible(looking)
            button.setEnabled(not state.busy)
        self.bar.set_hint(state.busy or ("Page Up and Page Down turn the pages" if looking else ""))

    def _build(self) -> None:
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.setSpacing(SPACE[2])
        self.card.body.addWidget(Heading("Drafts", 2))
        self.card.body.addLayout(self._rows)
        self.contents.body.addWidget(Heading("What comes out", 2))
        self.contents.body.addLayout(self._lines)
        for part in (
            self.head,
            self.trouble,
            self.done,
            self.hidden,
            self.note,
            self.card,
            self.contents,
            self.preview,
        ):
            self.body.addWidget(part)
        for button in (self.show_button, self.print_button, self.save_button, self.change_button):
            self.bar.add(button)

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.show_button.clicked.connect(lambda: self._presenter.show(self.chosen()))
        self.change_button.clicked.connect(self._presenter.change)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        turn_by_keys(self, self.preview)

    def _print(self) -> None:
        printer = ask_for_printer(self, "Print them all")
        if printer is not None:
            self._presenter.print(printer)

    def _save(self) -> None:
        folder = ask_which_folder(self, "Where do the PDFs go?")
        if folder:
            self._presenter.save_in(folder)
