"""The fields of the sheet *What helps me*. They begin with the answers, and the person has the last word."""

from hubdesk.presenters.details.fields import Choice, Form, Group, Line, Tick

_SIZES = (("14", "Normal, 14"), *((size, f"Large, {size}") for size in ("18", "20", "24", "28")))

PALE = Tick("pale", "Off-white page with more space between letters. Or leave it white, and print on cream paper")

WHAT_HELPS = Form(
    "What helps me",
    "Go through it with the person, in their words. They choose what stands on it and who sees it.",
    (
        Group(
            "The sheet",
            (
                Line("good_at", "What I am good at", "One on a line", lines=3),
                Line(
                    "helps", "What helps", "One on a line. What it is about may stand in front: “Remembering:”", lines=6
                ),
                Line("too_much", "When things get too much", "One on a line", lines=2),
                Line("please_do_not", "Please do not", "One on a line", lines=2),
                Line(
                    "told",
                    "What I have been told by a specialist (optional)",
                    "Only where the person wants it here. What they only think stays off",
                    lines=2,
                ),
            ),
        ),
        Group("Paper", (Choice("points", "Size of the letters", _SIZES), PALE)),
    ),
)
