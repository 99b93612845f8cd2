"""Python processes that start from nothing, and their files put out of the machine's memory first."""

import json
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.sources import ROOT

PATIENCE = 120
CAN_FORGET = hasattr(os, "posix_fadvise")
"""Whether this system can be asked to forget files that it has read."""


def child(name: str, *arguments: object) -> dict[str, Any]:
    """Run a module of ``children`` to its end and give what it reports, with ``ms`` from its start to its mark.

    The mark is a moment on the machine's one monotonic clock, so that the start of the process counts.
    """
    command = [sys.executable, "-m", f"tests.benchmarks.children.{name}", *map(str, arguments)]
    start = time.monotonic_ns()
    told = json.loads(_run(command))
    return told | {"ms": (told["mark"] - start) / 1e6}


def whole_run(*arguments: str) -> float:
    """The milliseconds of a Python process from its start to its end."""
    start = time.monotonic_ns()
    _run([sys.executable, *arguments])
    return (time.monotonic_ns() - start) / 1e6


def forget_files() -> None:
    """Put the files of Python, Qt and hubdesk out of the machine's memory, as after a start of the computer.

    Roughly: what another process has mapped stays.
    """
    for path in _files():
        handle = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)


def _files() -> Iterator[Path]:
    places = [sysconfig.get_path("platlib"), sysconfig.get_path("stdlib"), ROOT / "hubdesk", ROOT / "resources"]
    if sys.pycache_prefix:
        places.append(sys.pycache_prefix)
    for place in places:
        yield from (path for path in Path(place).rglob("*") if path.is_file() and os.access(path, os.R_OK))


def _run(command: list[str]) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[1:]} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout
