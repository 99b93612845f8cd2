"""The strip above every page of a visit: where it is, how long the rest takes, officer present, hide."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hubdesk.presenters.visit_parts import VisitStrip
from hubdesk.ui.controls import FlowLayout, LinkButton, announce
from hubdesk.ui.theme import SPACE


class StripBar(QFrame):
    """Draws a ``VisitStrip``; hidden for a visit without one."""

    steps_requested = Signal()
    officer_switched = Signal(bool)
    hide_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visitStrip")
        self._strip: VisitStrip | None = None
        self.steps = LinkButton("", icon="clipboard")
        self.officer, self.cover = LinkButton("", icon="eye-off"), LinkButton("Hide the screen (F12)", icon="lock")
        parts = QWidget()
        flow = FlowLayout(SPACE[4], SPACE[1], parts)
        for part in (self.steps, self.officer, self.cover):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[5], SPACE[2], SPACE[5], SPACE[1])
        column.addWidget(parts)
        self.steps.clicked.connect(self.steps_requested)
        self.officer.clicked.connect(self.switch)
        self.cover.clicked.connect(self.hide_requested)
        self.hide()

    def switch(self) -> None:
        """Say that an officer came in, or that they left."""
        if self._strip is not None:
            self.officer_switched.emit(not self._strip.officer_present)

    def show_strip(self, strip: VisitStrip | None) -> None:
        """Draw another strip; a change of who is present is spoken."""
        before, self._strip = self._strip, strip
        self.setVisible(strip is not None)
        if strip is None or strip == before:
            return
        self.steps.setText(strip.words)
        self.steps.setEnabled(bool(strip.steps))
        self.steps.setAccessibleName(f"{strip.words}. Show the steps of this visit")
        self.officer.setText("Officer has left (F8)" if strip.officer_present else "Officer came in (F8)")
        if before is not None and before.officer_present != strip.officer_present:
            announce(self, "Officer present. Answers are hidden." if strip.officer_present else "Answers show again.")
