"""Rules of the house that no outside tool knows, checked on the source itself."""

import ast
import re
from collections.abc import Callable, Iterable

import pytest

from tests.support.sources import Source, plant, sources

VAGUE = {"util", "utils", "helper", "helpers", "manager", "managers", "misc"}
DOOR_TO_SQL = re.compile(r"sqlcipher3(\.dbapi2)?\.connect|sqlalchemy(\.\w+)*\.create_engine")
GUESSED_KEYRING = re.compile(r"keyring(\.core)?\.(get_keyring|(get|set|delete)_(password|credential))")
SQL_CALL = re.compile(r"sqlalchemy(\.\w+)*\.text|.*\b(execute|executemany|executescript|exec_driver_sql|scalars?)")
STRUCTURE = re.compile(r"\s*(PRAGMA|CREATE|ALTER|DROP)\b")
"""The beginnings of statements in which SQLite allows no parameters."""

Rule = Callable[[Source], Iterable[str]]


def without_docstring(source: Source) -> Iterable[str]:
    """Name a module that does not say why it exists."""
    if not ast.get_docstring(source.tree):
        yield f"{source.module} has no docstring"


def vaguely_named(source: Source) -> Iterable[str]:
    """Name a module called after nothing in particular."""
    words = {word for part in source.module.split(".") for word in part.split("_")}
    if words & VAGUE:
        yield f"{source.module} has a vague name"


def opening_a_database(source: Source) -> Iterable[str]:
    """Name each place that opens a database."""
    return (source.at(call.lineno) for name, call in source.calls() if DOOR_TO_SQL.fullmatch(name))


def using_plain_sqlite(source: Source) -> Iterable[str]:
    """Name each import of the standard library's SQLite, which does not encrypt."""
    return (source.at(line) for name, line in source.imports() if name.split(".")[0] == "sqlite3")


def laying_out_paragraphs(source: Source) -> Iterable[str]:
    """Name each reportlab paragraph made outside documents, where names are escaped and missing glyphs refused."""
    if source.package != "documents":
        for name, call in source.calls():
            if name.split(".")[-1] == "Paragraph":
                yield source.at(call.lineno)


def guessing_the_keyring(source: Source) -> Iterable[str]:
    """Name each call that lets the environment choose the keyring (security: the class is allow-listed)."""
    return (source.at(call.lineno) for name, call in source.calls() if GUESSED_KEYRING.fullmatch(name))


def building_sql_from_text(source: Source) -> Iterable[str]:
    """Name each statement put together from text, except those that cannot take parameters."""
    for name, call in source.calls():
        if SQL_CALL.fullmatch(name) and call.args and _is_built(call.args[0]):
            yield source.at(call.lineno)


def _is_built(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        nested = isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join", "replace")
        return nested and not isinstance(node.func.value, ast.Name)
    if isinstance(node, ast.BinOp):
        return any(isinstance(part, ast.Constant | ast.JoinedStr) for part in (node.left, node.right))
    is_template = isinstance(node, ast.JoinedStr) and any(isinstance(part, ast.FormattedValue) for part in node.values)
    return is_template and not _defines_structure(node)


def _defines_structure(node: ast.JoinedStr) -> bool:
    first = node.values[0]
    return isinstance(first, ast.Constant) and STRUCTURE.match(str(first.value)) is not None


FORBIDDEN: list[tuple[Rule, str, str]] = [
    (without_docstring, "hubdesk/domain/x.py", "import datetime\n"),
    (vaguely_named, "hubdesk/domain/date_utils.py", '"""Dates."""\n'),
    (using_plain_sqlite, "hubdesk/store/x.py", "from sqlite3 import connect\n"),
    (laying_out_paragraphs, "hubdesk/app/x.py", "from reportlab.platypus import Paragraph as P\nP('x')\n"),
    (guessing_the_keyring, "hubdesk/system/x.py", "import keyring\nkeyring.get_keyring()\n"),
    (guessing_the_keyring, "hubdesk/system/x.py", "from keyring import get_password as g\ng('a', 'b')\n"),
    (building_sql_from_text, "hubdesk/store/x.py", "def f(c, n):\n    c.execute(f'SELECT {n}')\n"),
    (building_sql_from_text, "hubdesk/store/x.py", "from sqlalchemy import text\ndef f(n):\n    text(f'SELECT {n}')\n"),
    (building_sql_from_text, "hubdesk/store/x.py", "def f(c, n):\n    c.execute('SELECT ' + n)\n"),
    (building_sql_from_text, "hubdesk/store/x.py", "def f(c, n):\n    c.execute('SELECT %s' % n)\n"),
    (building_sql_from_text, "hubdesk/store/x.py", "def f(c, n):\n    c.execute('SELECT {}'.format(n))\n"),
]


@pytest.mark.parametrize("rule", {rule.__name__: rule for rule, _, _ in FORBIDDEN}.values(), ids=lambda r: r.__name__)
def test_no_module_is(rule):
    faults = [fault for source in sources() for fault in rule(source)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("rule", "module", "text"), FORBIDDEN, ids=lambda value: getattr(value, "__name__", None))
def test_a_planted_fault_is_named(tmp_path, rule, module, text):
    assert [fault for source in plant(tmp_path, module, text) for fault in rule(source)]


@pytest.mark.parametrize("statement", ["PRAGMA user_version = {n}", "CREATE TRIGGER {n}"])
def test_a_statement_without_parameters_may_be_built(tmp_path, statement):
    found = plant(tmp_path, "hubdesk/store/x.py", f"def f(c, n):\n    c.execute(f'{statement}')\n")
    assert not list(building_sql_from_text(found[0]))


def doors(found: list[Source]) -> list[str]:
    """Name the modules that open a database."""
    return [source.module for source in found if list(opening_a_database(source))]


def test_the_database_is_opened_in_one_module_of_the_store():
    found = doors(sources())
    assert len(found) <= 1
    assert all(module.startswith("hubdesk.store.") for module in found)


def test_a_second_door_is_seen(tmp_path):
    plant(tmp_path, "hubdesk/store/engine.py", "import sqlalchemy as sa\nsa.create_engine('x')\n")
    found = plant(tmp_path, "hubdesk/app/x.py", "from sqlcipher3 import dbapi2 as db\ndb.connect('x')\n")
    assert doors(found) == ["hubdesk.app.x", "hubdesk.store.engine"]
