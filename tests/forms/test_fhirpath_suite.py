"""The official FHIRPath R4 suite (FHIR/fhir-test-cases), read from the shared folder where there is one."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from hubdesk.forms.fhirpath import Element, ExpressionError, Surroundings, evaluate, parse, plain, root
from hubdesk.forms.fhirpath.values import Value, text_of

SUITE = Path(__file__).resolve().parents[3] / "shared" / "fhir" / "fhirpath"
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

# Left out of "forms core" (forms.md §3.2): what no form needs.
NOT_FOR_FORMS = frozenset(
    [
        "LowBoundary",
        "HighBoundary",
        "Precision",
        "testSort",
        "Comparable",
        "testType",
        "testInheritance",
        "testConformsTo",
        "testEncodeDecode",
        "testEscapeUnescape",
        "period",
        "testNow",
        "testExtension",
    ]
)


def outcome(case: dict[str, object], resources: dict[str, object]) -> bool:
    context: list[Value] = []
    if case["input"]:
        name = str(case["input"])
        if name not in resources:
            text = (SUITE / "r4" / f"{name}.json").read_text(encoding="utf-8")
            resources[name] = json.loads(text, parse_float=Decimal)
        context = [root(resources[name])]  # type: ignore[arg-type]
    surroundings = Surroundings(NOW, lambda name: context if name in ("resource", "context") else None)
    try:
        result = evaluate(parse(str(case["expr"])), context, surroundings)
    except ExpressionError:
        return case["inv"] is not None
    if case["inv"] is not None:
        return False
    if case["pred"]:
        return (not result) is False or bool(case["outs"])
    outs: list[list[str | None]] = case["outs"]  # type: ignore[assignment]
    return len(result) == len(outs) and all(same(value, *out) for value, out in zip(result, outs, strict=True))


def same(value: Value, kind: str | None, text: str | None) -> bool:
    value = plain(value)
    if text is None:
        return True
    if isinstance(value, Element):
        return False
    if kind == "decimal":
        return isinstance(value, int | Decimal) and Decimal(value) == Decimal(text)
    return text_of(value) == text.removeprefix("@").removeprefix("T")


def failures(cases: list[dict[str, object]]) -> list[dict[str, object]]:
    resources: dict[str, object] = {}
    return [case for case in cases if not outcome(case, resources)]


@pytest.fixture(scope="module")
def cases() -> list[dict[str, object]]:
    if not SUITE.is_dir():
        pytest.skip("the official FHIRPath suite is not beside this checkout (../shared/fhir/fhirpath)")
    found: list[dict[str, object]] = json.loads((SUITE / "cases.json").read_text(encoding="utf-8"))
    return found


def test_forms_core_does_not_fall_below_its_floor(cases: list[dict[str, object]]) -> None:
    """The design asks for 754 of 789 (forms.md §5); what was reached once is kept."""
    core = [case for case in cases if case["group"] not in NOT_FOR_FORMS]
    failed = failures(core)
    print(f"FHIRPath, forms core: {len(core) - len(failed)} of {len(core)}")
    assert len(core) == 789
    assert len(core) - len(failed) >= 779, [case["expr"] for case in failed]


def test_the_whole_suite_does_not_fall_below_its_floor(cases: list[dict[str, object]]) -> None:
    failed = failures(cases)
    print(f"FHIRPath, all: {len(cases) - len(failed)} of {len(cases)}")
    assert len(cases) - len(failed) >= 823
