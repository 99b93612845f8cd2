"""The project folder itself: what lies in it, and what its files must not say."""

import fnmatch
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.support.sources import ROOT

TOP = {
    "LICENSE",
    "README.md",
    "build_installer.py",
    "dev.py",
    "forms",
    "hubdesk",
    "pyproject.toml",
    "requirements.lock",
    "resources",
    "tests",
}
DOTS = {".git", ".gitignore", ".gitattributes", ".editorconfig", ".ci"}

# Written so that they do not find themselves.
REGISTRY = re.compile(r"pypi\.org|python[h]osted|[d]eb\.debian|index-[u]rl *=|find-[l]inks *=|registry\.[n]pm", re.I)
MACHINE = re.compile(r"(?<![\w.])/(root|work|opt)/[\w.]")
SOMEONE = re.compile(r"(?<![\w.:/])/(home|Users)/\w|[A-Z]:\\Users\\\w")


def ignored_names() -> set[str]:
    """The patterns of .gitignore, which keeps to plain names."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return {line.strip("/") for line in lines if line and not line.startswith("#")}


def strays(names: set[str], ignored: set[str]) -> list[str]:
    """Name what does not belong on the top level."""
    return sorted(n for n in names - TOP - DOTS if not any(fnmatch.fnmatch(n, pattern) for pattern in ignored))


def text_files(root: Path = ROOT) -> dict[str, str]:
    """Every text file that belongs to the project, without what .gitignore leaves out."""
    ignored = ignored_names()
    found = {}
    for folder, inner, files in os.walk(root):
        inner[:] = [n for n in inner if n != ".git" and not any(fnmatch.fnmatch(n, pattern) for pattern in ignored)]
        for name in files:
            path = Path(folder, name)
            if not any(fnmatch.fnmatch(name, pattern) for pattern in ignored) and (text := read(path)) is not None:
                found[path.relative_to(root).as_posix()] = text
    return found


def read(path: Path) -> str | None:
    """The text of a file, or nothing where it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def leaks(files: dict[str, str]) -> list[str]:
    """Name each line that gives away a machine or a package registry; tests may invent people's folders."""
    return [
        f"{name}:{number} says {match[0]!r}"
        for name, text in files.items()
        for number, line in enumerate(text.splitlines(), 1)
        for pattern in ((REGISTRY, MACHINE) if name.startswith("tests/") else (REGISTRY, MACHINE, SOMEONE))
        if (match := pattern.search(line))
    ]


def requirements(text: str) -> dict[str, str]:
    """The lock as name (and version) of each entry against everything that it says."""
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    return {entry.split()[0]: entry for entry in entries}


def test_the_top_level_holds_only_what_belongs_there():
    assert strays({path.name for path in ROOT.iterdir()}, ignored_names()) == []


def test_a_stray_at_the_top_is_named():
    assert strays({"hubdesk", ".venv", "notes.txt", ".env"}, {".venv"}) == [".env", "notes.txt"]


def test_no_file_names_a_machine_or_a_registry():
    found = leaks(text_files())
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line", ["see https://" + "pypi" + ".org/x", "/" + "root/.venv", "C:\\" + "Users\\ann", "/" + "home/ann"]
)
def test_a_planted_leak_is_named(tmp_path, line):
    (tmp_path / "README.md").write_text(f"# hubdesk\n{line}\n", encoding="utf-8")
    assert [leak.split()[0] for leak in leaks(text_files(tmp_path))] == ["README.md:2"]


def test_the_lock_pins_everything_by_hash():
    entries = requirements((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    assert entries
    assert [name for name, entry in entries.items() if "==" not in name or "--hash=sha256:" not in entry] == []


def test_the_lock_holds_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["dev"]
    wanted = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-").replace(".", "-") for line in asked}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert wanted <= {name.partition("==")[0] for name in requirements(lock)}


def test_the_unattended_check_is_the_test_command():
    command = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert 'exec "$python" dev.py test\n' in command
    assert "set -euo pipefail" in command
    assert os.name == "nt" or os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_unattended_check_leaves_no_test_out_but_the_benchmarks_and_the_long_proofs():
    """The real key store among them: ``dev.py test`` brings gnome-keyring, and its tests never skip on Linux. The long
    proofs repeat what the normal run proves with fewer rounds."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert (settings["testpaths"], settings["norecursedirs"]) == (["tests"], ["benchmarks", ".*", "__pycache__"])
    chosen = settings["addopts"].replace("-m 'not evidence'", "")
    assert not any(option in chosen for option in ("--ignore", "--deselect", "-k", "-m "))
    assert "gnome-keyring-daemon" in (ROOT / "dev.py").read_text(encoding="utf-8")


def test_the_wheel_carries_forms_and_resources(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    for folder in ("forms", "resources"):
        shipped = {name for name in names if name.startswith(f"hubdesk/data/{folder}/")}
        ours = [path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert len(shipped) == sum(path.parts[:2] != ("resources", "packaging") for path in ours)
