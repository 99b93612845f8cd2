"""pip, wherever there is one: packages are fetched through it and checked by it."""

import subprocess
import sys
from pathlib import Path

from resources.packaging.context import Context
from resources.packaging.trouble import Trouble


def run_pip(context: Context, *words: str | Path, doing: str) -> str:
    """Run pip; ``doing`` begins the line that is said when it fails."""
    quiet = ["-qq", "--no-input", "--disable-pip-version-check"]
    command = (_python_with_pip(context.root), "-m", "pip", words[0], *quiet, *words[1:])
    # A wheel with another sum: a line for each sum that the lock knows would hide which wheel it is.
    return context.run(*command, doing=doing, noise="Expected")


def _python_with_pip(root: Path) -> Path:
    for python in (Path(sys.executable), root / ".venv" / "bin" / "python"):
        if python.exists() and _answers(python):
            return python
    raise Trouble("No pip here. Debian and Ubuntu: sudo apt install python3-pip, or run python3 dev.py test once.")


def _answers(python: Path) -> bool:
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
