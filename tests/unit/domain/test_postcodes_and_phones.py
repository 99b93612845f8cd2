"""Postcodes and phone numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.phones import read_phone
from hubdesk.domain.postcodes import NO_FIXED_ABODE, read_postcode


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("SW1A 1AA", "SW1A 1AA"),
        ("sw1a1aa", "SW1A 1AA"),
        (" m1  1ae. ", "M1 1AE"),
        ("CR2 6XH", "CR2 6XH"),
        ("zz993vz", NO_FIXED_ABODE),
        ("ZZ99 3WZ", "ZZ99 3WZ"),
        ("gir0aa", "GIR 0AA"),
    ],
)
def test_a_postcode_has_one_written_form(typed: str, kept: str):
    assert read_postcode(typed) == kept


@pytest.mark.parametrize("typed", ["SW1A", "12345", "ZZ99 9ZZ9", "S W", "QQ1 1CV", "Ⅿ1 1AE"])
def test_other_texts_are_no_postcode(typed: str):
    with pytest.raises(ValueError, match="postcode"):
        read_postcode(typed)


@pytest.mark.parametrize(
    ("typed", "e164", "shown"),
    [
        ("07700 900982", "+447700900982", "07700 900982"),
        ("01632 960 001", "+441632960001", "01632 960001"),
        ("+44 (0)808 157 0192", "+448081570192", "0808 157 0192"),
        ("0044 7700 900 412", "+447700900412", "07700 900412"),
        ("+353 1 234 5678", "+35312345678", "+353 1 234 5678"),
    ],
)
def test_a_phone_is_kept_as_typed_and_shown_the_national_way(typed: str, e164: str, shown: str):
    phone = read_phone(typed)
    assert (phone.e164, phone.typed, phone.shown) == (e164, typed, shown)


@pytest.mark.parametrize("typed", ["", "123", "ask Daz", "07700 9009820000", "07700 900982 ext 4"])
def test_what_cannot_be_dialled_is_refused(typed: str):
    with pytest.raises(ValueError, match="like 01632 960 001"):
        read_phone(typed)


@given(st.text(max_size=30))
def test_any_text_is_either_a_phone_or_refused(text: str):
    refused = ""
    try:
        shown = read_phone(text).shown
    except ValueError as e:
        shown, refused = "", str(e)
    assert bool(shown) != bool(refused)
