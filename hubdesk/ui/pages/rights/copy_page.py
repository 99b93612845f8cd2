"""Write a copy of a record: what to look for before it is handed over, and the folder it goes to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.record_copy import CHECKS, RecordCopyPresenter, RecordCopyState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    CheckCard,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    Panel,
    ScrollPage,
    Text,
    TextField,
    announce,
)
from hubdesk.ui.file_dialogs import ask_which_folder
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_BEFORE = (
    "Read the record for these before you hand a copy over. hubdesk cannot judge them. If one of them is not so, stop, "
    "and ask the clinical lead or the data protection officer."
)


class RecordCopyPage(ScrollPage):
    """Draws a ``RecordCopyState``."""

    def __init__(self, presenter: RecordCopyPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = RecordCopyState()
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Back to privacy and rights", icon="chevron-left")
        self.head, self.request = Heading("Write a copy of the record"), Muted("")
        self.trouble, self.errors, self.note = TroubleBox(), ErrorSummary(), InsetText("")
        self.done = Panel("The copy is written", " ")
        self.checks = {value: CheckCard(label) for value, label in CHECKS}
        self.problems = {value: Text("", "error") for value, _label in CHECKS}
        self.restricted = CheckCard("Put in notes and flags that only clinicians read")
        self.folder = TextField("Folder", "A new folder is made in it. Not a shared folder, and not one that syncs")
        self.browse = ActionButton("Browse", "secondary", small=True)
        self.write = ActionButton("Write the copy")
        self._contains = Card()
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: RecordCopyState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        self.request.setText(fitted(state.request))
        self.trouble.show_trouble(state.trouble)
        self.note.show_words(state.note)
        self.done.show_words(fitted(state.done))
        if state.contains != before.contains:
            empty(self._contains.body)
            self._contains.body.addWidget(Heading("What is in it", 2))
            self._contains.body.addWidget(BulletList(list(state.contains)))
        going = state.ready and not state.done
        for part in (self._contains, self._checks, self._where):
            part.setVisible(going)
        self._contains.setVisible(going and bool(state.contains))
        self.restricted.setVisible(state.offers_restricted)
        self.write.setVisible(going)
        self.write.setEnabled(not state.busy)
        self.bar.set_hint("Writing…" if state.busy else "")
        if state.errors != before.errors:
            self._show_errors(state)
        if state.done and state.done != before.done:
            announce(self.done, state.done)
            self.scroll_to_top()
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_start(self) -> None:
        """The way back; the page is read from the heading on."""
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_errors(self, state: RecordCopyState) -> None:
        for value, line in self.problems.items():
            line.setText(state.errors.get(value, ""))
            line.setVisible(bool(state.errors.get(value)))
        self.folder.set_error(state.errors.get("folder", ""))
        places: dict[str, QWidget] = {**self.checks, "folder": self.folder}
        labels = dict(CHECKS)
        self.errors.show_errors(
            [(f"{labels[n].partition(':')[0]}: {m}" if n in labels else m, places[n]) for n, m in state.errors.items()]
        )
        if state.errors:
            self.scroll_to_top()

    def _build(self) -> None:
        self._checks, self._where = Card(), Card()
        self._checks.body.setSpacing(SPACE[3])
        self._checks.body.addWidget(Heading("Check before you hand it over", 2))
        self._checks.body.addWidget(Body(_BEFORE))
        for value, tick in self.checks.items():
            self._checks.body.addWidget(self.problems[value])
            self._checks.body.addWidget(tick)
            self.problems[value].hide()
        self._where.body.setSpacing(SPACE[3])
        self._where.body.addWidget(Heading("What goes in, and where", 2))
        self._where.body.addWidget(self.restricted)
        self._where.body.addWidget(self.folder)
        self._where.body.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignLeft)
        self._where.body.addWidget(
            Muted(
                "The folder’s name is a date and a short random code: nothing of the person. Delete it here once it "
                "has reached them."
            )
        )
        for part in (self.back_link, self.head, self.request, self.trouble, self.errors, self.note, self.done):
            self.body.addWidget(part)
        for part in (self._contains, self._checks, self._where):
            self.body.addWidget(part)
        self.bar.add(self.write)

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.browse.clicked.connect(self._browse)
        self.write.clicked.connect(self._write)

    def _browse(self) -> None:
        folder = ask_which_folder(self, "Folder for the copy")
        if folder:
            self.folder.set_text(folder)

    def _write(self) -> None:
        ticked = [value for value, tick in self.checks.items() if tick.isChecked()]
        restricted = self.restricted.isVisibleTo(self) and self.restricted.isChecked()
        self._presenter.write(self.folder.text(), ticked, restricted=restricted)
