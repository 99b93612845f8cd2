"""A lead who writes no code adds a scored form; a second lead approves it; a navigator asks it. Through the windows."""

import csv

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.forms.sheets import rows

KIND = "Rest check, and the safety question"


@pytest.fixture
def sheet(tmp_path, monkeypatch):
    """A spreadsheet on the lead's disk, and a file dialog that chooses it; call it to write the sheet."""
    path = tmp_path / "rest.csv"

    def write(*changes):
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows(*changes))

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
    return write


def lock(desk):
    desk.press("Lock")
    desk.wait_for("Sign-in name")


def test_a_form_from_a_spreadsheet_to_a_visit(workstation, sheet):
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    desk.open_row("Forms")
    desk.wait_for("In use")
    desk.press("Add a form from a spreadsheet")
    sheet((8, 3, "Often=0; Sometimes; Never=2"))
    desk.press("Choose the spreadsheet")
    desk.wait_for("cell D9")
    assert desk.sees('"Sometimes" has no score, but other answers of this question have one.')
    assert not desk.sees("Send for approval")
    sheet()
    desk.press("Read the same file again")
    desk.wait_for("No fault was found")
    desk.press("Send for approval")
    desk.wait_for("A second person has not approved it yet.")
    assert not desk.sees("Approve this version")
    lock(desk)

    desk.unlock("noor")
    desk.open_row("Forms")
    desk.wait_for("Rest check")
    desk.open_row("Rest check")
    desk.wait_for("Approve this version")
    desk.press("Approve this version")
    desk.wait_for("It is approved and can be used in a visit.")
    lock(desk)

    desk.unlock("jo")
    assert not desk.sees("Forms")
    desk.register("Avery", "Mason")
    desk.start_visit(KIND)
    assert desk.question() == "How often did you feel rested?"
    desk.answer("3")
    desk.answer("2")
    desk.wait_for("What would help?")
    desk.press("Not asked")
    desk.press("Save and continue")
    desk.settle()
    desk.answer("2")
    desk.wait_for("Check the answers")
    desk.press("Go on to actions")
    desk.wait_for("Add an action")
    desk.press("Finish visit")
    desk.wait_for("3 out of 4")
    assert desk.sees("Talk it over with a clinician in the hub.")


def test_a_form_taken_out_of_use_is_told_in_the_visit(workstation):
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    desk.open_row("Forms")
    desk.wait_for("In use")
    desk.open_row("Alcohol Use Disorders Identification Test – Consumption")
    desk.wait_for("Take it out of use")
    desk.press("Take it out of use")
    desk.fill("Why is it taken out of use?", "The new cut-offs are not settled")
    desk.press("Take it out of use")
    desk.wait_for("It is out of use.")
    lock(desk)

    desk.unlock("jo")
    desk.register("Avery", "Mason")
    desk.start_visit("Full visit, about 25 minutes")
    desk.press(next(words for words in desk.words() if " minutes left" in words))
    desk.wait_for("it was taken out of use")
    assert any("Not available: it was taken out of use" in words for words in desk.words())
