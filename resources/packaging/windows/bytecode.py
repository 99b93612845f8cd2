"""Python files compiled before they are packed: users may not write to Program Files, so nobody would keep the result.

``unchecked-hash``: Python takes what is there without looking at the source's date, which an installer may change.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from resources.packaging.context import Context
from resources.packaging.trouble import Trouble


def compile_tree(context: Context, python: str, tree: Path, own: str, packages: str) -> None:
    """Compile two folders of a tree with a Python of the version that will run them.

    Hubdesk's own code stays beside the result, to be read, and because the store's steps are found by their files. Of
    the packages only the result stays: half as many files to install and to scan.
    """
    compiler = find_compiler(python)
    options = ["-q", "-j", "0", "--invalidation-mode", "unchecked-hash", "-s", tree, "-p", ""]
    for words in ([tree / own], ["-b", tree / packages]):
        doing = "Python files could not be compiled"
        context.run(compiler, "-I", "-m", "compileall", *options, *words, doing=doing)
    for source in sorted((tree / packages).rglob("*.py")):
        if source.with_suffix(".pyc").is_file():
            source.unlink()


def find_compiler(python: str) -> str:
    """A Python here of the version that is packed. Raises ``Trouble`` where there is none."""
    version = ".".join(python.split(".")[:2])
    for candidate in _candidates(version):
        if shutil.which(candidate) and _version_of(candidate) == version:
            return candidate
    raise Trouble(
        f"Python {version} is not installed; it compiles the files for Windows. Debian 13: sudo apt install "
        f"python{version}; elsewhere pyenv or uv bring it. It must be on the path as python{version}."
    )


def _candidates(version: str) -> Iterator[str]:
    yield f"python{version}"
    # pyenv's stand-in refuses while another version is chosen, although the real one is there.
    home = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from (str(path) for path in sorted(home.glob(f"versions/{version}.*/bin/python{version}")))
    yield "python3"


def _version_of(python: str) -> str:
    asked = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
