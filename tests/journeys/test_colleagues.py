"""A colleague joins: added by IT, own password, digits compared, approved by the lead, and leaves again."""

from hubdesk.app.stores import AccountSwitchedOff
from hubdesk.domain.roles import Role

FIRST, OWN = "copper lantern seven", "tidal kettle moss"


def add(desk, name="Mo Rahman", sign_in="mo", role=Role.CLINICIAN):
    desk.open_row("Users")
    desk.wait_for("Accounts at this hub")
    desk.press("Add a colleague")
    desk.fill("Full name", name)
    desk.fill("Profession (optional)", "nurse")
    desk.press(f"{role.label}. {role.may_words}")
    desk.fill("Sign-in name", sign_in)
    desk.fill("First password", FIRST)
    desk.fill("First password again", FIRST)
    desk.press("Add this colleague")
    desk.wait_for(f"{name} can sign in now")


def choose_own_password(desk, sign_in="mo"):
    desk.unlock(sign_in, FIRST)
    desk.wait_for("Choose a password of your own")
    desk.fill("The password you were given", FIRST)
    desk.fill("New password", OWN)
    desk.fill("New password again", OWN)
    desk.press("Choose this password")


def lock(desk):
    desk.press("Lock")
    desk.wait_for("Sign-in name")


def test_added_by_it_and_approved_by_the_lead_face_to_face(workstation):
    desk = workstation()
    desk.unlock("ines")
    desk.wait_for("This computer")
    add(desk)
    desk.wait_for("Waiting for approval")
    assert not desk.sees("Approve this account")
    lock(desk)

    choose_own_password(desk)
    desk.wait_for("A clinical lead must approve you")
    digits = desk.page._fingerprint
    assert desk.sees(digits)
    assert not desk.sees("Find a person")
    lock(desk)

    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    desk.open_row("Users")
    desk.wait_for("1 waiting for approval")
    desk.open_row("Mo Rahman")
    desk.wait_for("Approve, face to face")
    desk.fill("The eight digits on their screen", "00000000")
    desk.press("Approve this account")
    desk.wait_for("These are not the digits of this account.")
    desk.editor("The eight digits on their screen").clear()
    desk.fill("The eight digits on their screen", digits)
    desk.press("Approve this account")
    desk.wait_for("Mo Rahman is approved.")
    lock(desk)

    desk.unlock("mo", OWN)
    desk.wait_for("Nothing is waiting")
    desk.register("Avery", "Mason")


def test_added_by_a_lead_a_colleague_begins_at_once_with_an_own_password(workstation):
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    add(desk, role=Role.NAVIGATOR)
    lock(desk)
    choose_own_password(desk)
    desk.wait_for("Nothing is waiting")
    lock(desk)
    desk.unlock("mo", FIRST)
    desk.wait_for("That name and password do not go together.")


def test_nobody_gets_past_choosing_an_own_password(workstation):
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    add(desk)
    lock(desk)
    desk.unlock("mo", FIRST)
    desk.wait_for("Choose a password of your own")
    desk.program.window.find_requested.emit()
    desk.settle()
    assert not desk.sees("Seen or registered lately")
    desk.fill("The password you were given", FIRST)
    desk.fill("New password", FIRST)
    desk.fill("New password again", FIRST)
    desk.press("Choose this password")
    desk.wait_for("Choose a password that nobody else knows")


def test_a_colleague_who_leaves_is_switched_off(workstation):
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    desk.open_row("Users")
    desk.wait_for("Accounts at this hub")
    desk.open_row("Sam Okafor")
    desk.press("Switch this account off")
    desk.wait_for("Switch this account off?")
    desk.press("Switch it off")
    desk.wait_for("Sam Okafor can no longer sign in.")
    lock(desk)
    desk.unlock("sam")
    desk.wait_for("That name and password do not go together.")


def test_switched_off_by_it_the_keys_wait_for_a_lead(workstation):
    desk = workstation()
    desk.unlock("ines")
    desk.wait_for("This computer")
    desk.open_row("Users")
    desk.wait_for("Accounts at this hub")
    desk.open_row("Sam Okafor")
    desk.press("Switch this account off")
    desk.press("Switch it off")
    desk.wait_for("Keys still to be taken away")
    lock(desk)
    desk.unlock("sam")
    desk.wait_for(AccountSwitchedOff().message)
    desk.editor("Sign-in name").clear()
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    desk.open_row("Users")
    desk.wait_for("Accounts at this hub")
    desk.open_row("Sam Okafor")
    desk.press("Take the keys away")
    desk.wait_for("The keys of Sam Okafor were taken away.")
    desk.wait_until_gone("Keys still to be taken away")


def test_a_name_that_is_taken_is_said_at_its_field(workstation):
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    desk.open_row("Users")
    desk.wait_for("Accounts at this hub")
    desk.press("Add a colleague")
    desk.fill("Full name", "Sam Two")
    desk.press(f"{Role.CLINICIAN.label}. {Role.CLINICIAN.may_words}")
    desk.fill("Sign-in name", "SAM")
    desk.fill("First password", FIRST)
    desk.fill("First password again", FIRST)
    desk.press("Add this colleague")
    desk.wait_for("Someone already has this sign-in name")


def test_a_clinician_changes_their_own_password_from_the_top_bar(workstation):
    desk = workstation()
    desk.unlock("sam")
    desk.wait_for("Nothing is waiting")
    assert not [w for w in desk.words() if w == "Users"]
    desk.window.top_bar._user.click()
    desk.wait_for("Your account")
    desk.fill("Present password", "not this one at all")
    desk.fill("New password", OWN)
    desk.fill("New password again", OWN)
    desk.press("Change my password")
    desk.wait_for("This is not your present password")
    desk.editor("Present password").clear()
    desk.fill("Present password", "maple river kettle")
    desk.press("Change my password")
    desk.wait_for("Your password is changed.")
    assert desk.editor("New password").text() == ""
    lock(desk)
    desk.unlock("sam", OWN)
    desk.wait_for("Nothing is waiting")
