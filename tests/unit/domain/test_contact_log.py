"""A contact as typed."""

from datetime import date

import pytest

from hubdesk.domain.contact_log import Barrier, ContactEntry, How, read_contact_entry
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.typed import Typed

TODAY = date(2026, 6, 2)
DAY = {"day.day": "1", "day.month": "6", "day.year": "2026"}


def read(**fields: str) -> ContactEntry:
    return read_contact_entry(Typed(DAY | fields, TODAY))


def test_little_is_enough():
    assert read(how="met") == ContactEntry(date(2026, 6, 1), How.MET, "", None, (), "")


def test_everything_is_read():
    full = read(how="others", with_whom="Reception", minutes="15", words="Form sent", barriers="no-id refused")
    assert (full.with_whom, full.minutes, full.words) == ("Reception", 15, "Form sent")
    assert full.barriers == (Barrier.NO_ID, Barrier.REFUSED)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, {"how"}),
        ({"how": "met", "day.day": "3"}, {"day"}),
        ({"how": "met", "day.day": "", "day.month": "", "day.year": ""}, {"day"}),
        ({"how": "others"}, {"with_whom", "words"}),
        ({"how": "met", "minutes": "0"}, {"minutes"}),
        ({"how": "met", "minutes": "half an hour"}, {"minutes"}),
        ({"how": "met", "words": "x" * 501}, {"words"}),
    ],
)
def test_what_needs_changing_is_named(fields: dict[str, str], wrong: set[str]):
    with pytest.raises(InvalidEntry) as refused:
        read(**fields)
    assert set(refused.value.fields) == wrong


def test_only_when_the_person_took_part_were_they_in_touch():
    assert {how for how in How if how.with_the_person} == {How.MET, How.PHONED, How.WENT_WITH}
