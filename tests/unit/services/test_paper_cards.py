"""Cards of appointments: what stands on them, and what never does."""

from dataclasses import replace

import pytest

from hubdesk.domain.appointment_entry import AppointmentEntry
from hubdesk.domain.roles import Role
from hubdesk.services.appointments import book_appointment, cancel_appointment
from hubdesk.services.paper.printing import NotReady, show_paper
from hubdesk.services.people import register_person
from tests.support.memory import MASON
from tests.support.papers import draft

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
