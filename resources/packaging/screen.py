"""A screen without a monitor, and a picture of what is on it, with nothing but Xvfb and Python."""

import os
import select
import shutil
import struct
import subprocess
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from resources.packaging.context import need
from resources.packaging.trouble import Trouble

_PLAIN = 24
"""With fewer colours than this on it a screen shows nothing yet, or an empty window."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A running screen: its name for ``DISPLAY``, and the file that holds what it shows."""

    name: str
    memory: Path

    def picture(self) -> "Picture":
        """What it shows now."""
        return read_dump(self.memory.read_bytes())

    def when_drawn(self, seconds: float, still_runs: Callable[[], bool]) -> "Picture":
        """What it shows once something was drawn and nothing moves any more. Raises ``Trouble`` after ``seconds``."""
        until, last = time.monotonic() + seconds, None
        while time.monotonic() < until and still_runs():
            now = self.picture()
            if now.colours >= _PLAIN and last == now:
                return now
            last = now
            time.sleep(0.5)
        raise Trouble(f"No window was drawn within {seconds:.0f} seconds.")


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of red, green and blue, top first."""

    width: int
    height: int
    rows: tuple[bytes, ...]

    @property
    def colours(self) -> int:
        """How many different colours there are, which says whether anything is drawn."""
        return len({row[at : at + 3] for row in self.rows for at in range(0, len(row), 3)})

    def as_png(self) -> bytes:
        """The picture as a file that any viewer opens."""
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        body = zlib.compress(b"".join(b"\0" + row for row in self.rows), 9)
        chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
            for name, data in chunks
        )


def read_dump(data: bytes) -> Picture:
    """Read the memory of an Xvfb screen, which is an XWD dump with four bytes for each dot."""
    head = struct.unpack_from(">25I", data)
    size, width, height, per_dot, per_row, tables = head[0], head[4], head[5], head[11], head[12], head[19]
    if per_dot != 32:
        raise Trouble(f"The screen has {per_dot} bits for each dot; 24-bit colour is needed.")
    start = size + tables * 12
    rows = (data[start + per_row * at : start + per_row * at + width * 4] for at in range(height))
    return Picture(width, height, tuple(_red_green_blue(row) for row in rows))


def _red_green_blue(row: bytes) -> bytes:
    turned = bytearray(len(row) // 4 * 3)
    turned[0::3], turned[1::3], turned[2::3] = row[2::4], row[1::4], row[0::4]
    return bytes(turned)


@contextmanager
def a_screen(folder: Path, width: int = 1366, height: int = 768) -> Iterator[Screen]:
    """Start a screen on a free number, and take it away afterwards."""
    xvfb = need("Xvfb", "xvfb")
    reading, writing = os.pipe()
    memory = folder / "screen"
    memory.mkdir()
    words = [xvfb, "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-fbdir", str(memory)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([*words, "-nolisten", "tcp"], pass_fds=[writing], stdout=quiet, stderr=quiet)
    os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], 30)
        number = os.read(reading, 16).decode().strip() if ready else ""
        if not number:
            raise Trouble("Xvfb did not start.")
        yield Screen(f":{number}", memory / "Xvfb_screen0")
    finally:
        os.close(reading)
        process.terminate()
        process.wait()
        shutil.rmtree(memory, ignore_errors=True)
