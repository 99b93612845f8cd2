"""Files and expressions that are broken or meant to do harm: one typed error, quickly (security design §6.2)."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.forms import ExpressionError
from hubdesk.forms.fhirpath import BudgetExceeded, Surroundings, evaluate, parse
from hubdesk.forms.lint import check_file
from hubdesk.forms.source import SourceError, canonical, read_json, write_json

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

MALFORMED = {
    "nothing": b"",
    "not utf-8": b'{"a": "\xff"}',
    "byte order mark": b"\xef\xbb\xbf{}",
    "utf-16": "{}".encode("utf-16"),
    "name twice": b'{"a": 1, "a": 2}',
    "NaN": b'{"a": NaN}',
    "Infinity": b"[-Infinity]",
    "huge exponent": b"[1e400]",
    "5,000 digits": b"[" + b"9" * 5000 + b"]",
    "deep": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000,
    "65 levels": b"[" * 66 + b"]" * 66,
    "lone surrogate": b'["\\ud800"]',
    "lone low surrogate": b'["\\udc00x"]',
    "comma too many": b'{"a": [1,]}',
    "comma too many in object": b'{"a": 1,}',
    "single quotes": b"{'a': 1}",
    "comment": b"{} // no",
    "control character": b'["a\nb"]',
    "leading nought": b"[01]",
    "not closed": b'{"a": "b',
    "bad escape": b'["\\x"]',
    "short unicode escape": b'["\\u12"]',
    "too long": b'"' + b"a" * (2 * 1024 * 1024) + b'"',
}


@pytest.mark.parametrize("name", MALFORMED)
def test_row_32_malformed_json_is_refused_with_a_place(name: str) -> None:
    started = perf_counter()
    with pytest.raises(SourceError) as caught:
        read_json(MALFORMED[name])
    assert caught.value.line >= 1
    assert caught.value.column >= 1
    assert perf_counter() - started < 5


@pytest.mark.parametrize("name", MALFORMED)
def test_row_32_a_malformed_form_is_one_finding(name: str, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_bytes(MALFORMED[name])
    findings, form = check_file(path)
    assert form is None
    assert [finding.code for finding in findings] == ["E101"]


@pytest.mark.parametrize(
    "text",
    [
        '{"resourceType":"Patient"}',
        "[]",
        "1",
        '{"resourceType":"Questionnaire","item":1}',
        '{"resourceType":"Questionnaire","item":[1]}',
        '{"resourceType":"Questionnaire","item":[{"linkId":1,"type":"string"}]}',
        '{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"string","enableWhen":1}]}',
        '{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"choice","answerOption":[1]}]}',
        '{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"string","extension":[{"url":1}]}]}',
        '{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"string","code":[1]}]}',
        '{"resourceType":"Questionnaire","extension":1,"item":[]}',
        '{"resourceType":"Questionnaire","item":[{"linkId":"","type":"string"}]}',
        '{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"string","enableWhen":['
        '{"question":"a","operator":"=","answerCoding":1.5}]}]}',
        '{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"choice","answerOption":[{"valueCoding":[]}]}]}',
        '{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"string","extension":['
        '{"url":"http://hl7.org/fhir/StructureDefinition/minLength","valueInteger":[1]}]}]}',
        '{"resourceType":"Questionnaire","contained":[1],"item":[]}',
        '{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"string","maxLength":"x"}]}',
    ],
)
def test_row_32_the_wrong_shape_is_a_finding_never_an_exception(text: str, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(text, encoding="utf-8")
    findings, _ = check_file(path)
    assert any(finding.severity == "error" for finding in findings)


def test_positions_and_exact_numbers() -> None:
    document = read_json(b'{\n  "a": [1.50,\n    "x"]\n}')
    assert str(document.value["a"][0]) == "1.50"
    assert document.place(("a",)) == (2, 3)
    assert document.place(("a", 1)) == (3, 5)
    assert document.place(("a", 1, "nothing")) == (3, 5)


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text('aé\u0301\n"\\\U0001f600', max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcé", max_size=3), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(values)
def test_canonical_json_is_stable_and_reads_back(value: object) -> None:
    data = canonical(value)
    assert canonical(read_json(data).value) == data
    assert canonical(read_json(write_json(value, indent=2).encode("utf-8")).value) == data


BOMBS = {
    "pattern": "'" + "a" * 40 + "b'.matches('^(a+)+$')",
    "pattern again and again": "("
    + "|".join(f"{n}" for n in range(60))
    + ").select('"
    + "a" * 40
    + "b'.matches('^(a|a)*$'))",
    "slow pattern": "'" + "a" * 60 + "'.matches('(a|aa)+$c')",
    "nested select": "%n.select(%n.select(%n.select(%n.select(1))))",
    "cartesian": "%n.select(%n.combine(%n)).select(%n.combine(%n)).select(%n.combine(%n))",
    "growing repeat": "1.repeat($this + 1)",
    "text doubling": "%t" + ".select($this & $this)" * 40,
    "join": "%n.join('" + "x" * 5000 + "').select($this & $this & $this)" + ".replace('x', 'xxxxxxxxxx')" * 8,
    "power": "9.power(9).power(9).power(9).power(9)",
    "exp": "99999.exp().exp()",
    "multiply": "2" + ".select($this * $this)" * 60 + ".select($this / 0.0001)",
    "distinct": "%n.combine(%n).combine(%n).select(%n.combine($this)).distinct()",
    "aggregate": "%n.aggregate($total | %n.combine($this).combine(%n.select($this + 1000)), %n)",
    "date": "@2020-01-01 + 99999999999 years",
    "seconds": "@2020-01-01T00:00:00 + 99999999999999999999 seconds",
    "round": "1.5.round(999999999)",
}


@pytest.mark.parametrize("name", BOMBS)
def test_row_33_bombs_end_soon_with_one_kind_of_error(name: str) -> None:
    numbers: list[object] = list(range(400))
    lookup = {"n": numbers, "t": ["abcdefgh"]}
    started = perf_counter()
    with suppress(ExpressionError):
        evaluate(parse(BOMBS[name]), [], Surroundings(NOW, lookup.get))  # type: ignore[arg-type]
    assert perf_counter() - started < 5


@pytest.mark.parametrize("name", ["slow pattern", "nested select", "growing repeat", "text doubling"])
def test_row_33_the_budget_is_what_stops_them(name: str) -> None:
    lookup = {"n": list(range(400)), "t": ["abcdefgh"]}
    with pytest.raises(BudgetExceeded):
        evaluate(parse(BOMBS[name]), [], Surroundings(NOW, lookup.get))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "(" * 500 + "1" + ")" * 500,
        "-" * 5000 + "1",
        "1" + "+1" * 3000,
        "a" + ".a" * 3000,
        "a" + "[0]" * 3000,
        "1 +",
        "1 2",
        "'open",
        "`open",
        "a.",
        "a..b",
        "a(",
        "a(,)",
        "@2020-13-01",
        "@2020-02-30",
        "%",
        "$that",
        "{1}",
        "a is",
        "?",
        "9" * 400,
        "x" * 50_000,
    ],
)
def test_row_34_what_is_not_an_expression_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(parse(text), [], Surroundings(NOW))


@settings(max_examples=300, deadline=None)
@given(st.text("abq1%$'`().[]{}|&=!<>+-*/@T:2 ,~", max_size=30))
def test_row_34_no_text_does_anything_but_evaluate_or_fail_in_kind(text: str) -> None:
    with suppress(ExpressionError):
        evaluate(parse(text), [], Surroundings(NOW))
