"""Everything that is inside a package: Python packages by the lock, native parts by the table, wheels' own lists.

Nothing is guessed. What is installed must be what the lock says, a licence must be known, and a version comes from the
file that is packed (see native-parts.toml); anything else stops the build with one line.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path
from typing import Any

from resources.packaging.lock import normal, runtime_pins
from resources.packaging.trouble import Trouble

PACKAGING = Path(__file__).parent
TABLE = PACKAGING / "native-parts.toml"
LICENCES = PACKAGING / "licences"
FINE_PRINT = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")


@dataclass(frozen=True, slots=True)
class Build:
    """What a package was made from."""

    root: Path
    platform: str
    """``linux`` or ``win32``."""
    python: str
    """The full version of the CPython that is packed."""
    site_packages: Path
    """Where the wheels are installed, each with its ``.dist-info``."""
    python_folder: Path
    """The interpreter's own files: ``lib/python3.11`` on Linux, the unpacked embeddable folder for Windows."""
    starter: str = ""
    """The version of what starts the program: PyInstaller, or mingw-w64's compiler; empty where nothing is packed."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing inside. ``inside`` is empty for a Python package, else what carries it."""

    name: str
    version: str
    licence: str
    inside: str = ""
    ref: str = ""
    source: str = ""
    note: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    """Licence texts, each with the name of its file."""
    needs: tuple[str, ...] = ()
    told: str = ""
    """Where a wheel's own list named it: that file's name."""


def everything(build: Build) -> list[Part]:
    """All parts: Python packages, what their own lists name, and the native parts, each once.

    Raises:
        Trouble: something is not installed as locked, has no known licence, or is not as the table says.
    """
    table = tomllib.loads(TABLE.read_text("utf-8"))
    wheels = {part.name: part for part in _wheels(build, table)}
    native = list(_native(build, table, wheels))
    named = {(part.inside, part.name.lower(), part.version) for part in native}
    told = [part for part in _told(build, table, wheels) if (part.inside, part.name.lower(), part.version) not in named]
    return [
        *wheels.values(),
        *sorted([*native, *told], key=lambda part: (part.inside, part.name.lower(), part.version)),
    ]


def _wheels(build: Build, table: Mapping[str, Any]) -> Iterable[Part]:
    installed = {normal(found.name): found for found in _distributions(build.site_packages)}
    pins = runtime_pins(build.root, build.platform, build.python)
    names = {pin.name for pin in pins}
    askers = {name: tuple(pin.name for pin in pins if name in pin.via) for name in names}
    for pin in pins:
        found = installed.get(pin.name)
        if found is None or found.version != pin.version:
            there = found.version if found else "nothing"
            raise Trouble(
                f"{pin.name} {pin.version} is locked and {there} is in {build.site_packages}. Install the lock."
            )
        licence = found.metadata.get("License-Expression") or table["licences"].get(pin.name)
        if not licence:
            raise Trouble(f"The licence of {pin.name} is not known: read it and add it to {TABLE.name}.")
        texts = [*_fine_print(found), *_texts(table["texts"].get(pin.name, ()), build, installed)]
        if not texts:
            raise Trouble(f"{pin.name} brings no licence text: add one to {TABLE.name}.")
        source = table["sources"].get(pin.name, "") or _home(found)
        yield Part(
            pin.name,
            pin.version,
            licence,
            ref=f"pkg:pypi/{pin.name}@{pin.version}",
            source=source,
            texts=tuple(texts),
            needs=askers[pin.name],
        )


def _distributions(site_packages: Path) -> Iterable[Distribution]:
    return (PathDistribution(folder) for folder in sorted(site_packages.glob("*.dist-info")))


def _home(found: Distribution) -> str:
    """A project's own page of sources, as its metadata gives it."""
    links = [line.partition(",") for line in found.metadata.get_all("Project-URL") or ()]
    by_name = {label.strip().lower(): link.strip() for label, _, link in links}
    wanted = ("source", "source code", "repository", "github", "code", "homepage")
    return next((by_name[label] for label in wanted if label in by_name), found.metadata.get("Home-page") or "")


def _fine_print(found: Distribution) -> list[tuple[str, str]]:
    """Every licence file of a wheel, by its name below ``licenses/`` or beside the metadata."""
    texts = []
    for path in sorted(found.files or (), key=str):
        info, _, rest = path.as_posix().partition("/")
        name = rest.removeprefix("licenses/")
        if info.endswith(".dist-info") and (rest.startswith("licenses/") or FINE_PRINT.match(name)):
            texts.append((name, Path(str(found.locate_file(path))).read_text("utf-8", "replace")))
    return texts


