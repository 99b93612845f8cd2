"""Long names get places to break and names from the right stay on the left; nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.ui.pages.fitted_text import fitted


@pytest.mark.parametrize("text", ["", "AVERY, Mason (Mr)", "ਸਿੰਘ, ਗੁਰਪ੍ਰੀਤ", " two  spaces "])
def test_ordinary_names_stay_as_they_are(text):
    assert fitted(text) == text


def test_a_long_word_can_break_often():
    pieces = fitted("W" * 200).split("\u200b")
    assert "".join(pieces) == "W" * 200
    assert max(map(len, pieces)) <= 20


def test_a_mark_stays_with_its_letter():
    assert "\u200b\u0301" not in fitted("e\u0301" * 100)


def test_a_name_from_the_right_stays_on_the_left():
    assert fitted("محمد") == "\u200eمحمد"


@given(st.text())
def test_only_marks_that_nobody_sees_are_added(text):
    assert fitted(text).replace("\u200b", "").replace("\u200e", "") == text.replace("\u200b", "").replace("\u200e", "")
