"""The opening and the actions of a visit, made up by hand, and the strip above."""

from hubdesk.domain.agreements import USUAL, How
from hubdesk.presenters.cross_prompts import PromptRow
from hubdesk.presenters.opening_page import read_aloud
from hubdesk.presenters.record_offers import OfferLine, OfferRow
from hubdesk.presenters.visit_parts import ActionsPage, AgreedAction, OpeningPage, RecipientRow, StepRow, VisitStrip
from hubdesk.services.opening import AgreementEntry, OpeningEntry
from hubdesk.services.tasks import ActionEntry
from hubdesk.system.paths import resources_dir

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 4
STEPS = (
    StepRow("start", "Safe, private, fit", "", "Done", "green", can_open=False),
    StepRow("opening", "Opening", "", "Now", "blue", can_open=False),
    StepRow("phq-2", "Mood, worry and safety", "", "To come", "grey", can_open=True),
    StepRow("safe-enquiry", LONG, "Only when alone", "Left out", "orange", can_open=False),
)
STRIP = VisitStrip("5 of 9 · Alcohol and drugs · 12 minutes left", STEPS, officer_present=False)

_OPENING = (resources_dir() / "visit" / "opening.md").read_text("utf-8")


def opening(given: str = "") -> OpeningPage:
    """The opening page; ``given`` is what was said about each recipient."""
    entries = tuple(AgreementEntry(r.value, given, "Jade", "Letters and results", "spoken") for r in USUAL)
    return OpeningPage(
        said=tuple(read_aloud(_OPENING.replace("{minutes}", "25"))),
        recipients=tuple(
            RecipientRow(r.value, r.label, r.needs_name, "Before: Yes, 02-Feb-2026, until 14-Mar-2027") for r in USUAL
        ),
        hows=tuple((h.value, h.label) for h in How),
        bases=(("not-recorded", "Not recorded"), ("direct-care", "Direct care: " + "public task " * 12)),
        entry=OpeningEntry(matters="Somewhere to sleep", objection="yes", agreements=entries),
    )


def actions(**changes) -> ActionsPage:
    own = {
        "agreed": (AgreedAction("1", "Help to register with a GP practice", "Jo, by 01-Dec-2026"),),
        "suggestions": ("Arrange take-home naloxone today", "Write to the GP practice"),
        "later": ("Ask next time: PHQ-9",),
        "note": "1 agreed. Up to 3 is enough.",
        "matters": "A doctor who listens, and somewhere to sleep",
    }
    return ActionsPage(**(own | changes))


OFFERS = (
    OfferRow("gp", "GP", (OfferLine("GP", "Not asked", "Not registered with a GP"),), replaces=False),
    OfferRow(
        "medicines",
        "Medicines and allergies",
        (OfferLine("Allergies", LONG, LONG), OfferLine("A", "", "b")),
        replaces=True,
    ),
)
PROMPTED = (
    PromptRow("Ask the GP practice about liver tests", LONG, "GP practice, by 06-Dec-2026", ActionEntry("Ask", "GP")),
    PromptRow(LONG, "Alcohol over years.", LONG, ActionEntry("Ask", "GP", ("6", "12", "2026"))),
)

VISIT_PARTS = {
    "beginning": opening(),
    "beginning yes": opening("yes"),
    "actions": actions(),
    "actions offers": actions(offers=OFFERS, prompted=PROMPTED),
    "actions none": actions(agreed=(), later=(), matters="", note="Choose one together."),
    "actions long": actions(agreed=(AgreedAction("1", LONG, LONG),), suggestions=(LONG,), later=(LONG,), matters=LONG),
}