def _texts(names: Sequence[str], build: Build, installed: Mapping[str, Distribution]) -> list[tuple[str, str]]:
    return [(name.partition(":")[2] or name, _text(name, build, installed)) for name in names]


def _text(name: str, build: Build, installed: Mapping[str, Distribution]) -> str:
    carrier, _, inner = name.rpartition(":")
    if carrier == "python":
        file = build.python_folder / inner
        if not file.is_file():
            raise Trouble(f"Python's licence is missing: {file}. Take a Python that brings its {inner}.")
        return file.read_text("utf-8", "replace")
    if carrier:
        texts = dict(_fine_print(installed[carrier])) if carrier in installed else {}
        if inner not in texts:
            raise Trouble(f"{carrier} no longer brings {inner}: mend {TABLE.name}.")
        return texts[inner]
    return (LICENCES / inner).read_text("utf-8")


def _native(build: Build, table: Mapping[str, Any], wheels: Mapping[str, Part]) -> Iterable[Part]:
    installed = {normal(found.name): found for found in _distributions(build.site_packages)}
    for row in table["part"]:
        carrier = row["inside"]
        if build.platform not in row.get("platforms", ("linux", "win32")) or (
            carrier == "starter" and not build.starter
        ):
            continue
        version = _version(row, build, wheels)
        if version is None:
            continue
        yield Part(
            row["name"],
            version,
            row["licence"],
            inside=carrier,
            ref=f"pkg:generic/{_slug(row['name'])}@{version}".rstrip("@") + f"#{carrier}",
            source=row["source"],
            note=row.get("note", ""),
            texts=tuple(_texts(row.get("texts", ()), build, installed)),
        )


def _version(row: Mapping[str, Any], build: Build, wheels: Mapping[str, Part]) -> str | None:
    """The version that a row's file tells, "" where none can be known, None where the part is not there."""
    carrier = row["inside"]
    if looked_at := row.get("for"):
        if wheels[carrier].version != looked_at:
            now = wheels[carrier].version
            raise Trouble(
                f"{row['name']} was looked at in {carrier} {looked_at}, not {now}: look, and mend {TABLE.name}."
            )
        return str(row.get("version", ""))
    if "files" not in row:
        return str(row["version"]).format(python=build.python, starter=build.starter)
    home = build.python_folder if carrier == "python" else build.site_packages
    found = [path for glob in row["files"] for path in sorted(home.glob(glob))]
    for path in found:
        if "pattern" not in row:
            return ""
        if match := re.search(row["pattern"].encode(), path.read_bytes()):
            return match[1].decode()
    if row.get("optional"):
        return None
    raise Trouble(f"{row['name']} was not found inside {carrier} ({', '.join(row['files'])}): mend {TABLE.name}.")


def _told(build: Build, table: Mapping[str, Any], wheels: Mapping[str, Part]) -> Iterable[Part]:
    """What wheels' own CycloneDX lists name, without what only building them took."""
    for found in _distributions(build.site_packages):
        carrier = normal(found.name)
        if carrier not in wheels:
            continue
        absent = {name.lower() for name in table["not-inside"].get(carrier, ())}
        for path in sorted(found.files or (), key=str):
            if "/sboms/" not in path.as_posix() or path.suffix != ".json":
                continue
            listed = json.loads(Path(str(found.locate_file(path))).read_text("utf-8"))
            for row in listed.get("components", ()):
                name, version = row["name"], row.get("version", "")
                ref = row.get("purl", f"pkg:generic/{_slug(name)}@{version}".rstrip("@")).partition("?")[0]
                own = ref.startswith(f"pkg:pypi/{carrier}@")
                if own or row.get("scope") == "excluded" or name.lower() in absent:
                    continue
                yield Part(
                    name,
                    version,
                    _told_licence(row) or table["licences"].get(name, ""),
                    inside=carrier,
                    ref=f"{ref}#{carrier}",
                    told=path.name,
                )


def _slug(name: str) -> str:
    """A name as it may stand in a package URL."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("+", "p")).strip("-")


def _told_licence(row: Mapping[str, Any]) -> str:
    words = []
    for entry in row.get("licenses", ()):
        licence = entry.get("license", {})
        words.append(entry.get("expression") or licence.get("id") or licence.get("name", ""))
    return " AND ".join(word for word in words if word)
