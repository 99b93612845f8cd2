"""A lead gives the records new keys; the information governance lead reviews; a colleague for reports waits."""

from PySide6.QtCore import Qt

from hubdesk.app.demo import PASSWORD


def test_somebody_leaves_and_the_lead_changes_the_keys(workstation, folder):
    desk = workstation(folder)
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    desk.register("Avery", "Mason")
    desk.open_row("Users")
    desk.open_row("Sam Okafor")
    desk.press("Switch this account off")
    desk.press("Switch it off")
    desk.wait_for("change the keys of the records now")
    desk.press("Change the keys of the records")
    desk.wait_for("Not since the records were set up")
    desk.press("Change the keys of the records")
    desk.wait_for("Choose why the keys are changed")
    desk.press("Somebody left, and must not read what comes after")
    assert desk.sees("Switch the account off first, under Users.")
    desk.press("Change the keys of the records")
    desk.wait_for("Change the keys now?")
    desk.press("Cancel")
    assert (folder / "records-1.db").exists()
    desk.press("Change the keys of the records")
    desk.press("Change the keys")
    desk.wait_for("The records have new keys. Everyone goes on with the password they have.")
    assert [path.name for path in folder.glob("records-*.db")] == ["records-2.db"]
    desk.press("Back")
    desk.wait_for("Accounts at this hub")
    desk.open_row("People")
    desk.wait_for("AVERY, Mason")
    desk.switch_off()
    other = workstation(folder)
    other.unlock("jo")
    other.wait_for("Nothing is waiting")
    other.open_row("People")
    other.wait_for("AVERY, Mason")


def test_the_whole_change_with_the_keyboard_alone(workstation, folder):
    desk = workstation(folder, with_mouse=False)
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    desk.open_row("Settings")
    desk.press("Change the keys of the records")
    desk.press("It is time: nothing has happened")
    desk.press("Change the keys of the records")
    desk.press("Change the keys")
    desk.wait_for("The records have new keys.")


def test_the_information_governance_lead_reviews_and_opens_no_record(workstation, folder):
    desk = workstation(folder)
    for _ in range(2):
        desk.unlock("jo", "not the password")
        desk.wait_for("do not go together")
        desk.editor("Password").clear()
        desk.editor("Sign-in name").clear()
    desk.unlock("greta")
    desk.wait_for("The health records stay closed here")
    assert not desk.sees("Find a person")
    assert not desk.sees("People")
    desk.press("Wrong passwords and refusals")
    desk.wait_for("A wrong password was typed at the unlock page")
    assert desk.sees("for Jo Brennan")
    desk.press("Users and keys")
    desk.wait_for("Asha Patel added an account")
    desk.open_row("Users")
    assert not desk.sees("Add a colleague")
    desk.open_row("Jo Brennan")
    assert desk.sees("The record, but no notes for clinicians only.")
    assert not desk.sees("Switch this account off")
    assert not desk.sees("Give a new password")
    desk.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert desk.sees("Jo Brennan"), "there is no record to find"
    desk.open_row("Reports")
    desk.wait_for("There are no reports yet.")


def test_a_colleague_for_reports_is_told_that_there_are_none(workstation, folder):
    desk = workstation(folder)
    desk.unlock("ravi", PASSWORD)
    desk.wait_for("There are no reports yet.")
    assert not desk.sees("Users")
    assert not desk.sees("People")
    desk.press("Lock")
    desk.wait_for("Sign-in name")
