"""A navigator follows a person from "no GP yet" to "registered", with a refusal challenged on the way.

The person has no address and no ID, and was released ten days ago. Everything is done in the window: the directory is
brought by a lead, the papers are made from the case.
"""

from datetime import timedelta

from PySide6.QtCore import Qt

from hubdesk.app.made_up_directory import made_up_file
from hubdesk.domain.details import Section
from hubdesk.domain.gp import GpStatus
from hubdesk.domain.sleeping_place import Lodging
from hubdesk.domain.typed import typed_day
from hubdesk.services.details import open_details, save_section


def bring_directory(workstation, tmp_path):
    """A lead brings the file of practices, and it is found as it is typed."""
    (tmp_path / "epraccur.csv").write_bytes(made_up_file())
    desk = workstation()
    desk.unlock("asha")
    desk.open_row("Directory")
    desk.wait_for("There is no directory yet.")
    desk.press("Bring a new directory")
    desk.page._presenter.open_file(str(tmp_path / "epraccur.csv"))
    desk.wait_for("What the file holds")
    assert desk.sees("58, of which 56 are open")
    desk.press("Use this directory")
    desk.wait_for("The directory is in use: 58 GP practices.")
    desk.press("GP practices")
    desk.wait_for("Services round the hub")
    desk.fill("Find a GP practice", "river home")
    desk.wait_for("1 practice matches")
    desk.open_row("Riverbank Homeless Practice")
    desk.wait_for("What the hub knows of it")
    desk.press("It is a practice for people who are homeless")
    desk.press("Save this note")
    desk.wait_for("Noted so far")
    return desk


def open_waiting(desk, name, detail=""):
    """The first of those who have no GP yet, by keyboard."""
    desk.open_row("No GP yet")
    desk.settle()
    row = desk.page.list.rows()[0]
    assert (row.title, detail in row.detail) == (name, True)
    desk.page.list.setFocus(Qt.FocusReason.TabFocusReason)
    desk.key(Qt.Key.Key_Return)
    desk.settle()


def tell(desk, what, how="", **fields):
    """Choose what happened and how, fill the fields that come with it, and write it down."""
    desk.page.what.set_value(what)
    desk.page._presenter.choose(what)
    desk.settle()
    if how:
        desk.press(how)
    for label, text in fields.items():
        desk.fill(label.replace("_", " "), text)
    desk.press("Write it down")


