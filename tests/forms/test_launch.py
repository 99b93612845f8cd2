"""``initialExpression``: worked out when a sitting begins from what hubdesk knows, proposed, never given."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms import Answered, Coded, Form, Sitting, build_form
from hubdesk.forms.launch import KNOWN

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
INITIAL_BY = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression"
ABOUT: Mapping[str, Mapping[str, Any]] = {
    "patient": {"resourceType": "Patient", "birthDate": "1988-03-14"},
    "user": {"resourceType": "Practitioner", "name": [{"text": "Sam Okafor"}]},
    "hub": {"resourceType": "Organization", "name": "Riverside hub"},
}
BORN = "%patient.birthDate"
ADULT = "iif(%patient.birthDate <= today() - 18 years, 'adult', 'child')"


def form_of(text: str, kind: str = "string", **more: Any) -> Form:
    rule = {"url": INITIAL_BY, "valueExpression": {"language": "text/fhirpath", "expression": text}}
    shown = {"enableWhen": [{"question": "q", "operator": "exists", "answerBoolean": True}]}
    items = [{"linkId": "q", "type": kind, "extension": [rule], **more}, {"linkId": "n", "type": "string", **shown}]
    return build_form({"resourceType": "Questionnaire", "item": items})


def sitting(text: str, kind: str = "string", about: Mapping[str, Mapping[str, Any]] = ABOUT, **more: Any) -> Sitting:
    return Sitting(form_of(text, kind, **more), NOW, about=about)


def options(*codes: str) -> list[dict[str, Any]]:
    return [{"valueCoding": {"system": "urn:x", "code": code, "display": code.title()}} for code in codes]


@pytest.mark.parametrize(
    ("text", "kind", "proposed"),
    [
        (BORN, "date", date(1988, 3, 14)),
        (ADULT, "string", "adult"),
        ("%user.name.text", "string", "Sam Okafor"),
        ("%hub.name", "string", "Riverside hub"),
        ("today()", "date", date(2026, 3, 2)),
        ("1 + 1", "integer", 2),
    ],
)
def test_what_hubdesk_knows_is_proposed_and_is_nobodys_answer(text: str, kind: str, proposed: Any) -> None:
    begun = sitting(text, kind)
    state = begun.states["q"]
    assert (state.proposed, state.value, state.issues, state.warnings) == (Answered(proposed), None, (), ())
    assert dict(begun.answers) == dict(begun.enabled_answers()) == {}
    assert not begun.states["n"].enabled


def test_a_chosen_option_is_the_option_of_the_question() -> None:
    state = sitting(ADULT, "choice", answerOption=options("adult", "child")).states["q"]
    assert state.proposed == Answered(Coded("adult", "urn:x", "Adult"))


def test_a_question_with_several_answers_takes_all_values() -> None:
    assert sitting("'a' | 'b'", repeats=True).states["q"].proposed == Answered(("a", "b"))


@pytest.mark.parametrize("answer", [Answered("mine"), NonAnswer.DECLINED])
def test_nothing_is_proposed_or_said_once_there_is_an_answer(answer: Any) -> None:
    for text in ("%hub.name", "'a' & 1 / 'b'"):
        begun = sitting(text)
        begun.give("q", answer)
        assert (begun.states["q"].proposed, begun.states["q"].warnings) == (None, ())


@pytest.mark.parametrize("text", [BORN, ADULT, "%patient.birthDate.empty()"])
@pytest.mark.parametrize("about", [{}, {"patient": {"resourceType": "Patient"}}])
def test_a_fact_that_is_not_known_proposes_nothing_rather_than_what_its_absence_would_come_to(
    text: str, about: Mapping[str, Mapping[str, Any]]
) -> None:
    state = sitting(text, about=about).states["q"]
    assert (state.proposed, state.warnings, state.issues) == (None, (), ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1 +", "integer"),
        ("%patient.birthDate + 'x'", "string"),
        ("%patient.gender", "string"),
        ("%patient.exists()", "boolean"),
        ("%encounter.id", "string"),
        ("%resource.item.exists()", "boolean"),
        ("'adult'", "integer"),
        ("1 | 2", "integer"),
        ("'elder'", "choice"),
        ("repeatAll('x')", "string"),
    ],
)
def test_a_rule_that_does_not_work_out_is_told_in_words_and_proposes_nothing(text: str, kind: str) -> None:
    more = {"answerOption": options("adult")} if kind == "choice" else {}
    begun = sitting(text, kind, **more)
    state = begun.states["q"]
    assert state.proposed is None
    assert len(state.warnings) == 1
    assert state.warnings[0].startswith("No answer is suggested here: ")
    assert begun.faults() == ()


def test_a_value_beyond_the_limits_is_not_proposed() -> None:
    state = sitting("'far too long'", maxLength=3).states["q"]
    assert state.proposed is None
    assert state.warnings


def test_it_is_worked_out_once_and_goes_along_when_answers_change(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = sitting("%hub.name")
    first = begun.states["q"].proposed
    monkeypatch.setattr("hubdesk.forms.launch.evaluate", None)
    given = begun.with_answers({"q": Answered("mine")})
    assert given.answers == {"q": Answered("mine")}
    assert given.with_answers({}).states["q"].proposed == first == Answered("Riverside hub")


@pytest.mark.parametrize("unseen", [{"readOnly": True}, {"type": "display"}])
def test_what_nobody_is_asked_starts_with_nothing(unseen: dict[str, Any]) -> None:
    begun = sitting("%hub.name", **unseen)
    assert begun.states["q"].proposed is None
    assert not begun.states["n"].enabled


def test_only_three_things_are_known() -> None:
    assert {name: set(facts) for name, facts in KNOWN.items()} == {
        "patient": {"birthDate"},
        "user": {"name"},
        "hub": {"name"},
    }
