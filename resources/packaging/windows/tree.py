"""The tree of files that both Windows packages hold.

hubdeskw.exe hubdesk.exe     the program, with its window and for scripts
python313.dll …              python.org's Python, as it comes; python313._pth says where modules are looked for
app\\hubdesk                  hubdesk, with its forms and resources in hubdesk\\data
app_packages                 the wheels of requirements.lock
policy                       the templates of the machine policy, for the central store
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from resources.packaging.context import Context
from resources.packaging.inside import Build, everything
from resources.packaging.notices import make_notices
from resources.packaging.policy_files import write_all
from resources.packaging.sbom import make_sbom
from resources.packaging.trouble import Trouble
from resources.packaging.windows.bytecode import compile_tree, find_compiler
from resources.packaging.windows.identity import Release, check_version
from resources.packaging.windows.launcher import build_launchers, compiler_version, need_compilers
from resources.packaging.windows.pe import read_program_file
from resources.packaging.windows.prune import prune, python_stays, remove_empty_folders
from resources.packaging.windows.python_zip import WindowsPython, find_python, stem, unpack
from resources.packaging.windows.wheels import install_wheels

APP, PACKAGES = "app", "app_packages"
_NOT_THE_PROGRAM = shutil.ignore_patterns("__pycache__", "*.pyc", ".*")


@dataclass(frozen=True, slots=True)
class Tree:
    """The finished tree, and what it is."""

    folder: Path
    release: Release

    def files(self) -> list[Path]:
        """Every file, from the tree's folder, in an order that does not depend on the disk."""
        found = (path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file())
        return sorted(found, key=lambda path: path.parts)


def build_tree(context: Context) -> Tree:
    """Make the tree in the context's folder; nothing in it tells where or when it was made."""
    check_version(context.version)
    python, file = find_python(context)
    need_compilers()  # said now, not after the wheels were fetched
    find_compiler(python.version)
    folder = context.work / "tree"
    packages = folder / PACKAGES
    packages.mkdir(parents=True)
    unpack(python, file, folder)
    install_wheels(context, python.version, packages)
    put_papers(context, python, folder, packages)
    put_program(context.root, folder / APP)
    for part in list(folder.iterdir()):
        if part.is_file() and not python_stays(part.name):
            part.unlink()
    prune(packages)
    remove_empty_folders(folder)
    (folder / f"{stem(python.version)}._pth").write_text(search_path(python.version), encoding="ascii", newline="")
    build_launchers(context, python.version, folder)
    compile_tree(context, python.version, folder, APP, PACKAGES)
    tree = Tree(folder, Release(context.version, for_trying=not python.release))
    sign_program_files(context, tree)
    for path in folder.rglob("*"):
        os.utime(path, (context.epoch, context.epoch))
    return tree


def search_path(python: str) -> str:
    """Where Python looks for modules: here and nowhere else; without ``import site`` no other file can add to it."""
    return "\r\n".join([f"{stem(python)}.zip", ".", APP, PACKAGES, ""])


def put_program(root: Path, target: Path) -> None:
    """Copy hubdesk, its forms and its resources, as the wheel arranges them."""
    data = target / "hubdesk" / "data"
    shutil.copytree(root / "hubdesk", target / "hubdesk", ignore=_NOT_THE_PROGRAM)
    shutil.copytree(root / "forms", data / "forms", ignore=_NOT_THE_PROGRAM)
    shutil.copytree(root / "resources", data / "resources", ignore=_NOT_THE_PROGRAM)
    shutil.rmtree(data / "resources" / "packaging")


def put_papers(context: Context, python: WindowsPython, folder: Path, packages: Path) -> None:
    """What IT reads: licences of everything inside, the list of it, the guide, the policy templates.

    Called before anything is pruned: the lists are made from what the wheels themselves bring.
    """
    inside = Build(context.root, "win32", python.version, packages, folder, compiler_version(context))
    parts = everything(inside)
    notices = make_notices(parts, "win32", context.version, context.root / "forms" / "questionnaires")
    (folder / "THIRD-PARTY-NOTICES.txt").write_text(notices, encoding="utf-8", newline="\r\n")
    listed = make_sbom(inside, parts, context.version, context.epoch)
    (folder / "sbom.cdx.json").write_text(listed, encoding="utf-8", newline="\n")
    (folder / "LICENSE.txt").replace(folder / "PYTHON-LICENSE.txt")
    shutil.copyfile(context.root / "LICENSE", folder / "LICENSE.txt")
    guide = context.root / "resources" / "admin-guide.md"
    if guide.is_file():
        shutil.copyfile(guide, folder / guide.name)
    write_all(folder / "policy")
    (folder / "policy" / "policy.toml").unlink(missing_ok=True)  # of Linux


def sign_program_files(context: Context, tree: Tree) -> None:
    """Sign every program file that nobody has signed; the others keep their maker's signature.

    Raises ``Trouble`` where the command fails, or where it says that all is well and the file is still unsigned.
    """
    if not context.sign:
        return
    for name in tree.files():
        if _unsigned(tree.folder / name):
            context.signed(tree.folder / name)
            if _unsigned(tree.folder / name):
                raise Trouble(f"{name} is unsigned although --sign did not fail: the command must change the file.")


def _unsigned(file: Path) -> bool:
    found = read_program_file(file)
    return found is not None and not found.signed
