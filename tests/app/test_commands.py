"""The command line: what it prints, what it gives back, and that it never shows the inside of a defect."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hubdesk import __version__
from hubdesk.app import cli
from hubdesk.app.cli import main
from hubdesk.system.paths import forms_dir
from tests.support.sources import ROOT

PHQ_9 = {f"q{n}": "several-days" for n in range(1, 10)}


def run(*arguments, **environment):
    """hubdesk in a process of its own."""
    env = {**os.environ, **environment}
    env = {name: value for name, value in env.items() if value is not None}
    command = [sys.executable, "-m", "hubdesk", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def answers(tmp_path):
    def write(given):
        path = tmp_path / "answers.json"
        path.write_text(given if isinstance(given, str) else json.dumps(given))
        return str(path)

    return write


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"hubdesk {__version__}\n"


def test_a_command_that_does_not_exist_could_not_run(capsys):
    with pytest.raises(SystemExit) as left:
        main(["frobnicate"])
    assert left.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


# Forms


def test_forms_list_gives_every_form(capsys):
    assert main(["forms", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"phq-2", "phq-9", "safety-question"} <= {form["id"] for form in listed["forms"]}
    assert {"first-contact", "first-visit", "two-minute-visit"} <= {path["id"] for path in listed["pathways"]}
    assert main(["forms", "list"]) == 0
    assert "Patient Health Questionnaire-9" in capsys.readouterr().out


def test_forms_show_gives_the_questions_with_their_options(capsys):
    assert main(["forms", "show", "phq-9", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    questions = {item["linkId"]: item for item in shown["items"]}
    assert [o["weight"] for o in questions["q9"]["options"]] == [0, 1, 2, 3]
    assert {"q1", "q10", "total"} <= questions.keys()
    assert main(["forms", "show", "phq-99"]) == 2
    assert "There is no form" in capsys.readouterr().err


def test_forms_lint_is_clean_and_finds_what_is_wrong(capsys, tmp_path):
    assert main(["forms", "lint", "--strict"]) == 0
    capsys.readouterr()
    forms = Path(shutil.copytree(forms_dir(), tmp_path / "forms"))
    (forms / "questionnaires" / "phq-9" / "phq-9.json").write_text("{}")
    assert main(["forms", "lint", "--json", "--forms", str(forms)]) == 1
    findings = json.loads(capsys.readouterr().out)
    assert {"code", "severity", "file", "line", "column", "linkId", "message", "fix"} == set(findings[0])
    assert main(["forms", "lint", str(tmp_path / "nothing here")]) == 2


def test_forms_test_runs_the_worked_examples(capsys):
    assert main(["forms", "test", "phq-9", "--json"]) == 0
    assert all(row["passed"] for row in json.loads(capsys.readouterr().out))
    assert main(["forms", "test", "phq-99"]) == 2


def test_a_score_has_the_fixed_format(capsys, answers):
    assert main(["forms", "score", "phq-9", "--json", "--answers", answers(PHQ_9)]) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result) == ["form", "version", "status", "scores", "alerts", "enabled", "errors"]
    assert result["form"] == "phq-9"
    assert result["status"] == "complete"
    assert result["scores"] == [
        {
            "linkId": "total",
            "value": 9,
            "partial": 9,
            "answered": 9,
            "of": 9,
            "range": [0, 27],
            "band": "mild",
            "bandLabel": "Mild",
        }
    ]
    assert result["alerts"][0].keys() == {"linkId", "severity", "action"}
    assert "q10" in result["enabled"]


@pytest.mark.parametrize("none", [None, "declined", "not-asked", "unable"])
def test_a_score_that_is_not_whole_has_no_value_and_no_band(capsys, answers, none):
    given = PHQ_9 | {"q3": none, "q4": none, "q5": none}
    assert main(["forms", "score", "phq-9", "--json", "--answers", answers(given)]) == 0
    result = json.loads(capsys.readouterr().out)
    (score,) = result["scores"]
    assert result["status"] == "partial"
    assert (score["value"], score["band"], score["bandLabel"]) == (None, None, None)
    assert (score["partial"], score["answered"], score["of"]) == (6, 6, 9)


def test_weights_stand_for_options_and_a_list_gives_a_list(capsys, answers):
    given = [{f"q{n}": 3 for n in range(1, 10)}, {"q1": "never heard of"}, {"q99": 1}]
    assert main(["forms", "score", "phq-9", "--json", "--answers", answers(given)]) == 1
    whole, wrong_code, wrong_question = json.loads(capsys.readouterr().out)
    assert whole["scores"][0]["value"] == 27
    assert wrong_code["status"] == wrong_question["status"] == "refused"
    assert wrong_code["errors"][0]["linkId"] == "q1"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", 2),
        ("not json", 2),
        ("[" * 2000, 2),
        ("3", 1),
        ('{"q1": [1]}', 1),
        ('{"q1": 1e400}', 2),
        ('{"q1": "\\ud800"}', 2),
        ('{"q1": 99999999999999999999999999}', 1),
        ('{"total": 27}', 1),
    ],
)
def test_answers_that_make_no_sense_are_refused_plainly(capsys, answers, content, code):
    assert main(["forms", "score", "phq-9", "--json", "--answers", answers(content)]) == code
    said = capsys.readouterr()
    assert "Something went wrong" not in said.err


def test_answers_that_are_not_there_could_not_be_scored(capsys, tmp_path):
    assert main(["forms", "score", "phq-9", "--answers", str(tmp_path / "none.json")]) == 2
    assert main(["forms", "score", "phq-9", "--answers", str(tmp_path)]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_forms_need_no_store_no_window_and_no_data_folder(answers, lodging):
    done = run("forms", "score", "phq-9", "--json", "--answers", answers(PHQ_9), QT_QPA_PLATFORM=None, DISPLAY=None)
    assert done.returncode == 0
    assert json.loads(done.stdout)["status"] == "complete"
    assert not (lodging / "hubdesk").exists()
    assert not [p for p in (lodging / "home").rglob("*") if p.is_file()]


# The store

CREATE = ("store", "create", "--site", "Northgate", "--lead", "asha", "--it-admin", "ines")
CREATE += ("--call", "Crisis team=01632 960 001", "--workstation-secret")


def test_a_store_is_made_and_its_status_told(tmp_path):
    folder = str(tmp_path / "data")
    words = "lantern gravel seventeen\ncable drawer pigeon\n"
    command = [sys.executable, "-m", "hubdesk", "--dir", folder, *CREATE, "file", "--password-stdin"]
    made = subprocess.run(command, cwd=ROOT, input=words, capture_output=True, text=True, timeout=120, check=False)
    assert made.returncode == 0, made.stderr
    assert "Recovery kit" in made.stdout
    assert not any(password in made.stdout + made.stderr for password in words.split("\n") if password)

    told = run("store", "status", "--json", "--dir", folder)
    assert told.returncode == 0
    facts = json.loads(told.stdout)
    assert [user["signIn"] for user in facts["users"]] == ["asha", "ines"]
    assert facts["workstationSecret"] == "file"
    assert "records-1" in facts["users"][0]["keys"]
    assert "records-1" not in facts["users"][1]["keys"], "IT cannot read one record"

    before = {p.name: p.read_bytes() for p in Path(folder).iterdir() if p.is_file()}
    again = subprocess.run(command, cwd=ROOT, input=words, capture_output=True, text=True, timeout=120, check=False)
    assert again.returncode == 2
    assert "There are records in this folder already. Nothing was changed." in again.stderr
    assert {p.name: p.read_bytes() for p in Path(folder).iterdir() if p.is_file()} == before


@pytest.mark.parametrize("words", ["short\ncable drawer pigeon\n", "lantern gravel seventeen\n", "", "\n\n"])
def test_a_weak_or_missing_password_makes_no_store(capsys, tmp_path, monkeypatch, words):
    (tmp_path / "stdin").write_text(words)
    with (tmp_path / "stdin").open() as given:
        monkeypatch.setattr("sys.stdin", given)
        assert main(["--dir", str(tmp_path / "data"), *CREATE, "file", "--password-stdin"]) == 1
    said = capsys.readouterr()
    assert said.err
    assert said.out == ""
    assert not any(path.is_file() for path in (tmp_path / "data").rglob("*"))


def test_the_status_of_no_store_says_so_and_makes_none(capsys, tmp_path):
    assert main(["--dir", str(tmp_path / "data"), "store", "status", "--json"]) in (1, 2)
    assert "There are no records on this computer yet." in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


# Defects

SECRET = "Zwartkanarie was here"


def _defect(*_args, **_kwargs):
    raise RuntimeError(SECRET)


def test_a_defect_gives_3_and_no_text_of_its_own(capsys, tmp_path, monkeypatch, expected_log):
    expected_log("code")
    monkeypatch.setattr("hubdesk.app.store_commands.status", _defect)
    assert main(["--dir", str(tmp_path), "store", "status"]) == 3
    said = capsys.readouterr()
    assert "Traceback" not in said.err + said.out
    assert SECRET not in said.err + said.out
    assert "Something went wrong in hubdesk" in said.err
    log = (tmp_path / "logs" / "hubdesk.log").read_text()
    assert "RuntimeError" in log
    assert SECRET not in log


def test_a_defect_gives_3_also_where_no_log_can_be_written(capsys, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("hubdesk.app.store_commands.status", _defect)
    assert main(["--dir", str(tmp_path / "file" / "data"), "store", "status"]) == 3
    said = capsys.readouterr()
    assert "Traceback" not in said.err + said.out
    assert SECRET not in said.err + said.out


def test_control_c_ends_a_command_without_a_traceback(capsys, tmp_path, monkeypatch):
    def interrupted(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_store_create", interrupted)
    assert main(["--dir", str(tmp_path), *CREATE, "file"]) == 2
    assert "Traceback" not in capsys.readouterr().err


# No screen


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_program_says_so_plainly(tmp_path):
    done = run("--dir", str(tmp_path), QT_QPA_PLATFORM=None, DISPLAY=None, WAYLAND_DISPLAY=None)
    assert done.returncode == 2
    assert "No screen was found, so no window can open." in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_a_screen_that_does_not_answer_is_told_plainly(tmp_path):
    done = run("--dir", str(tmp_path), QT_QPA_PLATFORM=None, DISPLAY=":987", WAYLAND_DISPLAY=None)
    assert done.returncode == 2, "the program did not end by itself"
    assert "No screen was found, so no window can open." in done.stderr
