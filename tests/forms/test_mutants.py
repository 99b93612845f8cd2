"""Forms with any one value replaced by junk: the linter always answers with findings, never with an exception."""

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from hubdesk.forms import load_library

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
