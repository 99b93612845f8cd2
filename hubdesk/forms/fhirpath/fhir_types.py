"""The little of the FHIR R4 type system that expressions in forms can see."""

from types import MappingProxyType

PRIMITIVES = [
    "base64Binary",
    "boolean",
    "canonical",
    "code",
    "date",
    "dateTime",
    "decimal",
    "id",
    "instant",
    "integer",
    "markdown",
    "oid",
    "positiveInt",
    "string",
    "time",
    "unsignedInt",
    "uri",
    "url",
    "uuid",
]
_COMPLEX = [
    "Address",
    "Age",
    "Annotation",
    "Attachment",
    "CodeableConcept",
    "Coding",
    "ContactPoint",
    "Count",
    "Distance",
    "Duration",
    "Expression",
    "HumanName",
    "Identifier",
    "Money",
    "Period",
    "Quantity",
    "Range",
    "Ratio",
    "Reference",
    "SampledData",
    "Signature",
    "Timing",
]

CHOICE_SUFFIXES = MappingProxyType(
    {**{name[0].upper() + name[1:]: name for name in PRIMITIVES}, **{name: name for name in _COMPLEX}}
)

_PARENT_TYPES = MappingProxyType(
    {
        **dict.fromkeys(("code", "id", "markdown"), "string"),
        **dict.fromkeys(("canonical", "url", "oid", "uuid"), "uri"),
        **dict.fromkeys(("positiveInt", "unsignedInt"), "integer"),
        **dict.fromkeys(("Age", "Count", "Distance", "Duration"), "Quantity"),
    }
)

_FIELDS = MappingProxyType(
    {
        "": {"id": "id", "extension": "Extension", "modifierExtension": "Extension", "contained": "Resource"},
        "Address": {"line": "string", "city": "string", "postalCode": "string", "use": "code", "period": "Period"},
        "CodeableConcept": {"coding": "Coding", "text": "string"},
        "Coding": {
            "system": "uri",
            "version": "string",
            "code": "code",
            "display": "string",
            "userSelected": "boolean",
        },
        "ContactPoint": {"system": "code", "value": "string", "use": "code", "rank": "positiveInt", "period": "Period"},
        "Extension": {"url": "uri"},
        "HumanName": {"use": "code", "text": "string", "family": "string", "given": "string", "period": "Period"},
        "Identifier": {
            "use": "code",
            "type": "CodeableConcept",
            "system": "uri",
            "value": "string",
            "period": "Period",
        },
        "Observation": {
            "status": "code",
            "code": "CodeableConcept",
            "category": "CodeableConcept",
            "issued": "instant",
            "subject": "Reference",
        },
        "Patient": {
            "active": "boolean",
            "gender": "code",
            "birthDate": "date",
            "name": "HumanName",
            "telecom": "ContactPoint",
            "address": "Address",
            "identifier": "Identifier",
            "maritalStatus": "CodeableConcept",
            "managingOrganization": "Reference",
            "contact": "Patient.contact",
        },
        "Patient.contact": {"name": "HumanName", "telecom": "ContactPoint", "gender": "code", "period": "Period"},
        "Period": {"start": "dateTime", "end": "dateTime"},
        "Quantity": {"value": "decimal", "comparator": "code", "unit": "string", "system": "uri", "code": "code"},
        "Questionnaire": {
            "url": "uri",
            "status": "code",
            "subjectType": "code",
            "date": "dateTime",
            "approvalDate": "date",
            "lastReviewDate": "date",
            "publisher": "string",
            "title": "string",
            "version": "string",
            "name": "string",
            "code": "Coding",
            "item": "Questionnaire.item",
        },
        "Questionnaire.item": {
            "linkId": "string",
            "code": "Coding",
            "prefix": "string",
            "text": "string",
            "type": "code",
            "required": "boolean",
            "repeats": "boolean",
            "item": "Questionnaire.item",
        },
        "QuestionnaireResponse": {
            "status": "code",
            "authored": "dateTime",
            "questionnaire": "canonical",
            "subject": "Reference",
            "item": "QuestionnaireResponse.item",
        },
        "QuestionnaireResponse.item": {
            "linkId": "string",
            "text": "string",
            "answer": "QuestionnaireResponse.item.answer",
            "item": "QuestionnaireResponse.item",
        },
        "QuestionnaireResponse.item.answer": {"item": "QuestionnaireResponse.item"},
        "ValueSet": {"url": "uri", "version": "string", "name": "string", "title": "string", "status": "code"},
    }
)


def field_type(owner: str, field: str) -> str:
    """The FHIR type of one field of a type, "" where it is not in the list."""
    return _FIELDS.get(owner, {}).get(field) or _FIELDS[""].get(field, "")


def is_type(actual: str, wanted: str) -> bool:
    """Whether a FHIR type is the wanted one or a kind of it."""
    while actual and actual != wanted:
        actual = _PARENT_TYPES.get(actual, "")
    return bool(actual)
