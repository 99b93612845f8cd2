"""The pages of notes, flags and restricted records: what they offer to whom, and what survives leaving them."""

from dataclasses import replace
from typing import Any

import pytest

from hubdesk.domain.flags import FlagKind
from hubdesk.domain.ids import UserId
from hubdesk.domain.notes import NoteEntry, Readers
from hubdesk.domain.restriction import Urgency
from hubdesk.domain.roles import Role
from hubdesk.domain.users import User
from hubdesk.presenters.flags import FlagsPresenter
from hubdesk.presenters.gated_runner import GatedRunner
from hubdesk.presenters.notes import AT_ONCE, BROKEN, NOT_FOR_YOU, NotesPresenter
from hubdesk.presenters.openings import OpeningsPresenter
from hubdesk.presenters.person import PersonPresenter
from hubdesk.presenters.restricted import RestrictedPresenter
from hubdesk.presenters.restriction import RestrictionPresenter
from hubdesk.presenters.routes import NotesRoute, PersonRoute, Route
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.today import TodayPresenter
from hubdesk.services.break_glass import open_with_reason
from hubdesk.services.desk import Desk
from hubdesk.services.flags import set_flag
from hubdesk.services.notes import read_notes, write_note
from hubdesk.services.restriction import restrict_record
from hubdesk.services.visit_start import begin_visit, switch_officer
from tests.support.memory import STAFF, Hub, Worker
from tests.unit.services.pathways import ALONE

NOOR = User(UserId("u-noor"), "noor", "Noor Haddad", Role.LEAD, "deputy lead")
FLAG = {"source": "Police", "on.day": "1", "on.month": "6", "on.year": "2026"}
FLAG |= {"review.day": "1", "review.month": "7", "review.year": "2026"}


class Seat:
    """A desk, and where its pages led."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.went = desk, []
        self.went: list[Route] = []

    def open(self, presenter: type, *given: Any) -> Any:
        """The page's presenter, loaded."""
        made = presenter(self.desk, Immediate(), self.went.append, lambda _changes: None, *given)
        made.load()
        return made


@pytest.fixture
def person(sam: Worker):
    return sam.register()


@pytest.fixture
def seat(sam: Worker) -> Seat:
    return Seat(sam.desk)


@pytest.fixture
def jo(hub: Hub) -> Seat:
    return Seat(hub.desk(Role.NAVIGATOR))


@pytest.fixture
def lead(hub: Hub) -> Seat:
    return Seat(hub.desk(Role.LEAD))


@pytest.fixture
def noor(hub: Hub, lead: Seat) -> Seat:
    with hub.control.writing() as unit:
        unit.add_user(NOOR)
    return Seat(replace(lead.desk, actor=NOOR))


# Notes


def test_a_clinician_chooses_who_sees_it_and_a_navigator_is_told(person, seat: Seat, jo: Seat):
    assert [value for value, _words in seat.open(NotesPresenter, person.id).state.readers] == list(Readers)
    assert seat.open(NotesPresenter, person.id).state.form.readers == Readers.EVERYONE
    assert jo.open(NotesPresenter, person.id).state.readers == ()


def test_a_note_is_saved_said_and_shown_and_the_form_is_empty_again(person, seat: Seat):
    page = seat.open(NotesPresenter, person.id)
    number = page.state.form.number
    page.save(NoteEntry("Came with a friend.", "clinicians"))
    assert page.state.said == "The note is saved."
    assert [(row.words, row.tag, row.can_change) for row in page.state.rows] == [
        ("Came with a friend.", "Clinicians only", True)
    ]
    assert page.state.form.number > number


def test_what_is_wrong_stays_on_the_page(person, seat: Seat):
    page = seat.open(NotesPresenter, person.id)
    page.save(NoteEntry(" "))
    assert page.state.errors == {"words": "Write the note"}
    assert not page.state.busy


def test_what_a_navigator_sees_of_a_clinicians_note(person, seat: Seat, jo: Seat):
    write_note(seat.desk, person.id, NoteEntry("Zebra", "safeguarding"))
    seat.open(NotesPresenter, person.id).begin_correction(read_notes(seat.desk, person.id).notes[0].id)
    (row,) = jo.open(NotesPresenter, person.id).state.rows
    assert (row.words, row.tag, row.changed, row.earlier, row.can_change) == (
        NOT_FOR_YOU,
        "Clinicians only",
        "",
        (),
        False,
    )
    assert "Sam Okafor" in row.who


def test_a_correction_begins_with_what_stands_and_shows_what_stood(person, seat: Seat):
    page = seat.open(NotesPresenter, person.id)
    page.save(NoteEntry("One", "clinicians"))
    page.begin_correction(page.state.rows[0].note_id)
    assert (page.state.form.words, page.state.form.readers, page.state.form.asks_why) == ("One", "clinicians", True)
    page.save(NoteEntry("Two", "clinicians", "Misheard"))
    (row,) = page.state.rows
    assert (row.words, row.changed.endswith(": Misheard"), row.earlier[0].endswith("\nOne")) == ("Two", True, True)


def test_a_note_taken_back_shows_the_reason_and_no_words(person, seat: Seat):
    page = seat.open(NotesPresenter, person.id)
    page.save(NoteEntry("One"))
    page.begin_taking_back(page.state.rows[0].note_id)
    assert not page.state.form.asks_words
    page.save(NoteEntry(why="Wrong person"))
    (row,) = page.state.rows
    assert (row.tag, row.words, row.can_change) == ("Taken back", "", False)
    assert row.changed.endswith(": Wrong person")


def test_a_broken_note_says_so_and_whom_to_tell(hub: Hub, person, seat: Seat):
    for words in ("One", "Two"):
        write_note(seat.desk, person.id, NoteEntry(words, "clinicians"))
    one, two = hub.stored.notes
    hub.stored.notes[:] = [one, replace(two, sealed=one.sealed)]
    broken, whole = seat.open(NotesPresenter, person.id).state.rows
    assert (broken.words, broken.tag, broken.can_change) == (BROKEN, "Cannot be opened", False)
    assert whole.words == "One"


@pytest.mark.parametrize("mode", ["write", "correct", "take-back"])
def test_what_is_half_typed_comes_back_where_it_was(person, seat: Seat, mode: str):
    write_note(seat.desk, person.id, NoteEntry("Stands"))
    page = seat.open(NotesPresenter, person.id)
    note_id = page.state.rows[0].note_id
    if mode == "correct":
        page.begin_correction(note_id)
    elif mode == "take-back":
        page.begin_taking_back(note_id)
    page.keep(NoteEntry("Half a", "clinicians", "Beca"))
    form = seat.open(NotesPresenter, person.id).state.form
    assert (form.mode, form.words, form.readers, form.why) == (mode, "Half a", "clinicians", "Beca")
    assert form.note_id == ("" if mode == "write" else note_id)


def test_what_was_saved_or_thrown_away_does_not_come_back(person, seat: Seat):
    page = seat.open(NotesPresenter, person.id)
    page.keep(NoteEntry("Half a"))
    again = seat.open(NotesPresenter, person.id)
    assert again.state.kept
    again.begin_anew()
    assert seat.open(NotesPresenter, person.id).state.form.words == ""
    again.keep(NoteEntry("Half a"))
    again.save(NoteEntry("Half a note"))
    assert not seat.open(NotesPresenter, person.id).state.kept


def test_an_empty_page_keeps_nothing(hub: Hub, person, seat: Seat):
    seat.open(NotesPresenter, person.id).keep(NoteEntry())
    assert not hub.stored.typed_pages


def test_many_notes_are_shown_when_asked_for(person, seat: Seat):
    for number in range(AT_ONCE + 3):
        write_note(seat.desk, person.id, NoteEntry(f"Note {number}"))
    page = seat.open(NotesPresenter, person.id)
    assert (len(page.state.rows), page.state.more) == (AT_ONCE, "Show 3 older notes")
    page.show_all()
    assert (len(page.state.rows), page.state.more) == (AT_ONCE + 3, "")


# The person's page


def person_page(seat: Seat, person) -> PersonPresenter:
    page = PersonPresenter(seat.desk, Immediate(), seat.went.append, person.id)
    page.load()
    return page


def test_the_persons_page_shows_little_because_the_person_may_look_on(person, seat: Seat, jo: Seat):
    write_note(seat.desk, person.id, NoteEntry("Came with a friend."))
    write_note(seat.desk, person.id, NoteEntry("Zebra", "safeguarding"))
    set_flag(seat.desk, person.id, FLAG | {"kind": "marac"})
    state = person_page(seat, person).state
    assert [(row.title, row.tag) for row in state.notes] == [
        ("A note for clinicians only", "Clinicians only"),
        ("Came with a friend.", "Everyone in care"),
    ]
    assert state.flags == "Safeguarding and multi-agency: 1 to know of"
    assert "marac" not in str(state).lower()
    assert person_page(jo, person).state.flags == ""
    assert "zebra" not in str(person_page(jo, person).state).lower()


def test_nothing_of_it_shows_while_an_officer_is_present(sam: Worker, seat: Seat):
    now = begin_visit(sam.desk, sam.register().id, ALONE)
    person = now.person
    write_note(seat.desk, person.id, NoteEntry("Came with a friend."))
    switch_officer(sam.desk, now, present=True)
    state = person_page(seat, person).state
    assert (state.notes, state.notes_words, state.flags, state.restriction) == ((), "", "", "")


