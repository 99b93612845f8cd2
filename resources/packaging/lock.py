"""What requirements.lock says a package needs at run time, for one platform and one Python.

The lock serves every platform and the tests too. Here each pin's marker is judged for the computer the package is
*for*, not for the one that builds it (``pip download --platform`` gets this wrong), and what only tests need is left
out: a pin belongs when hubdesk itself, or something that belongs, asks for it (the lock's "via" comments).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resources.packaging.trouble import Trouble


class LockUnreadable(Trouble):
    """The lock has a line or a marker that is not understood; the message says which."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of the lock: ``name`` as in the lock (normalised), the files' hashes, and who asks for it."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    via: tuple[str, ...]

    @property
    def requirement(self) -> str:
        """The pin as pip reads it, without its marker, which has been judged."""
        return " \\\n    ".join([f"{self.name}=={self.version}", *(f"--hash={one}" for one in self.hashes)])


def surroundings(platform: str, python: str) -> dict[str, str]:
    """The markers' names on a computer of ours: ``linux`` or ``win32`` (both x86-64), CPython of this full version."""
    linux = platform == "linux"
    return {
        "sys_platform": platform,
        "platform_system": "Linux" if linux else "Windows",
        "os_name": "posix" if linux else "nt",
        "platform_machine": "x86_64" if linux else "AMD64",
        "python_version": ".".join(python.split(".")[:2]),
        "python_full_version": python,
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }


def runtime_pins(root: Path, platform: str, python: str) -> list[Pin]:
    """What is packed: the pins of ``root``/requirements.lock that hubdesk needs there, by name.

    Raises:
        LockUnreadable: a line or marker is not understood, or the lock names a package twice for this computer.
    """
    environment = surroundings(platform, python)
    pins = [pin for pin in read_lock((root / "requirements.lock").read_text("utf-8")) if holds(pin.marker, environment)]
    chosen: dict[str, Pin] = {}
    wanted = set(asked_for(root, environment))
    while found := [pin for pin in pins if pin.name not in chosen and (pin.name in wanted or wanted & set(pin.via))]:
        for pin in found:
            if chosen.setdefault(pin.name, pin) is not pin:
                raise LockUnreadable(f"requirements.lock names {pin.name} twice for {platform}, Python {python}.")
        wanted |= {pin.name for pin in found}
    if missing := wanted - set(chosen):
        raise LockUnreadable(f"requirements.lock does not have {', '.join(sorted(missing))}: run python3 dev.py lock.")
    return [chosen[name] for name in sorted(chosen)]


def asked_for(root: Path, environment: Mapping[str, str]) -> list[str]:
    """The names that hubdesk itself asks for (pyproject.toml), as the lock writes them."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (line.partition(";") for line in project["dependencies"])
    return [
        normal(re.split(r"[\s<>=!~\[]", name, maxsplit=1)[0]) for name, _, mark in lines if holds(mark, environment)
    ]


def normal(name: str) -> str:
    """A package's name with its case and signs evened out."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def read_lock(text: str) -> list[Pin]:
    """Every pin of a lock."""
    pins: list[Pin] = []
    for block in re.split(r"\n(?=[^\s#])", text):
        if block.startswith("#"):
            continue
        first, *rest = block.splitlines()
        head = re.fullmatch(r"([A-Za-z0-9._-]+)==(\S+?)\s*(?:;(.*?))?\s*\\", first)
        if head is None:
            raise LockUnreadable(f"requirements.lock has a line that is not understood: {first}")
        name, version, marker = head.groups(default="")
        hashes = tuple(re.findall(r"--hash=(sha256:[0-9a-f]{64})", "\n".join(rest)))
        if not hashes:
            raise LockUnreadable(f"requirements.lock has no hash for {name}.")
        via = " ".join(line.strip(" #") for line in rest if line.strip().startswith("#"))
        askers = re.sub(r"\([^)]*\)", "", via.removeprefix("via")).split()
        pins.append(Pin(normal(name), version, marker.strip(), hashes, tuple(map(normal, askers))))
    return pins


def holds(marker: str, environment: Mapping[str, str]) -> bool:
    """Whether a marker is true; none is always true. ``and`` binds before ``or``; the lock uses no brackets."""
    if not marker.strip():
        return True
    choices = re.split(r"\bor\b", marker)
    return any(all(_compared(part, environment) for part in re.split(r"\band\b", choice)) for choice in choices)


def _compared(part: str, environment: Mapping[str, str]) -> bool:
    found = re.fullmatch(r"\s*(\w+)\s*(==|!=|<=|>=|<|>)\s*['\"]([^'\"]*)['\"]\s*", part)
    if found is None or found[1] not in environment:
        raise LockUnreadable(f"A marker of requirements.lock is not understood: {part.strip()}")
    name, sign, wanted = found.groups()
    left, right = (_ordered(name, text) for text in (environment[name], wanted))
    return {
        "==": left == right,
        "!=": left != right,
        "<=": left <= right,
        ">=": left >= right,
        "<": left < right,
        ">": left > right,
    }[sign]


def _ordered(name: str, text: str) -> Any:
    """Versions are compared as numbers, 3.9 before 3.12; everything else letter by letter."""
    if name.startswith("python_"):
        numbers = [int(part) for part in text.split(".")]
        return numbers + [0] * (3 - len(numbers))
    return text
