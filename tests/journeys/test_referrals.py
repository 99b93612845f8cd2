"""A clinician refers one person to two services at once and follows both to their ends, past a no and a missed day."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hubdesk.domain.sheet_numbers import sheet_number
from tests.journeys.test_paper import out, set_letterhead

__all__ = ["out"]


def choose(desk, what):
    """What happened, in the drop-down list."""
    desk.page.what.set_value(what)
    desk.page.what.chosen.emit(what)
    desk.settle()


def tell(desk, what, how, words="", due=None):
    choose(desk, what)
    desk.press(how)
    if due:
        desk.page.due.set_values(*due)
    if words:
        desk.fill("In your words (optional)", words)
    desk.press("Write it down")
    desk.settle()


def rows(desk):
    return [row.words() for row in desk.page.list.rows()]


def write_the_joint_letter(desk):
    desk.press("Refer")
    desk.wait_for("Where to?")
    desk.page.where.set_value("dual-diagnosis")
    desk.page.where.chosen.emit("dual-diagnosis")
    desk.wait_for("neither half closes until both")
    desk.press("Begin the referral")
    desk.wait_for("Name who leads until both have answered")
    desk.press("With a letter")
    desk.press("Urgent")
    desk.fill("Who leads until both have answered", "Asha Patel, 01632 960 118")
    desk.press("Begin the referral")
    desk.wait_for("Show how it looks")
    assert desk.editor("Who leads until both have answered").text() == "Asha Patel, 01632 960 118"
    for label, text in (
        ("Name of the practice, service or reader", "Northgate community team"),
        ("Town", "Middlesbrough"),
        ("Why you refer the person", "Needs both services at once."),
        ("How soon", "Urgent: within a week."),
        ("What matters to me", "To sleep, and to see my daughter."),
        ("The other service this goes to", "Northgate Recovery"),
        ("Mental health now", "Low mood, little sleep."),
        ("Alcohol and drugs in the last 28 days", "Alcohol on 20 days."),
        ("How the person may safely be reached", "Phone, not by post"),
    ):
        editor = desk.editor(label)
        if hasattr(editor, "setPlainText"):
            editor.setPlainText(text)
        else:
            editor.setText(text)
    desk.editor("Address").setPlainText("31 Mill Lane")
    desk.press("Yes, given by hand")
    desk.press("Show how it looks")
    desk.wait_for("Does the person agree to share this with")
    desk.press("Spoken, face to face")
    desk.press("They agree: record it")
    desk.wait_for("A stranger who finds this would learn")
    desk.press("Save as PDF")
    desk.wait_for("Saved as PDF")


def test_a_joint_referral_from_the_letter_to_its_two_ends(workstation, out):
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    set_letterhead(desk)
    desk.open_row("Today")
    desk.register("Avery", "Mason")
    write_the_joint_letter(desk)

    desk.open_row("Follow-up")
    desk.wait_for("Chases due (2)")
    assert all("Send it, and write down how" in words for words in rows(desk)), "printing begins the chase"
    for service in ("Community mental health team", "Drug and alcohol service"):
        desk.open_row("Follow-up")
        desk.wait_for("Chases due")
        desk.page.tabs.tab("referrals").click()
        desk.settle()
        key = next(row.key for row in desk.page.list.rows() if service in row.detail)
        desk.page.list.opened.emit(key)
        desk.wait_for("What happened?")
        tell(desk, "sent", "By post")
        desk.wait_for("It was written down.")
        assert desk.sees("Has not answered yet: neither half closes until both have")

    tell(desk, "accepted", "They told us by phone", "Amina takes it")
    desk.wait_for("Ask when the person will be seen")
    desk.open_row("The other half: Community mental health team")
    desk.wait_for("What happened?")
    tell(desk, "rejected", "Excluded for another need, as drugs or alcohol", "Told to stop drinking first")
    desk.wait_for("What comes next")
    assert desk.sees("NICE NG58")
    desk.open_row("Refer instead to: Mental health and drugs or alcohol, together")
    desk.wait_for("There is an open referral already")
    desk.press("Back to the person")
    desk.wait_for("Referrals: who has what")
    desk.open_row("Community mental health team")
    desk.wait_for("What happened?")
    tell(desk, "ended", "No service took it up")
    desk.wait_for("Write what was agreed with the person instead")
    desk.fill("In your words (optional)", "The drug service leads, the GP helps with sleep")
    desk.press("Write it down")
    desk.wait_for("Closed: No service took it up")

    desk.open_row("The other half: Drug and alcohol service")
    desk.wait_for("What happened?")
    tell(desk, "offered", "In person")
    desk.wait_for("Enter the day of the appointment")
    desk.page.due.set_values("2", "6", "2026")
    desk.press("Write it down")
    desk.wait_for("See whether the person went")
    tell(desk, "missed", "The person could not come", "No bus fare")
    desk.wait_for("Ask for another appointment")
    tell(desk, "offered", "In person", due=("2", "6", "2026"))
    desk.wait_for("See whether the person went")
    tell(desk, "attended", "Went, and was seen")
    desk.wait_for("Ask whether it has started")
    tell(desk, "started", "They told us by phone")
    desk.wait_for("Ask how it goes, or close it")
    tell(desk, "ended", "Treatment or support completed")
    desk.wait_for("Closed: Treatment or support completed")
    desk.open_row("Follow-up")
    desk.wait_for("Nothing is due.")


def test_a_slip_is_put_right_and_both_stay(workstation):
    desk = workstation()
    desk.unlock("jo")
    desk.wait_for("Nothing is waiting")
    desk.register("Avery", "Mason")
    refer_by_themselves(desk)
    tell(desk, "sent", "The person referred themselves")
    desk.wait_for("Ask whether they have it")
    tell(desk, "accepted", "The person told us")
    desk.wait_for("Ask when the person will be seen")
    accepted = next(row for row in desk.page._presenter.state.rows if row.what.startswith("Accepted"))
    desk.press(f"Put right: {accepted.what}, {accepted.when}")
    desk.wait_for("Both stay in the record")
    desk.press("It belongs to someone else")
    desk.press("Write it down")
    desk.wait_for("Write why this is put right")
    desk.fill("Why this is put right", "Another Mason")
    desk.press("Write it down")
    desk.wait_for("Ask whether they have it")
    assert desk.sees("(put right later, does not count)")
    assert desk.sees("Written down by mistake: It belongs to someone else")


def refer_by_themselves(desk):
    desk.press("Refer")
    desk.wait_for("Where to?")
    desk.page.where.set_value("stop-smoking")
    desk.page.where.chosen.emit("stop-smoking")
    desk.wait_for("How soon?")
    desk.press("The person refers themselves, with our help")
    desk.press("Same day")
    desk.press("Begin the referral")
    desk.wait_for("How to call a service yourself")
    assert "help to stop smoking" in desk.editor("What to say").toPlainText(), "the sheet for the person is begun"
    desk.press("Letters and cards of this person")
    desk.press("Back to the person")
    desk.open_row("Stop smoking service")
    desk.wait_for("What happened?")


def test_a_chase_is_answered_from_the_list_by_keyboard_alone(workstation):
    desk = workstation()
    desk.unlock("jo")
    desk.wait_for("Nothing is waiting")
    desk.register("Avery", "Mason")
    refer_by_themselves(desk)
    tell(desk, "sent", "The person referred themselves")
    desk.wait_for("Ask whether they have it")
    desk.open_row("Follow-up")
    desk.wait_for("Chases due (1)")
    desk.page.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert "AVERY, Mason" in rows(desk)[0]
    desk.key("T", Qt.KeyboardModifier.AltModifier)
    desk.wait_for("On which day do we try again?")
    assert "Try again: AVERY, Mason" in " ".join(desk.words())
    box = QApplication.focusWidget()
    assert box.text(), "the next working day stands there already"
    desk.press("Write it down")
    desk.wait_for("Written down for AVERY, Mason.")
    desk.wait_for("Nothing is due.")
    assert desk.page.filters.field("due").value() == "today"
    number = sheet_number(only_referral(desk), 5)
    desk.key("N", Qt.KeyboardModifier.AltModifier)
    desk.fill("Paper number", number)
    desk.key(Qt.Key.Key_Return)
    desk.settle()
    assert "Try again to reach the service" in rows(desk)[0], "found though it is not due any more"
    desk.key("R", Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert QApplication.focusWidget() is desk.editor("Paper number"), "ready for the next one"
    assert "Ask whether they have it" in rows(desk)[0]
    desk.page.list.setFocus(Qt.FocusReason.TabFocusReason)
    desk.key("B", Qt.KeyboardModifier.AltModifier)
    soon = desk.clock.now().date() + timedelta(days=2)
    for label, text in (("Day", soon.day), ("Month", soon.month), ("Year", soon.year), ("Time (optional)", "10:30")):
        desk.fill(label, str(text))
    desk.press("Write it down")
    desk.wait_for("Enter the place: the building and the street")
    desk.fill("Where (optional)", "Hill House")
    desk.press("Write it down")
    desk.wait_for("Written down for AVERY, Mason.")
    desk.open_row("Appointments")
    desk.settle()
    desk.open_row("Follow-up")
    desk.settle()
    assert desk.page.filters.field("due").value() == "all", "as it was left"
    desk.page.list.setFocus(Qt.FocusReason.TabFocusReason)
    desk.key(Qt.Key.Key_Return)
    desk.wait_for("Asked how it stands: Reached them: it is in hand")
    assert desk.sees("In the diary")
    assert desk.sees("10:30")


def only_referral(desk):
    (row,) = desk.page._presenter._found.referrals
    return row.id
