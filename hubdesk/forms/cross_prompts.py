"""Cross-prompts: what several answers together suggest doing (facts §1.5 and §5). Data in ``forms/prompts``.

A prompt is a suggestion to staff, never a diagnosis and never a level of risk. Its condition is FHIRPath over
``%results.<form>.<score>``, ``%answers.<form>.<question>`` (an option's code, true or false, a number, several of them
where several may be chosen) and ``%person``; a "define" is a condition with a name that later ones may use.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hubdesk.forms.expressions import Expression, expression
from hubdesk.forms.fhirpath import Element, ExpressionError, Surroundings, Value, evaluate, plain
from hubdesk.forms.lint import Finding
from hubdesk.forms.lint.findings import Sheet, did_you_mean
from hubdesk.forms.lint.folder import open_sheet
from hubdesk.forms.model import Form

FOLDER = "prompts"
PERSON = ("age", "daysSinceRelease", "hospitalLately", "approvedPremises", "armedForces", "gpKnown", "noFixedAbode")
"""What ``%person`` holds; a fact that is not recorded is missing, and compares with nothing."""
_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_NAMED = re.compile(r"%(results|answers)\.`?([a-z0-9-]+)`?\.`?([A-Za-z0-9.-]+?)`?(?![A-Za-z0-9`-])")
_OF_PERSON = re.compile(r"%person\.(\w+)")


@dataclass(frozen=True, slots=True)
class CrossPrompt:
    """One prompt. ``action`` becomes a task when it is agreed: it names no answer, it may be read over a shoulder."""

    id: str
    condition: Expression
    says: str
    """Why, in words for staff."""
    action: str
    who: str
    days: int
    """By when: days from today."""
    source: str
    """The seed, guidance or row of the facts it stands on."""
    covers: tuple[str, ...] = ()
    """Suggestions of single answers that this one says better, in their words."""


@dataclass(frozen=True, slots=True)
class CrossPrompts:
    """The prompts of a library, the most pressing first, and the named conditions they share."""

    defines: tuple[tuple[str, Expression], ...] = ()
    prompts: tuple[CrossPrompt, ...] = ()

    def raised(
        self, results: Mapping[str, Any], answers: Mapping[str, Any], person: Mapping[str, Any]
    ) -> tuple[CrossPrompt, ...]:
        """The prompts whose condition holds. One that cannot be worked out is not raised: the linter has said so."""
        known: dict[str, list[Value]] = {
            "results": [Element(results)],
            "answers": [Element(answers)],
            "person": [Element({name: value for name, value in person.items() if value is not None})],
        }
        for name, condition in self.defines:
            known[name] = [_holds(condition, known)]
        return tuple(prompt for prompt in self.prompts if _holds(prompt.condition, known))


def _holds(condition: Expression, known: Mapping[str, list[Value]]) -> bool:
    try:
        value = evaluate(condition.ready, known["results"], Surroundings(_NO_MOMENT, known.get))
    except ExpressionError:
        return False
    return bool(value) and plain(value[0]) is True


def cross_prompts_in(folder: Path, forms: Mapping[str, Form]) -> tuple[CrossPrompts, tuple[Finding, ...]]:
    """The prompts of a forms folder, file by file; a file with a fault gives findings and no prompts."""
    defines: list[tuple[str, Expression]] = []
    prompts: list[CrossPrompt] = []
    findings: list[Finding] = []
    for path in sorted((folder / FOLDER).glob("*.json")):
        sheet = open_sheet(path)
        if isinstance(sheet, Finding):
            findings.append(sheet)
            continue
        try:
            named, listed = _read(sheet.document.value)
        except (KeyError, TypeError, ValueError, AttributeError):
            sheet.report("E512", (), "The file does not say what a file of prompts must.", "Compare it with ours.")
        else:
            _check(sheet, named, listed, forms)
            if not sheet.findings:
                defines += named
                prompts += listed
        findings += sheet.ordered()
    return CrossPrompts(tuple(defines), tuple(prompts)), tuple(findings)


def _read(source: Any) -> tuple[list[tuple[str, Expression]], list[CrossPrompt]]:
    named = [(str(one["name"]), expression(str(one["when"]))) for one in source["defines"]]
    texts = ("says", "action", "who", "source")
    listed = [
        CrossPrompt(
            id=str(one["id"]),
            condition=expression(str(one["when"])),
            days=int(one["days"]),
            covers=tuple(map(str, one.get("covers", ()))),
            **{name: str(one[name]) for name in texts},
        )
        for one in source["prompts"]
    ]
    return named, listed


def _check(
    sheet: Sheet, named: list[tuple[str, Expression]], listed: list[CrossPrompt], forms: Mapping[str, Form]
) -> None:
    for at, (name, condition) in enumerate(named):
        for said in _faults(condition, forms):
            sheet.report("E512", ("defines", at), f'The condition "{name}": {said}', "Correct the condition.")
    ids = [prompt.id for prompt in listed]
    for at, prompt in enumerate(listed):
        for said in (
            *_faults(prompt.condition, forms),
            *(["its id is used twice."] if ids.count(prompt.id) > 1 else []),
        ):
            sheet.report("E512", ("prompts", at), f'The prompt "{prompt.id}": {said}', "Correct the prompt.")


def _faults(condition: Expression, forms: Mapping[str, Form]) -> Iterator[str]:
    if condition.fault is not None:
        yield f"its condition cannot be read: {condition.fault}"
    for kind, form_id, item in _NAMED.findall(condition.text):
        form = forms.get(form_id)
        if form is None:
            yield f'there is no form "{form_id}".{did_you_mean(form_id, tuple(forms))}'
        elif item not in form.by_id:
            yield f'the form "{form_id}" has no {kind[:-1]} "{item}".{did_you_mean(item, tuple(form.by_id))}'
    for fact in _OF_PERSON.findall(condition.text):
        if fact not in PERSON:
            yield f'nothing called "{fact}" is known of a person.{did_you_mean(fact, PERSON)}'
