"""The day and the words of an event that is written down, at their borders."""

from datetime import date, timedelta

import pytest

from hubdesk.domain.event_entry import LONGEST, wrong_day, wrong_words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (None, "Enter the day"),
        (TODAY - timedelta(days=1), ""),
        (TODAY, ""),
        (TODAY + timedelta(days=1), "The day cannot be in the future"),
    ],
)
def test_the_day_is_known_and_has_come(on, told):
    assert wrong_day(on, TODAY) == told


@pytest.mark.parametrize(
    ("words", "needed", "told"),
    [
        ("", None, ""),
        ("", "Say why", "Say why"),
        ("x" * LONGEST, "Say why", ""),
        ("x" * (LONGEST + 1), "Say why", "Use 500 characters or fewer"),
    ],
)
def test_words_are_short_and_there_where_they_must_be(words, needed, told):
    assert wrong_words(words, needed) == told
