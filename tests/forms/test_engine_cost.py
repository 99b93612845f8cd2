"""The engine is quick, and quick in ways that change nothing: what is left out could not have made a difference."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.forms import Form, Sitting, build_form, load_library, read_plain
from hubdesk.forms import engine as engine_module
from hubdesk.forms.engine import Outcome, work_out
from hubdesk.forms.fhirpath import BudgetExceeded, Element, Surroundings, compiled, evaluate, parse, root
from hubdesk.forms.fhirpath.patterns import quick_pattern
from hubdesk.forms.response import CalculatedItem
from hubdesk.forms.source import SourceError, _quick, _Reader

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"


def calculated(link_id: str, text: str, kind: str = "integer", **more: Any) -> dict[str, Any]:
    extension = {"url": f"{SDC}/sdc-questionnaire-calculatedExpression", "valueExpression": {"expression": text}}
    return {"linkId": link_id, "type": kind, "extension": [extension], **more}


def shown_by(link_id: str, text: str) -> dict[str, Any]:
    extension = {"url": f"{SDC}/sdc-questionnaire-enableWhenExpression", "valueExpression": {"expression": text}}
    return {"linkId": link_id, "type": "string", "extension": [extension]}


def form_of(*items: Mapping[str, Any]) -> Form:
    return build_form({"resourceType": "Questionnaire", "item": list(items)})


def value(outcome: Outcome, link_id: str) -> Any:
    spot = outcome.first(link_id)
    assert spot is not None
    return next(iter(spot.given[0].values())) if spot.given else None


@pytest.fixture
def evaluations(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every expression evaluated, in order."""
    seen: list[object] = []

    def watched(expression: Any, context: Any, surroundings: Any) -> Any:
        seen.append(expression)
        return evaluate(expression, context, surroundings)

    monkeypatch.setattr(engine_module, "evaluate", watched)
    return seen


def least_seconds(work: Any, times: int = 20) -> float:
    best = 9.0
    for _ in range(5):
        started = process_time()
        for _ in range(times):
            work()
        best = min(best, (process_time() - started) / times)
    return best


def test_a_phq9_costs_well_under_a_millisecond(phq9: Form) -> None:
    answers = {f"q{n}": read_plain(phq9.by_id[f"q{n}"], 1) for n in range(1, 10)}

    def sit() -> None:
        sitting = Sitting(phq9, NOW, {name: answer for name, answer in answers.items() if answer is not None})
        assert sitting.scores()[0].value == 9
        sitting.alerts()
        sitting.questions()
        assert sitting.states

    # 0.3 ms measured on a quiet core; the limit leaves room for a busy one.
    assert least_seconds(sit) < 0.0015


def test_the_forms_are_loaded_quickly(forms_folder: Path) -> None:
    # About 11 ms for each form measured, the whole linter and the worked examples included.
    library = load_library(forms_folder)
    assert least_seconds(lambda: load_library(forms_folder), times=1) < 0.05 * (len(library.forms) + 1)


def test_nothing_is_evaluated_twice_where_no_rule_looks_at_a_score(phq9: Form, evaluations: list[object]) -> None:
    answers = {f"q{n}": read_plain(phq9.by_id[f"q{n}"], 1) for n in range(1, 10)}
    sitting = Sitting(phq9, NOW, {name: answer for name, answer in answers.items() if answer is not None})
    assert sitting.scores()[0].value == 9
    assert len(evaluations) == 2  # question ten and the total
    sitting.scores(), sitting.alerts(), sitting.questions(), sitting.complete
    assert len(evaluations) == 2


@pytest.mark.parametrize(
    "second",
    [
        "%resource.item.where(linkId = 'a').answer.value + 1",
        "%resource.descendants().where(linkId = 'a').answer.value + 1",
        "%a + 1",
        "iif(%resource.item.where(linkId = 'a').answer.exists(), 6, 0)",
        "iif(%resource.item.where(linkId = 'a').children().count() > 1, 6, 0)",
        "%resource.item.where($this.linkId = 'a').select(answer.value + 1)",
    ],
)
def test_a_rule_that_looks_at_a_value_sees_the_last_one(second: str) -> None:
    named = calculated("a", "2 + 3")
    named["extension"][0]["valueExpression"]["name"] = "a"
    # "b" stands first, so that it is worked out before the value it needs.
    outcome = work_out(form_of(calculated("b", second), named), {}, NOW)
    assert outcome.settled
    assert value(outcome, "b") == 6


@pytest.mark.parametrize("backwards", [False, True])
def test_a_long_chain_of_rules_comes_out_in_few_rounds(backwards: bool, evaluations: list[object]) -> None:
    chain = [calculated("n0", "1")]
    chain += [
        calculated(f"n{number}", f"%resource.item.where(linkId = 'n{number - 1}').answer.value + 1")
        for number in range(1, 40)
    ]
    outcome = work_out(form_of(*(chain[::-1] if backwards else chain)), {}, NOW)
    assert outcome.settled
    assert value(outcome, "n39") == 40
    assert len(evaluations) <= 4 * 40


def test_a_rule_of_enablement_sees_the_last_value() -> None:
    form = form_of(
        shown_by("by-expression", "%resource.item.where(linkId = 'a').answer.value > 4"),
        {
            "linkId": "by-rule",
            "type": "string",
            "enableWhen": [{"question": "a", "operator": ">", "answerInteger": 4}],
        },
        calculated("a", "2 + 3"),
    )
    outcome = work_out(form, {}, NOW)
    assert [spot.item.link_id for spot in outcome.all_spots() if spot.enabled] == ["by-expression", "by-rule", "a"]


def test_a_form_that_never_settles_still_ends() -> None:
    form = form_of(calculated("a", "iif(%resource.item.where(linkId = 'a').answer.exists(), {}, 1)"))
    assert not work_out(form, {}, NOW).settled


