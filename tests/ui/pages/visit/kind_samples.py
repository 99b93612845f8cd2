"""Every way of answering a question, as a page; made up by hand."""

from hubdesk.presenters.visit_pages import Choice, Given, QuestionPage, Repeat, Scale, TableRow
from tests.ui.pages.visit.visit_samples import place, question

DRUGS = tuple(
    Choice(f"drug-{n}", words, str(n))
    for n, words in enumerate(("Heroin", "Crack cocaine", "Cannabis", "Spice", "Benzodiazepines", "Alcohol"), 1)
)
NONE = Choice("none", "None of these", "7")
UNITS = (Choice("kg", "kilograms", ""), Choice("[stone_av]", "stone", ""), Choice("[lb_av]", "pounds", ""))
OFTEN = tuple(
    Choice(code, words, str(n))
    for n, (code, words) in enumerate((("never", "Never"), ("rarely", "Rarely"), ("often", "Often")), 1)
)
LANGUAGES = tuple(
    Choice(f"language-{n}", words, "")
    for n, words in enumerate(("Albanian", "Arabic", "Bengali", "Bulgarian", "Dari", "English", "Farsi", "Kurdish"))
)
ROWS = (
    "I lose track of what I was doing",
    "I find it hard to wait for my turn when many people are talking at the same time",
    "I put things off",
)


def _asked(text: str, kind: str, **more) -> QuestionPage:
    return question(3, **({"stem": "", "text": text, "kind": kind, "options": ()} | more))


def table(chosen: tuple[str | None, ...] = ("rarely", None, None), reason: str = "") -> QuestionPage:
    rows = zip(range(1, 4), ROWS, chosen, strict=True)
    return _asked(
        "How often is this so?",
        "table",
        options=OFTEN,
        rows=tuple(TableRow(place(n), text, value, "" if value else reason) for n, text, value in rows),
        caption="Questions 1 to 3 of 9",
    )


MEDICINE = Repeat("Medicine: 2 of 2", "medicines", "medicines@2", True, True, "Add another", "Remove this one")
KINDS: dict[str, QuestionPage] = {
    "several": _asked(
        "Which of these did you use in the last 28 days?",
        "several",
        options=(*DRUGS, NONE),
        exclusive=("none",),
        given=Given(("drug-1", "drug-3"), "Pregabalin"),
        open_label="Something else",
    ),
    "open": _asked(
        "Where did you sleep last night?",
        "open",
        options=(Choice("street", "On the street", "1"), Choice("hostel", "In a hostel", "2")),
        given=Given((), "In a friend’s van"),
        open_label="Somewhere else",
    ),
    "search": _asked("Which language do you like to speak?", "search", options=LANGUAGES, given=Given(("language-1",))),
    "scale": _asked(
        "How much pain are you in now?", "scale", scale=Scale(0, 10, 1, "No pain", "The worst pain you can think of")
    ),
    "scale answered": _asked(
        "How much pain are you in now?", "scale", scale=Scale(0, 10, 1, "No pain", "The worst"), given=Given((), "7")
    ),
    "quantity": _asked("What do you weigh?", "quantity", units=UNITS, given=Given((), "72.5", "kg")),
    "quantity of one unit": _asked("How tall are you?", "quantity", units=(Choice("cm", "centimetres", ""),)),
    "quantity of many units": _asked("How much?", "quantity", units=(*UNITS, *OFTEN)),
    "moment": _asked("When did you last inject?", "dateTime", given=Given((), "14-Mar-2026 14:30")),
    "time": _asked("When do you take it?", "time", given=Given((), "14:30")),
    "url": _asked("Where did you read that?", "url"),
    "lines": _asked("Which medicines do you take?", "lines", given=Given((), "Methadone\nSertraline")),
    "table": table(),
    "table with reasons": table(reason="Not asked"),
    "repeat": question(3, stem=MEDICINE.words, text="What is it called?", kind="string", options=(), repeat=MEDICINE),
    "warning": _asked(
        "What do you weigh?", "quantity", units=UNITS[:1], given=Given((), "30", "kg"), warnings=("That is very low.",)
    ),
    "proposal": question(3, stem="", text="Country", proposed="England"),
}
