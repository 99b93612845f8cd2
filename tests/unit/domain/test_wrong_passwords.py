"""Wrong passwords cost time, never the account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.wrong_passwords import AFTER_MANY, FREE, MANY, WrongPasswords, wait_words


def after(count: int) -> WrongPasswords:
    tried = WrongPasswords()
    for _ in range(count):
        tried = tried.another(100.0)
    return tried


@pytest.mark.parametrize(
    ("count", "seconds"), [(0, 0), (3, 0), (4, 2), (5, 4), (6, 8), (7, 16), (10, 128), (11, 900), (500, 900)]
)
def test_the_wait_grows_as_designed(count, seconds):
    assert after(count).wait(100.0) == seconds


@given(st.integers(0, 60), st.floats(0, 10_000))
def test_waiting_long_enough_always_ends_it(count, more):
    assert after(count).wait(100.0 + AFTER_MANY + more) == 0


@given(st.integers(FREE + 1, 40), st.floats(0, 1))
def test_the_wait_never_ends_early(count, share):
    whole = after(count).wait(100.0)
    assert (after(count).wait(100.0 + whole * share) == 0) is (whole * share >= whole)


def test_more_slips_never_wait_less():
    waits = [after(n).wait(100.0) for n in range(MANY + 5)]
    assert waits == sorted(waits)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (61, "2 minutes"), (900, "15 minutes")],
)
def test_it_is_told_in_words(seconds, words):
    assert wait_words(seconds) == f"Wait {words}, then try again"
