"""An MSI made of a tree: wixl makes it, and what wixl leaves out is put in afterwards. The same bytes each time."""

import hashlib
import shutil
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from resources.packaging.context import Context, need
from resources.packaging.windows import msi_tables as tables
from resources.packaging.windows.identity import LANGUAGE, MAKER
from resources.packaging.windows.launcher import SOURCES
from resources.packaging.windows.pe import read_program_file
from resources.packaging.windows.tree import Tree
from resources.packaging.windows.wxs import file_id, make_wxs

PACKAGES = {"wixl": "wixl", "msiinfo": "msitools", "msibuild": "msitools", "faketime": "faketime"}


def need_tools() -> None:
    """Raises ``Trouble`` at once, not after the tree was made."""
    for tool, package in PACKAGES.items():
        need(tool, package)


def make_msi(context: Context, tree: Tree, target: Path) -> Path:
    """Make the package at ``target``."""
    folder = tree.folder.parent
    files = [PurePosixPath(path.as_posix()) for path in tree.files()]
    icon = folder / "hubdesk.ico"
    shutil.copyfile(SOURCES / icon.name, icon)
    source = folder / f"{target.stem}.wxs"
    source.write_text(make_wxs(tree.release, files, tree.folder.name, icon.name), encoding="utf-8")
    _wixl(context, source, target)
    _complete(context, tree, files, target)
    return target


def _wixl(context: Context, source: Path, target: Path) -> None:
    arguments = ("wixl", "--arch", "x64", "--output", target, source)
    context.run(*_stopped_clock(context), *arguments, folder=source.parent, environment={"TZ": "UTC"})


def _complete(context: Context, tree: Tree, files: list[PurePosixPath], msi: Path) -> None:
    read = {name: tables.read_table(context.run("msiinfo", "export", msi, name)) for name in _TOUCHED}
    named, folders = tables.with_short_names(read["File"], read["Component"], read["Directory"])
    made = [
        tables.with_versions(named, _versions(tree, files), tree.release),
        folders,
        tables.with_kept_data(read["Component"]),
        tables.with_expandable_text(read["Registry"]),
        tables.with_public_properties(read["Property"]),
        tables.with_grant(read["InstallExecuteSequence"]),
        tables.grant(read["CustomAction"]),
        tables.rights(),
    ]
    # Sums are for files without a version, and now none is.
    context.run("msibuild", msi, "-q", "DROP TABLE `MsiFileHash`")
    for table in made:
        file = context.work / f"{table.name}.idt"
        file.write_text(table.text(), encoding="utf-8", newline="")
        context.run(*_stopped_clock(context), "msibuild", msi, "-i", file)
        file.unlink()
    title = f"{tree.release.title} {tree.release.version}"
    code = tree.release.package_code(_digest(tree))
    context.run(*_stopped_clock(context), "msibuild", msi, "-s", title, MAKER, f"x64;{LANGUAGE}", code)


_TOUCHED = ("File", "Component", "Directory", "Registry", "Property", "InstallExecuteSequence", "CustomAction")


def _versions(tree: Tree, files: list[PurePosixPath]) -> dict[str, str]:
    found = ((file_id(file), read_program_file(tree.folder / file)) for file in files)
    return {key: program.version for key, program in found if program is not None and program.version}


def _digest(tree: Tree) -> str:
    total = hashlib.sha256()
    for file in tree.files():
        total.update(f"{file.as_posix()}\0".encode())
        total.update(hashlib.sha256((tree.folder / file).read_bytes()).digest())
    return total.hexdigest()


def _stopped_clock(context: Context) -> tuple[str, ...]:
    """wixl and msibuild write the moment into the file; SOURCE_DATE_EPOCH means nothing to them."""
    moment = datetime.fromtimestamp(context.epoch, UTC)
    return ("faketime", "-f", moment.strftime("%Y-%m-%d %H:%M:%S"))
