"""Every way to spoil the file ends in a typed refusal, never in a crash or an open door."""

import json

import pytest

from hubdesk.domain.problems import KnownProblem
from hubdesk.vault import problems as p
from hubdesk.vault.keyfile import MAX_BYTES, parse

EVERY_BYTE = pytest.param("itadmin", 0x20, 1, marks=pytest.mark.evidence)


@pytest.mark.parametrize(("name", "mask", "step"), [("asha", 0x01, 1), ("itadmin", 0x20, 9), EVERY_BYTE])
def test_row_11_every_byte_flipped_is_refused(hub, name, mask, step):
    good = hub.path.read_bytes()
    for at in range(0, len(good), step):
        spoilt = bytearray(good)
        spoilt[at] ^= mask
        hub.path.write_bytes(spoilt)
        with pytest.raises(KnownProblem) as refused:
            hub.sign_in(name)
        assert type(refused.value).__module__ == p.__name__, f"byte {at}"


def test_flips_are_refused_to_the_recovery_kit_too(hub):
    good = hub.path.read_bytes()
    for at in range(0, len(good), 5):
        spoilt = bytearray(good)
        spoilt[at] ^= 0x01
        hub.path.write_bytes(spoilt)
        with pytest.raises(KnownProblem):
            hub.vault.recover(hub.kit)


def test_row_11_cut_anywhere_is_refused(hub):
    good = hub.path.read_bytes()
    for length in range(0, len(good), 7):
        hub.path.write_bytes(good[:length])
        with pytest.raises(p.KeyfileDamaged):
            hub.sign_in()


@pytest.mark.parametrize(
    ("data", "check"),
    [
        (b"", "json"),
        (b"null", "format"),
        (b"[]", "format"),
        (b'{"format":"other","version":1}', "format"),
        (b'{"format":"hubdesk-keyfile"}', "version"),
        (b'{"format":"hubdesk-keyfile","version":true}', "version"),
        (b'{"format":"hubdesk-keyfile","version":0}', "version"),
        (b'{"format":"hubdesk-keyfile","version":"1"}', "version"),
        (b'{"format":"hubdesk-keyfile","version":1.0}', "json"),
        (b'{"format":"hubdesk-keyfile","version":NaN}', "json"),
        (b'{"format":"hubdesk-keyfile","format":"hubdesk-keyfile","version":1}', "json"),
        (b'{"format":"hubdesk-keyfile", "version":1}', "canonical"),
        (b'{"version":1,"format":"hubdesk-keyfile"}', "canonical"),
        (b'{"format":"hubdesk-keyfile","version":1}\n', "canonical"),
        (b'{"format":"hubdesk-keyfile","version":1}', "shape"),
        (b"\xef\xbb\xbf{}", "json"),
        ('{"format":"hubdesk-keyfile","version":1,"x":"é"}'.encode(), "json"),
        (b"[" * 100_000, "json"),
        (b"9" * 5_000, "json"),
        (b" " * (MAX_BYTES + 1), "size"),
    ],
)
def test_row_11_what_is_not_a_key_file(data, check):
    with pytest.raises(p.KeyfileDamaged) as refused:
        parse(data)
    assert refused.value.check == check


def test_newer_version_wins_over_an_unknown_shape():
    with pytest.raises(p.KeyfileTooNew):
        parse(b'{"format":"hubdesk-keyfile", "version":7, "x":[]}')


def test_a_huge_file_is_not_read_whole(hub):
    with hub.path.open("r+b") as file:
        file.truncate(1 << 40)  # sparse
    with pytest.raises(p.KeyfileDamaged) as refused:
        hub.sign_in()
    assert refused.value.check == "size"


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b.pop("mac"),
        lambda b: b.update(extra=1),
        lambda b: b.update(gen=0),
        lambda b: b.update(gen=True),
        lambda b: b.update(gen=-1),
        lambda b: b.update(store="x"),
        lambda b: b.update(users={}),
        lambda b: b.update(ws=[]),
        lambda b: b.update(recovery=[]),
        lambda b: b["audit"].update(pub=""),
        lambda b: b["audit"].update(pub=None),
        lambda b: b["audit"].update(pub="é" * 44),
        lambda b: b["audit"].update(pub=b["audit"]["pub"][:-2] + "\n="),
        lambda b: b["users"][0].update(name="Asha"),
        lambda b: b["users"][0].update(uid="../x"),
        lambda b: b["users"][0]["kdf"].update(m="8"),
        lambda b: b["users"][0]["kdf"].update(m=True),
        lambda b: b["users"][0]["kdf"].update(alg="argon2d"),
        lambda b: b["users"][0]["kdf"].update(v=16),
        lambda b: b["users"][0].update(ws="AAAAAAAAAAA="),
        lambda b: b["users"].append(b["users"][0]),
        lambda b: b["users"][1].update(name=b["users"][0]["name"]),
        lambda b: b["deks"].append(b["deks"][0]),
        lambda b: b["deks"][0].update(state="ready"),
        lambda b: b["deks"].pop(),
        lambda b: b["grants"].append(b["grants"][0]),
        lambda b: b["grants"][0].update(to="u-gone"),
        lambda b: b["recovery"][0].update(rid="u-lead"),
        lambda b: b["recovery"][0].update(made="2026-13-45"),
        lambda b: b["ws"][0].update(provider="a b"),
        lambda b: b["ws"][0].update(escrow=b["ws"][0]["id"]),
    ],
)
def test_shapes_that_are_refused(hub, change):
    hub.edit(change)
    with pytest.raises(p.KeyfileDamaged):
        parse(hub.path.read_bytes())


def test_base64_with_spare_bits_is_refused(hub):
    """The last digit before "=" has bits that mean nothing: two texts, one value."""

    def change(body):
        pub = body["audit"]["pub"]
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        body["audit"]["pub"] = pub[:-2] + alphabet[alphabet.index(pub[-2]) ^ 1] + "="

    hub.edit(change)
    with pytest.raises(p.KeyfileDamaged):
        parse(hub.path.read_bytes())


def test_what_is_written_is_canonical_and_small(hub):
    data = hub.path.read_bytes()
    assert data == json.dumps(json.loads(data), sort_keys=True, separators=(",", ":")).encode("ascii")
    assert parse(data).to_bytes() == data
    assert len(data) < 4_000
