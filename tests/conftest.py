"""What every hubdesk test can count on.

* No screen is needed (Qt's offscreen platform) and Liberation Sans at one size is the font, so layouts repeat.
* No network, no real home or data folder, no desktop session; London time; ``clock``, ``random_bytes`` and ``ids`` are
  fixed. hypothesis makes the same examples each time.
* SQLCipher does not lock its memory (``memory_security``).
* A Python warning, a Qt warning, a log record of WARNING or above, and anything left running fail the test.

Sharing code between tests: fixtures come from a conftest.py; plain classes and functions come from ``tests.support``,
as in ``from tests.support.chance import FixedClock``. This works from any folder under tests, because pyproject.toml
puts the project folder on the path; test folders themselves need no ``__init__.py``.
"""

import gc
import os
import tempfile
import threading
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

from hubdesk.domain.ids import Ids
from tests.support.chance import FixedClock, SeededBytes
from tests.support.dangling import QtWatch, new_threads
from tests.support.hubs_once import new_demo as new_demo
from tests.support.hubs_once import new_store as new_store
from tests.support.isolation import NetworkWall, live_in_london, move_in
from tests.support.logwatch import LogWatch

ROOT = Path(__file__).resolve().parent.parent
FONT, FONT_PIXELS = "Liberation Sans", 16

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
live_in_london()
_wall = NetworkWall()
_lodging = tempfile.TemporaryDirectory(prefix="hubdesk-tests-")
_numbers = count()
_patch = pytest.MonkeyPatch()


def pytest_configure() -> None:
    """Close the walls before the first test module is imported."""
    _wall.closed = True
    move_in(Path(_lodging.name), _patch)
    set_hypothesis_home_dir(_lodging.name)
    settings.register_profile("hubdesk", derandomize=True, database=None, deadline=None)
    settings.load_profile("hubdesk")


def pytest_collection() -> None:
    """Modules and tests are not rubbish: looking for some while they are loaded finds none."""
    gc.disable()


def pytest_collection_finish() -> None:
    """They stay until the end: set them aside, or each look for rubbish goes through them all again."""
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    """Give the process its own surroundings back."""
    _wall.closed = False
    _patch.undo()
    _lodging.cleanup()


@pytest.fixture(autouse=True)
def lodging(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test; HUBDESK_DIR names a folder in it that does not exist yet."""
    folder = Path(_lodging.name, f"test-{next(_numbers)}")
    folder.mkdir()
    move_in(folder, monkeypatch)
    return folder


@pytest.fixture(autouse=True, scope="session")
def nothing_left_lying():
    """Fail at the end when the tests left a file on the project's top level (tools' own caches apart)."""
    before = set(ROOT.iterdir())
    yield
    left = sorted(path.name for path in set(ROOT.iterdir()) - before if not path.name.endswith("_cache"))
    if left:
        pytest.fail(f"the tests left {left} in the project folder", pytrace=False)


@pytest.fixture(autouse=True, scope="session")
def memory_security() -> str:
    """Off in the tests' own process, where locking each piece of memory takes half of a store's time; it cannot be put
    off again. The programs that tests start have it on, as have the benchmarks and whoever tests it.
    """
    from hubdesk.store import engine

    engine.MEMORY_SECURITY = "OFF"
    return engine.MEMORY_SECURITY


@pytest.fixture(autouse=True)
def expected_log(monkeypatch: pytest.MonkeyPatch):
    """Fail on log warnings, except those that the test names: ``expected_log("part of the message")``."""
    watch = LogWatch(monkeypatch)
    yield watch
    if faults := watch.faults():
        pytest.fail("\n".join(faults), pytrace=False)


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    """Fail when a test leaves a thread, a timer or an animation behind."""
    threads = set(threading.enumerate())
    watch = QtWatch(monkeypatch) if "qapp" in request.fixturenames else None
    yield
    left = (watch.left_running() if watch else []) + new_threads(threads)
    if left:
        pytest.fail("\n".join(left), pytrace=False)


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application with the one font that measurements and pictures are made in."""
    from PySide6.QtGui import QFont, QFontDatabase

    if FONT not in QFontDatabase.families():
        pytest.exit(f"The tests measure text in {FONT}, which is not installed (package fonts-liberation).", 2)
    font = QFont(FONT)
    font.setPixelSize(FONT_PIXELS)
    qapp.setFont(font)
    return qapp


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at half past nine until the test moves it."""
    return FixedClock()


@pytest.fixture
def random_bytes() -> SeededBytes:
    """Random bytes that repeat in every run."""
    return SeededBytes()


@pytest.fixture
def ids(clock: FixedClock, random_bytes: SeededBytes) -> Ids:
    """Record ids that repeat in every run."""
    return Ids(clock, random_bytes)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference folder beside the project; tests that compare with it are skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the reference folder 'shared' is not beside the project")
    return folder
