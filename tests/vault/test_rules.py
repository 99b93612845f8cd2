"""The password rule, restricted fields and derived keys."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from hubdesk.vault import (
    FieldPlace,
    anchor_key,
    audit_key,
    audit_seal_key,
    name_problem,
    new_workstation_secret,
    open_field,
    password_problem,
    seal_field,
    subkeys,
)
from hubdesk.vault.problems import FieldDamaged

# Composed and decomposed letters, a ligature, a sign that NFKC makes eighteen of, a lone surrogate, controls.
odd_text = st.text("aZé\u0301ﬀﷺ１0 -._'\ud800\x00\n😀ж", max_size=40)
PLACE = FieldPlace("store", "notes", "row-1", "text", "restricted-1")


@pytest.mark.parametrize(
    "password",
    [
        "lantern gravel seventeen",
        "x" * 6 + "yzabcd" + "pqr",
        "correct horse battery staple",
        "пароль из трёх слов",
        "välkommen gröna ängar",
        "a sunny welcome mat",
        "lantern gravel " + "z" * 241,
    ],
)
def test_passwords_that_will_do(password):
    assert password_problem(password, name="asha", organisation="Hub and Spoke NHS Trust") is None


@pytest.mark.parametrize(
    ("password", "part"),
    [
        ("", "at least 12"),
        ("elevenchars", "at least 12"),
        ("ｅｌｅｖｅｎｃｈａｒｓ", "at least 12"),
        ("lantern gravel " + "z" * 242, "at most 256"),
        ("Password12345!", "easy to guess"),
        ("passwordpassword", "easy to guess"),
        ("Welcome-2026-Hub", "easy to guess"),
        ("123456789012", "easy to guess"),
        ("qwertyuiop123456", "easy to guess"),
        ("aaaaaaaaaaaaaaa", "easy to guess"),
        ("nhsnhsnhsnhsnhs", "easy to guess"),
        ("i am asha patel ok", "own name"),
        ("ASHApatelASHApatel", "own name"),
        ("northshire lantern", "organisation"),
        ("tab\tin the middle", "only"),
        ("\ud800 lone surrogate", "only"),
    ],
)
def test_passwords_that_will_not(password, part):
    assert part in password_problem(password, name="asha.patel", organisation="Northshire NHS Trust")


def test_a_short_name_forbids_nothing():
    assert password_problem("jo lantern gravel seventeen", name="jo") is None


@given(odd_text, odd_text, odd_text)
def test_the_rule_never_fails(password, name, organisation):
    problem = password_problem(password, name=name, organisation=organisation)
    assert problem is None or problem.endswith(".")


@given(odd_text)
def test_the_name_rule_never_fails(name):
    assert name_problem(name) is None or name_problem(name).endswith(".")


def test_a_field_opens_in_its_place_only():
    key = bytearray(range(32))
    sealed = seal_field(key, PLACE, "Grüße 👋 and 'quotes'")
    assert open_field(key, PLACE, sealed) == "Grüße 👋 and 'quotes'"
    assert sealed != seal_field(key, PLACE, "Grüße 👋 and 'quotes'")
    for part in ("store", "table", "row", "column", "dek"):
        values = {name: getattr(PLACE, name) for name in ("store", "table", "row", "column", "dek")}
        with pytest.raises(FieldDamaged):
            open_field(key, FieldPlace(**(values | {part: "other"})), sealed)
    with pytest.raises(FieldDamaged):
        open_field(bytes(32), PLACE, sealed)


def test_every_byte_of_a_field_counts():
    key = bytes(32)
    sealed = seal_field(key, PLACE, "note")
    for at in range(len(sealed)):
        spoilt = bytearray(sealed)
        spoilt[at] ^= 1
        with pytest.raises(FieldDamaged):
            open_field(key, PLACE, bytes(spoilt))
    for length in range(len(sealed)):
        with pytest.raises(FieldDamaged):
            open_field(key, PLACE, sealed[:length])


def test_places_do_not_run_into_each_other():
    assert FieldPlace("a", "b", "c", "d", "e").bound_to() != FieldPlace("a", "b,c", "", "d", "e").bound_to()


def test_derived_keys_differ_and_repeat():
    key = bytes(32)
    derive = (
        subkeys.keyfile_mac_key,
        subkeys.roster_key,
        subkeys.field_key,
        audit_key,
        anchor_key,
        audit_seal_key,
    )
    made = [function(key) for function in derive]
    assert len({key, *made}) == len(derive) + 1
    assert made == [function(bytearray(32)) for function in derive]


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_key_of_another_length_is_refused(length):
    """Security requirement SEC-02: 32 bytes or an exception."""
    with pytest.raises(ValueError, match="32 bytes"):
        audit_key(bytes(length))


def test_workstation_secrets_are_random():
    first, second = new_workstation_secret(), new_workstation_secret()
    assert len(first) == 32
    assert first != second
