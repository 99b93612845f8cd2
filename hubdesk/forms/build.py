"""Makes a ``Form`` from the JSON of a Questionnaire.

Lenient about what the linter reports in words, strict about what cannot be worked with at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeVar

from hubdesk.domain.problems import KnownProblem
from hubdesk.forms.expressions import Expression, expression_from_json
from hubdesk.forms.model import (
    OWN_BASE,
    Alert,
    Amount,
    Band,
    Coded,
    Constraint,
    Form,
    Guard,
    Item,
    Limits,
    Manner,
    Number,
    OneValue,
    Option,
    Rule,
)

FHIR = "http://hl7.org/fhir/StructureDefinition"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"

HIDDEN = f"{FHIR}/questionnaire-hidden"
CONTROL = f"{FHIR}/questionnaire-itemControl"
VARIABLE = f"{FHIR}/variable"
CALCULATED = f"{SDC}/sdc-questionnaire-calculatedExpression"
ENABLED_BY = f"{SDC}/sdc-questionnaire-enableWhenExpression"
LAUNCH = f"{SDC}/sdc-questionnaire-launchContext"
WEIGHTS = (
    f"{FHIR}/ordinalValue",
    f"{FHIR}/itemWeight",
    "http://hl7.org/fhir/StructureDefinition/codesystem-ordinalValue",
)
EXCLUSIVE = f"{FHIR}/questionnaire-optionExclusive"
OPTION_PREFIX = f"{FHIR}/questionnaire-optionPrefix"
UNIT = f"{FHIR}/questionnaire-unit"
UNIT_OPTION = f"{FHIR}/questionnaire-unitOption"
LEAST_OCCURS, MOST_OCCURS = f"{FHIR}/questionnaire-minOccurs", f"{FHIR}/questionnaire-maxOccurs"
STEP = f"{FHIR}/questionnaire-sliderStepValue"
INITIAL_BY = f"{SDC}/sdc-questionnaire-initialExpression"
CONSTRAINT, TARGET_CONSTRAINT = f"{FHIR}/questionnaire-constraint", f"{FHIR}/targetConstraint"
SHORT_TEXT = f"{SDC}/sdc-questionnaire-shortText"
ENTRY_FORMAT = f"{FHIR}/entryFormat"
OPEN_LABEL = f"{SDC}/sdc-questionnaire-openLabel"
SUPPORT_LINK = f"{FHIR}/questionnaire-supportLink"
CATEGORY = f"{FHIR}/questionnaire-displayCategory"
ORIENTATION = f"{FHIR}/questionnaire-choiceOrientation"
COLLAPSIBLE = f"{SDC}/sdc-questionnaire-collapsible"
USAGE = f"{FHIR}/questionnaire-usageMode"
MARKDOWN = f"{FHIR}/rendering-markdown"
LEAST_AMOUNT = (f"{SDC}/sdc-questionnaire-minQuantity", f"{FHIR}/questionnaire-minQuantity")
MOST_AMOUNT = (f"{SDC}/sdc-questionnaire-maxQuantity", f"{FHIR}/questionnaire-maxQuantity")

MIN_ANSWERED = f"{OWN_BASE}/min-answered"
SCORE_RANGE = f"{OWN_BASE}/score-range"
SCORE_BAND = f"{OWN_BASE}/score-band"
ALERT = f"{OWN_BASE}/alert"
BOOLEAN_WEIGHT = f"{OWN_BASE}/boolean-weight"
ANSWER_CODE = f"{OWN_BASE}/answer-code"
TRANSLATION_STATUS = f"{OWN_BASE}/translation-status"
_Kind = TypeVar("_Kind", int, str)
BAND_PARTS = ("low", "high", "code", "label", "next")


class FormError(KnownProblem):
    """A Questionnaire that cannot be made into a form at all."""

    code = "form-invalid"


def build_form(questionnaire: Mapping[str, Any], value_sets: Sequence[Mapping[str, Any]] = ()) -> Form:
    """The form in a Questionnaire; ``value_sets`` are the ValueSets it may name by address.

    Raises FormError where an item has no linkId or type, or where the JSON has the wrong shape.
    """
    try:
        return _Builder(questionnaire, value_sets).form()
    except (AttributeError, TypeError, KeyError, ValueError, ArithmeticError) as problem:
        raise FormError("The form is not a usable Questionnaire.", "Check the form file.") from problem


def extensions(element: Mapping[str, Any], url: str) -> list[Mapping[str, Any]]:
    """The extensions of an element with that address."""
    return [found for found in element.get("extension", ()) if found.get("url") == url]


def extension_value(element: Mapping[str, Any], url: str) -> Any:
    """The value of the first extension with that address, None where there is none."""
    for found in extensions(element, url):
        return next((found[key] for key in found if key.startswith("value")), None)
    return None


def parts(extension: Mapping[str, Any]) -> dict[str, Any]:
    """The named parts of a complex extension."""
    return {
        str(part["url"]): extension_value({"extension": [part]}, part["url"]) for part in extension.get("extension", ())
    }


class _Builder:
    """Holds the ValueSets of one Questionnaire while its items are made."""

    def __init__(self, questionnaire: Mapping[str, Any], value_sets: Sequence[Mapping[str, Any]]) -> None:
        self._source = questionnaire
        contained = [one for one in questionnaire.get("contained", ()) if one.get("resourceType") == "ValueSet"]
        self._sets = {
            **{str(one["url"]): _set_options(one) for one in [*value_sets, *contained] if one.get("url")},
            **{f"#{one['id']}": _set_options(one) for one in contained if one.get("id")},
        }

    def form(self) -> Form:
        source = self._source
        items = tuple(self._item(item, "") for item in source.get("item", ()))
        by_id: dict[str, Item] = {}
        for item in _walk(items):
            by_id.setdefault(item.link_id, item)
        return Form(
            id=str(source.get("id") or str(source.get("url", "")).rpartition("/")[2]),
            url=str(source.get("url", "")),
            version=str(source.get("version", "")),
            title=str(source.get("title") or source.get("name") or ""),
            items=items,
            variables=(*_variables(source), *_named_at_top(source)),
            launch_names=tuple(launch_names(source)),
            constraints=tuple(_constraints(source)),
            value_sets=MappingProxyType(self._sets),
            source=source,
            by_id=MappingProxyType(by_id),
        )

    def _item(self, source: Mapping[str, Any], stem: str) -> Item:
        if not isinstance(source.get("linkId"), str) or not source["linkId"] or not isinstance(source.get("type"), str):
            raise FormError("An item has no linkId or no type.", "Check the form file.")
        kind, text = source["type"], str(source.get("text", ""))
        below = text if kind == "group" and text else stem
        children = tuple(self._item(child, below) for child in source.get("item", ()))
        return Item(
            link_id=source["linkId"],
            type=kind,
            text=text,
            prefix=str(source.get("prefix", "")),
            stem="" if kind == "group" else stem,
            help=next((child.text for child in children if child.control in ("help", "flyover")), ""),
            codes=tuple(coded(code) for code in source.get("code", ())),
            options=self._options(source),
            items=children,
            required=source.get("required") is True,
            hidden=extension_value(source, HIDDEN) is True,
            read_only=source.get("readOnly") is True,
            repeats=source.get("repeats") is True,
            control=_control(source),
            unit=_unit(source),
            rules=tuple(_rule(rule) for rule in source.get("enableWhen", ())),
            any_rule=source.get("enableBehavior") == "any",
            enabled_by=_expression(source, ENABLED_BY),
            calculated=_expression(source, CALCULATED),
            variables=_variables(source),
            limits=_limits(source),
            guard=_guard(source),
            score_range=_range(source),
            bands=tuple(_band(band) for band in extensions(source, SCORE_BAND)),
            alert=_alert(source),
            yes_weight=_boolean_weight(source, "true"),
            no_weight=_boolean_weight(source, "false"),
            least=_count(source, LEAST_OCCURS) or 0,
            most=_count(source, MOST_OCCURS),
            step=_number(extension_value(source, STEP)),
            units=_units(source),
            initial=tuple(_initial(source)),
            initial_by=_expression(source, INITIAL_BY),
            constraints=tuple(_constraints(source)),
            manner=_manner(source, children),
            source=source,
        )

    def _options(self, source: Mapping[str, Any]) -> tuple[Option, ...]:
        written = tuple(_option(option) for option in source.get("answerOption", ()))
        return written or self._sets.get(str(source.get("answerValueSet", "")), ())


def _walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _walk(item.items)


def coded(source: Mapping[str, Any]) -> Coded:
    """A Coding element as a value."""
    return Coded(str(source.get("code", "")), str(source.get("system", "")), str(source.get("display", "")))


def same_coding(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two Coding elements name the same code; a system missing on either side matches."""
    if str(one.get("code", "")) != str(other.get("code", "")):
        return False
    mine, theirs = str(one.get("system", "")), str(other.get("system", ""))
    return not mine or not theirs or mine == theirs


