"""Whole forms made to do harm: a named finding, soon and in little memory (security design §6.2, rows 32 to 34).

A time is measured in counting loops of this very machine, so that a busy one fails nothing: 16 of them are about two
seconds where nothing else runs.
"""

import json
import tracemalloc
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from hubdesk.forms import Sitting
from hubdesk.forms.lint import check_file
from hubdesk.forms.lint.circles import circles
from hubdesk.forms.lint.folder import MOST_ITEMS
from hubdesk.forms.trial import A_MOMENT
from tests.forms.test_hostile import BOMBS

FHIR = "http://hl7.org/fhir/StructureDefinition"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
MANY = MOST_ITEMS - 100
LOOPS = 16
MEMORY = 200 * 1024 * 1024


def loop() -> float:
    """The seconds one counting loop takes here and now."""
    started = process_time()
    total = 0
    for number in range(3_000_000):
        total += number
    assert total
    return process_time() - started


def rule(name: str, text: str) -> dict[str, Any]:
    return {
        "url": f"{SDC}/sdc-questionnaire-{name}",
        "valueExpression": {"language": "text/fhirpath", "expression": text},
    }


def variable(name: str, text: str) -> dict[str, Any]:
    expression = {"name": name, "language": "text/fhirpath", "expression": text}
    return {"url": f"{FHIR}/variable", "valueExpression": expression}


def form(*items: dict[str, Any]) -> dict[str, Any]:
    numbers = " | ".join(str(number) for number in range(60))
    known = [variable("n", f"({numbers}).combine({numbers})"), variable("t", "'abcdefgh'")]
    return {"resourceType": "Questionnaire", "extension": known, "item": list(items)}


def asked(number: int, **more: Any) -> dict[str, Any]:
    return {"linkId": f"q{number}", "type": "string", "text": "x", **more}


def computed(number: int, text: str) -> dict[str, Any]:
    return asked(number, extension=[rule("calculatedExpression", text)])


def shown_after(number: int, other: str) -> dict[str, Any]:
    return asked(number, enableWhen=[{"question": other, "operator": "exists", "answerBoolean": True}])


def pattern(number: int, text: str) -> dict[str, Any]:
    return asked(number, extension=[{"url": f"{FHIR}/regex", "valueString": text}])


def nested(levels: int) -> dict[str, Any]:
    item = asked(0)
    for number in range(levels):
        item = {"linkId": f"g{number}", "type": "group", "text": "g", "repeats": True, "item": [item]}
    return item


HOSTILE: dict[str, tuple[str, dict[str, Any]]] = {
    **{
        f"row 33, {name}": ("E348", form(computed(0, BOMBS[name])))
        for name in (
            "slow pattern",
            "nested select",
            "cartesian",
            "growing repeat",
            "text doubling",
            "join",
            "aggregate",
        )
    },
    "row 33, every bomb ten times": (
        "E348",
        form(*(computed(n, text) for n, text in enumerate([*BOMBS.values()] * 10))),
    ),
    "row 33, slow patterns for answers": ("E370", form(*(pattern(n, f"(a|aa|b{n})*c") for n in range(MANY)))),
    "row 33, slow checks": (
        "E348",
        form(
            {"linkId": "q", "type": "string", "text": "x", "initial": [{"valueString": "a"}], "readOnly": True}
            | {
                "extension": [
                    {
                        "url": f"{FHIR}/targetConstraint",
                        "extension": [{"url": "expression", **_expression}],
                    }
                    for _expression in [{"valueExpression": {"expression": BOMBS["slow pattern"]}}]
                ]
            }
        ),
    ),
    "row 34, 500 parentheses": ("E340", form(computed(0, "(" * 500 + "1" + ")" * 500))),
    "row 34, a very long rule": ("E340", form(computed(0, "1" + "+1" * 20_000))),
    "row 34, rules that fail": ("W349", form(*(computed(n, "('a' | 'b').toInteger()") for n in range(200)))),
    "row 32, too many items": ("E113", form(*(asked(n) for n in range(MOST_ITEMS + 1)))),
    "row 32, groups within groups": ("E101", form(nested(70))),
    "questions nobody knows": ("E302", form(*(shown_after(n, f"zz{n}") for n in range(MANY)))),
    "linkIds nobody knows": (
        "E343",
        form(*(computed(n, f"%resource.item.where(linkId = 'zz{n}').answer.value") for n in range(MANY))),
    ),
    "one ring of all items": ("E331", form(*(shown_after(n, f"q{(n + 1) % MANY}") for n in range(MANY)))),
    "names misspelt everywhere": ("E104", form(*(asked(n, enabelWhen=1) for n in range(MANY)))),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_rows_32_to_34_a_hostile_form_is_a_finding_soon(name: str, tmp_path: Path) -> None:
    code, questionnaire = HOSTILE[name]
    path = tmp_path / "form.json"
    path.write_text(json.dumps(questionnaire), encoding="utf-8")
    allowed = LOOPS * loop()
    started = process_time()
    findings, _ = check_file(path)
    took = process_time() - started
    assert code in {finding.code for finding in findings}
    assert took < max(allowed, LOOPS * loop())


@pytest.mark.parametrize("name", ["row 33, every bomb ten times", "row 33, join", "one ring of all items"])
def test_rows_32_to_34_a_hostile_form_takes_little_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(HOSTILE[name][1]), encoding="utf-8")
    tracemalloc.start()
    check_file(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < MEMORY


def test_row_33_a_rule_that_is_stopped_shows_its_item_and_stops_the_form(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    extension = [rule("enableWhenExpression", BOMBS["growing repeat"])]
    path.write_text(json.dumps(form(asked(0, extension=extension))), encoding="utf-8")
    _, made = check_file(path)
    assert made is not None
    sitting = Sitting(made, A_MOMENT)
    assert sitting.states["q0"].visible, "never hidden in silence"
    assert sitting.states["q0"].issues == ("The rule takes too much work and was stopped.",)
    assert not sitting.complete


def test_row_33_many_dear_rules_share_one_purse(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(form(*(computed(n, BOMBS["nested select"]) for n in range(300)))), encoding="utf-8")
    _, made = check_file(path)
    assert made is not None
    outcome = Sitting(made, A_MOMENT).outcome
    assert len(outcome.too_dear) > 1
    assert outcome.steps <= 1_100_000


@pytest.mark.parametrize("count", [1, 2, 3000])
def test_circles_are_found_in_forms_of_any_size(count: int) -> None:
    ring = {f"q{n}": frozenset([f"q{(n + 1) % count}"]) for n in range(count)}
    start, chain = next(circles(ring))
    assert start == "q0"
    assert len(chain) == count
    chain_only = {f"q{n}": frozenset([f"q{n + 1}"]) for n in range(count)}
    assert list(circles(chain_only)) == []
