"""A lead puts a letter in the hub's own words; what is printed says them, and keeps them when they change again."""

from hubdesk.app.demo import PASSWORD
from tests.journeys.test_paper import out as out
from tests.journeys.test_paper import set_letterhead, words_of

REASON = "Why it is changed"


def retype(desk, label, words):
    desk.editor(label).clear()
    desk.fill(label, words)


def reword(desk, words, reason):
    desk.open_row("Letters and cards")
    desk.press("Change the words")
    desk.wait_for("hubdesk brings words for each letter and card")
    desk.open_row("Letter to the person")
    desk.wait_for("Words: Letter to the person")
    retype(desk, "Crisis", words)
    desk.fill(REASON, reason)
    desk.press("Save as a new version")


def test_a_letter_is_reworded_checked_looked_at_printed_and_keeps_its_words(workstation, out):
    desk = workstation()
    desk.unlock("asha", PASSWORD)
    desk.wait_for("Nothing is waiting")
    set_letterhead(desk)
    reword(desk, "Ask your probation officer", "A try")
    desk.wait_for("Take out words that tell a stranger about probation")
    retype(desk, "Crisis", "If you feel unsafe, call")
    desk.press("Show how it looks")
    desk.wait_for("This is how it looks for a made-up person.")
    desk.press("Change it")
    desk.press("Save as a new version")
    desk.wait_for("version 2 is in use from now on")

    desk.open_row("Today")
    desk.register("Avery", "Mason")
    desk.press("Letters and cards")
    desk.wait_for("Make a new one")
    desk.open_row("Letter to the person")
    desk.wait_for("Size of the letters")
    desk.press("Show how it looks")
    desk.wait_for("Page 1 of")
    desk.press("Save as PDF")
    desk.wait_for("Saved as PDF")
    assert "If you feel unsafe, call" in " ".join(words_of(out / "letter.pdf"))

    reword(desk, "Call at any hour", "Shorter")
    desk.wait_for("version 3 is in use from now on")
    desk.open_row("Letters and cards")
    desk.open_row("Letter to the person")
    desk.wait_for("Print again")
    desk.press("Save as PDF")
    desk.wait_for("Saved as PDF again")
    assert "If you feel unsafe, call" in " ".join(words_of(out / "letter.pdf"))
