"""A letter and a card on paper: held up, put right, looked at, saved, printed, logged; and read back."""

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from hubdesk.app.demo import PASSWORD
from hubdesk.ui.pages.paper import paper_page
from hubdesk.ui.paper_printer import QtPrinter, a4_sheet


def words_of(path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


@pytest.fixture
def out(tmp_path, monkeypatch):
    """Where the user says PDFs go, and a printer that prints into a file."""
    printed = tmp_path / "printed.pdf"

    def ask(_parent, _title):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        printer.setResolution(150)
        a4_sheet(printer)
        return QtPrinter(printer)

    monkeypatch.setattr(paper_page, "ask_for_printer", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "letter"), ""))
    return tmp_path


def set_letterhead(desk):
    desk.open_row("Letters and cards")
    desk.press("The hub on letters")
    desk.wait_for("Organisation, as it stands at the top right")
    desk.fill("Organisation, as it stands at the top right", "Northgate NHS Trust")
    desk.fill("Town", "Middlesbrough")
    desk.fill("Phone", "01632 960 118")
    desk.press("Save")
    desk.wait_for("To make a new one, open the person first.")


def screen(desk):
    """PHQ-2 and PHQ-9 with a low mood, the direct question answered with no."""
    desk.start_visit()
    for key in ("3", "3", "2", "2", "2", "2", "2", "2", "1", "2", "2"):
        desk.answer(key)
    desk.wait_for("Check the answers")
    desk.finish_visit()
    desk.wait_for("Results")


def test_a_letter_is_held_up_put_right_shown_saved_and_printed(workstation, out):
    desk = workstation()
    desk.unlock("asha", PASSWORD)
    desk.wait_for("Nothing is waiting")
    set_letterhead(desk)
    desk.open_row("Today")
    desk.register("Avery", "Mason")
    screen(desk)

    desk.press("Letters and cards")
    desk.wait_for("Make a new one")
    desk.open_row("Letter to the GP practice")
    desk.wait_for("What matters to me")
    desk.press("Show how it looks")
    desk.wait_for("This cannot be printed yet")
    for message in (
        "Record the person's agreement to share this with the GP practice",
        "Choose the GP practice this letter is for",
        "Write down what matters to the person, in their own words",
        "Say who gets a copy, and whether the person has one",
    ):
        assert desk.sees(message)
    assert desk.sees("Does the person agree to share this with: GP practice?")

    desk.press("Say who gets a copy, and whether the person has one")
    area, copies = desk.page.scroll.viewport(), desk.window.focusWidget()
    assert area.rect().contains(copies.mapTo(area, copies.rect().center())), "the line leads to where it can be seen"
    desk.press("Choose the GP practice this letter is for")
    desk.fill("Name of the practice, service or reader", "Dr Anand")
    desk.fill("Town", "Middlesbrough")
    desk.editor("Address").setPlainText("Riverside Surgery\n2 Quay Road")
    desk.fill("What matters to me", "I want to sleep.")
    desk.fill("Summary", "Low mood for two months.")
    desk.fill("Actions for the GP practice", "Review low mood")
    desk.press("Yes, given by hand")
    desk.press("They agree: record it")
    assert desk.sees("Choose how they agreed")
    desk.press("Spoken, face to face")
    desk.press("They agree: record it")
    desk.wait_for("A stranger who finds this would learn")
    assert desk.sees("Page 1 of ")

    desk.press("Save as PDF")
    desk.wait_for("Saved as PDF")
    pages = words_of(out / "letter.pdf")
    words = " ".join(pages)
    own = ("I want to sleep.", "Review low mood", "10 out of 27")
    for said in ("Avery", "Dr Anand", "Northgate NHS Trust", "Asha Patel", *own):
        assert said in words, said
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, start=1))
    assert not [level for level in ("high risk", "low risk", "risk level") if level in words.lower()]

    desk.press("Print again")
    desk.wait_for("Sent to ")
    assert len(words_of(out / "printed.pdf")) == len(pages)
    assert [w for w in desk.words() if "Saved as PDF, " in w]
    assert [w for w in desk.words() if "again" in w and "Sent to" in w]
    assert not [p for p in out.iterdir() if p.suffix not in (".pdf", "") and p.is_file()], "no half a letter is left"

    desk.press("Letters and cards of this person")
    desk.wait_for("Make a new one")
    desk.open_row("Crisis cards")
    desk.wait_for("Day the crisis numbers were checked")
    desk.press("Show how it looks")
    desk.wait_for("Check the numbers, and enter the date on which you did")
    for part, text in (("Day", "21"), ("Month", "11"), ("Year", "2026")):
        desk.fill(part, text)
    desk.press("Show how it looks")
    desk.wait_for("Nothing about the person.")
    desk.press("Print")
    desk.wait_for("Sent to ")

    desk.open_row("Letters and cards")
    desk.wait_for("To make a new one, open the person first.")
    assert desk.sees("AVERY, Mason: Crisis cards")
    assert desk.sees("AVERY, Mason: Letter to the GP practice")


