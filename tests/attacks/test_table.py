"""The table of faults and attacks (README.md beside this file): every row is there, and what it names exists."""

import re
from pathlib import Path

import pytest

from tests.architecture.test_hazard_log import exists
from tests.support.sources import ROOT

TABLE = Path(__file__).with_name("README.md")
ROWS = range(1, 55)
ELSEWHERE = ("needs Windows:", "does not apply:")
"""How a row says why no test of it can run here."""

NAMED = re.compile(r"`(tests/[^`]+::test_\w+)`")


def rows(text: str) -> dict[int, tuple[str, str]]:
    """By number: what happens, and what the table says of it."""
    found = re.findall(r"^\| (\d+) \| (.+?) \| (.+) \|$", text, re.MULTILINE)
    assert len({number for number, _, _ in found}) == len(found), "a row is there twice"
    return {int(number): (fault, said) for number, fault, said in found}


def faults(table: dict[int, tuple[str, str]]) -> list[str]:
    """What is wrong with the table."""
    wrong = [f"row {number} is not there" for number in ROWS if number not in table]
    for number, (_, said) in table.items():
        named = NAMED.findall(said)
        if number not in ROWS:
            wrong.append(f"there is no row {number}")
        if not named and not said.startswith(ELSEWHERE):
            wrong.append(f"row {number} names no test and no reason")
        wrong += [f"row {number}: there is no {one}" for one in named if not exists(one)]
        if named and not any(number in numbers(one) for one in named):
            wrong.append(f"row {number}: none of its tests has the number in its name")
    return wrong


def numbers(test: str) -> list[int]:
    """The rows in a test's name: ``test_row_7_and_8_…``, ``test_rows_39_and_40_…``, ``test_rows_32_to_34_…``."""
    name = test.rpartition("::")[2]
    listed = re.match(r"test_rows?_(\d+(?:_(?:and|to)_\d+)*)_", name)
    if listed is None:
        return []
    found = [int(part) for part in re.findall(r"\d+", listed[1])]
    return list(range(found[0], found[-1] + 1)) if "_to_" in listed[1] else found


def test_every_row_is_in_the_table_and_names_tests_that_exist():
    assert faults(rows(TABLE.read_text(encoding="utf-8"))) == []


def test_every_test_with_a_row_in_its_name_is_in_the_table():
    named = set(NAMED.findall(TABLE.read_text(encoding="utf-8")))
    written = {
        f"{path.relative_to(ROOT).as_posix()}::{name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_rows?_\d+_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert sorted(written - named) == []


GOOD = dict.fromkeys(ROWS, ("x", "does not apply: x"))
HERE = "tests/attacks/test_table.py::test_a_fault_in_the_table_is_found"


@pytest.mark.parametrize(
    "planted",
    [
        {55: ("x", "does not apply: x")},
        {3: ("x", "")},
        {3: ("x", "`tests/attacks/test_table.py::test_row_3_nobody_wrote`")},
        {3: ("x", f"`{HERE}`")},
    ],
    ids=str,
)
def test_a_fault_in_the_table_is_found(planted):
    assert faults(GOOD) == []
    assert faults(GOOD | planted)
    assert faults({number: said for number, said in GOOD.items() if number != 4}) == ["row 4 is not there"]


@pytest.mark.parametrize(
    ("test", "found"),
    [
        ("t::test_row_7_and_8_an_old_file", [7, 8]),
        ("t::test_rows_32_to_34_a_form", [32, 33, 34]),
        ("t::test_row_3_x", [3]),
        ("t::test_x", []),
    ],
)
def test_the_rows_in_a_name(test, found):
    assert numbers(test) == found