def test_a_fault_in_a_calculation_stays_known_when_the_last_round_leaves_it_out() -> None:
    form = form_of(shown_by("x", "false"), calculated("a", "'text' + 1"))
    spot = work_out(form, {}, NOW).first("a")
    assert spot is not None
    assert "does not work" in spot.fault


def test_a_calculated_item_notices_who_looks() -> None:
    def fresh() -> CalculatedItem:
        made = CalculatedItem("a")
        made["answer"] = [{"valueInteger": 1}]
        return made

    quiet = fresh()
    assert quiet["linkId"] == "a"
    assert quiet.get("item") is None
    assert not quiet.looked_at
    looks = (
        lambda item: "answer" in item,
        lambda item: item["answer"],
        lambda item: item.get("answer"),
        lambda item: list(item),
        lambda item: dict(item),
        lambda item: item == {},
        lambda item: {"item": [item]} == {"item": [{"linkId": "a"}]},
        lambda item: [item] != [{"linkId": "a"}],
    )
    for look in looks:
        item = fresh()
        look(item)
        assert item.looked_at


RESPONSE = {
    "resourceType": "QuestionnaireResponse",
    "item": [{"linkId": f"q{n}", "answer": [{"valueInteger": n}]} for n in range(1, 12)],
}


@pytest.mark.parametrize("condition", ["linkId = 'q3'", "linkId.matches('^q[1-3]$')", "linkId.matches('q1')"])
def test_a_condition_on_a_linkid_is_what_the_long_way_gives(condition: str) -> None:
    listed: Any = {"resource": [root(RESPONSE)]}
    short, long = (
        evaluate(parse(f"%resource.item.where({text}).answer.value"), [], Surroundings(NOW, listed.get))
        for text in (condition, f"({condition}) and true")
    )
    assert [one.data for one in short if isinstance(one, Element)] == [
        one.data for one in long if isinstance(one, Element)
    ]
    assert short


def test_what_is_remembered_is_only_what_stands_alone() -> None:
    part = compiled(parse("%resource.item.where(linkId = 'q1').answer"))
    assert part.alone
    for text in (
        "%other.item",
        "item.answer",
        "%resource.item.where(linkId = %other)",
        "%resource.item.select($this)[$index]",
        "%resource.item.skip($index)",
        "%resource.item.aggregate($total + 1, 0)",
    ):
        assert not compiled(parse(text)).alone, text
    remembered: dict[str, Any] = {}
    surroundings = Surroundings(NOW, {"resource": [root(RESPONSE)]}.get, remembered=remembered)  # type: ignore[arg-type]
    first = evaluate(part, [], surroundings)
    assert evaluate(part, [], surroundings) is first
    # A text and a number, or two functions, never share what is remembered.
    assert evaluate(parse("%resource.item.take(1).linkId"), [], surroundings) != evaluate(
        parse("%resource.item.skip(1).linkId"), [], surroundings
    )


def test_a_loop_is_paid_for_by_its_size() -> None:
    numbers: list[Any] = list(range(300))
    with pytest.raises(BudgetExceeded):
        evaluate(parse("%n.select(%n.select($this + 1 + 2 + 3))"), [], Surroundings(NOW, {"n": numbers}.get))
    assert evaluate(parse("%n.select($this + 1).count()"), [], Surroundings(NOW, {"n": numbers}.get)) == [300]


@pytest.mark.parametrize("text", ["^q[1-9]$", "^q([1-9]|10)$", "total", "a.b", r"^\d\d$", "", "^[^a-c]x$"])
def test_patterns_that_cannot_be_slow(text: str) -> None:
    assert quick_pattern(text) is not None


@pytest.mark.parametrize(
    "text", ["(a+)+", "a*", "(a|a)(a|a)", "((a))", "a{2}", "a?", "(?:a)", r"\1", "[z-a]", "[[:alpha:]]", "a" * 600, "("]
)
def test_patterns_that_keep_a_time_limit(text: str) -> None:
    assert quick_pattern(text) is None


json_texts = st.recursive(
    st.sampled_from(
        [
            "1",
            "-0",
            "1.50",
            "1e5",
            "1e400",
            "01",
            "9" * 41,
            "NaN",
            "true",
            "null",
            '"a"',
            '"\\u00e9"',
            '"\\ud800"',
            '"é"',
        ]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: "[" + ", ".join(parts) + "]"),
        st.lists(st.tuples(st.sampled_from(["a", "b", "é"]), inner), max_size=3).map(
            lambda parts: "{" + ",".join(f'"{name}":{one}' for name, one in parts) + "}"
        ),
        st.lists(inner, max_size=2).map(lambda parts: "[" + ",".join(parts) + ",]"),
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(json_texts)
def test_the_fast_reader_takes_nothing_our_own_refuses(text: str) -> None:
    try:
        quick = _quick(text)
    except (ValueError, RecursionError):
        return
    assert repr(_Reader(text).whole()) == repr(quick)


@pytest.mark.parametrize("depth", [63, 64, 65, 66, 200])
def test_both_readers_agree_how_deep_is_too_deep(depth: int) -> None:
    for text in ("[" * depth + "]" * depth, "[" * depth + "1" + "]" * depth, '{"a":' * depth + "1" + "}" * depth):
        results = []
        for reader in (_quick, lambda given: _Reader(given).whole()):
            try:
                results.append(repr(reader(text)))
            except (ValueError, SourceError):
                results.append("refused")
        assert results[0] == results[1], depth


def test_a_weight_may_be_a_decimal() -> None:
    form = form_of(calculated("a", "(0.5 | 1).sum()", "decimal"))
    assert value(work_out(form, {}, NOW), "a") == Decimal("1.5")
