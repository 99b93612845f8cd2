"""Clock, chance, and what keeps memory out of files."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hubdesk.system import hardening
from hubdesk.system.clock import SystemClock, random_bytes

ROOT = str(Path(__file__).resolve().parents[2])


def test_the_clock_knows_its_offset():
    now = SystemClock().now()
    assert now.tzinfo is not None
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_chance():
    assert len(random_bytes(32)) == 32
    assert random_bytes(32) != random_bytes(32)


def _run(code):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60, check=True
    ).stdout


@pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
def test_row_43_no_core_files_and_no_reading_by_others():
    out = _run(
        "import resource, ctypes\n"
        "from hubdesk.system.hardening import harden\n"
        "print(harden(), resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    assert out.split("\n")[0] == "True (0, 0) 0"


def test_elsewhere_it_does_nothing(monkeypatch):
    monkeypatch.setattr(hardening.sys, "platform", "win32")
    assert hardening.harden() is False


def test_starting_does_not_load_keyring():
    out = _run(
        "import sys, hubdesk.system.keyring_provider, hubdesk.system.workstation_secret, hubdesk.system.paths\n"
        "print([name for name in ('keyring', 'secretstorage', 'PySide6') if name in sys.modules])"
    )
    assert out.strip() == "[]"
