"""Privacy notice and objections in a line or two, for the page of the person."""

from collections.abc import Iterable

from hubdesk.domain.dates import cui_date
from hubdesk.domain.rights import Decision, Objection, ObjectsTo
from hubdesk.services.people import PersonRecord

_MOST = 160


def rights_line(record: PersonRecord) -> str:
    """``privacy notice given 21-Nov-2026; 1 objection; a copy of the record is asked for``."""
    notice = record.notice
    parts = [
        f"privacy notice {notice.how.label.lower()} {cui_date(notice.on_day)}" if notice else "no privacy notice yet"
    ]
    if count := sum(1 for one in record.objections if one.standing is not Decision.WITHDRAWN):
        parts.append("1 objection" if count == 1 else f"{count} objections")
    if record.copies_waiting:
        parts.append("a copy of the record is asked for")
    return "; ".join(parts)


def objection_lines(objections: Iterable[Objection]) -> tuple[str, ...]:
    """Those that somebody must decide on, and those that were upheld: nobody may go against them unaware."""
    return tuple(_line(one) for one in objections if one.standing in (None, Decision.UPHELD))


def _line(one: Objection) -> str:
    readers = ", ".join(reader.label for reader in one.readers)
    with_whom = f" with {readers}" if one.to is ObjectsTo.SHARING and readers else ""
    state = "Upheld" if one.standing else "Not decided yet"
    words = " ".join(one.words.split())
    said = words if len(words) <= _MOST else f"{words[:_MOST].rstrip()}…"
    return f"The person objects: {_lower(one.to.label)}{with_whom}. {state}. “{said}”"


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