def test_a_navigator_makes_no_clinical_letter_and_an_emergency_sheet_prints_with_gaps(workstation, out):
    desk = workstation()
    desk.unlock("jo")
    desk.wait_for("Nothing is waiting")
    desk.register("Begum", "Shabnam")
    desk.press("Letters and cards")
    desk.wait_for("Make a new one")
    assert not desk.sees("Referral to mental health service")
    assert not desk.sees("Letter to the GP practice")
    desk.open_row("Emergency handover sheet")
    desk.wait_for("Basis for sharing")
    desk.fill("Situation: what is happening now", "Took tablets at 8am.")
    desk.press("Show how it looks")
    desk.wait_for("Record the basis for sharing without agreement")
    desk.fill("Basis for sharing", "Danger to life")
    desk.fill("Was the person told? If not, why", "Yes")
    desk.press("Show how it looks")
    desk.wait_for("These print as “Not recorded”. Print it all the same")
    desk.press("Save as PDF")
    desk.wait_for("Saved as PDF")
    words = " ".join(words_of(out / "letter.pdf"))
    for said in ("Begum", "Took tablets at 8am.", "Danger to life", "Not recorded"):
        assert said in words, said


def test_what_the_person_carries_is_printed_without_a_name_and_read_back(workstation, out):
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("Nothing is waiting")
    set_letterhead(desk)
    desk.open_row("People")
    desk.register("Begum", "Shabnam")
    desk.press("Letters and cards")
    desk.open_row("My health plan")
    desk.wait_for("What we agreed")
    desk.fill("What we agreed", "One thing at a time")
    desk.fill("Who does what, by when", "Me: sleep before midnight (by Friday)")
    desk.press("Show how it looks")
    desk.wait_for("No name is printed")
    desk.press("Save as PDF")
    desk.wait_for("Saved as PDF")
    words = " ".join(words_of(out / "letter.pdf"))
    for said in ("My plan", "One thing at a time", "sleep before midnight", "Friday", "01632 960 118"):
        assert said in words, said
    for said in ("Begum", "Shabnam", "Northgate", "robation"):
        assert said not in words, said
    desk.press("Letters and cards of this person")
    desk.open_row("Cards to write yourself")
    desk.wait_for("First free card on the sheet")
    desk.fill("Move right (millimetres)", "1.5")
    desk.press("Print a test sheet")
    desk.wait_for("The test sheet was sent to the printer")
    desk.press("Show how it looks")
    desk.wait_for("A stranger who finds this")
    assert not desk.sees("The person read it back")
    desk.press("Print")
    desk.wait_for("1 page")
    desk.press("The person read it back")
    desk.wait_for("The person read it back. ")
    desk.press("Letters and cards of this person")
    desk.wait_for("Read back by the person")
    desk.open_row("Crisis cards")
    desk.wait_for("First free card on the sheet")
    assert desk.editor("Move right (millimetres)").text() == "1.5", "the printer's error is not typed twice"


