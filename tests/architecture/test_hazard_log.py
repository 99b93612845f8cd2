"""The hazard log says what is true: each control names tests that exist, and what is not built is called open.

Severity and likelihood are 1 to 5 (DCB0129); ``test`` holds one or more ``path::test``, separated by spaces.
"""

import ast
import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.support.sources import ROOT

LOG = Path(ROOT, "resources", "safety", "hazard-log.csv")
COLUMNS = [
    "id",
    "hazard",
    "cause",
    "effect",
    "controls",
    "severity",
    "likelihood",
    "test",
    "residual",
    "owner",
    "status",
]
STARTERS = {f"H{number}" for number in range(1, 29)} | {f"SEC-{number:02}" for number in range(1, 21)}
"""The fourteen hazards of the security design (§5.3), those of the clinical safety facts (§5.7) that are not among
them, and the twenty security requirements (§7)."""


def rows(path: Path = LOG) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def faults(row: dict[str, str]) -> Iterable[str]:
    """What is wrong with one line."""
    named = row["test"].split()
    if row["status"] not in ("open", "controlled"):
        yield f"{row['id']}: status {row['status']!r}"
    if row["status"] == "open" and (row["controls"] or named):
        yield f"{row['id']}: open, and yet a control is claimed"
    if row["status"] == "controlled" and not (row["controls"] and named):
        yield f"{row['id']}: controlled, and no test is named"
    for column in ("severity", "likelihood"):
        if row[column] not in ["1", "2", "3", "4", "5"]:
            yield f"{row['id']}: {column} {row[column]!r}"
    for column in ("hazard", "cause", "effect", "residual", "owner"):
        if not row[column].strip():
            yield f"{row['id']}: {column} is empty"
    for name in named:
        if not exists(name):
            yield f"{row['id']}: there is no test {name}"


def exists(name: str) -> bool:
    """Whether ``path::test`` names a test function of this project."""
    path, _, test = name.partition("::")
    file = Path(ROOT, path)
    if not (path.startswith("tests/") and test.startswith("test_") and file.is_file()):
        return False
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == test for node in tree.body)


def test_the_log_has_its_columns_and_each_hazard_once():
    with LOG.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == COLUMNS
    ids = [row["id"] for row in rows()]
    assert len(set(ids)) == len(ids)
    assert set(ids) >= STARTERS


def test_every_line_is_true():
    assert [fault for row in rows() for fault in faults(row)] == []


GOOD = dict.fromkeys(COLUMNS, "x") | {
    "id": "H1",
    "severity": "3",
    "likelihood": "2",
    "status": "controlled",
    "test": "tests/architecture/test_hazard_log.py::test_every_line_is_true",
}


@pytest.mark.parametrize(
    "fault",
    [
        {"test": ""},
        {"test": "tests/architecture/test_hazard_log.py::test_that_is_not_there"},
        {"test": "tests/nowhere.py::test_x"},
        {"status": "open"},
        {"status": "fine"},
        {"severity": "6"},
        {"controls": ""},
        {"owner": " "},
    ],
    ids=str,
)
def test_a_planted_fault_is_found(fault):
    assert list(faults(GOOD)) == []
    assert list(faults(GOOD | fault))
