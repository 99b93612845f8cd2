"""Names are kept as entered, shown in NHS CUI form and found whatever way they are typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.names import PersonName, clean, fold

LATIN = st.text(st.characters(max_codepoint=0x24F, categories=["L"]), max_size=20)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (PersonName("Avery", "Mason", "Mr"), "AVERY, Mason (Mr)"),
        (PersonName("Avery", "Mason"), "AVERY, Mason"),
        (PersonName("Avery"), "AVERY"),
        (PersonName("", "Mason"), "Mason"),
        (PersonName("", "Mason", "Mr"), "Mason (Mr)"),
        (PersonName("O’Neil", "Zoë"), "O’NEIL, Zoë"),
        (PersonName("O", "U"), "O, U"),
        (PersonName("NULL", "None"), "NULL, None"),
    ],
)
def test_a_name_is_shown_the_nhs_way(name: PersonName, shown: str):
    assert name.display == shown


def test_a_person_is_spoken_to_by_the_name_they_prefer():
    assert PersonName("Avery", "Mason", preferred="Mace").spoken == "Mace"
    assert PersonName("Avery", "Mason").spoken == "Mason"
    assert PersonName("Avery").spoken == "Avery"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Mary \t Jane\n", "Mary Jane"),
        ("Jose\u0301", "Jos\u00e9"),
        ("A\u202ebc\u200f", "Abc"),
        ("e\u200d\u0301", "\u00e9"),
        ("a\0b", "ab"),
        ("a\ud800b", "ab"),
        ("\u00a0Li\u2003Wei\u3000", "Li Wei"),
        ("\u200b\ufeff", ""),
        ("D’Arcy-Ní Bhriain", "D’Arcy-Ní Bhriain"),
    ],
)
def test_typed_text_is_tidied_and_nothing_visible_is_lost(typed: str, kept: str):
    assert clean(typed) == kept


@given(st.text())
def test_tidied_text_is_tidy(typed: str):
    once = clean(typed)
    assert clean(once) == once
    assert once == unicodedata.normalize("NFC", once).strip()
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in once)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łukasz", "lukasz"),
        ("Zoë", "ZOE"),
        ("Ångström", "angstrom"),
        ("Jørgensen", "jorgensen"),
        ("Straße", "STRASSE"),
        ("İpek", "ipek"),
        ("Nguyễn", "nguyen"),
        ("O’Neil", "o'neil"),
        ("Smith‑Jones", "smith-jones"),
        ("ﬁnn", "FINN"),
    ],
)
def test_names_are_found_with_or_without_their_marks(written: str, typed: str):
    assert fold(written) == fold(typed)


@given(LATIN)
def test_case_never_matters(name: str):
    assert fold(name.upper()) == fold(name.lower()) or "ı" in name


@given(st.text())
def test_the_way_marks_are_encoded_never_matters(name: str):
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@given(st.text())
def test_folding_twice_changes_nothing(name: str):
    assert fold(fold(name)) == fold(name)
