"""CRN, prison number and PNC: every way of typing leads to the one written form, slips are caught."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.probation_numbers import pnc_letter, read_crn, read_pnc, read_prison_number

THIS_YEAR = 2026


@pytest.mark.parametrize(
    ("typed", "kept"), [("X320741", "X320741"), (" x 320-741 ", "X320741"), ("ab123456", "AB123456")]
)
def test_a_crn_is_a_letter_or_two_and_six_digits(typed: str, kept: str):
    assert read_crn(typed) == kept


@pytest.mark.parametrize("typed", ["", "X32074", "X3207411", "320741", "ABC123456", "X32074１"])
def test_other_texts_are_no_crn(typed: str):
    with pytest.raises(ValueError, match="X123456"):
        read_crn(typed)


@pytest.mark.parametrize("typed", ["A1234BC", "a1234bc", "A 1234 BC"])
def test_a_prison_number(typed: str):
    assert read_prison_number(typed) == "A1234BC"


@pytest.mark.parametrize("typed", ["A1234B", "1234ABC", "AB234BC", "A12345C"])
def test_other_texts_are_no_prison_number(typed: str):
    with pytest.raises(ValueError, match="A1234BC"):
        read_prison_number(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1979/0163001B", "1979/0163001B"),
        ("2003/0062845E", "2003/0062845E"),
        ("2004/0712343W", "2004/0712343W"),
        ("2012/0123456Y", "2012/0123456Y"),
        ("79/163001b", "1979/0163001B"),
        ("12/123456Y", "2012/0123456Y"),
        ("20120123456Y", "2012/0123456Y"),
        ("120123456Y", "2012/0123456Y"),
        (" 1979 / 0163001 B ", "1979/0163001B"),
    ],
)
def test_a_pnc_number_has_one_written_form(typed: str, kept: str):
    assert read_pnc(typed, THIS_YEAR) == kept


@pytest.mark.parametrize("typed", ["1979/0163001C", "1979/0163002B", "1980/0163001B"])
def test_a_slip_in_a_pnc_number_shows_at_its_letter(typed: str):
    with pytest.raises(ValueError, match="does not fit"):
        read_pnc(typed, THIS_YEAR)


@pytest.mark.parametrize("typed", ["1979/B", "197/0163001B", "1979-0163001", "x", "1979/01630011B"])
def test_other_texts_are_no_pnc_number(typed: str):
    with pytest.raises(ValueError, match="PNC number is"):
        read_pnc(typed, THIS_YEAR)


def test_a_year_that_has_not_come_is_refused():
    with pytest.raises(ValueError, match="year"):
        read_pnc(f"2099/0000001{pnc_letter(99, 1)}", THIS_YEAR)


@given(st.integers(1900, 2026), st.integers(0, 9_999_999))
def test_every_number_with_its_letter_reads_back(year: int, serial: int):
    written = f"{year}/{serial:07d}{pnc_letter(year % 100, serial)}"
    assert read_pnc(written, THIS_YEAR) == written


@given(st.text(max_size=20))
def test_any_text_is_either_read_or_refused(text: str):
    for read in (read_crn, read_prison_number, lambda t: read_pnc(t, THIS_YEAR)):
        refused = ""
        try:
            number = read(text)
        except ValueError as e:
            number, refused = "", str(e)
        assert bool(number) != bool(refused)
