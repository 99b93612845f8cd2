"""A bare Debian or Ubuntu in a folder, in which packages are tried."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from resources.packaging.context import Context, need
from resources.packaging.trouble import Trouble

_PASSING = ("proc", "sys", "dev", "run", "tmp", "var/log", "var/cache", "var/lib/dpkg", "var/lib/apt")
"""What changes by itself, or is the package manager's own memory."""
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_UBUNTU_KEYS = Path("/usr/share/keyrings/ubuntu-archive-keyring.gpg")


@dataclass(frozen=True, slots=True)
class Release:
    """One that hubdesk is for."""

    name: str
    title: str
    recipe: str = ""
    """debootstrap's script, where it may not know the release by name yet; all of Ubuntu's are one."""
    ubuntu: bool = False


RELEASES = (
    Release("bookworm", "Debian 12"),
    Release("trixie", "Debian 13", "sid"),
    Release("noble", "Ubuntu 24.04", "gutsy", ubuntu=True),
)


class Machine:
    """One such folder. Every command runs in name spaces of its own, so that nothing of it outlives it."""

    def __init__(self, context: Context, folder: Path, release: Release) -> None:
        self.context = context
        self.folder = folder
        self.release = release
        need("unshare", "util-linux")

    def install(self) -> None:
        """Make the bare system, over the network. Raises ``Trouble`` where it cannot be had."""
        debootstrap = need("debootstrap", "debootstrap")
        words = ["--variant=minbase"]
        if self.release.ubuntu:
            # One library that Qt needs is in universe.
            words += ["--components=main,universe"]
            if _UBUNTU_KEYS.is_file():
                words += [f"--keyring={_UBUNTU_KEYS}"]
            else:
                raise Trouble(f"Ubuntu's keys are not here: put {_UBUNTU_KEYS} of its package ubuntu-keyring there.")
        script = Path("/usr/share/debootstrap/scripts") / self.release.recipe
        # The empty mirror is the script's own.
        ending = ["", str(script)] if self.release.recipe else []
        self.context.run(
            *(debootstrap, *words, self.release.name, self.folder, *ending),
            environment={"PATH": f"{os.environ.get('PATH', '')}:{_PATH}"},
            doing=f"{self.release.title} could not be put into a folder",
        )

    def words(self, command: Sequence[str | Path]) -> list[str]:
        """The command line that runs a command inside."""
        inside = ["unshare", "--mount", "--pid", "--fork", "--kill-child", f"--root={self.folder}", "--mount-proc"]
        clean = ["env", "-i", f"PATH={_PATH}", "HOME=/tmp", "LANG=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"]
        return [*inside, *clean, *map(str, command)]

    def run(self, *command: str | Path, given: str = "") -> str:
        """Run a command inside and give what it printed. Raises ``Trouble`` where it fails."""
        code, said = self.attempt(*command, given=given)
        if code:
            end = " | ".join(line.strip() for line in said.strip().splitlines()[-8:])
            raise Trouble(f"{self.release.title}: {' '.join(map(str, command))} ended with {code}: {end}")
        return said

    def attempt(self, *command: str | Path, given: str = "") -> tuple[int, str]:
        """Run a command inside that may fail; its exit code, and all that it said."""
        done = subprocess.run(
            self.words(command),
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        return done.returncode, done.stdout

    def bring(self, file: Path) -> str:
        """Put a file into the machine; gives its path there."""
        shutil.copy2(file, self.folder / "srv" / file.name)
        return f"/srv/{file.name}"

    def files(self) -> set[str]:
        """Every file and folder inside, but what changes by itself."""
        found = set()
        for folder, inner, names in os.walk(self.folder):
            place = os.path.relpath(folder, self.folder)
            inner[:] = [name for name in inner if os.path.normpath(f"{place}/{name}") not in _PASSING]
            found |= {os.path.normpath(f"{place}/{name}") for name in (*inner, *names)}
        return found
