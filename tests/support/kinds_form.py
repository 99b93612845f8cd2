"""A made-up form with a question of each kind, in the place of the first form of a visit."""

from dataclasses import replace

from hubdesk.forms import Library, make_pack

SYSTEM = "https://hubdesk.example/kinds"
SDC = "http://hl7.org/fhir/StructureDefinition"
OFTEN = (("never", "Never"), ("rarely", "Rarely"), ("often", "Often"))


def _options(*pairs: tuple[str, str], alone: str = "") -> list[dict]:
    made = [{"valueCoding": {"system": SYSTEM, "code": code, "display": words}} for code, words in pairs]
    for option in made:
        if option["valueCoding"]["code"] == alone:
            option["extension"] = [
                {"url": f"{SDC}/questionnaire-optionExclusive", "valueBoolean": True},
            ]
    return made


def control(code: str) -> dict:
    coding = {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": code}
    return {"url": f"{SDC}/questionnaire-itemControl", "valueCodeableConcept": {"coding": [coding]}}


def _unit(code: str, words: str) -> dict:
    coding = {"system": "http://unitsofmeasure.org", "code": code, "display": words}
    return {"url": f"{SDC}/questionnaire-unitOption", "valueCoding": coding}


ITEMS: list[dict] = [
    {
        "linkId": "used",
        "type": "choice",
        "repeats": True,
        "text": "Which of these did you use?",
        "answerOption": _options(("heroin", "Heroin"), ("crack", "Crack"), ("none", "None of these"), alone="none"),
    },
    {
        "linkId": "slept",
        "type": "open-choice",
        "text": "Where did you sleep?",
        "answerOption": _options(("street", "On the street"), ("hostel", "In a hostel")),
    },
    {
        "linkId": "weight",
        "type": "quantity",
        "text": "What do you weigh?",
        "extension": [_unit("kg", "kilograms"), _unit("[lb_av]", "pounds")],
    },
    {
        "linkId": "pain",
        "type": "integer",
        "text": "How much pain?",
        "extension": [
            control("slider"),
            {"url": f"{SDC}/minValue", "valueInteger": 0},
            {"url": f"{SDC}/maxValue", "valueInteger": 10},
        ],
    },
    {"linkId": "last", "type": "dateTime", "text": "When was the last time?"},
    {"linkId": "at", "type": "time", "text": "When do you take it?"},
    {
        "linkId": "traits",
        "type": "group",
        "text": "How often is this so?",
        "extension": [control("table")],
        "item": [
            {"linkId": f"t{n}", "type": "choice", "text": words, "answerOption": _options(*OFTEN)}
            for n, words in enumerate(("I lose track", "I find it hard to wait", "I put things off"), 1)
        ],
    },
    {
        "linkId": "medicines",
        "type": "group",
        "text": "Medicine",
        "repeats": True,
        "item": [
            {"linkId": "name", "type": "string", "text": "What is it called?"},
            {"linkId": "works", "type": "boolean", "text": "Does it help?"},
        ],
    },
]


def with_kinds(library: Library, items: list[dict] = ITEMS, form_id: str = "phq-2") -> Library:
    """The library with this form, or one of these items, where PHQ-2 or another was."""
    before = library.forms[form_id]
    questionnaire = {
        "resourceType": "Questionnaire",
        "id": before.id,
        "url": before.url,
        "version": "9.0.0",
        "name": "Kinds",
        "title": "Every kind of question",
        "publisher": "hubdesk",
        "status": "active",
        "item": items,
    }
    pack = make_pack(questionnaire, [], "Made up for the tests.", {"examples": []})
    return replace(library, forms={**library.forms, before.id: pack})
