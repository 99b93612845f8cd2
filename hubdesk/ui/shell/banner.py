"""The patient banner: who this page is about, in the order of the NHS CUI guidance."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from hubdesk.ui.controls.flow_layout import FlowLayout
from hubdesk.ui.controls.labels import Text
from hubdesk.ui.controls.tag import Tag
from hubdesk.ui.theme import SPACE


@dataclass(frozen=True, slots=True)
class Alert:
    """A tag after the facts: an allergy, an interpreter."""

    text: str
    colour: str = "red"
    icon: str = "alert-triangle"


@dataclass(frozen=True, slots=True)
class BannerFacts:
    """What the banner says, already put into words by the presenter."""

    name: str
    born: str
    gender: str
    nhs_number: str
    alerts: tuple[Alert, ...] = ()

    def words(self) -> str:
        """The banner for a screen reader."""
        alerts = "".join(f" Alert: {alert.text}." for alert in self.alerts)
        return f"{self.name}. Born {self.born}. Gender {self.gender}. NHS number {self.nhs_number}.{alerts}"


class PatientBanner(QFrame):
    """One line where there is room, more lines where there is not. Hidden when there is nobody to name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: BannerFacts | None = None
        self._flow = FlowLayout(SPACE[4], SPACE[2], self)
        self._flow.setContentsMargins(SPACE[5], 12, SPACE[5], 12)
        self.hide()

    def set_facts(self, facts: BannerFacts | None) -> None:
        """Name the person, or hide. Facts that show already are left alone: each page turn comes by here."""
        if facts == self._facts:
            return
        self._facts = facts
        while self._flow.count():
            old = self._flow.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        self.setAccessibleName(f"Person record. {facts.words()}" if facts else "")
        self.setVisible(facts is not None)
        if facts is None:
            return
        self._flow.addWidget(Text(facts.name, "heading-m", wrap=False))
        for label, value in (("Born", facts.born), ("Gender", facts.gender), ("NHS No.", facts.nhs_number)):
            self._flow.addWidget(_Fact(label, value))
        for alert in facts.alerts:
            self._flow.addWidget(Tag(alert.text, alert.colour, icon=alert.icon))
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """The tallest line; the layout gives the rest."""
        return self._flow.minimumSize()


class _Fact(QWidget):
    """A quiet label and a bold value."""

    def __init__(self, label: str, value: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Text(label, "muted", wrap=False))
        row.addWidget(Text(value, "strong", wrap=False))
