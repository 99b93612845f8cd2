"""Completing what is known of a person in the real windows, as a navigator does: bit by bit, interrupted, corrected."""

from PySide6.QtCore import Qt

from tests.support.hub import desk_at


def _open(desk, who: str) -> None:
    desk.press("Find a person")
    desk.wait_for("Part of a name")
    desk.fill("Find a person", who)
    desk.wait_for("1 person matches")
    desk.open_row(who)
    desk.wait_for("Overview")


def test_a_person_without_address_number_or_gp_is_registered_and_completed(workstation, folder):
    desk = workstation(folder, with_mouse=False)
    desk.unlock("jo")
    desk.register("Whitlock", "Darren", "1991")
    assert desk.sees("Still to ask")
    desk.press("Change GP")
    desk.wait_for("Do they have a GP?")
    desk.press("Not registered with a GP")
    desk.press("Save, then: Medicines and allergies")
    desk.wait_for("Do they take any medicines?")
    desk.fill("Medicine", "Methadone")
    day = desk.clock.moment.date()
    for box, part in (("Day", day.day + 1), ("Month", day.month), ("Year", day.year)):
        desk.fill(box, str(part))
    desk.press("Save, then: Where they sleep")
    desk.wait_for("What kind of place is it?")
    desk.press("Save")
    desk.wait_for("Overview")
    for words in ("Methadone runs out tomorrow", "Medicine runs out tomorrow", "No GP yet"):
        assert desk.sees(words), words


def test_errors_stay_with_what_was_typed_until_it_is_right(workstation, folder):
    desk = workstation(folder)
    desk.unlock("jo")
    desk.register("Whitlock", "Darren", "1991")
    desk.press("Change Probation numbers")
    desk.wait_for("Case reference number (CRN)")
    desk.fill("Case reference number (CRN)", "X32074")
    desk.fill("PNC number", "2012/0123456Z")
    desk.press("Save")
    desk.wait_for("There is a problem")
    assert desk.editor("Case reference number (CRN)").text() == "X32074"
    desk.fill("Case reference number (CRN)", "1")
    desk.editor("PNC number").clear()
    desk.fill("PNC number", "2012/0123456Y")
    desk.press("Save")
    desk.wait_for("Overview")
    assert desk.sees("Recorded")
    assert not any("X320741" in said for said in desk.ever_readable())
    desk.press("Find a person")
    desk.wait_for("Part of a name")
    desk.fill("Find a person", "x320741")
    desk.wait_for("1 person matches")
    assert not any("320741" in said for said in desk.words() if said != "x320741")


def test_what_is_typed_survives_the_lock(workstation, folder):
    desk = workstation(folder)
    desk.unlock("jo")
    desk.register("Whitlock", "Darren", "1991")
    desk.press("Change Someone to call")
    desk.wait_for("Is there someone to call?")
    desk.press("Yes")
    desk.fill("Their name", "Ola")
    desk.key("l", Qt.KeyboardModifier.ControlModifier)
    desk.wait_for("Password")
    assert not any("Ola" in said for said in desk.ever_readable())
    desk.unlock("sam")
    _open(desk, "Whitlock")
    assert desk.sees("Ola")


def test_cancel_changes_nothing(workstation, folder):
    desk = workstation(folder)
    desk.unlock("jo")
    desk.register("Whitlock", "Darren", "1991")
    desk.press("Change GP")
    desk.wait_for("Do they have a GP?")
    desk.press("Not registered with a GP")
    desk.press("Cancel")
    desk.wait_for("Overview")
    assert not desk.sees("Not registered with a GP")


def test_a_name_is_corrected_with_a_reason_and_a_second_record_shows(workstation, folder):
    desk = workstation(folder)
    desk.unlock("jo")
    desk.register("Whitlock", "Darren", "1991")
    desk.open_row("Today")
    desk.register("Whitlok", "Dara", "1991")
    desk.press("Change NHS number")
    desk.wait_for("Why is this changed?")
    desk.editor("Given name").clear()
    desk.fill("Given name", "Daren")
    desk.press("Save")
    desk.wait_for("Say why this is changed")
    desk.fill("Why is this changed?", "misheard")
    desk.press("Save")
    desk.wait_for("Already registered?")
    desk.press("Save here all the same")
    desk.wait_for("Overview")
    assert desk.sees("WHITLOK, Daren")
    desk.switch_off()
    with desk_at(folder) as at, at.records.reading() as unit:
        names = sorted(line.name.given for line in unit.people.recent(9))
    assert names == ["Daren", "Darren"]
