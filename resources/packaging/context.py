"""What every target is given, and the few things that all of them do: run a tool, sign a file."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from resources.packaging.trouble import Trouble

_LAST_LINES = 12
_FULL = "No space left on device"


@dataclass(frozen=True, slots=True)
class Context:
    """One run of ``build_installer.py``."""

    root: Path
    """The repository."""
    version: str
    epoch: int
    """The moment of the last commit, in seconds: every date inside a package is this one."""
    work: Path
    """A folder for this target alone, empty at the start and removed at the end, however it ends. Packages are made
    here; ``build_installer.py`` moves the finished ones to ``dist``, so that a broken build leaves nothing there."""
    out: Path
    """Where the finished packages of this and earlier runs lie: ``dist`` unless told otherwise."""
    sign: str = ""
    """A command; the file to sign is added as its last word. Empty: nothing is signed."""
    python_embed: Path | None = None
    """Python for Windows as python.org packs it."""
    allow_test_python: bool = False
    """Take a Windows Python that is good for trying things here, and mark the packages as not for release."""
    older: Path | None = None
    """The package of an earlier release, from which ``--verify`` upgrades. Without it one is made from the package that
    was just built: called 0.0.1, with the program of today in it."""

    def run(
        self,
        *command: str | Path,
        folder: Path | None = None,
        environment: Mapping[str, str] | None = None,
        doing: str = "",
        noise: str = "",
    ) -> str:
        """Run a tool with the build's own clock and without surprises from the environment; gives what it printed.

        ``environment`` is added to this process's own. Raises ``Trouble`` with the end of what it said, without the
        lines that begin with ``noise``.
        """
        words = [str(word) for word in command]
        surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(self.epoch), "LC_ALL": "C.UTF-8", **(environment or {})}
        done = subprocess.run(
            words,
            cwd=folder or self.work,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            lines = [line.strip() for line in (done.stderr.strip() or done.stdout.strip()).splitlines()]
            said = [line for line in lines if line and not (noise and line.startswith(noise))][-_LAST_LINES:]
            self.check_room("\n".join(lines))
            what = doing or f"{Path(words[0]).name} did not work"
            raise Trouble(f"{what} (exit code {done.returncode}): {' | '.join(said) or 'it said nothing'}")
        return done.stdout

    def check_room(self, said: str) -> None:
        """Raise ``Trouble`` where what a tool said shows that the disk was full."""
        if _FULL in said:
            raise Trouble(f"{_FULL}: make room where {self.out} is, and run it again. It needs about 2 GB.")

    def signed(self, file: Path) -> Path:
        """Sign a file in place with ``--sign``; without a command it stays as it is.

        Call it for every unsigned program file inside a package. ``build_installer.py`` signs the packages."""
        if self.sign:
            self.run(*shlex.split(self.sign), file, doing=f"{file.name} could not be signed with --sign")
        return file


def need(tool: str, package: str) -> str:
    """The path of a tool. Raises ``Trouble`` that names the package it comes in."""
    found = shutil.which(tool)
    if not found:
        raise Trouble(f"{tool} is not installed. Debian and Ubuntu: sudo apt install {package}")
    return found


def read_version(root: Path) -> str:
    """The version that the program gives itself, read without importing it."""
    source = (root / "hubdesk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', source, re.MULTILINE)
    if not found:
        raise Trouble("hubdesk/__init__.py has no version like 1.2.3. Packages need three numbers.")
    return found[1]


def last_commit(root: Path, environment: Mapping[str, str] = os.environ) -> int:
    """The moment of the last commit, or ``SOURCE_DATE_EPOCH`` where the sources are not a checkout."""
    given = environment.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    told = _said(["git", "-C", str(root), "log", "-1", "--format=%ct"])
    if not told.isdigit():
        raise Trouble(
            "No git here knows the last commit of these sources. Set SOURCE_DATE_EPOCH to the date of the release."
        )
    return int(told)


def _said(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
