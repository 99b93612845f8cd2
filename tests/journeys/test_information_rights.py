"""What a person may ask of their record: the notice, an objection that stops a letter, a copy of everything."""

import json
import os
import stat
import tempfile
from pathlib import Path

import pytest

from tests.documents.reading import whole
from tests.journeys import test_paper as paper

NAMED = "Dana Lee, 01632 960 200"


def confirm_the_trust(desk) -> None:
    """As the lead: who is responsible, and whom to ask."""
    desk.open_row("Settings")
    desk.press("What the trust has decided about information")
    desk.wait_for("Who is responsible")
    desk.fill("Controller", "Northbridge NHS Foundation Trust")
    desk.fill("Data protection officer", NAMED)
    desk.press("Confirm these: Who is responsible")
    desk.wait_for("Confirmed: Who is responsible")


def test_a_lead_confirms_what_the_trust_decided_and_others_only_read_it(workstation):
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    desk.open_row("Settings")
    desk.press("What the trust has decided about information")
    desk.wait_for("of 15 matters are not yet confirmed")
    desk.fill("Adult health record", "x")
    desk.press("Confirm these: How long records are kept")
    desk.wait_for("Enter a number of years, 1 to 100")
    desk.press("Back to settings")
    confirm_the_trust(desk)
    assert desk.sees("by Asha Patel")
    desk.press("Lock")
    desk.wait_for("Sign-in name")
    desk.unlock("jo")
    desk.open_row("Settings")
    desk.press("What the trust has decided about information")
    desk.wait_for("A clinical lead confirms these.")
    assert desk.editor("Data protection officer").isReadOnly()
    assert not any(words.startswith("Confirm these") for words in desk.words())


def mason(desk, user: str = "asha") -> None:
    desk.unlock(user)
    desk.wait_for("Nothing is waiting")
    desk.register("Avery", "Mason")


def open_rights(desk) -> None:
    words = next(w for w in desk.words() if w.startswith("Privacy and rights"))
    desk.press(words)
    desk.wait_for("A copy of the record")


def test_the_notice_is_recorded_and_an_objection_stands_on_the_persons_page_until_it_is_taken_back(workstation):
    desk = workstation()
    mason(desk, "jo")
    assert desk.sees("no privacy notice yet")
    open_rights(desk)
    desk.press("Record that it was given")
    desk.press("Write it down")
    desk.wait_for("Say how the notice was given")
    desk.press("Told face to face")
    desk.press("Write it down")
    desk.wait_for("Told face to face, ")
    desk.press("Record an objection")
    desk.page.objections.to.set_value("sharing")
    desk.page.objections.to.chosen.emit("sharing")
    desk.press("GP practice")
    desk.fill("In the person’s own words", "Not the old GP, she knows my family")
    desk.press("Write it down")
    desk.wait_for("Waits for a clinical lead")
    assert not desk.sees("Upheld: it is not done")  # a navigator decides nothing
    desk.press("Back to the person")
    desk.wait_for("An objection")
    assert desk.sees("Not the old GP, she knows my family")
    open_rights(desk)
    desk.press("The person takes it back: Sharing information about them: with GP practice")
    desk.press("Taken back by the person")
    desk.fill("Reasons", "Has a new GP now")
    desk.press("Write it down")
    desk.wait_for("Taken back")
    desk.press("Back to the person")
    desk.wait_for("Start a visit")
    assert not desk.sees("An objection")


