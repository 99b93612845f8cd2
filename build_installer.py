#!/usr/bin/env python3
"""Build the packages that IT staff install. Needs only Python, and names the tools that it misses.

    python3 build_installer.py deb     a Debian and Ubuntu package
    python3 build_installer.py msi     a Windows package for Intune, Group Policy and Configuration Manager
    python3 build_installer.py exe     a Windows set-up program for one computer
    python3 build_installer.py sbom    the list of everything inside, for security review
    python3 build_installer.py all     all of these

    sudo python3 build_installer.py deb --verify --older hubdesk_0.1.0_amd64.deb

also tries it where nothing is installed: upgrades from the older package with records that it made, opens the window,
and takes it away again. Packages land in dist/, the same bytes each time for the same commit, with SHA256SUMS beside
them. Exit code 2 means that one could not be made, or failed: one line says why and how to mend it, and nothing half
made is left.
"""

import argparse
import hashlib
import sys
import tempfile
from dataclasses import replace
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # also where this file is loaded by another one

from resources.packaging.context import Context, last_commit, read_version  # noqa: E402
from resources.packaging.trouble import Trouble  # noqa: E402

TARGETS = {
    "deb": "resources.packaging.debian.target",
    "msi": "resources.packaging.windows.msi_target",
    "exe": "resources.packaging.windows.exe_target",
    "sbom": "resources.packaging.sbom_target",
}
COULD_NOT_BUILD = 2


def main(words: list[str] | None = None) -> int:
    """Build what was asked for, and tell what was made."""
    asked = read_words(words)
    names = list(TARGETS) if asked.target == "all" else [asked.target]
    try:
        for name in names:
            build(name, asked)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
    except OSError as problem:  # a full disk, a folder that may not be written to
        print(
            f"{problem.strerror or problem}: {problem.filename or asked.out}. Mend that and run it again.",
            file=sys.stderr,
        )
    except KeyboardInterrupt:
        print("Stopped; nothing half made is left.", file=sys.stderr)
    else:
        return 0
    return COULD_NOT_BUILD


def read_words(words: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=[*TARGETS, "all"])
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR", help="where packages go (dist)")
    parser.add_argument("--sign", default="", metavar="CMD", help="run for each unsigned program file and each package")
    parser.add_argument("--verify", action="store_true", help="install, try, upgrade and remove what was made")
    parser.add_argument("--older", type=Path, metavar="PACKAGE", help="with --verify: what is upgraded from")
    parser.add_argument("--python-embed", type=Path, metavar="ZIP", help="python.org's embeddable Python for Windows")
    parser.add_argument("--test-python", action="store_true", help="take a Windows Python for trying only; no release")
    asked = parser.parse_args(words)
    if asked.older and asked.older.suffix != f".{asked.target}":
        parser.error(f"--older takes a .{asked.target}, as one target is built at a time with it")
    return asked


def build(name: str, asked: argparse.Namespace) -> None:
    """Make one kind of package in a folder of its own, and move what is finished to its place."""
    target = import_module(TARGETS[name])
    asked.out.mkdir(parents=True, exist_ok=True)
    # Beside the result, not in /tmp: a package moves there in one step, or not at all.
    with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=asked.out) as folder:
        context = Context(
            root=ROOT,
            version=read_version(ROOT),
            epoch=last_commit(ROOT),
            work=Path(folder),
            out=asked.out.resolve(),
            sign=asked.sign,
            python_embed=asked.python_embed,
            allow_test_python=asked.test_python,
            older=asked.older and asked.older.resolve(strict=True),
        )
        made = [context.signed(file) for file in target.build(context)]
        made = [file.replace(context.out / file.name) for file in made]
        write_sums(context.out)
        for file in made:
            print(f"{file}  {file.stat().st_size:,} bytes")
        if asked.verify:
            if not hasattr(target, "verify"):
                print(f"{name}: nothing to install, so nothing to verify.")
            else:
                trial = context.work / "verify"
                trial.mkdir()
                target.verify(replace(context, work=trial), made)


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS for every package in the folder, as ``sha256sum --check`` reads it."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and not file.name.startswith((".", "SHA256")))
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
