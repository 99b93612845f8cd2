"""The outside tools, run as part of the one test command: layers, types and style."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sources import ROOT

PYTHON_FOLDERS = ["hubdesk", "tests", "dev.py", "build_installer.py", "resources/packaging"]


def outcome(*arguments: str, folder: Path = ROOT) -> tuple[int, str]:
    """Run a tool with this Python and give its exit code and all that it said."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout + done.stderr


def lint_imports(folder: Path, config: Path) -> tuple[int, str]:
    """Check the import contracts of ``config`` against the hubdesk package in ``folder``."""
    run = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return outcome("-c", run, "--no-cache", "--config", str(config), folder=folder)


def test_ruff_finds_nothing():
    code, said = outcome("-m", "ruff", "check", "--output-format", "concise", *PYTHON_FOLDERS)
    assert code == 0, said


def test_ruff_would_format_nothing():
    code, said = outcome("-m", "ruff", "format", "--check", "--output-format", "concise", *PYTHON_FOLDERS)
    assert code == 0, said


@pytest.mark.timeout(900)
def test_mypy_finds_nothing():
    code, said = outcome("-m", "mypy")
    assert code == 0, said


def test_layers_hold():
    code, said = lint_imports(ROOT, ROOT / "pyproject.toml")
    assert code == 0, said


@pytest.fixture
def skeleton(tmp_path):
    """An empty package with hubdesk's layers, to plant faults in."""
    for package in sorted((ROOT / "hubdesk").glob("*/__init__.py")):
        copy = tmp_path / "hubdesk" / package.parent.name / "__init__.py"
        copy.parent.mkdir(parents=True)
        copy.write_text("", encoding="utf-8")
    (tmp_path / "hubdesk" / "__init__.py").write_text("", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain/x.py", "import hubdesk.services", "Layers point down"),
        ("store/x.py", "import hubdesk.vault", "Layers point down"),
        ("novelty/__init__.py", "", "Layers point down"),
        ("presenters/x.py", "from PySide6.QtCore import QDate", "Qt lives in ui and app only"),
        ("store/x.py", "import hubdesk.presenters", "Adapters know ports, not pages"),
        ("ui/x.py", "def late():\n    import sqlalchemy", "Each big library has one owner"),
        ("store/x.py", "import keyring", "The store keeps to SQL"),
        ("vault/x.py", "import sqlalchemy", "The vault keeps to keys"),
        ("system/x.py", "import cryptography", "The system layer keeps to the machine"),
    ],
)
def test_a_planted_import_breaks_its_contract(skeleton, module, line, contract):
    path = skeleton / "hubdesk" / module
    path.parent.mkdir(exist_ok=True)
    path.write_text(line + "\n", encoding="utf-8")
    code, said = lint_imports(skeleton, ROOT / "pyproject.toml")
    assert code == 1
    assert f"{contract} BROKEN" in said


def test_the_skeleton_alone_is_sound(skeleton):
    code, said = lint_imports(skeleton, ROOT / "pyproject.toml")
    assert code == 0, said