def _option(source: Mapping[str, Any]) -> Option:
    key = next((name for name in source if name.startswith("value")), "")
    value = source.get(key)
    exclusive = extension_value(source, EXCLUSIVE) is True
    prefix = str(extension_value(source, OPTION_PREFIX) or "")
    initial = source.get("initialSelected") is True
    if not isinstance(value, Mapping):
        if not isinstance(value, str | int) or isinstance(value, bool) or key == "valueCoding":
            raise ValueError("an option that is neither a code nor a value")
        kind = key.removeprefix("value").lower()
        text = str(value)
        return Option(
            text, text, weight(source), exclusive=exclusive, prefix=prefix, initial=initial, plain=kind or "string"
        )
    found = weight(source)
    code = coded(value)
    # A Coding may lack its code in drafts; its words then stand for it.
    return Option(
        code.code or code.display,
        code.display or code.code,
        weight(value) if found is None else found,
        code.system,
        exclusive,
        tuple(coded(other["valueCoding"]) for other in extensions(value, ANSWER_CODE)),
        prefix or str(extension_value(value, OPTION_PREFIX) or ""),
        initial,
    )


def weight(element: Mapping[str, Any]) -> Number | None:
    """The ordinalValue or itemWeight of an option or Coding; whole numbers come back as int."""
    for url in WEIGHTS:
        found = extension_value(element, url)
        if isinstance(found, int | Decimal) and not isinstance(found, bool):
            return whole(found)
    return None


