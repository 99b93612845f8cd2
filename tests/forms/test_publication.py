"""What a form says of its licence and of unverified wording: read, and checked by the linter."""

import copy

import pytest

from hubdesk.forms import build_form
from hubdesk.forms.lint.findings import Sheet
from hubdesk.forms.lint.publication import check_publication
from hubdesk.forms.publication import TERMS, UNVERIFIED, Term, Unverified, publication
from hubdesk.forms.source import canonical, read_json


@pytest.fixture
def questionnaire(library):
    return copy.deepcopy(dict(read_json(library.forms["phq-2"].canonical).value["questionnaire"]))


def findings(questionnaire):
    sheet = Sheet("f.json", read_json(canonical(questionnaire)))
    check_publication(sheet)
    return sheet.ordered()


def test_terms_and_marks_are_read_from_any_depth(questionnaire):
    questionnaire["extension"] = [
        {"url": TERMS, "valueCode": "no-change"},
        {"url": UNVERIFIED, "valueString": "The title page."},
    ]
    inner = questionnaire["item"][0]["item"][0]
    inner.setdefault("extension", []).append({"url": UNVERIFIED, "valueString": "Page 4."})
    said = publication(build_form(questionnaire))
    assert said.terms == (Term.NO_CHANGE,)
    assert said.unverified == (
        Unverified("", questionnaire["title"], "The title page."),
        Unverified(inner["linkId"], inner["text"], "Page 4."),
    )
    assert findings(questionnaire) == ()


def test_a_mark_without_words_still_keeps_the_form_waiting_and_is_a_finding(questionnaire):
    questionnaire["extension"] = [{"url": UNVERIFIED}]
    assert len(publication(build_form(questionnaire)).unverified) == 1
    assert [one.code for one in findings(questionnaire)] == ["E106"]


@pytest.mark.parametrize(
    ("extension", "words"),
    [
        ({"url": TERMS, "valueCode": "non-comercial"}, 'Did you mean "non-commercial"?'),
        ({"url": TERMS}, 'no licence term "None"'),
        ({"url": UNVERIFIED, "valueString": " "}, "not with which copy"),
        ({"url": UNVERIFIED, "valueString": "x" * 301}, "not with which copy"),
    ],
)
def test_what_is_not_understood_is_told(questionnaire, extension, words):
    questionnaire["extension"] = [extension]
    found = findings(questionnaire)
    assert [one.code for one in found] == ["E106"]
    assert words in found[0].message


def test_terms_on_a_question_are_told(questionnaire):
    questionnaire["item"][0]["item"][0]["extension"] = [{"url": TERMS, "valueCode": "no-change"}]
    assert "nobody reads" in findings(questionnaire)[0].message


def test_the_library_states_the_terms_of_its_instruments(library):
    terms = {name: publication(pack.form).terms for name, pack in library.forms.items()}
    for name in ("audit", "audit-c", "audit-pc", "fast", "dast-10", "aq-10"):
        assert Term.NON_COMMERCIAL in terms[name], name
    for name in ("core-10", "aq-10"):
        assert Term.NO_CHANGE in terms[name], name