def test_from_no_gp_to_registered_with_a_refusal_challenged(workstation, tmp_path):
    desk = bring_directory(workstation, tmp_path)
    desk.open_row("Today")
    desk.register("Avery", "Mason")
    person_id, today = desk.page._presenter._id, desk.clock.now().date()
    services = desk.program.desk
    released = {"released": "yes", **typed_day("released_on", today - timedelta(days=10))}
    save_section(services, person_id, Section.ORDERS, 0, released)
    save_section(services, person_id, Section.PLACE, 0, {"kind": "HM01"})
    save_section(services, person_id, Section.GP, 0, {"status": "none"})

    open_waiting(desk, "AVERY, Mason", "Ask whether they want help")
    desk.wait_for("The way to a GP")
    desk.press("Write it down")
    desk.wait_for("Choose one")
    tell(desk, "consent", "Yes")
    desk.wait_for("How do we know them?")
    tell(desk, "barrier", "No ID")
    desk.wait_for("Something is in the way: No ID")
    tell(desk, "identity", "The probation officer confirmed it")
    desk.wait_for("Write how you know them: the letter needs it")
    desk.fill("How you know them, as the letter will say it", "His officer has met him since May")
    desk.press("Write it down")
    desk.wait_for("Where will the practice write to?")
    assert desk.sees("Tell the person first: this address goes into the national NHS record")
    desk.press("This site, for GP registration only")
    desk.press("Write it down")
    desk.wait_for("Tell them first, in plain words, then tick this")
    desk.press("They were told: it goes into the NHS record, and every NHS letter comes here")
    desk.press("The agreement on post is signed")
    desk.press("Write it down")
    desk.wait_for("Find in the directory")
    desk.fill("Find in the directory", "river")
    desk.wait_for("found. Down goes to the list, Enter chooses")
    assert desk.sees("Homeless practice"), "what the hub noted stands beside it"
    desk.open_row("Riverbank Homeless Practice")
    assert desk.editor("Name of the practice").text() == "Riverbank Homeless Practice"
    desk.press("Write it down")
    desk.wait_for("How did it go there?")

    desk.press("Make the registration letter")
    desk.wait_for("How do you know who the person is?")
    assert desk.editor("Name of the practice, service or reader").text() == "Riverbank Homeless Practice"
    assert desk.editor("How do you know who the person is?").toPlainText() == "His officer has met him since May"
    open_waiting(desk, "AVERY, Mason")
    desk.wait_for("Answers to copy onto the practice’s form")
    desk.press("Answers to copy onto the practice’s form")
    desk.wait_for("Town and country of birth")
    assert desk.editor("Last name").text() == "Avery"

    open_waiting(desk, "AVERY, Mason")
    desk.wait_for("How did it go there?")
    tell(desk, "sent", "We went there together")
    desk.wait_for("Sent, waiting")
    tell(desk, "support", "Went with them")
    desk.wait_for("Helped in person: Went with them")
    tell(desk, "refused", "No ID")
    desk.wait_for("Challenge the refusal: this reason is not allowed")
    desk.press("Reply to the practice that refused")
    desk.wait_for("The reason that was given")
    assert desk.editor("The reason that was given").toPlainText() == "No ID"
    open_waiting(desk, "AVERY, Mason")
    desk.wait_for("Challenge the refusal: this reason is not allowed")
    tell(desk, "challenged", "By letter")
    desk.wait_for("Sent, waiting")
    tell(desk, "registered", "The practice")
    desk.wait_for("Next: Look at the address for post again")

    details = open_details(services, person_id).details
    assert (details.gp.status, details.gp.practice.code) == (GpStatus.HERE, "DEMO18")
    assert details.place.kind is Lodging.STREET, "the address for post is not where he sleeps"
    desk.open_row("No GP yet")
    desk.wait_for("Nobody is waiting for a GP.")


def test_a_wrong_practice_is_put_right_and_the_person_told(workstation, tmp_path):
    desk = bring_directory(workstation, tmp_path)
    desk.open_row("Today")
    desk.register("Avery", "Mason")
    person_id = desk.page._presenter._id
    save_section(desk.program.desk, person_id, Section.GP, 0, {"status": "unknown"})
    open_waiting(desk, "AVERY, Mason")
    desk.wait_for("The way to a GP")
    tell(desk, "practice", Name_of_the_practice="Alder Walk Surgery")
    desk.wait_for("Alder Walk Surgery, ")
    desk.press("Make the registration letter")
    desk.wait_for("How do you know who the person is?")
    open_waiting(desk, "AVERY, Mason")
    desk.wait_for("The way to a GP")
    tell(desk, "corrected", "Not yet")
    desk.wait_for("Tell the person that their letter went to the wrong practice")
    desk.press("All letters and cards of this person")
    desk.wait_for("Make a new one: for a GP or a service")
    assert not desk.sees("Go on"), "the draft for the wrong practice is gone"


def test_it_brings_a_directory_and_reaches_no_person(workstation, tmp_path):
    (tmp_path / "epraccur.csv").write_bytes(made_up_file())
    desk = workstation()
    desk.unlock("ines")
    desk.open_row("Directory")
    desk.wait_for("There is no directory yet.")
    desk.press("Bring a new directory")
    desk.page._presenter.open_file(str(tmp_path / "epraccur.csv"))
    desk.wait_for("What the file holds")
    desk.press("Use this directory")
    desk.wait_for("The directory is in use")
    desk.press("GP practices")
    desk.wait_for("Services round the hub")
    desk.fill("Find a GP practice", "zy2 1bn")
    desk.wait_for("Alder Walk Surgery")
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    desk.wait_for("Stands as")
    assert not desk.sees("Save this note"), "IT brings the directory, and notes nothing in it"
