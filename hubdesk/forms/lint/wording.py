"""Checks on how rules are spelt and on what is sent out: other programs must read the same (W344, W345, W390, E391)."""

import re
from collections.abc import Iterator, Mapping

from hubdesk.forms import build
from hubdesk.forms.fhirpath.syntax import Member, Node, Variable, walk
from hubdesk.forms.lint.findings import Place, Sheet, places
from hubdesk.forms.model import Form, Item

EXTRACT = f"{build.SDC}/sdc-questionnaire-observationExtract"
UCUM = "http://unitsofmeasure.org"
_TYPED = re.compile(r"value[A-Z][A-Za-z]+\Z", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9.-]{1,64}\Z", re.ASCII)
# Enough to tell a UCUM code from words: no spaces, brackets that close, signs UCUM knows.
_UNIT = re.compile(r"(?:[A-Za-z0-9%'*./^+\-]|\[[^\[\]\s]+\]|\{[^{}]*\}|[()])+\Z", re.ASCII)


def check_wording(sheet: Sheet, form: Form) -> None:
    """Report spellings only hubdesk would understand, and codes and units that cannot be sent out."""
    by_id: Mapping[str, Place] = {str(place.item.get("linkId")): place for place in places(sheet.document.value)}
    for variable in form.variables:
        _check_name(sheet, variable.name, None)
    for item in form.all_items():
        place = by_id[item.link_id]
        for variable in item.variables:
            _check_name(sheet, variable.name, place)
        for said, fix in _spellings(item):
            sheet.report("W344", place.path, said, fix, place.item)
        if build.extension_value(item.source, EXTRACT) is True and not item.codes:
            said = "The answer is to be sent as an observation, and nothing says what it observes."
            sheet.report("W390", place.path, said, "Add a code.", place.item)
        _check_units(sheet, place, item)


def _check_name(sheet: Sheet, name: str, place: Place | None) -> None:
    if name and not _NAME.match(name):
        said = f'The name "{name}" of a variable is not allowed in R4; other programs would refuse the form.'
        fix = "Use letters, digits, dots and hyphens."
        sheet.report("W345", place.path if place else (), said, fix, place.item if place else None)


def _spellings(item: Item) -> Iterator[tuple[str, str]]:
    rules = (item.enabled_by, item.calculated, item.initial_by, *item.variables)
    nodes = [part for rule in rules if rule is not None and rule.node is not None for part in walk(rule.node)]
    typed = sorted({part.name for part in nodes if isinstance(part, Member) and _TYPED.match(part.name)})
    if typed:
        yield f'"{typed[0]}" in a rule is not FHIRPath, though hubdesk understands it.', 'Write "value" instead.'
    if any(_is_old_item(part) for part in nodes):
        yield '"%qItem" in a rule is an old spelling, though hubdesk understands it.', 'Write "%qitem" instead.'


def _is_old_item(part: Node) -> bool:
    return isinstance(part, Variable) and part.name == "qItem"


def _check_units(sheet: Sheet, place: Place, item: Item) -> None:
    for unit in item.units:
        code = unit.code
        if unit.system not in ("", UCUM) or not code or not _UNIT.match(code) or not _closed(code):
            named = unit.display or code or "without a name"
            said = f'The unit "{named}" has no code of UCUM, so amounts could not be compared or sent.'
            sheet.report("E391", place.path, said, "Give the unit its UCUM code, such as kg or mm[Hg].", place.item)


def _closed(code: str) -> bool:
    return all(code.count(first) == code.count(last) for first, last in ("()", "[]", "{}"))
