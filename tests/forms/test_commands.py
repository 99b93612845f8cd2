"""``hubdesk forms …``: results in the fixed format, and exit codes 0, 1 and 2."""

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from hubdesk.app.forms_commands import add_forms_parser


class Console:
    """Runs one command and keeps what it printed."""

    def __init__(self, forms: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._forms = forms
        self._capsys = capsys
        self._parser = argparse.ArgumentParser()
        add_forms_parser(self._parser.add_subparsers())

    def run(self, *words: str) -> tuple[int, str, str]:
        args = self._parser.parse_args(["forms", *words, "--forms", str(self._forms)])
        code = args.run(args)
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err


@pytest.fixture
def console(forms_folder: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(forms_folder, capsys)


@pytest.fixture
def answers(tmp_path: Path) -> Any:
    def write(value: Any) -> str:
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(value), encoding="utf-8")
        return str(path)

    return write


def test_list(console: Console) -> None:
    code, out, _ = console.run("list", "--json")
    assert code == 0
    listed = json.loads(out)
    assert {"phq-2", "phq-9", "safety-question"} <= {form["id"] for form in listed["forms"]}
    assert console.run("list")[0] == 0


def test_show(console: Console) -> None:
    code, out, _ = console.run("show", "phq-9")
    assert code == 0
    assert "Little interest or pleasure in doing things" in out
    assert console.run("show", "phq-8")[0] == 2
    assert json.loads(console.run("show", "phq-2", "--json")[1])["items"]


def test_lint_and_test(console: Console, tmp_path: Path) -> None:
    assert console.run("lint", "--strict")[0] == 0
    assert console.run("test")[0] == 0
    assert console.run("test", "phq-9", "--json")[0] == 0
    assert console.run("test", "phq-8")[0] == 2
    assert console.run("lint", str(tmp_path / "nothing"))[0] == 2
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    code, out, _ = console.run("lint", str(bad), "--json")
    assert code == 1
    assert json.loads(out)[0]["code"] == "E101"


def test_failing_examples_are_told_not_hidden(
    forms_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(forms_folder, tmp_path / "forms")
    path = tmp_path / "forms" / "questionnaires" / "phq-2" / "phq-2.examples.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"total": 6', '"total": 5'), encoding="utf-8")
    console = Console(tmp_path / "forms", capsys)
    code, out, _ = console.run("test", "phq-2")
    assert code == 1
    assert "FAIL phq-2: highest (total: expected 5, got 6)" in out
    assert console.run("test", "phq-9")[0] == 0
    assert console.run("lint")[0] == 1
    assert console.run("list")[0] == 1


def test_explain(console: Console) -> None:
    assert console.run("explain", "E354")[0] == 0
    assert console.run("explain", "E999")[0] == 2


def test_score_in_the_fixed_format(console: Console, answers: Any) -> None:
    given = {f"q{number}": 1 for number in range(1, 10)} | {"q1": "nearly-every-day", "q10": 2, "q2": 2}
    code, out, _ = console.run("score", "phq-9", "--answers", answers(given), "--json")
    assert code == 0
    assert json.loads(out) == {
        "form": "phq-9",
        "version": "1.0.0",
        "status": "complete",
        "scores": [
            {
                "linkId": "total",
                "value": 12,
                "partial": 12,
                "answered": 9,
                "of": 9,
                "range": [0, 27],
                "band": "moderate",
                "bandLabel": "Moderate",
            }
        ],
        "alerts": [{"linkId": "self-harm", "severity": "urgent", "action": "safety-page"}],
        "enabled": [f"q{number}" for number in range(1, 11)],
        "errors": [],
    }


def test_a_partial_score_says_so_in_words(console: Console, answers: Any) -> None:
    given = {f"q{number}": 3 for number in range(1, 7)} | {"q7": None, "q8": "declined"}
    code, out, _ = console.run("score", "phq-9", "--answers", answers(given))
    assert code == 0
    assert "18 from 6 of 9 · no band: 3 answers missing" in out
    result = json.loads(console.run("score", "phq-9", "--answers", answers(given), "--json")[1])
    assert result["status"] == "partial"
    assert (result["scores"][0]["value"], result["scores"][0]["band"], result["scores"][0]["partial"]) == (
        None,
        None,
        18,
    )


@pytest.mark.parametrize("bad", [{"q1": 4}, {"q1": "often"}, {"q99": 1}, {"q1": True}, {"total": 3}, {"q1": []}, 7])
def test_refused_answers(console: Console, answers: Any, bad: Any) -> None:
    good = {f"q{number}": 0 for number in range(1, 10)}
    code, out, _ = console.run("score", "phq-9", "--answers", answers([good, bad, good]), "--json")
    assert code == 1
    results = json.loads(out)
    assert [result["status"] for result in results] == ["complete", "refused", "complete"]
    assert results[1]["scores"] == []
    assert results[1]["errors"]


def test_an_answers_file_that_cannot_be_read(console: Console, tmp_path: Path) -> None:
    assert console.run("score", "phq-9", "--answers", str(tmp_path / "none.json"))[0] == 2
    path = tmp_path / "bad.json"
    path.write_text("{", encoding="utf-8")
    assert console.run("score", "phq-9", "--answers", str(path))[0] == 2


def test_the_safety_question(console: Console, answers: Any) -> None:
    code, out, _ = console.run("score", "safety-question", "--answers", answers({"q1": True}), "--json")
    result = json.loads(out)
    assert (code, result["status"], result["scores"]) == (0, "complete", [])
    assert result["alerts"] == [{"linkId": "safety", "severity": "urgent", "action": "safety-page"}]