@pytest.fixture
def nothing_in_temp(monkeypatch, tmp_path):
    """A folder for temporary files of its own, looked at afterwards."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.rglob("*")) == []


def test_a_copy_is_asked_for_approved_checked_and_written_whole(workstation, tmp_path, nothing_in_temp):
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    confirm_the_trust(desk)
    desk.open_row("Today")
    desk.register("Avery", "Mason")
    desk.start_visit()
    desk.answer("2")
    desk.press("Pause visit")
    desk.open_row("People")
    desk.open_row("AVERY, Mason")
    desk.wait_for("Privacy and rights")
    open_rights(desk)
    desk.press("Record that a copy was asked for")
    desk.fill("How did they ask?", "Told me today")
    desk.fill("How do you know who asked?", "Sat here")
    desk.press("Write it down")
    desk.wait_for("Waits for a clinical lead, due")
    assert not desk.sees("Write the copy")
    desk.press("Approve the copy")
    desk.wait_for("Write the reason")
    desk.fill("Reason", "Asked in person, nothing against it")
    desk.press("Approve the copy")
    desk.wait_for("Approved, due")
    desk.press("Write the copy")
    desk.wait_for("Check before you hand it over")
    target = tmp_path / "for-the-person"
    target.mkdir()
    desk.fill("Folder", str(target))
    desk.press("Write the copy")
    desk.wait_for("Read the copy for this, then tick it")
    assert list(target.iterdir()) == []
    for tick in desk.page.checks.values():
        desk.press(tick.text())
    desk.press("Write the copy")
    desk.wait_for("The copy is written")
    (made,) = target.iterdir()
    check_files(made)
    desk.press("Back to privacy and rights")
    desk.wait_for("Copy written")
    assert desk.sees(made.name)


def check_files(made: Path) -> None:
    """Two files, for this user only, whose names say nothing of the person."""
    assert "avery" not in made.name.lower()
    assert {path.name for path in made.iterdir()} == {"record.pdf", "record.json"}
    if os.name == "posix":
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in made.iterdir()} == {0o600}
    told = json.loads((made / "record.json").read_text("utf-8"))
    assert told["format"] == "hubdesk-record-copy"
    assert told["data_protection_officer"] == NAMED
    assert [one["resourceType"] for one in told["responses"]] == ["QuestionnaireResponse"] * len(told["responses"])
    assert told["responses"]
    assert [row["family"] for row in told["record"]["person"]] == ["Avery"]
    read = whole((made / "record.pdf").read_bytes())
    assert "Little interest or pleasure in doing things" in read
    assert NAMED in read
    assert "Who looked at this record" in read


def test_an_objection_and_an_order_hold_a_letter_up_until_a_lead_decides_and_says_why(workstation):
    desk = workstation()
    mason(desk)
    open_rights(desk)
    desk.press("Record an objection")
    desk.page.objections.to.set_value("sharing")
    desk.fill("In the person’s own words", "Nobody needs to know")
    desk.press("Write it down")
    desk.wait_for("Waits for a clinical lead")
    desk.press("Back to the person")
    desk.wait_for("An objection")
    paper.set_letterhead(desk)
    desk.open_row("People")
    desk.open_row("AVERY, Mason")
    desk.wait_for("Start a visit")
    desk.press("Letters and cards")
    desk.wait_for("Make a new one")
    desk.open_row("Letter to the GP practice")
    desk.wait_for("What matters to me")
    for label, text in (
        ("Name of the practice, service or reader", "Dr Anand"),
        ("Town", "Middlesbrough"),
        ("What matters to me", "To sleep"),
        ("Summary", "Low mood. He is on licence."),
        ("Actions for the GP practice", "Review sleep"),
    ):
        desk.fill(label, text)
    desk.editor("Address").setPlainText("Riverside Surgery")
    desk.press("Yes, given by hand")
    desk.press("Show how it looks")
    desk.wait_for("Criminal-offence data is on it: on licence")
    desk.press("Spoken, face to face")
    desk.press("They agree: record it")
    desk.wait_for("The person objects to sharing with: GP practice")
    desk.press("Keep it on the letter, with this reason")
    desk.wait_for("Choose why the reader needs it")
    desk.press("The person wants the reader to know it")
    desk.fill("In your words", "Asked me to tell the GP")
    desk.press("Keep it on the letter, with this reason")
    desk.wait_for("This cannot be printed yet")
    assert not desk.sees("Criminal-offence data is on it")
    desk.press(next(words for words in desk.words() if words.startswith("The person objects to sharing")))
    desk.wait_for("What the person objects to" if desk.sees("What the person objects to") else "Objections")
    desk.press("Write down a decision: Sharing information about them: with anybody")
    desk.press("Not upheld")
    desk.fill("Reasons", "Agreed today to this letter")
    desk.press("Write it down")
    desk.wait_for("The decision is written down.")
    desk.open_row("Letters and cards")
    desk.open_row("Letter to the GP practice")
    desk.wait_for("Show how it looks")
    desk.press("Show how it looks")
    desk.wait_for("Before you print it")
    assert desk.sees("Nobody needs to know")
    assert desk.sees("Criminal-offence data is on it: on licence. Why: The person wants the reader to know it")


def test_who_looked_is_printed_through_the_paper_flow(workstation):
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    paper.set_letterhead(desk)
    desk.open_row("Today")
    desk.register("Avery", "Mason")
    desk.press("Who looked at this record")
    desk.wait_for("The person may ask who has seen their record")
    desk.press("Print this for the person")
    desk.wait_for("Show how it looks")
    desk.press("Show how it looks")
    desk.wait_for("A stranger who finds this would learn")
    assert desk.sees("Page 1 of 1")
