"""Where fonts are: the program's own folder first, then the system's. No font file is ever committed."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FontFiles:
    """A family's regular and bold files, by the names they have on each system; the first found is taken."""

    family: str
    regular: tuple[str, ...]
    bold: tuple[str, ...]
    first: int = 0
    last: int = 0xFFFF
    """The range of characters for which this family is asked."""


BODY = (
    FontFiles("Arial", ("arial.ttf", "Arial.ttf"), ("arialbd.ttf", "Arial Bold.ttf")),
    FontFiles("Liberation Sans", ("LiberationSans-Regular.ttf",), ("LiberationSans-Bold.ttf",)),
)
"""The first of these that is there draws everything it can; the two have the same widths."""


def _noto(script: str, first: int = 0, last: int = 0xFFFF) -> FontFiles:
    stem = f"NotoSans{script}"
    return FontFiles(f"Noto Sans {script}".strip(), (f"{stem}-Regular.ttf",), (f"{stem}-Bold.ttf",), first, last)


SCRIPTS = (
    _noto(""),
    _noto("Armenian", 0x0530, 0x058F),
    _noto("Hebrew", 0x0590, 0x05FF),
    _noto("Arabic", 0x0600, 0x08FF),
    _noto("Devanagari", 0x0900, 0x097F),
    _noto("Bengali", 0x0980, 0x09FF),
    _noto("Gurmukhi", 0x0A00, 0x0A7F),
    _noto("Gujarati", 0x0A80, 0x0AFF),
    _noto("Tamil", 0x0B80, 0x0BFF),
    _noto("Georgian", 0x10A0, 0x10FF),
    _noto("Ethiopic", 0x1200, 0x139F),
)
"""Noto Sans draws Latin, Greek and Cyrillic; the others one script each, which were looked at in print."""


def font_folders(resources: Path | None = None, environ: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """The folders to look in, best first; those that do not exist are left out."""
    own = [resources / "fonts"] if resources else []
    return tuple(folder for folder in (*own, *_system_folders(environ)) if folder.is_dir())


def _system_folders(environ: Mapping[str, str]) -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(environ.get("WINDIR", "C:\\Windows"), "Fonts")
        if local := environ.get("LOCALAPPDATA"):
            yield Path(local, "Microsoft", "Windows", "Fonts")
    elif sys.platform == "darwin":
        yield from (Path("/Library/Fonts"), Path("/System/Library/Fonts"), Path("/System/Library/Fonts/Supplemental"))
    else:
        yield from (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


@dataclass(frozen=True, slots=True)
class FoundFamily:
    """A family whose regular file is there; ``bold`` falls back to it."""

    files: FontFiles
    regular: Path
    bold: Path


def find_family(files: FontFiles, index: Mapping[str, Path]) -> FoundFamily | None:
    """Where a family's files are, or None; ``index`` comes from ``index_fonts``."""
    regular = _first(files.regular, index)
    if regular is None:
        return None
    return FoundFamily(files, regular, _first(files.bold, index) or regular)


def index_fonts(folders: Sequence[Path]) -> dict[str, Path]:
    """Every TrueType file by its name; the folder named first wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.[tT][tT][fF]")):
            found.setdefault(path.name, path)
    return found


def _first(names: Sequence[str], index: Mapping[str, Path]) -> Path | None:
    return next((index[name] for name in names if name in index), None)


def found_scripts(index: Mapping[str, Path]) -> dict[str, bool]:
    """Each family of ``SCRIPTS`` and whether it is there: for ``hubdesk doctor``."""
    return {files.family: _first(files.regular, index) is not None for files in SCRIPTS}
