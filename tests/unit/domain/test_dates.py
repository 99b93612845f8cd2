"""Dates in NHS CUI form, and dates of birth of which only a part may be known."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.dates import BirthDate, cui_date, cui_date_time, cui_time, read_birth_date, read_date

TODAY = date(2026, 6, 2)
TYPED = st.text("0123456789 -+.²٣janmyrchJAN\n", max_size=6)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def birth_dates(draw: st.DrawFn) -> BirthDate:
    day, known = draw(st.dates(date(1906, 6, 3), TODAY)), draw(st.integers(0, 3))
    parts = [day.year, day.month, day.day][:known] + [None] * (3 - known)
    return BirthDate(*parts, estimated=draw(st.booleans()))


def test_staff_screens_show_day_month_year():
    moment = datetime(1988, 3, 14, 7, 5, tzinfo=UTC)
    assert cui_date(moment.date()) == "14-Mar-1988"
    assert cui_time(moment) == "07:05"
    assert cui_date_time(moment) == "14-Mar-1988 07:05"
    assert cui_date(date(1, 1, 1)) == "01-Jan-0001"


@pytest.mark.parametrize(
    ("born", "shown"),
    [
        (BirthDate(1988, 3, 14), "14-Mar-1988 (38y)"),
        (BirthDate(1988, 6, 2), "02-Jun-1988 (38y)"),
        (BirthDate(1988, 6, 3), "03-Jun-1988 (37y)"),
        (BirthDate(1988, 3), "Mar-1988 (38y)"),
        (BirthDate(1988, 6), "Jun-1988 (37y)"),
        (BirthDate(1988), "1988 (37y)"),
        (BirthDate(1988, estimated=True), "about 1988 (37y)"),
        (BirthDate(1988, 3, 14, estimated=True), "about 14-Mar-1988 (38y)"),
        (BirthDate(2026), "2026 (0y)"),
        (BirthDate(), "Not known"),
    ],
)
def test_a_date_of_birth_is_shown_with_the_age(born: BirthDate, shown: str):
    assert born.display(TODAY) == shown


def test_someone_born_on_29_february_is_18_on_the_first_of_march():
    born = BirthDate(2008, 2, 29)
    assert born.age(date(2026, 2, 28)) == 17
    assert born.age(date(2026, 3, 1)) == 18


def test_an_age_that_is_not_known_is_not_guessed():
    assert BirthDate().age(TODAY) is None
    assert not BirthDate().known


@given(birth_dates(), DAYS)
def test_the_age_is_the_youngest_it_can_be(born: BirthDate, day: date):
    possible = [
        BirthDate(born.year, born.month or month, born.day or day_of_month).age(TODAY)
        for month in (1, 6, 12)
        for day_of_month in (1, 28)
        if born.known
    ]
    assert born.age(TODAY) is None if not possible else born.age(TODAY) <= min(a for a in possible if a >= 0)


@given(birth_dates())
def test_what_is_stored_is_what_was_known(born: BirthDate):
    assert BirthDate.from_iso(born.iso(), born.estimated) == born


@given(birth_dates())
def test_what_was_read_from_three_boxes_is_what_was_typed(born: BirthDate):
    day, month, year = (str(part or "") for part in (born.day, born.month, born.year))
    read = read_birth_date(day, month, year, born.estimated, TODAY)
    assert read == (born if born.known else BirthDate())


@pytest.mark.parametrize(
    ("boxes", "born"),
    [
        (("14", "3", "1988"), BirthDate(1988, 3, 14)),
        ((" 04 ", "03", " 1988"), BirthDate(1988, 3, 4)),
        (("14", "Mar", "1988"), BirthDate(1988, 3, 14)),
        (("14", "MARCH", "1988"), BirthDate(1988, 3, 14)),
        (("1", "sept", "1988"), BirthDate(1988, 9, 1)),
        (("", "May", "1988"), BirthDate(1988, 5)),
        (("", "", "1988"), BirthDate(1988)),
        (("", "", ""), BirthDate()),
        (("29", "2", "2004"), BirthDate(2004, 2, 29)),
        (("2", "6", "2026"), BirthDate(2026, 6, 2)),
        (("2", "6", "1906"), BirthDate(1906, 6, 2)),
    ],
)
def test_three_boxes_are_read(boxes: tuple[str, str, str], born: BirthDate):
    assert read_birth_date(*boxes, estimated=False, today=TODAY) == born


@pytest.mark.parametrize(
    ("boxes", "message"),
    [
        (("14", "3", "88"), "Year must be 4 digits, like 1988"),
        (("14", "3", ""), "Year must be 4 digits, like 1988"),
        (("14", "3", "19x8"), "Year must be 4 digits, like 1988"),
        (("32", "3", "1988"), "Day must be a number from 1 to 31"),
        (("0", "3", "1988"), "Day must be a number from 1 to 31"),
        (("-1", "3", "1988"), "Day must be a number from 1 to 31"),
        (("14", "13", "1988"), "Month must be a number from 1 to 12"),
        (("14", "Mayhem", "1988"), "Month must be a number from 1 to 12"),
        (("14", "Ma", "1988"), "Month must be a number from 1 to 12"),
        (("14", "", "1988"), "Enter the month too, or leave the day empty"),
        (("29", "2", "2005"), "This date does not exist. Check the day and the month"),
        (("31", "4", "1988"), "This date does not exist. Check the day and the month"),
        (("3", "6", "2026"), "Date of birth must be in the past"),
        (("", "7", "2026"), "Date of birth must be in the past"),
        (("", "", "2027"), "Date of birth must be in the past"),
        (("1", "1", "0001"), "Check the year: this is more than 120 years ago"),
        (("1", "1", "0000"), "Check the year: this is more than 120 years ago"),
        (("1", "6", "1906"), "Check the year: this is more than 120 years ago"),
    ],
)
def test_what_cannot_be_a_date_of_birth_is_refused(boxes: tuple[str, str, str], message: str):
    with pytest.raises(ValueError, match=message.replace(".", r"\.")):
        read_birth_date(*boxes, estimated=False, today=TODAY)


@given(TYPED, TYPED, TYPED)
def test_whatever_is_typed_gives_a_date_or_a_message(day: str, month: str, year: str):
    born, message = BirthDate(), ""
    try:
        born = read_birth_date(day, month, year, estimated=False, today=TODAY)
    except ValueError as problem:
        message = str(problem)
    assert message == "" or message.startswith(("Enter", "Year", "Month", "Day", "Date", "This date", "Check"))
    assert BirthDate.from_iso(born.iso()) == born


def test_any_other_date_has_no_limit_in_the_past_or_in_the_future():
    assert read_date("14", "Mar", "2031") == date(2031, 3, 14)
    assert read_date("1", "1", "0001") == date(1, 1, 1)
    with pytest.raises(ValueError, match="does not exist"):
        read_date("29", "2", "2005")
    with pytest.raises(ValueError, match="day, month and year"):
        read_date("", "3", "2026")
