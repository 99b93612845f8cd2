"""The texts that dpkg reads, worked out from what is packed."""

import hashlib
import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from resources.packaging.trouble import Trouble

BY_HAND = (
    "fonts-liberation2 | fonts-liberation",  # letters and cards have the widths of Arial
    "fonts-noto-core",  # people's names in other scripts
    "passwd",  # groupadd; addgroup is not everywhere
    "tzdata",
)
"""What the program needs and no library says."""
_VARIABLE = "shlibs:Depends="


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with each ``@NAME@`` replaced. Raises ``Trouble`` for a name that has no value."""
    done = re.sub(r"@([A-Z_]+)@", lambda found: values.get(found[1], found[0]), text)
    if left := re.search(r"@[A-Z_]+@", done):
        raise Trouble(f"A text of the package asks for {left[0]}, which nothing fills in.")
    return done


def depends(said: str) -> str:
    """The packages that the program depends on: what ``dpkg-shlibdeps -O`` said, and what it cannot know."""
    found = next((line for line in said.splitlines() if line.startswith(_VARIABLE)), None)
    if found is None:
        raise Trouble("dpkg-shlibdeps named no package at all; is this a Debian or Ubuntu computer?")
    named = [one.strip() for one in found.removeprefix(_VARIABLE).split(",") if one.strip()]
    return ", ".join(sorted({*named, *BY_HAND}))


def installed_size(files: Iterable[Path]) -> int:
    """Kibibytes as Debian counts them (deb-substvars): each file rounded up, one for each folder or link."""
    return sum(
        math.ceil(path.lstat().st_size / 1024) if path.is_file() and not path.is_symlink() else 1 for path in files
    )


def md5sums(stage: Path) -> str:
    """The digests with which ``dpkg --verify`` finds a changed file; not for the conffile, which may change."""
    files = sorted(path.relative_to(stage) for path in stage.rglob("*") if path.is_file() and not path.is_symlink())
    return "".join(
        f"{hashlib.md5((stage / path).read_bytes(), usedforsecurity=False).hexdigest()}  {path.as_posix()}\n"
        for path in files
        if path.parts[0] not in ("DEBIAN", "etc")
    )
