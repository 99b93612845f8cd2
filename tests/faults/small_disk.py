"""A real disk of a few megabytes, where this account may mount one."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    """Mount a disk of this size (``3M``) at a new folder. The test is skipped where that is not allowed."""
    place.mkdir()
    if sys.platform != "linux":
        pytest.skip("a small disk can be mounted on Linux only; other tests say the same with a full-disk error")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this account may not mount a small disk; other tests say the same with a full-disk error")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)