def test_the_notes_lead_to_their_page(person, seat: Seat):
    page = person_page(seat, person)
    page.open_notes()
    assert seat.went == [NotesRoute(person.id)]


# Flags


def test_a_flag_is_written_looked_at_again_and_ended(person, seat: Seat):
    page = seat.open(FlagsPresenter, person.id)
    page.choose("mappa")
    assert page.state.asks_mappa
    page.save(FLAG | {"category": "1"})
    (row,) = page.state.rows
    assert (row.title, row.tag) == ("MAPPA (public protection), category 1", "Stands")
    assert FlagKind.MAPPA.value not in [kind for kind, _words in page.state.kinds]
    page.begin_change("mappa")
    page.save(dict(page.state.form.values) | {"level": "2"})
    assert page.state.rows[0].title.endswith("category 1, level 2")
    page.begin_end("mappa")
    page.save({"ended": ""})
    assert page.state.errors == {"ended": "Say why it has ended, and who said so"}
    page.save({"ended": "The panel said so"})
    assert page.state.rows[0].tag == "Ended"
    assert "Ended: The panel said so" in page.state.rows[0].lines


def test_every_gap_of_a_flag_is_named(person, seat: Seat):
    page = seat.open(FlagsPresenter, person.id)
    page.save({})
    assert set(page.state.errors) == {"kind", "source", "on", "review"}


# Restricted records


def test_a_lead_restricts_and_gives_back(person, lead: Seat, jo: Seat):
    page = lead.open(RestrictionPresenter, person.id)
    assert page.state.named == {lead.desk.actor.id}, "whoever restricts is named to begin with"
    assert {value for value, _words in page.state.staff} == {
        STAFF[role].id for role in (Role.CLINICIAN, Role.LEAD, Role.NAVIGATOR)
    }
    page.restrict([lead.desk.actor.id], "A cousin")
    assert lead.went == [PersonRoute(person.id)]
    assert person_page(jo, person).state.trouble is not None
    again = lead.open(RestrictionPresenter, person.id)
    assert again.state.stands.endswith("by Asha Patel: A cousin")
    again.lift("Moved away")
    assert person_page(jo, person).state.trouble is None


def test_only_a_lead_is_offered_to_restrict(person, seat: Seat, jo: Seat, lead: Seat):
    assert [person_page(one, person).state.restriction for one in (seat, jo)] == ["", ""]
    assert person_page(lead, person).state.restriction == "Restrict this record to named staff"


def test_whichever_page_meets_the_gate_the_window_is_told(person, lead: Seat, seat: Seat):
    restrict_record(lead.desk, person.id, [lead.desk.actor.id], "A cousin")
    met: list[str] = []
    runner = GatedRunner(Immediate(), met.append)
    page = NotesPresenter(seat.desk, runner, seat.went.append, lambda _c: None, person.id)
    page.load()
    assert met == [person.id]
    assert page.state.rows == ()


def test_the_page_in_its_place_opens_it_and_goes_on_to_what_was_asked(person, lead: Seat, seat: Seat, jo: Seat):
    restrict_record(lead.desk, person.id, [lead.desk.actor.id], "A cousin")
    page = seat.open(RestrictedPresenter, person.id, NotesRoute(person.id))
    assert (page.state.name, page.state.named) == ("AVERY, Mason", "Asha Patel, psychologist")
    page.open("Too short")
    assert set(page.state.errors) == {"reason"}
    page.open("Covering her clinic today")
    assert seat.went == [NotesRoute(person.id)]
    other = jo.open(RestrictedPresenter, person.id, PersonRoute(person.id))
    assert not other.state.may_open_for_care
    other.open_in_emergency("Collapsed")
    assert jo.went == [PersonRoute(person.id)]


def test_leads_are_told_on_today_and_another_lead_says_what_they_found(person, lead: Seat, noor: Seat, seat: Seat):
    restrict_record(lead.desk, person.id, [lead.desk.actor.id], "A cousin")
    open_with_reason(noor.desk, person.id, Urgency.CARE, "Covering her clinic today")
    today = TodayPresenter(lead.desk, Immediate(), lead.went.append)
    today.load()
    assert [(row.title, row.tag) for row in today.state.openings] == [("AVERY, Mason", "Look at it by 09-Jun-2026")]
    sams = TodayPresenter(seat.desk, Immediate(), seat.went.append)
    sams.load()
    assert sams.state.openings == ()
    (own,) = noor.open(OpeningsPresenter).state.rows
    assert not own.can_review
    page = lead.open(OpeningsPresenter)
    page.choose(page.state.rows[0].opening_id)
    page.review("talked", "")
    assert set(page.state.errors) == {"words"}
    page.review("talked", "We spoke about it")
    assert (page.state.rows[0].tag, page.state.chosen) == ("Looked at", "")
    assert "We spoke about it" in page.state.rows[0].lines[-1]
