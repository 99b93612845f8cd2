"""What the system's log is told: an id for each line, and never a value."""

import ast
import ctypes
import logging
import re
import socket
import sys
from types import SimpleNamespace

import pytest

from hubdesk.app.events import event_table
from hubdesk.system import system_log
from hubdesk.system.log import Code, stop_log, topic
from hubdesk.system.system_log import OTHER, reach_system_log, start_system_log
from tests.support.sources import sources

SECRET = "Zwartkanárie 9990000077"


@pytest.fixture
def system(request, expected_log):
    """Tells a log of this kind; gives what it has heard."""
    heard = []
    handler = start_system_log(event_table(), lambda event, level, words: heard.append((event, level, words)))
    logging.getLogger("hubdesk").setLevel(logging.INFO)
    yield heard
    stop_log(handler)


def test_each_line_has_its_own_id_and_no_value(system, expected_log):
    expected_log("no backup was made")
    expected_log("Zwartkanárie")
    expected_log("code")
    topic("backup").error("no backup was made: %s", Code("backup-disk-full"))
    topic("backup").warning(f"odd {SECRET}")
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        topic("defect").error("code %d", 123456, exc_info=error)
    topic("start").info("not in the table: %s", SECRET)
    assert [(event, level) for event, level, _ in system] == [(301, 40), (OTHER, 30), (900, 40)]
    assert system[0][2] == "ERROR hubdesk.backup: no backup was made: backup-disk-full"
    assert "ValueError" in system[2][2]
    assert SECRET not in "".join(words for event, _, words in system if event != OTHER)


def test_only_words_of_hubdesks_own_are_shown_as_codes(system, expected_log):
    expected_log("no backup was made")
    for said in (Code("Mason, Avery"), Code("9990000077"), "backup-disk-full"):
        topic("backup").error("no backup was made: %s", said)
    assert {words for _, _, words in system} == {"ERROR hubdesk.backup: no backup was made: …"}


def test_what_the_system_refuses_is_lost_there_and_nowhere_else(expected_log):
    expected_log("no backup was made")

    def full(*_told):
        raise BlockingIOError

    handler = start_system_log(event_table(), full)
    topic("backup").error("no backup was made: %s", Code("x"))
    stop_log(handler)


@pytest.mark.skipif(sys.platform == "win32", reason="local datagram sockets")
@pytest.mark.parametrize("kind", ["JOURNAL", "DEV_LOG"])
def test_journal_and_dev_log_are_told_in_their_own_way(tmp_path, monkeypatch, expected_log, kind):
    expected_log("no backup was made")
    for name in ("JOURNAL", "DEV_LOG"):
        monkeypatch.setattr(system_log, name, tmp_path / name)
    assert reach_system_log() == ""
    assert start_system_log(event_table()) is None
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / kind))
        handler = start_system_log(event_table())
        topic("backup").error("no backup was made: %s", Code("backup-folder-gone"))
        heard = ear.recv(4000).decode()
        stop_log(handler)
    if kind == "JOURNAL":
        fields = dict(line.split("=", 1) for line in heard.splitlines())
        assert fields["HUBDESK_EVENT"] == "301"
        assert (fields["PRIORITY"], fields["SYSLOG_IDENTIFIER"]) == ("3", "hubdesk")
        assert fields["MESSAGE"].endswith("no backup was made: backup-folder-gone")
    else:
        assert re.fullmatch(r"<11>hubdesk\[\d+\]: event 301: ERROR .*backup-folder-gone", heard)


def test_windows_is_told_under_our_source_with_the_id(monkeypatch, expected_log):
    expected_log("no backup was made")
    asked = []

    def report(handle, kind, category, event, sid, count, size, strings, data):
        asked.append((handle.value, kind, category, event, count, strings[0]))

    def register(server, source):
        return 7 if (server, source) == (None, "Hubdesk") else 0

    library = SimpleNamespace(RegisterEventSourceW=register, ReportEventW=report)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(advapi32=library), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    handler = start_system_log(event_table())
    topic("backup").error("no backup was made: %s", Code("backup-disk-full"))
    stop_log(handler)
    assert asked == [(7, 1, 0, 301, 1, "ERROR hubdesk.backup: no backup was made: backup-disk-full")]
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(), raising=False)
    assert start_system_log(event_table()) is None


def test_the_table_of_events_fits_event_create_and_says_what_to_do():
    events = event_table()
    assert len({one.id for one in events}) == len(events) == len({one.words for one in events})
    for one in events:
        assert 1 <= one.id <= 1000  # the ids that EventCreate.exe has words for
        assert one.level in ("information", "warning", "error")
        assert one.means.endswith(".")
        assert one.act.endswith(".") or (one.level == "information" and not one.act)


LOGGED = re.compile(r"(topic\([^)]*\)|.*\btopic|_log)\.(info|warning|error|exception)")


def test_every_line_that_the_program_logs_is_in_the_table_and_no_other():
    told = {
        node.args[0].value
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and LOGGED.fullmatch(ast.unparse(node.func)) and node.args
        and isinstance(node.args[0], ast.Constant)
    }  # fmt: skip
    missing = {value.value.value for source in sources() if source.module == "hubdesk.system.session_events"
               for value in ast.walk(source.tree) if isinstance(value, ast.Assign)
               and ast.unparse(value.targets[0]) == "missing"}  # fmt: skip
    told |= missing | {"health check: %d wrong, %d to look at", "…"}
    assert told - {"program started"} == {one.words for one in event_table()}
