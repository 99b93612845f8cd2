"""A store under each keeper of the computer's part of the key, from making it to signing in again."""

import os
import sys

import pytest

from hubdesk.app.demo import STAFF
from hubdesk.app.stores import LocalStrongroom, create_store, secret_provider
from hubdesk.domain.device_key import keeper_words
from hubdesk.domain.problems import InvalidEntry
from hubdesk.system import machine_secret
from hubdesk.system.workstation_secret import encode_secret
from hubdesk.vault import NewUser, Vault
from tests.support.hub import CHEAP, TickingClock

LONG = "maple river kettle lamp"


def make(folder, keeper, password=LONG):
    staff = [s.__class__(s.sign_in, s.name, s.role, s.profession, password) for s in STAFF[:2]]
    create_store(
        folder,
        CHEAP,
        TickingClock(),
        hub="Health hub",
        site="Northgate",
        staff=staff,
        provider=lambda store: secret_provider(folder, keeper, store),
    )


def opened_with(folder, password=LONG):
    room = LocalStrongroom(folder, CHEAP, TickingClock())
    keeper = room.unlock("asha", password).keys.keeper
    room.lock()
    return keeper


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a keeper of its own")
def test_the_whole_computer(tmp_path, monkeypatch):
    monkeypatch.setattr(machine_secret.MachineFileProvider.__init__, "__defaults__", (tmp_path / "etc", os.getuid()))
    make(tmp_path / "hub", "machine")
    assert opened_with(tmp_path / "hub") == "machine-file"
    assert [path.suffix for path in (tmp_path / "etc").iterdir()] == [".key"]
    assert not (tmp_path / "hub" / "workstation.key").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="systemd is of Linux")
def test_a_credential_that_the_system_gives(tmp_path, monkeypatch):
    (tmp_path / "hubdesk-ws").write_text(encode_secret(bytes(range(32))))
    monkeypatch.setitem(os.environ, "CREDENTIALS_DIRECTORY", str(tmp_path))
    monkeypatch.setattr(
        machine_secret.CredentialProvider.__init__, "__defaults__", ({"CREDENTIALS_DIRECTORY": str(tmp_path)},)
    )
    make(tmp_path / "hub", "machine")
    assert opened_with(tmp_path / "hub") == "credential"


def test_passwords_alone_must_be_long(tmp_path):
    folder = tmp_path / "hub"
    with pytest.raises(InvalidEntry) as short:
        make(folder, "password-only", "maple kettle 7")
    assert "16" in short.value.fields["password"]
    assert not folder.exists()
    make(folder, "password-only")
    assert opened_with(folder) == "password-only"
    vault = Vault(folder / "hubdesk.keys", CHEAP)
    secret = secret_provider(folder, "password-only", vault.status().store).read()
    lead = vault.unlock("asha", LONG, secret)
    for change in (
        lambda: vault.change_password(lead, LONG, "violet ladder 7"),
        lambda: vault.add_user(lead, NewUser("u-new", "mo", "violet ladder 7")),
        lambda: vault.reset_password(lead, vault.status().users[1].uid, "violet ladder 7"),
    ):
        with pytest.raises(InvalidEntry) as refused:
            change()
        assert "16" in refused.value.fields["password"]


@pytest.mark.parametrize(
    "provider",
    [
        *("keyring:SecretService", "keyring:WinVault", "file"),
        *("machine-file", "credential", "dpapi-machine", "password-only"),
    ],
)
def test_the_status_page_has_words_for_each(provider):
    assert keeper_words(provider) != provider
