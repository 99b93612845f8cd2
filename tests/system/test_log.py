"""The log holds what happened and where, and no value that could be about a person."""

import logging
import stat

import pytest

from hubdesk.domain.problems import KnownProblem
from hubdesk.system.log import ValuelessFormatter, start_log, stop_log, topic

CANARY = "Quillfeather"


@pytest.fixture
def log(tmp_path):
    handler = start_log(tmp_path)
    yield tmp_path / "logs" / "hubdesk.log"
    stop_log(handler)


def test_values_are_dropped_and_numbers_kept(log):
    topic("store").info("saved %s in %d ms (%.1f)", CANARY, 12, 0.5)
    topic("store").info("saved %(who)s %(count)d", {"who": CANARY, "count": 3})
    text = log.read_text(encoding="utf-8")
    assert "hubdesk.store: saved … in 12 ms (0.5)" in text
    assert "saved … 3" in text
    assert CANARY not in text


@pytest.mark.parametrize("message", ["%d people", "%s %s", "%(x)s"])
def test_a_mistake_in_a_message_still_logs(message):
    record = logging.LogRecord("hubdesk.store", logging.INFO, __file__, 1, message, (CANARY,), None)
    line = ValuelessFormatter().format(record)
    assert line.endswith(f"INFO hubdesk.store: {message}")
    assert CANARY not in line


def test_an_object_as_message_is_hidden(log):
    topic("store").info(ValueError(CANARY))
    assert CANARY not in log.read_text(encoding="utf-8")


def _fail():
    held = CANARY
    try:
        raise KeyError(held)
    except KeyError as error:
        raise ValueError(f"bad {held}") from error


def test_an_exception_leaves_its_type_and_places_only(log, expected_log):
    expected_log("saving failed")
    try:
        _fail()
    except ValueError:
        topic("crash").exception("saving failed")
    text = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "system/test_log.py:" in text
    assert "_fail" in text
    assert CANARY not in text
    assert "held" not in text


def test_a_text_kept_from_another_formatter_is_not_used(log):
    try:
        _fail()
    except ValueError as error:
        record = logging.LogRecord("hubdesk.x", logging.INFO, __file__, 1, "m", (), (ValueError, error, None))
        record.exc_text = CANARY
    logging.getLogger("hubdesk.x").handle(record)
    assert CANARY not in log.read_text(encoding="utf-8")


def test_a_known_problem_leaves_its_code(log):
    try:
        raise KnownProblem(CANARY, CANARY)
    except KnownProblem:
        topic("unlock").info("refused", exc_info=True)
    assert "KnownProblem [problem]" in log.read_text(encoding="utf-8")
    assert CANARY not in log.read_text(encoding="utf-8")


def test_an_exception_that_causes_itself_ends(log):
    error = ValueError(CANARY)
    error.__cause__ = KeyError()
    error.__cause__.__cause__ = error
    topic("x").info("odd", exc_info=error)
    assert log.read_text(encoding="utf-8").count("ValueError") == 1


def test_libraries_do_not_write_there(log):
    topic("start").info("begun")
    logging.getLogger("elsewhere").info(CANARY)
    assert CANARY not in log.read_text(encoding="utf-8")


def test_files_are_few_small_and_private(log):
    for _ in range(9_000):
        topic("x").info("a line of the usual length, or a little more than that, to fill the file %s", CANARY)
    for _ in range(30):
        topic("x").info("long " + "x" * 120_000)
    files = sorted(log.parent.iterdir())
    assert len(files) == 5
    assert all(file.stat().st_size <= 512 * 1024 for file in files)
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