def test_a_draft_is_kept_when_the_screen_locks(workstation, out):
    desk = workstation()
    desk.unlock("jo")
    desk.wait_for("Nothing is waiting")
    desk.register("Begum", "Shabnam")
    desk.press("Letters and cards")
    desk.wait_for("Make a new one")
    desk.open_row("Letter to the person")
    desk.wait_for("What we talked about")
    desk.fill("What we talked about", "Your sleep.")
    desk.program.lock()
    desk.settle()
    desk.unlock("jo")
    desk.open_row("Letters and cards")
    desk.wait_for("Drafts")
    desk.open_row("BEGUM, Shabnam: Letter to the person")
    desk.wait_for("What we talked about")
    assert desk.editor("What we talked about").toPlainText() == "Your sleep."


def test_the_drafts_of_a_person_are_printed_together_with_a_list_of_what_is_shared(workstation, out, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(out))
    desk = workstation()
    desk.unlock("asha", PASSWORD)
    desk.wait_for("Nothing is waiting")
    set_letterhead(desk)
    desk.open_row("Today")
    desk.register("Avery", "Mason")
    desk.press("Letters and cards")
    desk.wait_for("Make a new one")

    desk.open_row("Housing: duty to refer")
    desk.wait_for("Which council the person chose")
    desk.fill("Name of the practice, service or reader", "Northgate Council")
    desk.fill("Town", "Middlesbrough")
    desk.fill("Why you refer the person", "Nowhere to sleep from Friday.")
    desk.fill("How soon", "Urgent")
    desk.fill("What matters to me", "A door that locks.")
    desk.fill("Where the person sleeps now", "On sofas")
    desk.fill("Homeless since, or from when", "Friday")
    desk.fill("Which council the person chose, and why", "Northgate: work")
    desk.fill("How the person may safely be reached", "Text only")
    desk.press("Yes, given by hand")
    desk.press("Show how it looks")
    desk.wait_for("Does the person agree to share this with: Housing team of the council?")
    desk.press("Spoken, face to face")
    desk.press("They agree: record it")
    desk.wait_for("A stranger who finds this would learn")

    desk.press("Letters and cards of this person")
    desk.wait_for("Make a new one")
    desk.open_row("My plan for hard times")
    desk.wait_for("How I notice that it gets hard")
    desk.fill("What I can do by myself that helps", "Walk to the river")
    desk.press("Letters and cards of this person")
    desk.wait_for("Make a new one")
    desk.press("Print the drafts together")
    desk.wait_for("To Northgate Council")
    desk.press("Show how they look")
    desk.wait_for("What comes out")
    for line in ("What is shared with whom, and why: 1 page", "Housing: duty to refer, the person's copy: 2 pages"):
        assert desk.sees(line), line
    desk.press("Save as PDFs")
    desk.wait_for("Saved: 4 documents")

    found = {path.name: " ".join(words_of(path)) for path in out.glob("[1-4] *.pdf")}
    shared = found["1 sheet-shared.pdf"]
    assert "Northgate Council" in shared
    assert "Only who is on this list gets something from us" in shared
    copies = [text for name, text in found.items() if "own copy" in name]
    assert len(copies) == 1
    assert "This is your own copy of this letter." in copies[0]
    assert "NHS number" not in copies[0], "the council and the copy have the least there is"
    plan = next(text for name, text in found.items() if "safety-plan" in name)
    assert "Walk to the river" in plan
    assert desk.sees("There is no draft") is False

    desk.press("Letters and cards of this person")
    desk.wait_for("Person's copy saved")
    desk.open_row("What is shared with whom, and why")
    desk.wait_for("Print log")
    assert desk.sees("Saved as PDF, 1 page.")