def whole(value: Number) -> Number:
    """A Decimal with nothing behind the point as an int."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def _set_options(source: Mapping[str, Any]) -> tuple[Option, ...]:
    listed: list[Option] = []
    expansion = source.get("expansion", {}).get("contains", ())
    for concept in expansion:
        listed.append(_concept(concept, str(concept.get("system", ""))))
    if listed:
        return tuple(listed)
    for include in source.get("compose", {}).get("include", ()):
        system = str(include.get("system", ""))
        listed.extend(_concept(concept, system) for concept in include.get("concept", ()))
    return tuple(listed)


def _concept(concept: Mapping[str, Any], system: str) -> Option:
    code = str(concept.get("code", ""))
    return Option(code, str(concept.get("display") or code), weight(concept), system)


def _rule(source: Mapping[str, Any]) -> Rule:
    key = next((name for name in source if name.startswith("answer")), "")
    if (key in ("answerCoding", "answerQuantity", "answerReference")) is not isinstance(source.get(key), Mapping):
        raise ValueError("a condition that compares with a value of the wrong kind")
    return Rule(
        str(source.get("question", "")), str(source.get("operator", "")), key.removeprefix("answer"), source.get(key)
    )


def _expression(source: Mapping[str, Any], url: str) -> Expression | None:
    found = extension_value(source, url)
    return expression_from_json(found) if isinstance(found, Mapping) else None


def _variables(source: Mapping[str, Any]) -> tuple[Expression, ...]:
    found = [extension_value({"extension": [one]}, VARIABLE) for one in extensions(source, VARIABLE)]
    return tuple(expression_from_json(one) for one in found if isinstance(one, Mapping))


def _named_at_top(source: Mapping[str, Any]) -> Iterator[Expression]:
    # Some authors name a calculatedExpression on the form itself; it can only be meant as a variable.
    found = _expression(source, CALCULATED)
    if found is not None and found.name:
        yield found


def launch_names(source: Mapping[str, Any]) -> Iterator[str]:
    """The names a form's launchContext declares."""
    for one in extensions(source, LAUNCH):
        name = parts(one).get("name")
        yield str(name.get("code", "")) if isinstance(name, Mapping) else str(name or "")


def _control(source: Mapping[str, Any]) -> str:
    return next(iter(concept_codes(extension_value(source, CONTROL))), "")


def concept_codes(found: Any) -> list[str]:
    """The codes of a CodeableConcept, a Coding or a code."""
    if isinstance(found, Mapping):
        codings = found.get("coding", (found,))
        return [str(one["code"]) for one in codings if isinstance(one, Mapping) and one.get("code")]
    return [found] if isinstance(found, str) and found else []


def _unit(source: Mapping[str, Any]) -> str:
    found = extension_value(source, UNIT)
    return str(found.get("display") or found.get("code") or "") if isinstance(found, Mapping) else ""


def _units(source: Mapping[str, Any]) -> tuple[Coded, ...]:
    """The units a quantity may be given in; the one unit of an item is a list of one."""
    listed = [one.get("valueCoding") for one in extensions(source, UNIT_OPTION)] or [extension_value(source, UNIT)]
    return tuple(coded(one) for one in listed if isinstance(one, Mapping))


def _limits(source: Mapping[str, Any]) -> Limits:
    return Limits(
        low=_limit(source, f"{FHIR}/minValue", LEAST_AMOUNT),
        high=_limit(source, f"{FHIR}/maxValue", MOST_AMOUNT),
        shortest=_of_type(int, extension_value(source, f"{FHIR}/minLength")),
        longest=_of_type(int, source.get("maxLength")),
        decimals=_of_type(int, extension_value(source, f"{FHIR}/maxDecimalPlaces")),
        pattern=_of_type(str, extension_value(source, f"{FHIR}/regex")),
    )


