"""Makes the Questionnaire of a form that was read from a spreadsheet (form design §6.1 to §6.3)."""

from collections.abc import Iterator
from typing import Any

from hubdesk.forms import build
from hubdesk.forms.publication import TERMS, UNVERIFIED, Term
from hubdesk.forms.spreadsheet.conditions import ORDERED, fits
from hubdesk.forms.spreadsheet.reading import score_range
from hubdesk.forms.spreadsheet.sheet_form import Condition, Note, SheetForm, SheetOption, SheetQuestion, Test

FHIR = build.FHIR
ALERT_TAG, NOTE_TAG = "alert-", "for-staff-"
TYPES = {"several": "choice"}


def questionnaire_of(form: SheetForm, form_id: str, base: str, publisher: str, date: str) -> dict[str, Any]:
    """The Questionnaire; ``form`` must be free of faults. ``date`` is the day it was made, as ISO text."""
    title = form.fact("title", form_id)
    system = f"{base}/CodeSystem/{form_id}"
    extensions = [
        {"url": TERMS, "valueCode": term.value} for term in Term if term.value in form.fact("terms").casefold()
    ]
    if form.fact("to check"):
        extensions.append({"url": UNVERIFIED, "valueString": form.fact("to check")})
    questions = [_question(question, form, system) for question in form.questions]
    group = {"linkId": "questions", "text": form.fact("instruction", title), "type": "group", "item": questions}
    notes = [_note(note, question, form, system) for question in form.questions for note in question.notes]
    return {
        "resourceType": "Questionnaire",
        "id": form_id,
        "language": "en-GB",
        **({"extension": extensions} if extensions else {}),
        "url": f"{base}/Questionnaire/{form_id}",
        "version": form.fact("version", "1.0.0"),
        "name": "".join(word.capitalize() for word in form_id.replace(".", "-").split("-")),
        "title": title,
        "status": "active",
        "subjectType": ["Patient"],
        "date": date,
        "publisher": publisher,
        "copyright": form.fact("owner", "Say here who owns the wording."),
        "approvalDate": date,
        "code": [{"system": f"{base}/CodeSystem/hubdesk", "code": form_id, "display": title}],
        "item": [group, *([_total(form, form_id, base)] if form.scored else ()), *notes],
    }


def _question(question: SheetQuestion, form: SheetForm, system: str) -> dict[str, Any]:
    number = form.questions.index(question) + 1
    item: dict[str, Any] = {"linkId": question.link_id, "prefix": f"{number}.", "text": question.text}
    item["type"] = TYPES.get(question.type, question.type)
    if question.type == "display":
        del item["prefix"]
    if question.type == "several":
        item["repeats"] = True
    if question.type == "boolean" and question.options:
        weights = {one.text.casefold(): one.score for one in question.options}
        if question.scores:
            parts = [{"url": "true", "valueDecimal": weights["yes"]}, {"url": "false", "valueDecimal": weights["no"]}]
            item["extension"] = [{"url": build.BOOLEAN_WEIGHT, "extension": parts}]
    elif question.options:
        item["answerOption"] = [{"valueCoding": _coding(one, system)} for one in question.options]
    if question.required and question.type != "display":
        item["required"] = True
    if question.show_if is not None:
        item.update(_enabled(question.show_if, form, system))
    return item


def _coding(option: SheetOption, system: str) -> dict[str, Any]:
    coding: dict[str, Any] = {"system": system, "code": option.code, "display": option.text}
    if option.score is not None:
        coding["extension"] = [{"url": f"{FHIR}/ordinalValue", "valueDecimal": option.score}]
    return coding


def _enabled(condition: Condition, form: SheetForm, system: str) -> dict[str, Any]:
    rules = [rule for test in condition.tests for rule in _rules(test, form, system)]
    # "q1 >= 2" stands for each answer that scores as much: any of them.
    any_of = condition.any or len(rules) > len(condition.tests)
    return {"enableWhen": rules, **({"enableBehavior": "any" if any_of else "all"} if len(rules) > 1 else {})}


