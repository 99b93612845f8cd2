"""Who looked at a record, day by day."""

from datetime import UTC, datetime

import pytest

from hubdesk.domain.access import _DID, AccessRow, access_lines, words_of
from hubdesk.domain.audit import Event


def row(day: int, hour: int, actor: str, event: Event) -> AccessRow:
    return AccessRow(datetime(2026, 11, day, hour, tzinfo=UTC), actor, "clinician", event.value)


def test_one_line_for_each_day_and_member_of_staff_newest_first_each_thing_once():
    lines = access_lines(
        [
            row(20, 9, "sam", Event.PERSON_OPENED),
            row(20, 11, "sam", Event.ANSWER_RECORDED),
            row(20, 10, "jo", Event.PERSON_OPENED),
            row(20, 12, "sam", Event.ANSWER_RECORDED),
            row(21, 9, "sam", Event.PAPER_PRINTED),
        ]
    )
    assert [(line.day.day, line.actor, line.first.hour, line.last.hour, line.did) for line in lines] == [
        (21, "sam", 9, 9, ("printed or saved a letter or card",)),
        (20, "sam", 9, 12, ("looked at the record", "asked questions in a visit")),
        (20, "jo", 10, 10, ("looked at the record",)),
    ]


def test_the_words_are_for_events_that_exist():
    assert set(_DID) <= {event.value for event in Event}


@pytest.mark.parametrize("event", list(Event))
def test_every_event_has_words_and_none_is_a_code(event):
    assert "-" not in words_of(event.value)


def test_nobody_has_seen_a_record_without_events():
    assert access_lines([]) == ()
