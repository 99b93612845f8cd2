"""A sheet filled in by hand is typed into the real program, by keyboard, and the result says where it came from."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog


def test_a_sheet_from_paper_to_the_check_of_the_answers(workstation):
    pc = workstation()
    pc.unlock()
    pc.register("Avery", "Mason")
    pc.start_visit()
    pc.press("Type this form from a sheet filled in by hand")
    pc.wait_for("When was it filled in?")
    assert pc.sees("AVERY, Mason")
    year = str(pc.clock.moment.year - 1)
    for text in ("14", "3", year, "a", "b"):
        for letter in text:
            pc.key(letter)
        pc.key(Qt.Key.Key_Return)
    pc.press("Continue")
    pc.wait_for("Type it once more")
    for text in ("a", "b"):
        pc.key(text)
        pc.key(Qt.Key.Key_Return)
    pc.press("Continue")
    pc.wait_for(f"Filled in on 14-Mar-{year}")
    pc.press("Keep these answers")
    pc.wait_for("Save and continue")
    pc.answer("2")
    pc.wait_for(f"Typed from paper, filled in on 14-Mar-{year}")


def test_a_blank_sheet_of_the_form_is_saved_from_the_window(workstation, tmp_path, monkeypatch):
    asked: list[str] = []

    def choose(_parent, _title, name, _kinds):
        asked.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(choose))
    pc = workstation()
    pc.unlock()
    pc.register("Avery", "Mason")
    pc.start_visit()
    pc.press("Type this form from a sheet filled in by hand")
    pc.wait_for("When was it filled in?")
    pc.press("Save a blank sheet")
    pc.wait_for("The blank sheet is saved.")
    assert asked == ["phq-2.pdf"]
    assert Path(tmp_path, "phq-2.pdf").read_bytes().startswith(b"%PDF-")
