"""``build_installer.py exe``: the set-up program for one computer."""

import shlex
import shutil
from pathlib import Path, PurePosixPath

from resources.packaging.context import Context, need
from resources.packaging.windows.identity import OWN_KEY
from resources.packaging.windows.launcher import SOURCES
from resources.packaging.windows.nsi import IN_USE, NOT_OLDER, make_nsi
from resources.packaging.windows.tree import Tree, build_tree
from resources.packaging.windows.trial import Way, try_package


def build(context: Context) -> list[Path]:
    """Make the set-up program."""
    need("makensis", "nsis")
    tree = build_tree(context)
    return [make_exe(context, tree, context.work / f"{tree.release.file_stem}-setup.exe")]


def make_exe(context: Context, tree: Tree, target: Path, *options: str) -> Path:
    """Make the set-up program at ``target``, with ``options`` for makensis."""
    folder = tree.folder.parent
    files = [PurePosixPath(path.as_posix()) for path in tree.files()]
    size = sum((tree.folder / file).stat().st_size for file in files)
    icon = folder / "hubdesk.ico"
    shutil.copyfile(SOURCES / icon.name, icon)
    source = folder / f"{target.stem}.nsi"
    source.write_text(make_nsi(tree.release, files, tree.folder.name, icon.name, target.name, size), encoding="utf-8")
    words = (
        "makensis",
        "-V2",
        "-NOCD",
        "-INPUTCHARSET",
        "UTF8",
        *options,
        *signing_of_uninstaller(context.sign),
        source,
    )
    doing = "The set-up program could not be made, or its uninstaller not be signed with --sign"
    context.run(*words, folder=folder, environment={"TZ": "UTC"}, doing=doing)
    return (folder / target.name).replace(target)


def signing_of_uninstaller(sign: str) -> tuple[str, ...]:
    """makensis makes the uninstaller in passing and packs it at once, so it must call ``--sign`` for it itself."""
    return (f'-X!uninstfinalize `{shlex.join(shlex.split(sign))} "%1"` = 0',) if sign else ()


def quick_exe(context: Context, tree: Tree, target: Path) -> Path:
    """One for a trial only: larger, and made in a fraction of the time."""
    return make_exe(context, tree, target, "-XSetCompressor /FINAL zlib")


def verify(context: Context, made: list[Path]) -> None:
    """Try the set-up program under Wine."""
    way = Way(
        "exe",
        quick_exe,
        install=lambda package: [package, "/S", "/GROUP=Users"],
        # It goes on as a copy of itself, which the trial waits for.
        remove=lambda program: [program / "uninstall.exe", "/S"],
        not_older=NOT_OLDER,
        other_kind=(OWN_KEY, "Version"),
        while_open=IN_USE,
        own=frozenset({"uninstall.exe"}),
    )
    try_package(context, made[0], way)
