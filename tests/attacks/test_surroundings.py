"""What lies around the program where it is started: files in the folder, words in the environment (row 53).

What the system itself loads before Python begins (``LD_PRELOAD``, a library beside the interpreter) no program can
refuse; nor can it help what ``PYTHONPATH`` names among the very first modules. Whoever starts it isolated (``python -I
-m hubdesk``), as hubdesk starts its own next process, is past that too.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hubdesk.app import fresh_process
from hubdesk.app.cli import main
from hubdesk.system import surroundings
from hubdesk.system.surroundings import shed_surroundings

PLANTED = ("argparse", "base64", "csv", "hashlib", "hmac", "json", "keyring", "logging", "platformdirs", "random")
PLANTED += ("regex", "secrets", "sqlalchemy", "sqlcipher3", "cryptography", "PySide6", "tomllib", "usercustomize")


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """A folder in which somebody has put modules that hubdesk will want."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    for name in PLANTED:
        ran = folder / f"{name}.ran"
        (folder / f"{name}.py").write_text(f"open({str(ran)!r}, 'w').close()\nraise SystemExit('planted')\n")
    return folder


def ran(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.ran"))


def started_in(folder: Path, command: list[str], **words: str) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, **words}
    return subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, timeout=120, check=False
    )


COMMANDS = (["--version"], ["store", "status"], ["forms", "list", "--json"], ["demo", "--people", "1", "--no-window"])


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_row_53_nothing_that_lies_in_the_folder_it_is_started_from_is_run(downloads: Path, words: list[str]):
    done = started_in(downloads, [sys.executable, "-m", "hubdesk", *words], HUBDESK_DIR=str(downloads / "none"))
    assert ran(downloads) == []
    assert "planted" not in done.stderr


def test_row_53_the_next_process_is_started_isolated_from_folder_and_environment(downloads: Path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["hubdesk", "--version"])
    done = started_in(downloads, fresh_process.command(), PYTHONPATH=str(downloads), PYTHONHOME="")
    assert ran(downloads) == []
    assert done.stdout.startswith("hubdesk "), done.stderr


def test_row_53_isolated_from_the_first_module_on(downloads: Path):
    done = started_in(
        downloads, [sys.executable, "-I", "-m", "hubdesk", "forms", "list"], PYTHONPATH=str(downloads), PYTHONHOME=""
    )
    assert (ran(downloads), done.returncode) == ([], 0), done.stderr


STEERING = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_GENERIC_PLUGINS", "QT_LOGGING_RULES")
STEERING += ("OPENSSL_CONF", "OPENSSL_MODULES", "PYTHONPATH", "PYTHONINSPECT", "PYTHON_KEYRING_BACKEND")
STEERING += ("KEYRING_PROPERTY_SCHEME", "qt_plugin_path", "SQLITE_TMPDIR")


@pytest.mark.parametrize("name", STEERING)
def test_row_53_what_would_steer_the_libraries_is_shed_at_the_start(name: str, monkeypatch, capsys):
    monkeypatch.setenv(name, "/nowhere")
    with pytest.raises(SystemExit):
        main(["--version"])
    assert name not in os.environ


def test_row_53_what_the_desktop_needs_is_left_alone():
    kept = {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0", "HOME": "/here", "PATH": "/bin", "LANG": "en_GB.UTF-8"}
    environ = {**kept, "QT_PLUGIN_PATH": "/evil"}
    shed_surroundings(environ, [])
    assert environ == kept


def test_row_53_folders_of_pythonpath_are_no_longer_searched():
    path = ["/program", "/evil", "/evil/two"]
    shed_surroundings({"PYTHONPATH": os.pathsep.join(("/evil", "/evil/two"))}, path)
    assert path == ["/program"]


def test_row_53_a_plug_in_put_before_qts_own_is_not_loaded(tmp_path: Path):
    """With QT_PLUGIN_PATH Qt would look there first, and complain of what it finds or does not find."""
    code = (
        "import os, sys\nfrom hubdesk.app.cli import main\n"
        "import hubdesk.app.cli as cli\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "cli._gallery = lambda args: print(QCoreApplication.libraryPaths()) or 0\n"
        "sys.exit(main(['gallery']))\n"
    )
    words = {"QT_PLUGIN_PATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = started_in(Path(__file__).parents[2], [sys.executable, "-c", code], **words)
    assert done.returncode == 0, done.stderr
    assert str(tmp_path) not in done.stdout


def test_what_the_frozen_program_sets_itself_is_shed_and_not_complained_of(monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", "/usr/lib/hubdesk", raising=False)
    monkeypatch.setattr(surroundings, "_SHED", [])
    environ = {"QT_PLUGIN_PATH": "/usr/lib/hubdesk/PySide6/Qt/plugins", "QML2_IMPORT_PATH": "/evil"}
    shed_surroundings(environ, [])
    assert environ == {}
    assert surroundings.shed_names() == ("QML2_IMPORT_PATH",)
