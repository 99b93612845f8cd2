"""What was put right on a form after the visit: when, why, and what it said before."""

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.visit_pages import CorrectionNote
from hubdesk.ui.controls import Body, BulletList, InsetText, Muted
from hubdesk.ui.pages.fitted_text import fitted


class CorrectionBox(InsetText):
    """One correction."""

    def __init__(self, note: CorrectionNote, parent: QWidget | None = None) -> None:
        super().__init__(note.title, parent)
        self.body.addWidget(Body(fitted(f"Reason: {note.reason}"), strong=True))
        if note.lines:
            self.body.addWidget(BulletList([fitted(line) for line in note.lines]))
            self.body.addWidget(Muted("The answers and scores from before stay in the record."))