def _rules(test: Test, form: SheetForm, system: str) -> Iterator[dict[str, Any]]:
    if test.question == "total":
        yield {"question": "total", "operator": test.operator, "answerInteger": int(test.value)}
        return
    question = next(q for q in form.questions if q.link_id == test.question)
    if test.operator == "answered":
        yield {"question": test.question, "operator": "exists", "answerBoolean": True}
    elif question.type == "boolean":
        yield {"question": test.question, "operator": test.operator, "answerBoolean": test.value.casefold() == "yes"}
    elif question.options:
        for option in question.options:
            chosen = option.score is not None and fits(test, option.score) if test.operator in ORDERED else False
            if chosen or (test.operator not in ORDERED and option.text.casefold() == test.value.casefold()):
                operator = "=" if chosen else test.operator
                coding = {"system": system, "code": option.code}
                yield {"question": test.question, "operator": operator, "answerCoding": coding}
    else:
        kind = {"integer": "answerInteger", "decimal": "answerDecimal", "date": "answerDate"}.get(question.type)
        value: Any = int(test.value) if kind == "answerInteger" else test.value
        yield {"question": test.question, "operator": test.operator, kind or "answerString": value}


def _total(form: SheetForm, form_id: str, base: str) -> dict[str, Any]:
    names = [question.link_id for question in form.scored]
    low, high = score_range(form)
    needed = form.fact("needed", str(len(names)))
    pattern = "|".join(name.replace(".", "[.]") for name in names)
    expression = f"%resource.repeat(item).where(linkId.matches('^({pattern})$')).answer.weight().sum()"
    guard = [
        {"url": "items", "valueString": " ".join(names)},
        {"url": "count", "valueInteger": int(needed) if needed.isdecimal() else len(names)},
    ]
    bands = [
        {
            "url": build.SCORE_BAND,
            "extension": [
                {"url": "low", "valueInteger": band.low},
                {"url": "high", "valueInteger": band.high},
                {"url": "code", "valueCode": band_code(form, index)},
                {"url": "label", "valueString": band.label},
                *([{"url": "next", "valueString": band.next}] if band.next else ()),
            ],
        }
        for index, band in enumerate(form.bands)
    ]
    return {
        "extension": [
            {"url": build.CALCULATED, "valueExpression": {"language": "text/fhirpath", "expression": expression}},
            {"url": build.MIN_ANSWERED, "extension": guard},
            {"url": build.SCORE_RANGE, "valueRange": {"low": {"value": low}, "high": {"value": high}}},
            *bands,
        ],
        "linkId": "total",
        "code": [{"system": f"{base}/CodeSystem/hubdesk", "code": f"{form_id}-total", "display": "Total"}],
        "text": "Total",
        "type": "integer",
        "readOnly": True,
    }


def band_code(form: SheetForm, index: int) -> str:
    """What a band is called in the file: the words of its label, with a number where two are the same."""
    codes = ["-".join("".join(c if c.isalnum() else " " for c in b.label.casefold()).split()) for b in form.bands]
    return codes[index] if codes.count(codes[index]) == 1 else f"{codes[index]}-{index + 1}"


def _note(note: Note, question: SheetQuestion, form: SheetForm, system: str) -> dict[str, Any]:
    item: dict[str, Any] = {"linkId": note_id(note, question), "text": note.text, "type": "display"}
    if note.alert:
        parts = [
            {"url": "severity", "valueCode": "warn"},
            {"url": "action", "valueCode": "safety-page"},
            {"url": "acknowledge", "valueBoolean": False},
        ]
        item["extension"] = [{"url": build.ALERT, "extension": parts}]
    return {**item, **_enabled(note.when, form, system)}


def note_id(note: Note, question: SheetQuestion) -> str:
    """What the text for staff that belongs to a question is called."""
    return f"{ALERT_TAG if note.alert else NOTE_TAG}{question.link_id}"
