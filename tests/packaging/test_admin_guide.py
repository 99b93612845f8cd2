"""The guide for IT is true: its tables are those of the program, each test it names exists, each command too."""

import re
import shlex
from pathlib import Path

import pytest

from hubdesk import __version__
from hubdesk.app.cli import _parser
from resources.packaging.guide_tables import GUIDE, TABLES, filled
from tests.architecture.test_hazard_log import exists
from tests.support.sources import ROOT

TEXT = GUIDE.read_text("utf-8")
CODE = re.findall(r"```\n(.*?)```", TEXT, re.DOTALL)


def test_its_tables_are_those_of_the_program():
    assert filled(TEXT) == TEXT, "run: python -m resources.packaging.guide_tables"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_was_changed_by_hand_is_noticed(name):
    row = next(line for line in TABLES[name]().splitlines()[2:])
    assert row in TEXT
    assert filled(TEXT.replace(row + "\n", "")) == TEXT


def test_every_test_named_as_evidence_exists():
    evidence = TEXT.split("<!-- evidence -->")[1].split("<!-- end -->")[0]
    rows = [line for line in evidence.splitlines() if line.startswith("|")][2:]
    named = [re.findall(r"`(tests/[^`]+)`", row) for row in rows]
    assert len(rows) > 10
    assert all(named), "a claim without a test"
    assert [test for tests in named for test in tests if not exists(test)] == []


def spoken() -> list[str]:
    """Every command line of hubdesk in the guide, in code blocks and in running text."""
    whole = " \n".join(CODE).replace("\\\n", " ")
    lines = [line.strip().removeprefix("sudo ") for line in whole.splitlines()]
    flowing = " ".join(re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL).split())
    lines += re.findall(r"`(hubdesk [^`]+)`", flowing)
    return [line for line in lines if line.startswith("hubdesk ")]


@pytest.mark.parametrize("line", spoken())
def test_every_command_is_one_that_the_program_has(line):
    words = shlex.split(line.replace("\\", "/"))[1:]
    if words[:2] == ["store", "restore"] and "--from" not in words:
        pytest.fail("restore needs a folder")
    if words == ["--version"]:
        return  # ends the process as it should
    _parser(words).parse_args(words)  # SystemExit for words that it does not know


def test_the_version_in_it_is_this_one():
    named = set(re.findall(r"hubdesk[-_](\d+\.\d+\.\d+)", TEXT))
    assert named == {__version__}


def test_it_names_files_that_exist():
    for name in ("intended-use.md", "hazard-log.csv"):
        assert f"`{name}`" in TEXT or f'"{name}"' in TEXT
        assert Path(ROOT, "resources", "safety", name).is_file()


def test_no_contraction_of_not():
    assert re.findall(r"\w+n[’']t\b", TEXT) == []
