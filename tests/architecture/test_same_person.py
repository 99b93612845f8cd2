"""Records that were put together are shown as one: every module of the store asks for a person's rows in the one way
that knows of merges (store/same_person.py)."""

import ast
import re

import pytest

from tests.support.sources import ROOT

OWN_RECORD = {
    "same_person.py": "it is the one place",
    "merges.py": "it looks at the merges themselves",
    "details.py": "sections of each record are read apart and laid over each other there",
    "person_index.py": "each record keeps its own words, and the search leads to the one that stands",
    "people.py": "each record's own row",
    "gp_cases.py": "a case is read from the record that holds it",
    "destruction.py": "it is given every id",
    "erasing.py": "it is given every id",
}
"""Modules that look at one record alone, and why they may."""
_OWN_ONLY = re.compile(r"\.c\.(person_id|from_person|to_person) ==")
STORE = sorted((ROOT / "hubdesk" / "store").glob("*.py"))


@pytest.mark.parametrize("path", [p for p in STORE if p.name not in OWN_RECORD], ids=lambda p: p.name)
def test_rows_of_a_person_are_asked_for_with_of_person(path):
    code = ast.unparse(ast.parse(path.read_text("utf-8")))  # without comments
    found = [line.strip() for line in code.splitlines() if _OWN_ONLY.search(line)]
    assert not found, f"use same_person.of_person(column, person_id): {found}"


def test_the_exceptions_exist():
    assert set(OWN_RECORD) <= {path.name for path in STORE}
