"""The words of letters and cards: every template, and whose words are in use."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.paper.templates import TemplateGroup, TemplatesPresenter, TemplatesState
from hubdesk.ui.controls import Body, Card, Heading, LinkButton, Row, RowList, ScrollPage
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

LEAD = (
    "hubdesk brings words for each letter and card. You can put them in the hub’s own words. Papers that were made "
    "keep the words they were made in."
)


class TemplatesPage(ScrollPage):
    """Draws a ``TemplatesState``."""

    def __init__(self, presenter: TemplatesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[TemplateGroup, ...] = ()
        self._opened = presenter.open
        self.back_link = LinkButton("Letters and cards", icon="chevron-left")
        self.trouble = TroubleBox(presenter.load)
        self.lists: list[RowList] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE[3])
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (Heading("Words of letters and cards"), Body(LEAD), self.trouble):
            self.body.addWidget(part)
        self.body.addLayout(self._column)
        self.back_link.clicked.connect(presenter.back)
        follow(presenter, self, self.render)

    def render(self, state: TemplatesState) -> None:
        """Draw the state."""
        self.trouble.show_trouble(state.trouble)
        if state.groups != self._groups:
            self._groups = state.groups
            empty(self._column)
            self.lists = []
            for group in state.groups:
                self._add(group)
            if self.back_link.hasFocus():
                self.focus_start()  # the list has no banner that would tell the window when it is there

    def focus_start(self) -> None:
        """The first list, once it is there."""
        (self.lists[0] if self.lists else self.back_link).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, group: TemplateGroup) -> None:
        card, rows = Card(), RowList(group.title)
        card.body.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        rows.set_rows(Row(row.id, fitted(row.title), row.detail, row.tags) for row in group.rows)
        rows.opened.connect(self._opened)
        card.body.addWidget(rows)
        self._column.addWidget(Heading(group.title, 2))
        self._column.addWidget(card)
        self.lists.append(rows)
