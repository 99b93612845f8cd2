"""What each layer may import, read from the source, and what really gets loaded, seen from outside."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.support.sources import ROOT, Source, plant, sources

LIBRARIES = {
    "domain": {"phonenumbers"},
    "forms": {"regex"},
    "services": set(),
    "presenters": set(),
    "store": {"sqlalchemy", "alembic", "sqlcipher3"},
    "vault": {"cryptography", "argon2"},
    "documents": {"reportlab", "pypdfium2", "uharfbuzz", "PIL"},
    "exchange": {"openpyxl", "icalendar"},
    "system": {"keyring", "secretstorage", "jeepney", "platformdirs", "win32ctypes"},
    "ui": {"PySide6", "shiboken6"},
    "app": {"PySide6", "shiboken6"},
}
"""Each layer's own libraries beside the standard one; a new library is a decision, taken here."""

NETWORK = {"urllib.request", "http", "ftplib", "smtplib", "imaplib", "xmlrpc", "requests", "httpx", "PySide6.QtNetwork"}
"""hubdesk works with the cable pulled out, so nothing in it can use one."""

PURE = ("domain", "forms", "services", "presenters")


def strangers(found: list[Source]) -> list[str]:
    """Name each import of a library that its layer does not own."""
    return [
        f"{source.at(line)} imports {name}"
        for source in found
        for name, line in source.imports()
        if (library := name.partition(".")[0]) not in sys.stdlib_module_names | {"hubdesk"}
        and library not in LIBRARIES.get(source.package, set())
    ]


def network_users(found: list[Source]) -> list[str]:
    """Name each import of something that talks to a network."""
    return [
        f"{source.at(line)} imports {name}"
        for source in found
        for name, line in source.imports()
        if any(f"{name}.".startswith(f"{banned}.") for banned in NETWORK)
    ]


