"""Telling a screen reader about something that has just appeared."""

from PySide6.QtWidgets import QWidget


def announce(source: QWidget, words: str, *, urgent: bool = True) -> None:
    """Have the words spoken now (urgent) or after what is being said."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # a slow one; the window does not wait for it

    event = QAccessibleAnnouncementEvent(source, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
