"""The preview of a form that is here already."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.forms.preview import FormPreviewPresenter, PreviewState
from hubdesk.ui.controls import LinkButton, ScrollPage
from hubdesk.ui.pages.forms.preview_view import PreviewView
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow


class PreviewPage(ScrollPage):
    """Heading, way back, the form."""

    def __init__(self, presenter: FormPreviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_link = LinkButton("Back to the form's own page", icon="chevron-left")
        self.head, self.trouble = PageHead("Preview"), TroubleBox()
        self.view = PreviewView(presenter)
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.head, self.trouble, self.view):
            self.body.addWidget(part)
        self.back_link.clicked.connect(presenter.back)
        follow(presenter, self, self.render)

    def render(self, state: PreviewState) -> None:
        """Draw the heading; the view draws the rest."""
        self.head.set_words(state.title or "Preview")
        self.trouble.show_trouble(state.trouble)

    def focus_start(self) -> None:
        """The way back: the preview is looked at first."""
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)
