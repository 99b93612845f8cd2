"""Colleagues with one computer: what a clinician writes for clinicians, and a record that only named staff open."""

import pytest

WORDS = "Speaks freely only when alone"
REASON = "Covering the clinic today"


@pytest.fixture
def desk(workstation, full_folder):
    """A hub at work, by keyboard alone."""
    return workstation(full_folder)


def find(desk, who):
    desk.press("Find a person")
    desk.wait_for("Part of a name")
    desk.fill("Find a person", who)
    desk.wait_for("1 person matches")
    desk.open_row(who)


def next_user(desk, who):
    desk.press("Lock")
    desk.wait_for("Sign-in name")
    desk.unlock(who)


def test_a_clinicians_note_survives_a_lock_and_stays_with_clinicians(desk):
    desk.unlock("sam")
    find(desk, "Kowalska")
    desk.wait_for("No notes yet.")
    desk.press("Write a note, or read it in full")
    desk.wait_for("Who sees this note?")
    desk.fill("Note", WORDS)
    desk.press("Clinicians only")
    desk.press("Lock")
    desk.wait_for("Sign-in name")
    assert not [said for said in desk.ever_readable() if WORDS in said]
    desk.unlock("sam")
    desk.wait_for("You began this before. It was kept for you.")
    assert desk.editor("Note").toPlainText() == WORDS
    desk.press("Save the note")
    desk.wait_for("The note is saved.")
    assert desk.sees(WORDS)
    next_user(desk, "jo")
    find(desk, "Kowalska")
    desk.wait_for("A note for clinicians only")
    assert not desk.sees("Safeguarding and multi-agency")
    desk.press("Write a note, or read it in full")
    desk.wait_for("A note that only clinicians see.")
    assert desk.sees("Clinicians and navigators see this note.")
    assert not [said for said in desk.ever_readable() if WORDS in said]


def test_a_record_for_named_staff_opens_with_a_reason_and_a_lead_looks_at_it(desk):
    desk.unlock("sam")
    find(desk, "Campbell")
    desk.wait_for("This record is restricted")
    assert not desk.sees("Start a visit")
    desk.press("Open with this reason")
    desk.wait_for("Say why in a few words")
    desk.fill("Why do you open it?", REASON)
    desk.press("Open with this reason")
    desk.wait_for("Start a visit")
    assert desk.sees("Restricted: you opened it with a reason")
    desk.press("Letters and cards")
    desk.wait_for("Restricted: you opened it with a reason")
    next_user(desk, "jo")
    find(desk, "Campbell")
    desk.wait_for("This record is restricted")
    assert not desk.sees("Open with this reason")
    next_user(desk, "noor")
    desk.wait_for("Opened with a reason")
    desk.open_row("For care")
    desk.wait_for(REASON)
    desk.press("Say what you found")
    desk.press("It was needed for care")
    desk.press("Write it down")
    desk.wait_for("It is written down.")
    assert desk.sees("Looked at by Noor Haddad")


def test_a_lead_restricts_a_record_and_a_flag_is_for_clinicians(desk):
    desk.unlock("asha")
    find(desk, "Kowalska")
    desk.wait_for("Overview")
    desk.press("Safeguarding and multi-agency: none")
    desk.wait_for("Nothing is written down.")
    desk.press("Save")
    desk.wait_for("Choose what it is about")
    desk.press("Back to the person")
    desk.wait_for("Overview")
    desk.press("Restrict this record to named staff")
    desk.wait_for("Who may open it?")
    desk.fill("Why?", "A cousin of a colleague")
    desk.press("Restrict to these colleagues")
    desk.wait_for("Restricted: named staff only")
    next_user(desk, "sam")
    find(desk, "Kowalska")
    desk.wait_for("This record is restricted")
    assert desk.sees("These colleagues may open it: Asha Patel")