def fresh(code: str, root: Path = ROOT) -> dict:
    """Run ``code`` in a new interpreter that sees ``root``; give the loaded modules and the CPU time it took."""
    script = f"import json, sys, time\n{code}\nprint(json.dumps([list(sys.modules), time.process_time()]))"
    site = sysconfig.get_path("purelib")
    path = f"import sys; sys.path[:0] = [{str(root)!r}, {site!r}]\n"
    done = subprocess.run([sys.executable, "-c", path + script], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    modules, seconds = json.loads(done.stdout.splitlines()[-1])
    return {"modules": set(modules), "seconds": seconds}


def everything_in(packages: tuple[str, ...]) -> str:
    """Write the code that imports every module of these layers."""
    names = [f"hubdesk.{package}" for package in packages]
    return (
        "import importlib, pkgutil\n"
        f"for name in {names}:\n"
        "    package = importlib.import_module(name)\n"
        "    for found in pkgutil.walk_packages(package.__path__, name + '.'):\n"
        "        importlib.import_module(found.name)\n"
    )


def loaded(modules: set[str], *libraries: str) -> set[str]:
    """Which of the libraries are among the loaded modules."""
    return modules & set(libraries)


def test_each_layer_keeps_to_its_own_libraries():
    faults = strangers(sources())
    assert not faults, "\n".join(faults)


def test_a_planted_stranger_is_named(tmp_path):
    found = plant(tmp_path, "hubdesk/vault/keys.py", "def late():\n    from sqlalchemy import text\n")
    assert strangers(found) == ["hubdesk.vault.keys:2 imports sqlalchemy.text"]


def test_every_layer_is_listed():
    packages = {path.parent.name for path in (ROOT / "hubdesk").glob("*/__init__.py")}
    assert packages <= LIBRARIES.keys()


def test_nothing_can_use_a_network():
    faults = network_users(sources())
    assert not faults, "\n".join(faults)


def test_a_planted_network_import_is_named(tmp_path):
    found = plant(tmp_path, "hubdesk/app/x.py", "from PySide6 import QtNetwork\nimport urllib.request\n")
    assert len(network_users(found)) == 2


def test_pure_layers_load_no_big_library():
    assert not loaded(
        fresh(everything_in(PURE))["modules"],
        "PySide6",
        "sqlalchemy",
        "sqlcipher3",
        "reportlab",
        "cryptography",
        "keyring",
    )


LATER = (
    "sqlalchemy",
    "sqlcipher3",
    "alembic",
    "cryptography",
    "argon2",
    "keyring",
    "reportlab",
    "pypdfium2",
    "fhir",
    "pydantic",
    "phonenumbers",
    "regex",
    "platformdirs",
)
"""Libraries that the window does not wait for: they come in beside the unlock page, or when they are first used."""

BEFORE_THE_UNLOCK_PAGE = {
    "hubdesk.domain": {"clock", "file_modes", "machine_settings", "problems"},
    "hubdesk.presenters": {"presenter", "runner", "unlock"},
    "hubdesk.ui.pages": {
        "centred_page",
        "demo_users",
        "fitted_text",
        "password_field",
        "stacking_row",
        "trouble_box",
        "unlock",
        "watching",
    },
    "hubdesk.forms": set(),
    "hubdesk.services": set(),
    "hubdesk.store": set(),
    "hubdesk.vault": set(),
    "hubdesk.documents": set(),
    "hubdesk.ui.shell": {"bar_button", "main_window", "regions", "top_bar"},
}
"""All that these packages may bring before the unlock page shows; one more module here is a slower start for everyone.
What comes after unlocking belongs below ``hubdesk.app.signed_in``, which is loaded beside the unlock page."""

SHOW_THE_UNLOCK_PAGE = """
import os
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import hubdesk.app.cli
from hubdesk.app import main
folder = Path({folder!r})
(folder / "hubdesk.keys").touch()
program = main.build(main.make_application(1.0), folder)
program.start()
assert type(program.window.page()).__name__ == "UnlockPage"
"""


def too_early(modules: set[str]) -> list[str]:
    """Name each module that is loaded before the unlock page and need not be."""
    return sorted(
        name
        for name in modules
        for package, allowed in BEFORE_THE_UNLOCK_PAGE.items()
        if name.startswith(f"{package}.") and name[len(package) + 1 :].partition(".")[0] not in allowed
    )


@pytest.mark.parametrize("module", ["hubdesk.app.main", "hubdesk.app.cli"])
def test_start_up_stays_lazy(module):
    modules = fresh(f"import {module}")["modules"]
    assert not loaded(modules, *LATER)
    assert not too_early(modules)


def test_the_unlock_page_shows_before_anything_heavy_is_loaded(tmp_path):
    modules = fresh(SHOW_THE_UNLOCK_PAGE.format(folder=str(tmp_path)))["modules"]
    assert "hubdesk.ui.pages.unlock" in modules
    assert not loaded(modules, *LATER)
    assert not too_early(modules)


def test_the_warm_up_brings_every_page_and_library():
    modules = fresh(
        "from importlib import import_module\nfrom hubdesk.app.warm_up import SIGNED_IN\nimport_module(SIGNED_IN)"
    )
    assert {"hubdesk.app.places", "hubdesk.ui.pages.visit", "hubdesk.forms"} <= modules["modules"]


def test_an_early_module_is_named():
    assert too_early({"hubdesk.services.unlock", "hubdesk.ui.pages.person", "hubdesk.ui.pages.unlock"}) == [
        "hubdesk.services.unlock",
        "hubdesk.ui.pages.person",
    ]


def test_a_planted_dynamic_import_is_seen(tmp_path):
    for package in PURE:
        plant(tmp_path, f"hubdesk/{package}/__init__.py", "")
    plant(tmp_path, "hubdesk/__init__.py", "")
    plant(tmp_path, "hubdesk/services/sly.py", "__import__('sqlalchemy')\n")
    assert loaded(fresh(everything_in(PURE), tmp_path)["modules"], "sqlalchemy")
