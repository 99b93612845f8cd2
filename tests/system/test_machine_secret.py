"""Keepers for a whole computer. Windows itself is not run here: its calls are tested against a stand-in."""

import os
import sys

import pytest

from hubdesk.system.machine_secret import (
    CredentialProvider,
    DpapiMachineProvider,
    MachineFileProvider,
    PasswordOnlyProvider,
    SecretGivenElsewhere,
    SecretNotSafe,
)
from hubdesk.system.workstation_secret import SecretDamaged, SecretFileMissing, encode_secret

STORE = "0190a5a5-1111-7000-8000-000000000001"
SECRET = bytes(range(32))
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no owners of this kind")


@posix
def test_a_file_of_the_administrator(tmp_path):
    keeper = MachineFileProvider(STORE, tmp_path, owner=os.getuid())
    with pytest.raises(SecretFileMissing):
        keeper.read()
    keeper.write(SECRET)
    assert keeper.read() == SECRET
    assert (tmp_path / f"{STORE}.key").stat().st_mode & 0o777 == 0o640
    keeper.forget()
    assert not list(tmp_path.iterdir())


@posix
@pytest.mark.parametrize("mode", [0o644, 0o660, 0o666, 0o602])
def test_a_file_that_others_can_change_or_everybody_can_read_is_not_trusted(tmp_path, mode):
    keeper = MachineFileProvider(STORE, tmp_path, owner=os.getuid())
    keeper.write(SECRET)
    (tmp_path / f"{STORE}.key").chmod(mode)
    with pytest.raises(SecretNotSafe):
        keeper.read()


@posix
def test_a_file_of_somebody_else_is_not_trusted(tmp_path):
    MachineFileProvider(STORE, tmp_path, owner=os.getuid()).write(SECRET)
    with pytest.raises(SecretNotSafe):
        MachineFileProvider(STORE, tmp_path, owner=os.getuid() + 1).read()


def test_a_credential_of_systemd_is_read_and_never_written(tmp_path):
    with pytest.raises(SecretFileMissing):
        CredentialProvider({}).read()
    keeper = CredentialProvider({"CREDENTIALS_DIRECTORY": str(tmp_path)})
    with pytest.raises(SecretFileMissing):
        keeper.read()
    (tmp_path / "hubdesk-ws").write_text(encode_secret(SECRET) + "\n")
    assert keeper.read() == SECRET
    keeper.write(SECRET)
    with pytest.raises(SecretGivenElsewhere):
        keeper.write(bytes(32))
    (tmp_path / "hubdesk-ws").write_text("not a secret")
    with pytest.raises(SecretDamaged):
        keeper.read()


def test_with_passwords_only_the_secret_is_the_stores_own_and_no_secret():
    keeper = PasswordOnlyProvider(STORE)
    assert keeper.read() == PasswordOnlyProvider(STORE).read()
    assert keeper.read() != PasswordOnlyProvider(STORE.replace("1111", "2222")).read()
    keeper.write(keeper.read())
    with pytest.raises(SecretDamaged):
        keeper.write(SECRET)


class Windows:
    """``CryptProtectData`` and its reverse as far as hubdesk uses them: bound to the machine and to some bytes."""

    def __init__(self, machine=b"here"):
        self.machine = machine

    def seal(self, data, bound):
        return self.machine + b"|" + bound + b"|" + data[::-1]

    def open(self, data, bound):
        if not data.startswith(self.machine + b"|" + bound + b"|"):
            raise OSError("DPAPI refused")
        return data.removeprefix(self.machine + b"|" + bound + b"|")[::-1]


def dpapi(folder, windows, store=STORE):
    return DpapiMachineProvider(store, folder, windows.seal, windows.open)


def test_windows_machine_scope(tmp_path):
    keeper = dpapi(tmp_path / "Hubdesk", Windows())
    with pytest.raises(SecretFileMissing):
        keeper.read()
    keeper.write(SECRET)
    assert keeper.read() == SECRET
    assert encode_secret(SECRET) not in (tmp_path / "Hubdesk" / f"{STORE}.bin").read_text()
    assert [path.name for path in (tmp_path / "Hubdesk").iterdir()] == [f"{STORE}.bin"]


def test_what_another_computer_or_store_sealed_does_not_open(tmp_path):
    dpapi(tmp_path, Windows()).write(SECRET)
    with pytest.raises(SecretDamaged):
        dpapi(tmp_path, Windows(b"elsewhere")).read()
    other = STORE.replace("1111", "2222")
    (tmp_path / f"{STORE}.bin").rename(tmp_path / f"{other}.bin")
    with pytest.raises(SecretDamaged):
        dpapi(tmp_path, Windows(), other).read()


@pytest.mark.skipif(sys.platform != "win32", reason="the real CryptProtectData is on Windows only")
def test_windows_itself(tmp_path):
    keeper = DpapiMachineProvider(STORE, tmp_path)
    keeper.write(SECRET)
    assert keeper.read() == SECRET
