"""The services round the hub: kept by a lead, read by everyone, with who changed what."""

import pytest

from hubdesk.app.destinations import shipped_destinations
from hubdesk.domain.audit import Event
from hubdesk.domain.changes import Changes
from hubdesk.domain.local_services import DESTINATIONS, for_letter, typed_service
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotAllowed, NotFound
from hubdesk.domain.roles import Role
from hubdesk.services.local_services import (
    check_service,
    list_services,
    new_service,
    open_service,
    retire_service,
    save_service,
)
from tests.support.memory_house import House

FIELDS = {
    "name": "Willow Centre",
    "destination": "womens-centre",
    "area": "Northgate",
    "who": "Duty worker",
    "line0": "7 Chapel Row",
    "town": "Northgate",
    "postcode": "ZY42EQ",
    "phone": "01632960440",
    "email": "hello@willow.example",
    "hours": "Every day",
    "languages": "Urdu",
    "rules": "Not in a crisis",
    "women_only": "yes",
    "self_referral": "yes",
    "commissioner": "charity",
    "pathway": "families",
    "checked_on.day": "1",
    "checked_on.month": "1",
    "checked_on.year": "2026",
}


@pytest.fixture
def house():
    return House()


def kept(house, **more):
    lead = house.desk(Role.LEAD)
    return save_service(lead, new_service(lead), {**FIELDS, **more})[0]


def test_a_service_is_kept_and_everyone_reads_it(house):
    service = kept(house)
    for role in (Role.NAVIGATOR, Role.CLINICIAN, Role.IT_ADMIN):
        assert list_services(house.desk(role)) == (service,)
    assert (service.version, service.postcode, service.phone) == (1, "ZY4 2EQ", "01632 960440")
    assert service.tags == ("Women only", "Self-referral", "Urdu")
    assert list_services(house.desk(), "housing") == ()
    assert list_services(house.desk(), "womens-centre") == (service,)


def test_what_is_shown_in_the_fields_is_what_is_kept(house):
    service = kept(house)
    assert save_service(house.desk(), service, typed_service(service)) == (service, Changes.of())


def test_each_change_is_a_revision_and_an_older_one_is_refused(house):
    first = kept(house)
    second, _ = save_service(house.desk(), first, {**FIELDS, "name": "The Willow Centre"})
    with pytest.raises(ChangedElsewhere):
        save_service(house.desk(), first, {**FIELDS, "name": "Lost"})
    found = open_service(house.desk(Role.NAVIGATOR), first.id)
    assert found.service == second
    assert [one.service.name for one in found.history] == ["The Willow Centre", "Willow Centre"]


def test_a_retired_one_is_offered_no_more_and_can_come_back(house):
    service, _ = retire_service(house.desk(), kept(house), retired=True)
    assert list_services(house.desk()) == ()
    assert list_services(house.desk(), retired=True) == (service,)
    again, _ = retire_service(house.desk(), service, retired=False)
    assert list_services(house.desk()) == (again,)
    told = [e.event for e in house.hub.control.state.events]
    assert (told.count(Event.SERVICE_SAVED), told.count(Event.SERVICE_RETIRED)) == (1, 2)


def test_a_service_goes_stale_and_one_press_says_it_was_checked(house):
    today = house.desk().clock.now().date()
    service = kept(house, **{"checked_on.year": "2025"})
    assert service.stale(today)
    assert not check_service(house.desk(), service)[0].stale(today)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"name": " "}, "name"),
        ({"destination": ""}, "destination"),
        ({"destination": "nowhere"}, "destination"),
        ({"postcode": "nowhere"}, "postcode"),
        ({"phone": "12"}, "phone"),
        ({"email": "willow"}, "email"),
        ({"checked_on.year": "2099"}, "checked_on"),
    ],
)
def test_what_is_not_right_is_named_and_nothing_is_kept(house, more, field):
    with pytest.raises(InvalidEntry) as refused:
        kept(house, **more)
    assert set(refused.value.fields) == {field}
    assert list_services(house.desk(), retired=True) == ()


@pytest.mark.parametrize("role", [Role.NAVIGATOR, Role.CLINICIAN, Role.IT_ADMIN])
def test_only_a_lead_changes_one(house, role):
    service = kept(house)
    for change in (
        lambda desk: new_service(desk),
        lambda desk: save_service(desk, service, {**FIELDS, "name": "Other"}),
        lambda desk: check_service(desk, service),
        lambda desk: retire_service(desk, service, retired=True),
    ):
        with pytest.raises(NotAllowed):
            change(house.desk(role))


def test_one_that_is_not_there_is_told(house):
    with pytest.raises(NotFound):
        open_service(house.desk(), "nobody")


def test_it_fills_the_reader_of_a_letter(house):
    assert for_letter(kept(house)) == {
        "to_name": "Willow Centre",
        "to_lines": "Duty worker\n7 Chapel Row",
        "to_town": "Northgate",
        "to_postcode": "ZY4 2EQ",
    }


def test_every_kind_of_destination_has_words():
    assert all(words and words[0].isupper() for words in DESTINATIONS.values())


def test_every_kind_somebody_can_be_referred_to_can_be_kept():
    """But for the GP, who stands in the directory of practices, and the joint referral, which is two."""
    referred = {one.id for one in shipped_destinations()} - {"gp", "dual-diagnosis"}
    assert referred <= set(DESTINATIONS)
