"""The real Secret Service: a private D-Bus session with gnome-keyring, one for each test (security design §3.3)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STEP = Path(__file__).with_name("step.py")
PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's key store")

# The daemon is ended by its own process id, so that nothing outlives the session.
SESSION = """
printf %s "$KEYRING_TEST_PASSWORD" | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
daemon=$!
"$@"
code=$?
kill "$daemon"
wait "$daemon" 2>/dev/null
exit $code
"""


class Session:
    """One user's home with a login keyring in it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / ".local" / "share"
        self.data.mkdir(parents=True)
        self.runtime = home / "run"
        self.runtime.mkdir(mode=0o700)

    @property
    def keyring_file(self) -> Path:
        return self.data / "keyrings" / "login.keyring"

    def run(self, *steps: str, password: str = "testpw") -> list[str]:
        return self._python(str(STEP), *steps, password=password).split()

    def at_the_desk(self, script: Path, data: Path, *steps: str) -> list[str]:
        """The same with the whole program at a window that nobody sees; gives its lines."""
        return self._python(str(script), str(data), *steps).splitlines()

    def _python(self, *arguments: str, password: str = "testpw") -> str:
        environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.data),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "PYTHONPATH": str(ROOT),
            "KEYRING_TEST_PASSWORD": password,
            "QT_QPA_PLATFORM": "offscreen",
            # What an attacker or a careless profile would set: it must not matter.
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        command = ["dbus-run-session", "--", "sh", "-c", SESSION, "sh", sys.executable, "-W", "error", *arguments]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def session(tmp_path: Path) -> Session:
    if MISSING:  # never a skip: a run without them would say nothing of the key store and look green
        pytest.fail(f"install {' and '.join(MISSING)} (Debian packages dbus and gnome-keyring); dev.py test does")
    return Session(tmp_path)


def test_a_secret_is_kept_from_one_session_to_the_next(session):
    assert session.run("read", "write", "read") == ["KeyringWiped", "written", "same"]
    assert session.run("read") == ["same"]
    assert session.keyring_file.exists()


def test_two_stores_do_not_meet(session):
    assert session.run("write", "read-other") == ["written", "KeyringWiped"]


def test_the_wrong_password_is_a_locked_keyring(session):
    session.run("write")
    assert session.run("read", "write", password="another") == ["KeyringLocked", "KeyringLocked"]
    assert session.run("read") == ["same"]


def test_locked_in_mid_session(session):
    assert session.run("write", "lock", "read") == ["written", "locked", "KeyringLocked"]


def test_a_deleted_keyring_is_wiped_and_not_wrong(session):
    session.run("write")
    session.keyring_file.unlink()
    assert session.run("read") == ["KeyringWiped"]


def test_the_secret_is_not_in_the_file_in_the_clear(session):
    session.run("write")
    data = session.keyring_file.read_bytes()
    assert b"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8" not in data
    assert bytes(range(32)) not in data


def test_no_secret_service_at_all(tmp_path):
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "XDG_DATA_DIRS": str(tmp_path),
        "PYTHONPATH": str(ROOT),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none",
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", str(STEP), "read"],
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["KeyringMissing"], done.stderr
