"""The providers of the workstation secret: what is kept, what is refused, and in which words."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from keyring.errors import InitError, KeyringError, NoKeyringError
from keyring.errors import KeyringLocked as LibraryLocked

from hubdesk.domain.problems import StorageFull
from hubdesk.system import keyring_provider as k
from hubdesk.system.workstation_secret import FileProvider, SecretDamaged, SecretFileMissing, encode_secret

SECRET = bytes(range(32))
STORE = "0190a5a5-1111-7000-8000-000000000001"


class InMemory:
    """A key store that works."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password


class Failing(InMemory):
    """A key store that raises."""

    def __init__(self, error):
        super().__init__()
        self.error = error

    def get_password(self, service, username):
        raise self.error

    def set_password(self, service, username, password):
        raise self.error


class Forgetful(InMemory):
    """Like keyring's null back end: content, and keeps nothing."""

    def set_password(self, service, username, password):
        return None


def provider(backend):
    return k.KeyringProvider(STORE, lambda: backend)


def test_a_secret_comes_back():
    store = InMemory()
    provider(store).write(SECRET)
    assert provider(store).read() == SECRET
    assert isinstance(provider(store).read(), bytearray)
    assert list(store.kept) == [(f"hubdesk/{STORE}/workstation", "hubdesk")]
    assert len(store.kept.popitem()[1]) < 100  # Windows takes 1 280 characters


def test_one_service_name_for_each_secret():
    store = InMemory()
    provider(store).write(SECRET)
    k.KeyringProvider("other", lambda: store).write(bytes(32))
    assert provider(store).read() == SECRET
    assert len({service for service, _ in store.kept}) == 2


def test_wiped():
    with pytest.raises(k.KeyringWiped):
        provider(InMemory()).read()


def test_not_kept():
    with pytest.raises(k.KeyringRefused):
        provider(Forgetful()).write(SECRET)


def _library(name, **cause):
    secretstorage = pytest.importorskip("secretstorage.exceptions")
    return getattr(secretstorage, name)("hubdesk canary")


def _init_error_from(cause):
    error = InitError("Failed to create the collection: hubdesk canary")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: LibraryLocked("hubdesk canary"), k.KeyringLocked),
        (lambda: _init_error_from(_library("PromptDismissedException")), k.KeyringLocked),
        (lambda: _library("LockedException"), k.KeyringLocked),
        (lambda: _init_error_from(_library("SecretServiceNotAvailableException")), k.KeyringMissing),
        (lambda: _library("SecretServiceNotAvailableException"), k.KeyringMissing),
        (lambda: NoKeyringError("hubdesk canary"), k.KeyringMissing),
        (lambda: KeyringError("hubdesk canary"), k.KeyringMissing),
        (lambda: OSError("hubdesk canary"), k.KeyringMissing),
    ],
)
def test_what_libraries_raise_becomes_plain_words(make, problem):
    for call in (provider(Failing(make())).read, lambda: provider(Failing(make())).write(SECRET)):
        with pytest.raises(problem) as raised:
            call()
        assert "canary" not in raised.value.message + raised.value.what_next
        assert raised.value.__suppress_context__


def test_a_defect_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        provider(Failing(ZeroDivisionError())).read()


def test_each_problem_has_its_own_words():
    problems = (k.KeyringMissing(), k.KeyringLocked(), k.KeyringWiped(), k.KeyringRefused(), SecretDamaged())
    assert len({problem.message for problem in problems}) == len({problem.code for problem in problems}) == 5


@pytest.mark.parametrize("text", ["", "x", "A" * 44, encode_secret(SECRET) + "\n", "é" * 44, "AAAA", "A" * 43 + "="])
def test_a_spoilt_entry(text):
    store = InMemory()
    provider(store).write(SECRET)
    (key,) = store.kept
    store.kept[key] = text
    if text == "A" * 43 + "=":
        assert provider(store).read() == bytes(32)
    else:
        with pytest.raises(SecretDamaged):
            provider(store).read()


@pytest.mark.parametrize("length", [0, 31, 33])
def test_only_32_bytes_are_kept(length):
    with pytest.raises(ValueError, match="32 bytes"):
        provider(InMemory()).write(bytes(length))


def test_no_other_platform_is_allowed(monkeypatch):
    monkeypatch.setattr(k.sys, "platform", "plan9")
    with pytest.raises(k.KeyringMissing):
        k.allowed_backend()
    with pytest.raises(k.KeyringMissing):
        _ = k.KeyringProvider(STORE).name


def test_windows_secrets_do_not_roam(monkeypatch):
    class WinVaultKeyring(InMemory):
        persist = "enterprise"

    module = type(sys)("keyring.backends.Windows")
    module.WinVaultKeyring = WinVaultKeyring
    monkeypatch.setitem(sys.modules, "keyring.backends.Windows", module)
    monkeypatch.setattr(k.sys, "platform", "win32")
    assert k.allowed_backend().persist == "local machine"
    assert k.KeyringProvider(STORE).name == "keyring:WinVault"


HOSTILE = """
import os, sys
from hubdesk.system.keyring_provider import KeyringProvider, allowed_backend, KeyringMissing
backend = allowed_backend()
print(type(backend).__module__, type(backend).__name__, getattr(backend, "appid", ""))
try:
    KeyringProvider("s").read()
except KeyringMissing:
    print("missing")
print("evil" in sys.modules, [name for name in os.environ if "KEYRING" in name.upper()], "/planted" in sys.path)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="names the Linux back end")
@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "evil.Keyring"])
def test_row_14_a_hostile_environment_is_ignored(tmp_path, backend):
    (tmp_path / "evil.py").write_text("from keyring.backends.null import Keyring\n")
    settings = tmp_path / "config" / "python_keyring"
    settings.mkdir(parents=True)
    (settings / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={backend}\nkeyring-path=/planted\n")
    environ = {name: value for name, value in os.environ.items() if not name.startswith("DBUS")} | {
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).resolve().parents[2]), str(tmp_path)]),
        "PYTHON_KEYRING_BACKEND": backend,
        "KEYRING_PROPERTY_APPID": "taken over",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/no-such-bus",
    }
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", HOSTILE],
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == [
        "keyring.backends.SecretService Keyring Python keyring library",
        "missing",
        "False [] False",
    ]


def test_a_file_keeps_a_secret(tmp_path):
    path = tmp_path / "hubdesk.device"
    file = FileProvider(path)
    with pytest.raises(SecretFileMissing):
        file.read()
    file.write(SECRET)
    assert file.read() == SECRET
    file.write(bytes(32))
    assert file.read() == bytes(32)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    file = FileProvider(tmp_path / "device")
    file.write(SECRET)

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFull):
        file.write(bytes(32))
    assert file.read() == SECRET
    assert [path.name for path in tmp_path.iterdir()] == ["device"]


@pytest.mark.parametrize("data", [b"", b"\xff" * 44, b"AAAA", bytes(32), encode_secret(SECRET).encode() + b" "])
def test_a_spoilt_file(tmp_path, data):
    (tmp_path / "device").write_bytes(data)
    with pytest.raises(SecretDamaged):
        FileProvider(tmp_path / "device").read()


def test_providers_do_not_show_secrets(tmp_path):
    file = FileProvider(tmp_path / "device")
    file.write(SECRET)
    assert encode_secret(SECRET) not in repr(file) + repr(provider(InMemory()))
