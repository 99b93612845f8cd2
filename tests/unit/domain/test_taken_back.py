"""Taking back: a reason in a few words, never none and never a letter."""

from datetime import UTC, datetime

import pytest

from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.taken_back import TakenBack, check_taken_back

NOW = datetime(2026, 6, 2, 9, tzinfo=UTC)


def test_the_reason_is_kept_in_one_line():
    assert check_taken_back(NOW, "u-1", "  Another \n person ") == TakenBack(NOW, "u-1", "Another person")
    assert check_taken_back(NOW, "u-1", "x" * 200).why == "x" * 200


@pytest.mark.parametrize(
    ("typed", "said"), [(" \n", "Say why it is taken back"), ("x" * 201, "Use 200 characters or fewer")]
)
def test_none_and_too_much_are_refused(typed: str, said: str):
    with pytest.raises(InvalidEntry) as caught:
        check_taken_back(NOW, "u-1", typed)
    assert caught.value.fields == {"why": said}
