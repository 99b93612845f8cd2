"""A made-up form as large as the largest known in use: 744 items, and 95 rules that look at one another."""

from typing import Any

SECTIONS, QUESTIONS, RULES = 31, 20, 95
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
_KINDS = ("integer", "boolean", "choice", "string")
_OPTIONS = [{"valueCoding": {"system": "https://hubdesk.example/made-up", "code": code}} for code in ("yes", "no")]


def large_form() -> dict[str, Any]:
    """The Questionnaire."""
    sections = [_section(number) for number in range(SECTIONS)]
    sections[-1]["item"] += [_sum(RULES - 3 + extra, SECTIONS - 1) for extra in range(1, 3)]
    del sections[0]["item"][QUESTIONS - 2 : QUESTIONS]
    return {"resourceType": "Questionnaire", "status": "active", "item": sections}


def _section(number: int) -> dict[str, Any]:
    questions = [_question(number * QUESTIONS + place) for place in range(QUESTIONS)]
    rules = [_sum(number * 3 + place, number) for place in range(3)]
    return {"linkId": f"s{number}", "type": "group", "text": "Section", "item": [*questions, *rules]}


def _question(number: int) -> dict[str, Any]:
    kind = _KINDS[number % 4]
    question: dict[str, Any] = {"linkId": f"q{number}", "type": kind, "text": "A question?"}
    if kind == "choice":
        question["answerOption"] = _OPTIONS
    if kind == "string":
        before = {"question": f"q{number - 1}", "operator": "exists", "answerBoolean": True}
        question["enableWhen"] = [before]
    return question


def _sum(rule: int, section: int) -> dict[str, Any]:
    """Two whole numbers of a section, and what the same rule came to in the section before."""
    numbers = (section * QUESTIONS + rule % 3 * 4, section * QUESTIONS + 12)
    section_items = f"%resource.item.where(linkId = 's{section}').item"
    here = " + ".join(_number(f"{section_items}.where(linkId = 'q{one}')") for one in numbers)
    last = f"%resource.item.where(linkId = 's{section - 1}').item.where(linkId = 'r{rule - 3}')"
    text = here if section == 0 else f"{here} + {_number(last)}"
    url = f"{_SDC}/sdc-questionnaire-calculatedExpression"
    expression = {"language": "text/fhirpath", "expression": text}
    return {
        "linkId": f"r{rule}",
        "type": "integer",
        "readOnly": True,
        "extension": [{"url": url, "valueExpression": expression}],
    }


def _number(item: str) -> str:
    """The usual published style: nought where there is no answer."""
    return f"iif({item}.answer.exists(), {item}.answer.value, 0)"
