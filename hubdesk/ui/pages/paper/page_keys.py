"""Page Up and Page Down: they turn the pages of the paper that is looked at, and scroll where there is none."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from hubdesk.ui.controls import ScrollPage
from hubdesk.ui.pages.paper.preview import PreviewView


def turn_by_keys(page: ScrollPage, preview: PreviewView) -> None:
    """Let the two keys do so on this page, wherever the focus is."""

    def turn(by: int) -> None:
        if preview.shows:
            preview.turn(by)
            page.reveal(preview.where)
        else:
            bar = page.scroll.verticalScrollBar()
            bar.setValue(bar.value() + by * bar.pageStep())

    for key, by in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
        QShortcut(QKeySequence(key), page).activated.connect(lambda by=by: turn(by))
