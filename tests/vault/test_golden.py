"""The frozen key file of version 1: every later release must open it as it is. Never regenerate it."""

import json
from pathlib import Path

import pytest

from hubdesk.vault import problems as p

GOLDEN = Path(__file__).with_name("golden_v1.keys")
KIT = "YD7Z-FUW2-U5QF-UQSR-Y6TA-64F7-UJPA-MBRQ-AZ2O-IO5H-BHAI-DNKX-PFT4-PLMS"


@pytest.fixture
def golden(hub):
    hub.path.write_bytes(GOLDEN.read_bytes())
    hub.kit = KIT
    return hub


def test_success(golden):
    assert golden.sign_in("asha").key_ids == ("control", "records-1", "restricted-1")
    assert golden.sign_in("itadmin").key_ids == ("control",)
    assert golden.sign_in("ben").key_ids == ("control", "records-1")
    assert golden.vault.recover(KIT).workstation_secret == golden.workstation


def test_wrong_password(golden):
    with pytest.raises(p.WrongPassword):
        golden.sign_in("asha", "lantern gravel eighteen")


def test_it_can_still_be_changed(golden):
    lead = golden.sign_in()
    assert golden.vault.change_password(lead, "lantern gravel seventeen", "velvet compass noodle") == 2
    golden.sign_in("asha", "velvet compass noodle")


def test_the_fields_are_those_of_the_design():
    body = json.loads(GOLDEN.read_text())
    assert set(body) == {
        "format",
        "version",
        "store",
        "gen",
        "audit",
        "ws",
        "deks",
        "users",
        "recovery",
        "grants",
        "mac",
    }
    assert set(body["users"][0]) == {"uid", "name", "kdf", "ws", "pub", "n", "ct"}
    assert set(body["ws"][0]) == {"id", "provider", "escrow"}
