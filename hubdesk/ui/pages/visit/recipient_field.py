"""Agreement to share with one recipient: yes, no or not asked; when yes, what, how and until when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.agreements import Given
from hubdesk.presenters.visit_parts import RecipientRow
from hubdesk.services.opening import AgreementEntry
from hubdesk.ui.controls import ChoiceField, DateField, SelectField, TextField
from hubdesk.ui.controls.field import Field
from hubdesk.ui.theme import SPACE

_NAME, _UNTIL = "Who is meant", "Until which day"


class RecipientField(QWidget):
    """The fields of one recipient; the details show once the answer is yes."""

    chosen = Signal()
    """An answer was chosen by hand."""

    def __init__(
        self, row: RecipientRow, hows: tuple[tuple[str, str], ...], entry: AgreementEntry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.recipient = row.recipient
        self.given = ChoiceField(row.label, [(g.value, g.label) for g in Given], row.standing, in_row=True)
        self.name = TextField(_NAME) if row.needs_name else None
        self.what = TextField("What may be shared")
        self.how = SelectField("How it was given", list(hows))
        self.until = DateField(_UNTIL, "Leave empty: until it is withdrawn")
        self.details = QWidget()
        inner = QVBoxLayout(self.details)
        inner.setContentsMargins(SPACE[4], 0, 0, SPACE[2])
        inner.setSpacing(SPACE[2])
        for part in (self.name, self.what, self.how, self.until):
            if part is not None:
                inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.given)
        column.addWidget(self.details)
        self._fill(entry)
        self.given.chosen.connect(lambda _value: self._choose())

    def entry(self) -> AgreementEntry:
        """What stands here, exactly as typed."""
        return AgreementEntry(
            recipient=self.recipient,
            given=self.given.value() or "",
            name=self.name.text() if self.name is not None else "",
            what=self.what.text(),
            how=self.how.value() or "",
            until=self.until.values(),
        )

    def fields(self) -> dict[str, Field]:
        """The fields by the names that errors use."""
        found: dict[str, Field] = {f"until-{self.recipient}": self.until}
        if self.name is not None:
            found[f"name-{self.recipient}"] = self.name
        return found

    def _fill(self, entry: AgreementEntry) -> None:
        self.given.set_value(entry.given or None)
        if self.name is not None:
            self.name.set_text(entry.name)
        self.what.set_text(entry.what)
        self.how.set_value(entry.how or None)
        self.until.set_values(*entry.until)
        self._show_details()

    def _choose(self) -> None:
        self._show_details()
        self.chosen.emit()

    def _show_details(self) -> None:
        self.details.setVisible(self.given.value() == Given.YES.value)
