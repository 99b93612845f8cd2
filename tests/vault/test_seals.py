"""Signatures: what was signed holds, and nothing else does."""

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.vault.seals import FINGERPRINT_DIGITS, Ed25519Seals

SEALS = Ed25519Seals()
PRIVATE = SEALS.make_key()
PUBLIC = SEALS.public(PRIVATE)


def test_a_signature_holds_for_its_message_and_key_only():
    seal = SEALS.sign(PRIVATE, b"form")
    assert SEALS.holds(PUBLIC, b"form", seal)
    assert not SEALS.holds(PUBLIC, b"form.", seal)
    assert not SEALS.holds(SEALS.public(SEALS.make_key()), b"form", seal)


@given(public=st.binary(max_size=40), message=st.binary(max_size=20), seal=st.binary(max_size=70))
def test_what_is_no_signature_at_all_never_holds_and_never_breaks(public, message, seal):
    assert not SEALS.holds(public, message, seal)


@given(st.integers(0, 63), st.integers(1, 255))
def test_one_changed_byte_breaks_the_seal(place, change):
    seal = bytearray(SEALS.sign(PRIVATE, b"form"))
    seal[place] ^= change
    assert not SEALS.holds(PUBLIC, b"form", bytes(seal))


def test_keys_differ_and_fingerprints_too():
    other = SEALS.public(SEALS.make_key())
    assert len(PUBLIC) == 32
    assert SEALS.fingerprint(PUBLIC) != SEALS.fingerprint(other)
    assert len(SEALS.fingerprint(PUBLIC)) == FINGERPRINT_DIGITS
