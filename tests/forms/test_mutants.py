"""Forms with any one value replaced by junk: the linter always answers with findings, never with an exception."""

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from hubdesk.forms import build_form, load_library
from hubdesk.forms.exchange import reopen, write_response
from hubdesk.forms.lint import check_file
from hubdesk.forms.response_check import check_response
from hubdesk.forms.trial import A_MOMENT, trial_sitting

FORMS = Path(__file__).resolve().parents[2] / "forms"
JUNK: tuple[Any, ...] = (None, 7, -1, "x", "", True, [], {}, [1], [{}], {"a": 1}, [[]], "1 +", 10**30)


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, one in inner for found in paths(one, (*path, key)))]


def replaced(value: Any, path: tuple[Any, ...], junk: Any) -> Any:
    if not path:
        return junk
    made = copy.deepcopy(value)
    holder = made
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = junk
    return made


@pytest.mark.parametrize("name", ["template.json", "template.examples.json", "first-contact.json"])
def test_no_junk_stops_the_library(name: str, tmp_path: Path) -> None:
    place = tmp_path / "questionnaires" / "template"
    place.mkdir(parents=True)
    (tmp_path / "pathways").mkdir()
    template = FORMS / "questionnaires" / "_template"
    for file in ("template.json", "template.examples.json", "NOTICE.txt"):
        (place / file).write_bytes((template / file).read_bytes())
    source = FORMS / "pathways" / name if name == "first-contact.json" else template / name
    target = tmp_path / "pathways" / name if name == "first-contact.json" else place / name
    original = json.loads(source.read_text(encoding="utf-8"))
    chance = random.Random(20260303)
    places = paths(original)
    for path in chance.sample(places, min(60, len(places))):
        for junk in chance.sample(JUNK, 3):
            target.write_text(json.dumps(replaced(original, path, junk)), encoding="utf-8")
            try:
                load_library(tmp_path)
            except Exception as problem:
                raise AssertionError(f"{path} = {junk!r}: {problem!r}") from problem


def collected(shared: Path) -> list[Path]:
    return [
        path for path in sorted((shared / "fhir" / "questionnaires").rglob("*.json")) if path.stat().st_size < 60_000
    ]


@pytest.mark.parametrize("seed", range(4))
def test_no_junk_in_other_peoples_forms_stops_anything(seed: int, shared: Path, tmp_path: Path) -> None:
    """Checked, filled in, written, checked and opened again: findings, or a form that works."""
    chance = random.Random(seed)
    target = tmp_path / "form.json"
    for source in chance.sample(collected(shared), 12):
        original = json.loads(source.read_text(encoding="utf-8"))
        for path in chance.sample(paths(original)[1:], 3):
            junk = chance.choice(JUNK)
            target.write_text(json.dumps(replaced(original, path, junk)), encoding="utf-8")
            try:
                form = check_file(target)[1]
                if form is not None:
                    response = write_response(trial_sitting(form, random.Random(1)))
                    check_response(form, response)
                    reopen(form, response, A_MOMENT)
            except Exception as problem:
                raise AssertionError(f"{source.name} {path} = {junk!r}: {problem!r}") from problem


@pytest.mark.parametrize("seed", range(4))
def test_no_junk_in_a_response_stops_its_check(seed: int, shared: Path) -> None:
    chance = random.Random(seed)
    folder = shared / "fhir" / "validation"
    cases = [one for one in json.loads((folder / "cases.json").read_text("utf-8")) if len(one["q_files"]) == 1]
    for case in chance.sample([one for one in cases if one["kind"] == "response"], 20):
        form = build_form(json.loads((folder / case["q_files"][0]).read_text("utf-8")))
        response = json.loads((folder / case["main_file"]).read_text("utf-8"))
        for path in chance.sample(paths(response), min(8, len(paths(response)))):
            junk = chance.choice(JUNK)
            try:
                check_response(form, replaced(response, path, junk))
            except Exception as problem:
                raise AssertionError(f"{case['name']} {path} = {junk!r}: {problem!r}") from problem
