"""Row 44: what a locked hubdesk still holds of the keys in its memory, read from outside, as an attacker would.

The arrays that hold the data keys are zeroed. What a library copied on the way cannot be reached from Python; it is
found in the open program, which shows that the look works, and must not be there once it is locked. Names are Python
texts, which cannot be wiped: for them a change of user starts a new process (test_fresh_process), and the old one,
with all its memory, is gone.
"""

import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from hubdesk.app.data_folder import SECRET_FILE
from hubdesk.app.demo import PASSWORD
from hubdesk.system.workstation_secret import FileProvider
from hubdesk.vault import Vault
from tests.support.hub import CHEAP
from tests.support.sources import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="another process is read through /proc, on Linux only")
_MOST = 256 * 1024 * 1024


def memory_of(pid: int):
    """Every readable and writable part of a process's memory."""
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="ascii", errors="replace")
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps.splitlines():
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if not found:
                continue
            start, end = (int(part, 16) for part in found.groups())
            try:
                memory.seek(start)
                yield memory.read(min(end - start, _MOST))
            except OSError:
                continue  # a part of the kernel's


def hits(pid: int, keys: dict[str, bytes]) -> dict[str, int]:
    """How often each key is in the memory, as bytes or in hexadecimal."""
    parts = list(memory_of(pid))
    return {
        name: sum(part.count(look) for part in parts for look in (key, key.hex().encode()))
        for name, key in keys.items()
    }


@contextmanager
def desk(folder):
    command = [sys.executable, "-m", "tests.attacks.locked_desk", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.stdin.write("\n")
        process.stdin.flush()
    assert process.returncode == 0


def test_row_44_no_data_key_is_left_in_a_locked_program(folder):
    secret = FileProvider(folder / SECRET_FILE).read()
    unlocked = Vault(folder / "hubdesk.keys", CHEAP).unlock("asha", PASSWORD, secret)
    keys = {name: bytes(key) for name, key in unlocked.keys.items()} | {"workstation secret": bytes(secret)}
    with desk(folder) as process:
        assert process.stdout.readline() == "open\n"
        assert hits(process.pid, keys)["records-1"] > 0, "in the open program it is found: the look works"
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "locked\n"
        assert hits(process.pid, keys) == dict.fromkeys(keys, 0)
