"""The system's own windows for choosing a file. The path is the user's choice, and empty when they chose none."""

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(parent: QWidget, title: str, name: str, kinds: str) -> str:
    """Where to write a file; ``name`` is offered, ``kinds`` reads like ``PDF (*.pdf)``."""
    path, _kind = QFileDialog.getSaveFileName(parent, title, name, kinds)
    return path


def ask_which_to_open(parent: QWidget, title: str, kinds: str) -> str:
    """Which file to read."""
    path, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return path


def ask_which_folder(parent: QWidget, title: str) -> str:
    """Which folder to use."""
    return QFileDialog.getExistingDirectory(parent, title)
