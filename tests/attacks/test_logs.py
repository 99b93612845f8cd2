"""Nobody's name, number or answer reaches the log, whatever a line of code may try (row 41)."""

import ast
import logging

import pytest

from hubdesk.system.log import ValuelessFormatter
from tests.support.sources import Source, plant, sources

WORDS = ("debug", "info", "warning", "error", "exception", "critical", "log")


def written(message: object, *values: object, error: BaseException | None = None) -> str:
    caught = (type(error), error, error.__traceback__) if error else None
    return ValuelessFormatter().format(
        logging.LogRecord("hubdesk.x", logging.ERROR, __file__, 1, message, values, caught)
    )


@pytest.mark.parametrize(
    "value", ["Zwartkanarie", 9990000077, -7700900461, 9990000077.0, b"Zwart", ["Zwart"], {"a": 1}]
)
def test_row_41_a_value_that_is_put_into_a_message_is_not_written(value):
    line = written("opened %s", value)
    assert "opened …" in line


def test_row_41_counts_and_codes_are_written():
    assert "code 123456 of 3" in written("code %d of %d", 123456, 3)


def test_row_41_of_an_error_its_kind_and_place_and_no_word():
    class Zufall(Exception):
        def __str__(self):
            return "Zwartkanarie"

    try:
        try:
            raise Zufall("Zwartkanarie")
        except Zufall as first:
            first.add_note("Zwartkanarie")
            raise ValueError("Zwartkanarie") from first
    except ValueError as error:
        line = written("code %d", 1, error=error)
        group = written("several", error=ExceptionGroup("Zwartkanarie", [error]))
    assert "ValueError" in line
    assert "Zufall" in line
    assert "Zwartkanarie" not in line + group


def put_together(found: list[Source]) -> list[str]:
    """Each call of a logger whose message is put together beforehand: then no formatter can take the value out."""
    return [
        source.at(call.lineno)
        for source in found
        for call in ast.walk(source.tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in WORDS
        and _is_a_logger(call.func.value)
        and not (call.args and isinstance(call.args[0], ast.Constant | ast.Attribute))
    ]


def _is_a_logger(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
        "topic",
        "getLogger",
    )


def test_row_41_every_message_is_a_fixed_text():
    assert put_together(sources()) == []


def test_a_planted_message_is_named(tmp_path):
    calls = "    topic('x').info(f'opened {n}')\n    topic('x').info('a' + n)\n"
    text = f"from hubdesk.system.log import topic\ndef f(n):\n{calls}"
    assert len(put_together(plant(tmp_path, "hubdesk/app/x.py", text))) == 2


def printing(found: list[Source]) -> list[str]:
    """Modules of the window that print: what they say would stay in a terminal or a service's journal."""
    return [
        source.at(call.lineno)
        for source in found
        if source.package in ("ui", "presenters", "services", "domain", "store", "vault", "system", "documents")
        for name, call in source.calls()
        if name in ("print", "sys.stdout.write", "sys.stderr.write", "traceback.print_exc", "traceback.format_exc")
    ]


def test_row_41_nothing_but_the_command_line_prints():
    assert printing(sources()) == []


def test_a_planted_print_is_named(tmp_path):
    assert printing(plant(tmp_path, "hubdesk/ui/x.py", "def f(n):\n    print(n)\n"))
