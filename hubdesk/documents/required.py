"""What a paper lacks before it may be printed: empty fields, and wording that no paper may carry."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from hubdesk.documents.templates import Template
from hubdesk.domain.paper import Answers, Edition, Paper

_LEVEL = r"(?:low|lower|medium|moderate|high|higher|severe|acute|imminent|minimal)"
_HARM = r"(?:suicid\w*|self[- ]?harm\w*|(?:ending|taking) (?:their|her|his) (?:own )?life)"
_RISK_LEVEL = re.compile(
    rf"\b{_LEVEL}\W+(?:\w+\W+){{0,3}}?risk\b\W+(?:\w+\W+){{0,4}}?{_HARM}"
    rf"|\b{_LEVEL}\W+{_HARM}\W+risk\b"
    rf"|\b{_HARM}\W+risk\W+(?:\w+\W+){{0,4}}?{_LEVEL}\b"
    rf"|\brisk\W+of\W+{_HARM}\W+(?:\w+\W+){{0,3}}?{_LEVEL}\b"
    rf"|\bacute[/ -]*(?:or[/ -]*)?non-acute\b",
    re.IGNORECASE,
)
"""Words that sort a person by risk of suicide (NICE NG225, recommendation 1.6; Staying safe from suicide, 2025)."""
_PROBATION = re.compile(
    r"\b(probation\w*|(?:ex-?)?offender\w*|offence\w*|offending|prison\w*|licen[cs]e conditions?|parole|HMPPS|"
    r"community order|criminal\w*|convict\w*|CRN)\b",
    re.IGNORECASE,
)
_ABUSE = re.compile(
    r"(?<!drug )(?<!alcohol )(?<!substance )\b(domestic (?:abuse|violence)|abus(?:e|ed|er|ing|ive)|"
    r"coerciv\w+|perpetrator\w*|MARAC|IDVA|rape\w*|"
    r"assaulted by|violent partner)\b",
    re.IGNORECASE,
)
NO_LEVEL = "Say what was said, done and planned. hubdesk does not print a level of suicide risk (NICE NG225)"
NO_PROBATION = "Take out words that tell a stranger about probation, or record that the person chose them"
NO_ABUSE = "Take this out: nothing about abuse goes on what the person carries"


def missing_fields(template: Template, content: Paper) -> dict[str, str]:
    """Each field that needs attention, with its message; empty where the paper may be printed.

    A field is named by its path in the content (``frame.recipient.name``), for a jump to it.
    """
    found = {path: message for path, message in template.required.items() if _empty(content, path)}
    if template.required_without_agreement and _empty(content, "frame.agreement"):
        extra = template.required_without_agreement.items()
        found |= {path: message for path, message in extra if _empty(content, path)}
    return found | wording_faults(template, content)


def wording_faults(template: Template, content: Paper) -> dict[str, str]:
    """Fields whose words may not be printed on this paper. These are refused even on papers that always print."""
    found: dict[str, str] = {}
    chosen = getattr(content, "mentions_probation", False)
    frame = getattr(content, "frame", None)
    own_copy = template.carried or (frame is not None and frame.edition is Edition.PERSON)
    for path, text in texts_of(content):
        if _RISK_LEVEL.search(text):
            found[path] = NO_LEVEL
        elif own_copy and not path.startswith("sealed.") and _ABUSE.search(text):
            found[path] = NO_ABUSE
        elif template.carried and not chosen and _tells(path) and _PROBATION.search(text):
            found[path] = NO_PROBATION
    return found


def tells_risk_level(text: str) -> bool:
    """Whether a text sorts somebody by risk of suicide."""
    return _RISK_LEVEL.search(text) is not None


def tells_of_probation(text: str) -> bool:
    """Whether a text would tell a stranger about probation."""
    return _PROBATION.search(text) is not None


def tells_of_abuse(text: str) -> bool:
    """Whether a text tells of abuse."""
    return _ABUSE.search(text) is not None


def _tells(path: str) -> bool:
    """Whether a field's words are the hub's own: names of people and surgeries are left as they are."""
    ours = ("frame.sender.", "frame.signer.role", "frame.recipient.address.")
    return not path.startswith("frame.") or path.startswith(ours)


def texts_of(content: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a content with its path; members of a tuple share the path of the tuple."""
    if isinstance(content, Enum):
        return
    if isinstance(content, str):
        yield path, content
    elif isinstance(content, tuple):
        for one in content:
            yield from texts_of(one, path)
    elif isinstance(content, Answers):
        for one in content.given:
            yield f"{path}.{one.name}", one.text
    elif is_dataclass(content):
        for field in fields(content):
            inner = f"{path}.{field.name}" if path else field.name
            yield from texts_of(getattr(content, field.name), inner)


def _empty(content: object, path: str) -> bool:
    if isinstance(content, Answers):
        return not content.text(path).strip()
    head, _, tail = path.partition(".")
    value = getattr(content, head)
    if isinstance(value, tuple) and tail:
        return any(_empty(one, tail) for one in value)
    if tail:
        return value is None or _empty(value, tail)
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, tuple):
        return not any(not isinstance(one, str) or one.strip() for one in value)
    return value is None
