"""A Windows to try packages on, as Wine has it: one folder, gone when the trial is over.

What it cannot show is told in resources/admin-guide.md. Wine's own gaps are filled with libraries of ours that do
nothing (``standins``); they are copied beside the installed program for the trial and are in no package.
"""

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from resources.packaging.context import Context, need
from resources.packaging.trouble import Trouble
from resources.packaging.windows.launcher import PACKAGE

STANDINS = Path(__file__).parent / "standins"
_OVERRIDES = "mscoree=;mshtml=;winemenubuilder.exe=d;mscms=n,b;icuuc=n,b;bcryptprimitives=n,b"
_FONTS = Path("/usr/share/fonts")
_TOO_LONG = 600
_PASSING = ("windows/temp/", "windows/Temp/", "users/")
"""What comes and goes by itself, and what belongs to the people who used the program."""
_OF_WINDOWS = frozenset({"windows/Installer"})
"""Made once, for every installation to come."""


class Wine:
    """One Windows."""

    def __init__(self, context: Context, folder: Path, display: str) -> None:
        self.context = context
        self.folder = folder
        self.drive = folder / "drive_c"
        self._surroundings = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("WINE", "QT_"))},
            "WINEPREFIX": str(folder),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            "DISPLAY": display,
            "HOME": str(context.work),
        }

    def install(self) -> None:
        """Make it: an empty Windows 10."""
        need("wine", "wine")
        need("wineserver", "wine64")
        self._expect("wineboot", "--init")
        self._expect("wine", "reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")
        self._bring_fonts()
        self.wait()

    def _bring_fonts(self) -> None:
        """Windows has Arial, Wine has nothing like it, and letters need one of the two that look so."""
        found = sorted(_FONTS.rglob("LiberationSans-*.ttf"))
        if not found:
            raise Trouble("The fonts for letters are missing. Debian and Ubuntu: sudo apt install fonts-liberation")
        for font in found:
            shutil.copy(font, self.drive / "windows" / "Fonts")

    def run(self, *words: str | Path, given: str = "") -> tuple[int, str]:
        """Run a Windows program; its exit code, of which Wine keeps the last eight bits, and what it printed."""
        return self._call("wine", *words, given=given)

    def start(self, *words: str | Path) -> "subprocess.Popen[bytes]":
        """Start a Windows program and leave it open."""
        quiet = subprocess.DEVNULL
        command = ["wine", *map(str, words)]
        return subprocess.Popen(command, env=self._surroundings, stdin=quiet, stdout=quiet, stderr=quiet)

    def registry(self, key: str) -> dict[str, str]:
        """The values of a key of the machine; nothing where there is no such key."""
        code, said = self.run("reg", "query", rf"HKLM\{key}", "/reg:64")
        rows = (line.strip().split("    ") for line in said.splitlines() if line.startswith("    "))
        return {} if code else {name: rest[1] if len(rest) > 1 else "" for name, *rest in rows}

    def keys_below(self, key: str) -> list[str]:
        """The names of the keys below one."""
        _, said = self.run("reg", "query", rf"HKLM\{key}", "/reg:64")
        begin = rf"HKEY_LOCAL_MACHINE\{key}".upper() + "\\"
        lines = (line.strip() for line in said.splitlines())
        return [line.rsplit("\\", 1)[1] for line in lines if line.upper().startswith(begin)]

    def files(self) -> set[str]:
        """Every file and folder of drive C that an installation may be asked about."""
        found = (path.relative_to(self.drive).as_posix() for path in self.drive.rglob("*"))
        return {path for path in found if not f"{path}/".startswith(_PASSING)} - _OF_WINDOWS

    def bring_standins(self, program: Path) -> list[Path]:
        """Compile the stand-ins into the installed program's folder; gives the files, which are to go again."""
        gcc = need("x86_64-w64-mingw32-gcc", PACKAGE)
        made = [program / f"{source.stem}.dll" for source in sorted(STANDINS.glob("*.c"))]
        for library in made:
            self.context.run(gcc, "-shared", "-s", STANDINS / f"{library.stem}.c", "-ladvapi32", "-o", library)
        return made

    def wait(self) -> None:
        """Until every program of this Windows has ended and the registry is written."""
        self._call("wineserver", "--wait")

    def end(self) -> None:
        """End this Windows, with whatever is still open in it."""
        with suppress(Trouble):
            self._call("wineserver", "--kill")

    def _expect(self, *words: str) -> None:
        code, said = self._call(*words)
        if code:
            raise Trouble(
                f"Wine could not be made ready: {words[0]} ended with {code}, {' '.join(said.split())[-300:]}"
            )

    def _call(self, *words: str | Path, given: str = "") -> tuple[int, str]:
        # A pipe, never a file: Windows programs of Wine cannot open their output otherwise.
        try:
            done = subprocess.run(
                list(map(str, words)),
                env=self._surroundings,
                input=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                timeout=_TOO_LONG,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise Trouble(f"{words[0]} did not end within {_TOO_LONG} seconds under Wine.") from late
        return done.returncode, done.stdout
