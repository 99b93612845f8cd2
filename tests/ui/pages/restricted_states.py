"""The pages of notes, flags and restricted records in each state worth measuring."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hubdesk.domain.flags import FlagKind
from hubdesk.domain.notes import Readers
from hubdesk.presenters.flags import BROKEN as FLAG_BROKEN
from hubdesk.presenters.flags import FlagForm, FlagShown, FlagsState
from hubdesk.presenters.notes import BROKEN, NOT_FOR_YOU, NoteForm, NoteShown, NotesState
from hubdesk.presenters.openings import OpeningShown, OpeningsState
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.restricted import RestrictedState
from hubdesk.presenters.restriction import RestrictionState
from hubdesk.ui.pages.flags import FlagsPage
from hubdesk.ui.pages.notes import NotesPage
from hubdesk.ui.pages.openings import OpeningsPage
from hubdesk.ui.pages.restricted import RestrictedPage
from hubdesk.ui.pages.restriction import RestrictionPage
from tests.ui.pages.fakes import FakePresenter

LONG = "W" * 200
ARABIC_LONG = "عبد الرحمن " * 20
PROBLEM = Trouble("The records could not be read just now.", "Wait a moment and try again.")
CHOICE = tuple((one.value, one.label) for one in Readers)

PLAIN = NoteShown(
    "n1",
    "21-Nov-2026 10:40, Sam Okafor",
    "Everyone in care",
    "grey",
    "Came with a friend.\nWants a GP.",
    can_change=True,
)
CLOSED = NoteShown("n2", "20-Nov-2026 09:10, Asha Patel", "Clinicians only", "purple", "Speaks freely when alone.")
CORRECTED = NoteShown(
    "n3",
    "19-Nov-2026 09:10, Jo Brennan",
    "Everyone in care",
    "grey",
    "Came with her sister.",
    changed="Corrected 20-Nov-2026 11:00, Jo Brennan: It was her sister",
    earlier=("Before, 19-Nov-2026 09:10, Jo Brennan:\nCame with a friend.",),
    can_change=True,
)
HIDDEN = NoteShown("n4", "18-Nov-2026 09:10, Asha Patel", "Clinicians only", "purple", NOT_FOR_YOU)
BROKEN_NOTE = NoteShown("n5", "17-Nov-2026 09:10, Asha Patel", "Cannot be opened", "red", BROKEN)
TAKEN = NoteShown(
    "n6", "16-Nov-2026 09:10, Sam Okafor", "Taken back", "red", "", "Taken back 17-Nov-2026 10:00, Sam Okafor: Wrong"
)
NOTES = NotesState(
    readers=CHOICE, rows=(PLAIN, CLOSED, CORRECTED, BROKEN_NOTE, TAKEN), more="Show 3 older notes", loaded=True
)
NAVIGATORS = NotesState(rows=(PLAIN, HIDDEN), loaded=True, kept="You began this before. It was kept for you.")
CORRECTING = replace(
    NOTES,
    form=NoteForm(1, "correct", "n1", "Correct the note of 21-Nov-2026 10:40", "Came with a friend.", "everyone"),
    errors={"why": "Say why"},
)
TAKING_BACK = replace(NOTES, form=NoteForm(2, "take-back", "n1", "Take back the note of 21-Nov-2026 10:40"))
NOTES_LONG = replace(
    NAVIGATORS,
    rows=(NoteShown("n", LONG, "Everyone in care", "grey", f"{LONG}\n{ARABIC_LONG}", LONG, (LONG,), can_change=True),),
)

KINDS = tuple((kind.value, kind.label) for kind in FlagKind)
FLAG = FlagShown(
    "marac",
    "MARAC (domestic abuse conference)",
    "Look at it again",
    "red",
    ("Told by Probation practitioner on 13-Oct-2026", "Look at it again by 10-Nov-2026"),
    stands=True,
)
FLAGS = FlagsState(
    kinds=KINDS,
    rows=(FLAG, replace(FLAG, kind="iom", title=LONG, tag="Ended", tag_kind="grey", lines=(LONG,), stands=False)),
    loaded=True,
)
MAPPA = replace(FLAGS, kind="mappa", errors={"source": "Say who told the hub", "on": "Enter the day the hub was told"})
ENDING = replace(
    FLAGS, form=FlagForm(1, "end", "IOM: it has ended", save="It has ended"), kind="iom", broken=FLAG_BROKEN
)

SHUT = RestrictedState("CAMPBELL, Leroy", "Asha Patel, clinical lead", may_open_for_care=True, loaded=True)
RESTRICTION = RestrictionState(
    staff=(("a", "Asha Patel, clinical lead"), ("s", "Sam Okafor, nurse"), ("j", "Maximiliana Featherstonehaugh " * 5)),
    named=frozenset({"a"}),
    loaded=True,
)
STANDS = replace(
    RESTRICTION,
    stands="Restricted since 10-Nov-2026 by Asha Patel: a cousin of a colleague",
    openings=("20-Nov-2026 10:40, Sam Okafor. For care: Covering the clinic today", LONG),
    errors={"named": "Name at least one clinician, so that somebody can look after the person", "why": "Say why"},
)
OPENING = OpeningShown(
    "o1",
    "CAMPBELL, Leroy",
    "Look at it by 27-Nov-2026",
    "red",
    ("Jo Brennan, health navigator, 20-Nov-2026 10:40", "Emergency: Collapsed in reception"),
    can_review=True,
)
OPENINGS = OpeningsState(
    (OPENING, replace(OPENING, opening_id="o2", name=LONG, tag="Looked at", can_review=False)), loaded=True
)


def _made(page: Callable[..., QWidget], state: object) -> Callable[[], QWidget]:
    return lambda: page(FakePresenter(state))


def _later(page: Callable[..., QWidget], first: object, then: object) -> Callable[[], QWidget]:
    def make() -> QWidget:
        presenter = FakePresenter(first)
        made = page(presenter)
        presenter.show(then)
        return made

    return make


RESTRICTED_PAGES: Mapping[str, Callable[[], QWidget]] = {
    "notes": _made(NotesPage, NOTES),
    "notes-navigator": _made(NotesPage, NAVIGATORS),
    "notes-correcting": _later(NotesPage, NOTES, CORRECTING),
    "notes-taking-back": _later(NotesPage, NOTES, TAKING_BACK),
    "notes-long": _made(NotesPage, NOTES_LONG),
    "notes-none": _made(NotesPage, NotesState(readers=CHOICE, loaded=True)),
    "notes-trouble": _made(NotesPage, NotesState(trouble=PROBLEM)),
    "flags": _made(FlagsPage, FLAGS),
    "flags-mappa": _later(FlagsPage, FLAGS, MAPPA),
    "flags-ending": _later(FlagsPage, FLAGS, ENDING),
    "shut": _made(RestrictedPage, SHUT),
    "shut-navigator": _made(RestrictedPage, replace(SHUT, may_open_for_care=False, name=LONG, named=f"{LONG}; {LONG}")),
    "shut-error": _later(RestrictedPage, SHUT, replace(SHUT, errors={"reason": "Say why in a few words: 3 or more"})),
    "restriction": _made(RestrictionPage, RESTRICTION),
    "restriction-stands": _later(RestrictionPage, RESTRICTION, STANDS),
    "openings": _made(OpeningsPage, OPENINGS),
    "openings-chosen": _later(
        OpeningsPage, OPENINGS, replace(OPENINGS, chosen="o1", errors={"outcome": "Choose what you found"})
    ),
    "openings-none": _made(OpeningsPage, OpeningsState(loaded=True)),
}
