"""The print dialog stands before every print, and the job's name tells nothing of anybody (hazard H12)."""

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QWidget

from hubdesk.ui.paper_printer import ask_for_printer


@pytest.fixture
def asked(monkeypatch):
    """Every dialog that opened, and what the user answers."""
    dialogs, answer = [], [QDialog.DialogCode.Accepted]

    def exec_(dialog):
        dialogs.append((dialog.windowTitle(), dialog.printer().docName()))
        return answer[0]

    monkeypatch.setattr(QPrintDialog, "exec", exec_)
    return dialogs, answer


def test_every_print_asks_for_the_printer_and_the_job_says_nothing_of_anybody(qtbot, asked):
    dialogs, _answer = asked
    parent = QWidget()
    qtbot.addWidget(parent)
    for _time in range(2):
        assert ask_for_printer(parent, "Letter to the GP practice") is not None
    assert dialogs == [("Letter to the GP practice", "hubdesk")] * 2


def test_a_dialog_that_is_closed_prints_nothing(qtbot, asked):
    _dialogs, answer = asked
    answer[0] = QDialog.DialogCode.Rejected
    parent = QWidget()
    qtbot.addWidget(parent)
    assert ask_for_printer(parent, "Letter") is None
