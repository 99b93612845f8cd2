"""The program folder: hubdesk, its Python and its libraries, frozen by PyInstaller and then cut down."""

import subprocess
import sys
import venv
from pathlib import Path

from resources.packaging.context import Context, need
from resources.packaging.elf import Elf, reached, read_elf
from resources.packaging.lock import LockUnreadable, read_lock, runtime_pins
from resources.packaging.trouble import Trouble

_HERE = Path(__file__).parent
BUILD_LOCK = _HERE / "build-requirements.lock"
_QUIET = ("-qq", "--no-input", "--disable-pip-version-check", "--no-deps", "--require-hashes")


def make_bundle(context: Context) -> Path:
    """Freeze the program; gives its folder, with the executable ``hubdesk`` and ``_internal`` in it."""
    need("strip", "binutils")
    need("objdump", "binutils")
    patchelf = need("patchelf", "patchelf")
    python = make_environment(context)
    made = context.work / "frozen"
    context.run(
        *(python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"),
        *("--distpath", made, "--workpath", context.work / "freezing", _HERE / "hubdesk.spec"),
        environment={
            "PYTHONHASHSEED": "0",  # the order of sets is part of what is compiled
            "PYINSTALLER_CONFIG_DIR": str(context.work / "pyinstaller"),
            "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",  # the package is packed as a whole, which packs twice as well
        },
        doing="PyInstaller could not freeze the program",
    )
    folder = made / "hubdesk"
    drop_unreached(folder)
    forget_build_folders(context, folder, patchelf)
    return folder


def make_environment(context: Context) -> Path:
    """An environment with the program's libraries and PyInstaller, each by its hash; gives its Python."""
    folder = context.work / "environment"
    try:
        venv.EnvBuilder(with_pip=True).create(folder)
    except (subprocess.CalledProcessError, ImportError) as problem:
        context.check_room((getattr(problem, "output", None) or b"").decode(errors="replace"))
        package = f"python3.{sys.version_info[1]}-venv"
        raise Trouble(
            f"This Python cannot make environments. Debian and Ubuntu: sudo apt install {package}"
        ) from problem
    try:
        pins = runtime_pins(context.root, "linux", ".".join(map(str, sys.version_info[:3])))
    except LockUnreadable as problem:
        raise Trouble(str(problem)) from problem
    wanted = context.work / "runtime.lock"
    wanted.write_text("".join(f"{pin.requirement}\n" for pin in pins), encoding="utf-8")
    python = folder / "bin" / "python"
    for lock in (wanted, BUILD_LOCK):
        context.run(
            # PyInstaller compiles what it packs by itself.
            *(python, "-m", "pip", "install", *_QUIET, "--no-compile", "--only-binary", ":all:", "-r", lock),
            doing=f"pip could not install what {lock.name} names; is the network or a folder of wheels there?",
            noise="Expected",  # a line for each sum that the lock knows would hide which wheel has another
        )
    return python


def frozen_with() -> str:
    """The version of PyInstaller, whose bootloader starts the program."""
    return next(pin.version for pin in read_lock(BUILD_LOCK.read_text(encoding="utf-8")) if pin.name == "pyinstaller")


def site_packages(context: Context) -> Path:
    """Where the environment's libraries lie, with the licences of each."""
    return next((context.work / "environment" / "lib").glob("python3*/site-packages"))


def drop_unreached(folder: Path) -> None:
    """Remove the shared libraries that nothing needs any more once Qt's plugins were thinned.

    Whatever lies in a package of its own may be loaded by name, and stays; libraries that only serve others lie in
    ``Qt/lib``, in a wheel's ``….libs`` or straight in ``_internal``."""
    inside = folder / "_internal"
    libraries = {path: elf for path in elf_files(folder) if (elf := read_elf(path))}
    by_name: dict[str, list[str]] = {}
    for path in libraries:
        by_name.setdefault(path.name, []).append(str(path))
    serving = {path for path in libraries if serves_others(path.relative_to(folder))}
    needs = {str(path): elf.needed for path, elf in libraries.items()}
    used = reached((str(path) for path in libraries if path not in serving), needs, by_name)
    for path in serving:
        if str(path) not in used:
            path.unlink()
    for link in [path for path in inside.rglob("*") if path.is_symlink() and not path.exists()]:
        link.unlink()


def serves_others(path: Path) -> bool:
    """Whether a library is there only because others need it; libpython is loaded by the executable itself."""
    folder = path.parent
    alone = folder == Path("_internal") and not path.name.startswith("libpython") and ".cpython-" not in path.name
    return alone or folder.name.endswith(".libs") or folder.parts[-2:] == ("Qt", "lib")


def elf_files(folder: Path) -> list[Path]:
    """The programs and libraries of a folder, links left out."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and read_elf(path))


def forget_build_folders(context: Context, folder: Path, patchelf: str) -> None:
    """Take the folders of this computer out of every library: they leak a path, and could load a stranger's file."""
    for path in elf_files(folder):
        elf: Elf | None = read_elf(path)
        if elf and any(part.startswith("/") for part in elf.run_paths):
            context.run(patchelf, "--remove-rpath", path)
