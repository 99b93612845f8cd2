"""The guards in tests/conftest.py really fail a test: planted faults, in a pytest of their own."""

import re
import subprocess
import sys

import pytest

from tests.support.sources import ROOT

PLANTED = """
import logging, os, socket, threading, time, warnings
from pathlib import Path
import pytest
from PySide6.QtCore import QThread, QTimer, qWarning

def bad_log():
    logging.getLogger("some.library").warning("odd")

def bad_log_from_a_private_logger():
    logger = logging.getLogger("private")
    logger.propagate = False
    logger.error("odd")

def bad_expected_log_that_does_not_come(expected_log):
    expected_log("nothing like it")

def good_expected_log(expected_log):
    expected_log("^odd")
    logging.getLogger("some.library").warning("odd thing")

def bad_warning():
    warnings.warn("old", DeprecationWarning)

def bad_qt_warning(qapp):
    qWarning("odd")

def bad_socket():
    socket.socket(socket.AF_INET)

def bad_look_up_hidden():
    try:
        socket.getaddrinfo("localhost", 80)
    except Exception:
        pass

def good_local_socket():
    for end in socket.socketpair():
        end.close()

def bad_timer(qapp):
    global timer
    timer = QTimer()
    timer.start(60_000)

def good_timer(qapp):
    timer = QTimer()
    timer.start(60_000)
    timer.stop()

def bad_qthread(qapp):
    global thread
    thread = QThread()
    thread.start()

def good_qthread(qapp):
    thread = QThread()
    thread.start()
    thread.quit()
    assert thread.wait(5000)

def bad_thread():
    threading.Thread(target=time.sleep, args=(6,), daemon=True).start()

def good_home(tmp_path, clock, ids):
    assert Path.home().name == "home"
    assert not Path(os.environ["HUBDESK_DIR"]).exists()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ
    assert clock.now().utcoffset() == clock.now().astimezone().utcoffset()
    assert ids.new() != ids.new()

def good_font(qapp):
    from PySide6.QtGui import QFontInfo
    assert QFontInfo(qapp.font()).family() == "Liberation Sans"

"""


@pytest.mark.skipif(sys.platform == "win32", reason="socket pairs are network sockets there")
def test_each_guard_fails_its_planted_fault_and_nothing_else(tmp_path):
    planted = tmp_path / "test_planted.py"
    planted.write_text(PLANTED.replace("\ndef bad_", "\ndef test_bad_").replace("\ndef good_", "\ndef test_good_"))
    (tmp_path / "conftest.py").write_text("from tests.conftest import *\n")
    pytest_here = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-rA"]
    configuration = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path)]
    done = subprocess.run(
        [*pytest_here, *configuration, planted], cwd=ROOT, capture_output=True, text=True, check=False
    )
    verdicts = re.findall(r"^(PASSED|FAILED|ERROR) \S*::(test_\w+)", done.stdout, re.MULTILINE)
    faulty = {name for verdict, name in verdicts if verdict != "PASSED"}
    assert faulty == {name for _, name in verdicts if name.startswith("test_bad_")}, done.stdout
    assert len({name for _, name in verdicts}) == PLANTED.count("\ndef bad_") + PLANTED.count("\ndef good_")