def _of_type(kind: type[_Kind], found: Any) -> _Kind | None:
    """The value where there is one; raises ValueError where it is of another kind, for it could not be obeyed."""
    if found is None:
        return None
    if not isinstance(found, kind) or isinstance(found, bool):
        raise ValueError("a limit of the wrong kind")
    return found


def _limit(source: Mapping[str, Any], url: str, of_amounts: tuple[str, ...]) -> Number | str | Amount | None:
    found = next((value for name in (url, *of_amounts) if (value := extension_value(source, name)) is not None), None)
    if isinstance(found, Mapping):
        return amount(found) if "value" in found else None
    return found if isinstance(found, int | Decimal | str) else None


def amount(source: Mapping[str, Any]) -> Amount:
    """A Quantity element as a value; raises ValueError where it has no number."""
    value = source.get("value")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("a quantity without a number")
    return Amount(value, str(source.get("unit", "")), str(source.get("code", "")), str(source.get("system", "")))


def _count(source: Mapping[str, Any], url: str) -> int | None:
    found = extension_value(source, url)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def _number(found: Any) -> Number | None:
    return found if isinstance(found, int | Decimal) and not isinstance(found, bool) else None


def _initial(source: Mapping[str, Any]) -> Iterator[OneValue]:
    """The values a question starts with; those of another kind than hubdesk keeps are left out."""
    for one in source.get("initial", ()):
        for value in one.values() if isinstance(one, Mapping) else ():
            if isinstance(value, Mapping):
                yield amount(value) if "value" in value else coded(value)
            elif isinstance(value, bool | int | Decimal | str):
                yield value


def _constraints(source: Mapping[str, Any]) -> Iterator[Constraint]:
    for one in (*extensions(source, CONSTRAINT), *extensions(source, TARGET_CONSTRAINT)):
        given = parts(one)
        written = given.get("expression")
        if written is None:
            continue
        rule = expression_from_json(written if isinstance(written, Mapping) else {"expression": str(written)})
        human = str(given.get("human") or "This does not fit with another answer.")
        yield Constraint(str(given.get("key", "")), human, rule, given.get("severity") == "warning")


def _manner(source: Mapping[str, Any], children: tuple[Item, ...]) -> Manner:
    said = {child.control: child.text for child in reversed(children) if child.type == "display"}
    return Manner(
        short_text=str(extension_value(source, SHORT_TEXT) or ""),
        entry_format=str(extension_value(source, ENTRY_FORMAT) or ""),
        open_label=str(extension_value(source, OPEN_LABEL) or ""),
        prompt=said.get("prompt", ""),
        lower=said.get("lower", ""),
        upper=said.get("upper", ""),
        support_link=str(extension_value(source, SUPPORT_LINK) or ""),
        category=next(iter(concept_codes(extension_value(source, CATEGORY))), ""),
        columns=extension_value(source, ORIENTATION) == "horizontal",
        collapsible=next(iter(concept_codes(extension_value(source, COLLAPSIBLE))), ""),
        usage=next(iter(concept_codes(extension_value(source, USAGE))), ""),
        rich=str(extension_value(source.get("_text", {}), MARKDOWN) or ""),
    )


def _guard(source: Mapping[str, Any]) -> Guard | None:
    for one in extensions(source, MIN_ANSWERED):
        given = parts(one)
        return Guard(tuple(str(given.get("items", "")).split()), int(given.get("count", 0)))
    return None


def _range(source: Mapping[str, Any]) -> tuple[Number, Number] | None:
    found = extension_value(source, SCORE_RANGE)
    if not isinstance(found, Mapping):
        return None
    return whole(found["low"]["value"]), whole(found["high"]["value"])


def _band(source: Mapping[str, Any]) -> Band:
    given = parts(source)
    return Band(
        int(given["low"]),
        int(given["high"]),
        str(given["code"]),
        str(given["label"]),
        str(given.get("next") or "").strip(),
    )


def _boolean_weight(source: Mapping[str, Any], name: str) -> Number | None:
    for one in extensions(source, BOOLEAN_WEIGHT):
        found = parts(one).get(name)
        if isinstance(found, int | Decimal) and not isinstance(found, bool):
            return whole(found)
    return None


def _alert(source: Mapping[str, Any]) -> Alert | None:
    for one in extensions(source, ALERT):
        given = parts(one)
        return Alert(str(given.get("severity", "")), str(given.get("action", "")), given.get("acknowledge") is True)
    return None
