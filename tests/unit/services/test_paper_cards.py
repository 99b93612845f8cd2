"""Cards of appointments: what stands on them, and what never does."""

from dataclasses import replace

import pytest

from hubdesk.domain.appointment_entry import AppointmentEntry
from hubdesk.domain.roles import Role
from hubdesk.domain.short_address import read_short_address
from hubdesk.services.appointments import book_appointment, cancel_appointment
from hubdesk.services.paper.card_sheet import print_card_test
from hubdesk.services.paper.letterhead import save_letterhead
from hubdesk.services.paper.printing import NotReady, print_paper, show_finished, show_paper
from hubdesk.services.paper.read_back import NotPrintedYet, note_read_back, to_be_read_back
from hubdesk.services.people import register_person
from tests.support.memory import MASON
from tests.support.papers import PaperTray, draft

ENTRY = AppointmentEntry(
    kind="treatment",
    day="9",
    month="6",
    year="2026",
    time="10:30",
    minutes="30",
    what="Talk about your medicines",
    place="Riverside probation office\nDrug and alcohol team\n14 Station Road",
    phone="01632 960 111",
    with_whom="Priya, key worker",
    companion="Jo",
    notes="Methadone runs out on the 10th",
)


@pytest.fixture
def desk(sit):
    return sit(Role.NAVIGATOR)


@pytest.fixture
def mason(desk):
    return register_person(desk, MASON)[0]


def book(desk, person, **changes):
    return book_appointment(desk, person.id, replace(ENTRY, **changes))[0]


def card(desk, person, **typed):
    return show_paper(desk, draft(desk, person, "card-appointment", typed)).content


def held_up(desk, person, **typed):
    with pytest.raises(NotReady) as refused:
        card(desk, person, **typed)
    return [(b.mend.value, b.field) for b in refused.value.blocks], refused.value.blocks[0].message


def test_the_card_tells_a_stranger_nothing_but_when_and_where(desk, mason):
    book(desk, mason)
    (one,) = card(desk, mason).appointments
    assert (one.at.isoformat(), one.place, one.phone) == (
        "2026-06-09T10:30:00+01:00",
        ("14 Station Road",),
        "01632 960 111",
    )
    assert (one.what, one.who, one.companion, one.minutes, one.discreet) == ("", "", "", None, True)


def test_a_card_that_says_more_is_asked_for_and_has_neither_kind_nor_notes(desk, mason):
    book(desk, mason, place="14 Station Road")
    (one,) = card(desk, mason, discreet="no").appointments
    assert (one.who, one.companion, one.what, one.minutes) == (
        "Priya, key worker",
        "Jo",
        "Talk about your medicines",
        30,
    )
    assert "Methadone" not in repr(one)
    assert "Treatment" not in repr(one)


def test_a_card_that_says_more_never_says_probation(desk, mason):
    book(desk, mason)
    with pytest.raises(NotReady):
        card(desk, mason, discreet="no")


def test_a_card_has_the_next_three_that_still_stand(desk, mason):
    days = [book(desk, mason, day=str(d)) for d in (9, 10, 11, 12)]
    cancel_appointment(desk, days[1], by_person=True)
    assert [c.at.day for c in card(desk, mason).appointments] == [9, 11, 12]


def test_a_place_of_telling_words_only_prints_no_card_and_says_so(desk, mason):
    one = book(desk, mason, place="Probation office\nRecovery service")
    places, message = held_up(desk, mason)
    assert places == [("field", "discreet")]
    assert "tell a stranger" in message
    cancel_appointment(desk, one, by_person=True)
    assert ("appointment", "") in held_up(desk, mason)[0], "there is nothing to come any more"


def test_a_code_holds_the_hubs_address_or_a_postcode_and_is_chosen_each_time(hub, desk, mason):
    book(desk, mason, place="14 Station Road\nRiverside AB1 2CD")
    book(desk, mason, day="10", place="14 Station Road")
    assert {one.code for one in card(desk, mason).appointments} == {""}
    assert held_up(desk, mason, code="web")[0] == [("letterhead", "")]
    assert held_up(desk, mason, code="place")[0] == [("field", "code")], "one of the places has no postcode"
    save_letterhead(hub.desk(Role.LEAD), {"phone": "01632 960 118", "web": "https://Hub.example.org/find/"})
    assert {one.code for one in card(desk, mason, code="web").appointments} == {"https://hub.example.org/find"}


def test_one_card_of_different_places_has_no_postcode_in_a_code(desk, mason):
    book(desk, mason, place="14 Station Road\nRiverside AB1 2CD")
    book(desk, mason, day="10", place="2 Quay Road\nRiverside AB1 9ZZ")
    assert [one.code for one in card(desk, mason, code="place").appointments] == ["AB1 2CD", "AB1 9ZZ"]
    with pytest.raises(NotReady) as refused:
        show_paper(desk, draft(desk, mason, "card-next", {"code": "place"}))
    assert "different places" in refused.value.blocks[0].message


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("hub.example.org", ""),
        ("hub.example.org/find?card=7", "plain web address"),
        ("hub.example.org/find#7", "plain web address"),
        ("not an address", "plain web address"),
        ("example.org/probation-hub", "tell a stranger"),
        ("drug-service.example.org", "tell a stranger"),
        ("hub.example.org/a-very-long-way-to-the-hub", "shorter"),
    ],
)
def test_a_short_web_address_is_plain_and_tells_nothing(typed, wrong):
    if not wrong:
        assert read_short_address(f" https://{typed}/ ") == typed
        return
    with pytest.raises(ValueError, match=wrong):
        read_short_address(typed)


def test_the_person_reads_the_card_back_once_it_is_printed(desk, mason):
    written = draft(desk, mason, "card-write-your-own", {"phone": "01632 960 118"})
    with pytest.raises(NotPrintedYet):
        note_read_back(desk, written)
    printed, _ = print_paper(desk, show_paper(desk, written), PaperTray())
    assert to_be_read_back(printed)
    said, _ = note_read_back(desk, printed)
    assert not to_be_read_back(said)
    assert said.events[-1].kind.label == "read back by the person"
    assert not to_be_read_back(print_paper(desk, show_finished(desk, said.id), PaperTray())[0])


def test_a_new_card_begins_with_the_paper_and_the_nudge_of_last_time(desk, mason):
    measures = {"phone": "01632 960 118", "stock": "avery-l7414", "nudge_x": "1.5", "nudge_y": "-0.5"}
    assert draft(desk, mason, "card-crisis", {}).typed["stock"] == "plain"
    print_paper(desk, show_paper(desk, draft(desk, mason, "card-write-your-own", measures)), PaperTray())
    begun = draft(desk, mason, "card-crisis", {}).typed
    assert (begun["stock"], begun["nudge_x"], begun["nudge_y"]) == ("avery-l7414", "1.5", "-0.5")
    assert "nudge_x" not in draft(desk, mason, "card-folded", {}).typed


def test_a_test_sheet_of_the_chosen_cards_is_printed(desk):
    tray = PaperTray()
    print_card_test(desk, {"stock": "avery-l7165"}, tray)
    assert len(tray.sizes) == 1
