"""A whole record in words a person can follow. What has no words of its own here is still told, row by row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hubdesk.domain.access import access_lines
from hubdesk.domain.details import Section, typed_section
from hubdesk.domain.letter_words import letter_birth_date, letter_date
from hubdesk.domain.offence_data import is_offence_data
from hubdesk.domain.paper.record_copy import CopyPart, CopyRow, RecordCopy
from hubdesk.domain.trust import Matter
from hubdesk.domain.typed import YES
from hubdesk.domain.visits import ResponseStatus
from hubdesk.forms import Item
from hubdesk.presenters.answer_words import words
from hubdesk.presenters.corrections import correction_notes
from hubdesk.presenters.details.fields import Choice, Day, Find, Line, Rows, Select, Single, Tick, Ticks
from hubdesk.presenters.details.sections import TITLES, section_form
from hubdesk.presenters.result_page import score_facts
from hubdesk.presenters.scores import score_line
from hubdesk.services.record_copy import Restricted, WholeRecord
from hubdesk.services.staff_names import FORMER
from hubdesk.services.visit_now import FormNow, VisitNow

TOLD_ELSEWHERE = frozenset(
    {"person", "person_section", "person_number", "visit", "response", "answer", "score", "amendment", "audit"}
    | {"document", "document_final", "response_manner"}
)
"""Tables whose content stands in the parts above, in better words."""
_STATUS = {
    ResponseStatus.DRAFT: "Not finished",
    ResponseStatus.COMPLETED: "Finished",
    ResponseStatus.AMENDED: "Finished, and put right since",
    ResponseStatus.ENTERED_IN_ERROR: "Entered in error: it counts no more",
}
_TOLD_WITH_RESTRICTED = ("note", "person_flag", "flag_paper")
_NAMES = {
    "agreement": "What you agreed to share, and what you did not",
    "appointment": "Appointments",
    "appointment_event": "What became of appointments",
    "document_event": "Letters and cards: printed or saved",
    "gp_case": "Getting a GP",
    "gp_case_event": "Getting a GP: what happened",
    "notice_given": "The privacy notice",
    "note": "Notes",
    "objection": "What you objected to",
    "objection_decision": "What was decided on it",
    "person_revision": "What was put right in your name, birth or NHS number",
    "record_request": "When you asked for a copy",
    "record_request_event": "What became of it",
    "response_paper": "Forms typed in from paper",
    "safety_action": "Safety pages",
    "safety_entry": "Safety pages: what was done",
    "safety_trigger": "Safety pages: which answers opened them",
    "task": "Things to do",
    "visit_opening": "Openings of visits",
    "visit_setting": "Who was in the room",
}
_LABELS = {
    "at": "At",
    "by_user": "By",
    "on_day": "Day",
    "what": "What",
    "how": "How",
    "words": "In words",
    "given": "Agreed",
    "to_what": "To what",
}
_INNER = re.compile(r"(^|_)(id|sha256|version|seq|seen|folded|step|demo)$|^(touched|place)_")
"""Columns that hold references and counts, which say nothing to a reader; they stand in the other file."""
_REPEATED: Mapping[str, frozenset[str]] = {"appointment_event": frozenset({"details"})}
"""What an event says again of the row it belongs to."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T|$)")
_MAY_BE_EMPTY = " (optional)"


def readable_copy(whole: WholeRecord) -> RecordCopy:
    """The whole record, chapter by chapter."""
    person = whole.head.person
    parts = [
        _chapter("About you"),
        *_about_you(whole),
        _chapter("Visits: questions and answers"),
        *(part for visit in whole.visits for part in _visit(visit, whole)),
        *_letters(whole),
        _chapter("Everything else that is kept"),
        *_tables(whole),
        _chapter("Notes and flags that only clinicians read"),
        *_restricted(whole.restricted, whole),
        _chapter("Who looked at this record"),
        _looked(whole),
        _chapter("Why we keep it, and your rights"),
        _law(whole),
    ]
    return RecordCopy(
        name=" ".join(part for part in (person.name.title, person.name.given, person.name.family) if part),
        born=letter_birth_date(person.born),
        nhs_number=person.nhs_number_shown,
        controller=whole.trust.words(Matter.CONTROLLER),
        officer=whole.trust.words(Matter.OFFICER),
        hub=whole.hub,
        phone=whole.phone,
        made_on=letter_date(whole.at.date()),
        parts=tuple(parts),
    )


def _chapter(title: str) -> CopyPart:
    return CopyPart(title, level=1)


def _about_you(whole: WholeRecord) -> Iterator[CopyPart]:
    person, details = whole.head.person, whole.head.details
    yield CopyPart(
        "Identity",
        (
            CopyRow("Known as", person.name.preferred or "Not recorded"),
            CopyRow("Gender", person.gender.label),
            CopyRow("Registered", _moment(person.registered_at)),
        ),
    )
    for section in Section:
        if not details.version(section):
            continue
        rows = tuple(section_rows(section, details.value(section)))
        yield CopyPart(
            TITLES[section],
            rows or (CopyRow("", "Saved, with nothing in it."),),
            note=_earlier(section, whole),
            offence=is_offence_data(section),
        )


def _earlier(section: Section, whole: WholeRecord) -> str:
    count = whole.head.details.version(section)
    if count == 1:
        return ""
    return f"Saved {count} times. This is what stands; what stood before is in record.json."


def section_rows(section: Section, value: object) -> Iterator[CopyRow]:
    """A section as question and answer, in the words of its page."""
    typed = typed_section(section, value)
    for group in section_form(section).groups:
        for field in (one for part in group.fields for one in (part if isinstance(part, tuple) else (part,))):
            if isinstance(field, Rows):
                for number in range(field.most):
                    inside = [row for one in field.singles if (row := _row(one, typed, f"{field.name}.{number}."))]
                    if inside:
                        yield CopyRow(f"{field.noun} {number + 1}", "; ".join(f"{r.label}: {r.text}" for r in inside))
            elif not isinstance(field, Find) and (row := _row(field, typed)):
                yield row


def _row(field: Single, typed: Mapping[str, str], before: str = "") -> CopyRow | None:
    name = f"{before}{field.name}"
    match field:
        case Day():
            text = _typed_day(*(typed.get(f"{name}.{part}", "") for part in ("day", "month", "year")))
        case Tick():
            if typed.get(name) != YES:
                return None
            text = "Yes"
        case Ticks():
            text = ", ".join(dict(field.options).get(code, code) for code in typed.get(name, "").split())
        case Choice() | Select():
            text = dict(field.options).get(typed.get(name, ""), typed.get(name, ""))
        case Line():
            text = typed.get(name, "")
    return CopyRow(field.label.removesuffix(_MAY_BE_EMPTY), text) if text else None


def _typed_day(day: str, month: str, year: str) -> str:
    try:
        return letter_date(date(int(year), int(month), int(day)))
    except ValueError:
        return " ".join(part for part in (day, month, year) if part)


def _visit(visit: VisitNow, whole: WholeRecord) -> Iterator[CopyPart]:
    begun = whole.staff.get(str(visit.visit.started_by), FORMER)
    ended = visit.visit.completed_at
    rows = (
        CopyRow("Begun", f"{_moment(visit.visit.started_at)}, {begun}"),
        CopyRow("Finished", _moment(ended) if ended else "Not finished"),
    )
    yield CopyPart(f"Visit of {letter_date(visit.visit.started_at.date())}", rows)
    for form in visit.forms:
        answers = [
            CopyRow("State", _STATUS[form.response.status]),
            *(CopyRow("Result", score_line(score_facts(score))) for score in form.sitting.scores()),
            *(CopyRow(*_answer(form, item)) for item in form.sitting.questions()),
        ]
        for note in correction_notes(form):
            answers.append(CopyRow(note.title, ". ".join(part for part in (note.reason, *note.lines) if part)))
        yield CopyPart(form.pack.title, tuple(answers))


def _answer(form: FormNow, item: Item) -> tuple[str, str]:
    return item.text, words(item, form.sitting.answers.get(item.link_id))


def _tables(whole: WholeRecord) -> Iterator[CopyPart]:
    for name, rows in whole.rows.items():
        apart = whole.restricted is not None and name in _TOLD_WITH_RESTRICTED
        if name in TOLD_ELSEWHERE or apart or not rows:
            continue
        hidden = _REPEATED.get(name, frozenset())
        plain = ({key: value for key, value in row.items() if key not in hidden} for row in rows)
        told = tuple(found for row in plain if (found := _told(row, whole.staff)))
        title = _NAMES.get(name, name.replace("_", " ").capitalize())
        yield CopyPart(title, told, offence=any(row.get("probation_origin") for row in rows))


def _letters(whole: WholeRecord) -> Iterator[CopyPart]:
    rows = []
    for document, final in whole.papers:
        title = f"{document.kind.title}. {document.status.label}, {letter_date(document.touched_at.date())}"
        name = whole.letters.get(str(document.id))
        if name:
            rows.append(CopyRow(title, f"It is in the file {name}."))
        elif final is None:
            rows.append(CopyRow(title, "; ".join(text for text in document.typed.values() if text) or "Empty"))
        else:
            rows.append(CopyRow(title, "Its words are in record.json."))
    if rows:
        yield _chapter("Letters and cards")
        yield CopyPart("What was written", tuple(rows))


def _told(row: Mapping[str, Any], staff: Mapping[str, str]) -> CopyRow | None:
    """A row with its moment as the label; one without any says it all in one text."""
    when = next((name for name in row if name == "at" or name.endswith(("_at", "_on", "_day")) or name == "day"), "")
    label = _text(row[when], staff) if when else ""
    text = _in_words({name: value for name, value in row.items() if name != when or not label}, staff)
    return CopyRow(label, text or "Nothing more is kept.") if label or text else None


def _in_words(row: Mapping[str, Any], staff: Mapping[str, str]) -> str:
    parts = (
        f"{_LABELS.get(name, name.replace('_', ' ').capitalize())}: {text.rstrip('.')}"
        for name, value in row.items()
        if not _INNER.search(name) and (text := _text(value, staff))
    )
    return ". ".join(parts)


def _text(value: Any, staff: Mapping[str, str]) -> str:
    if value is None or value in ("", [], {}):
        return ""
    match value:
        case bool():
            return "Yes" if value else "No"
        case dict():
            inside = ((k, _text(v, staff)) for k, v in value.items() if not _INNER.search(str(k)))
            said = ((str(key).replace("_", " "), ", ".join(text.splitlines())) for key, text in inside if text)
            return "; ".join(f"{key}: {text}" for key, text in said)
        case list():
            return ", ".join(text for one in value if (text := _text(one, staff)))
        case str() if value in staff:
            return staff[value]
        case str() if _DAY.match(value):
            return _iso(value)
    return str(value)


def _iso(text: str) -> str:
    """A day or a moment as a letter has it; anything else as it is."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return _moment(at) if "T" in text else letter_date(at.date())


def _moment(at: datetime) -> str:
    return f"{letter_date(at.date())}, {at:%H:%M}"


def _restricted(restricted: Restricted | None, whole: WholeRecord) -> Iterator[CopyPart]:
    if restricted is None:
        yield CopyPart("Left out", (CopyRow("", "They are not in this copy. Ask us why, if you want to know."),))
        return
    notes = tuple(
        CopyRow(_moment(one.at), f"{whole.staff.get(str(one.by), '')}: {one.text.words}")
        for note in restricted.notes
        for one in note.versions
        if one.text is not None
    )
    flags = tuple(
        CopyRow(_moment(one.at), ". ".join(p for p in (one.flag.words, one.flag.source, one.flag.note) if p))
        for one in restricted.flags
    )
    yield CopyPart("Notes", notes or (CopyRow("", "There are none."),))
    yield CopyPart("Flags", flags or (CopyRow("", "There are none."),), offence=bool(flags))
    passed_on = tuple(
        CopyRow(_moment(one.row.at), f"{one.paper.flag.words}, for {one.paper.reader}, {one.paper.service}: {why}")
        for one in restricted.passed_on
        for why in (f"{one.paper.basis.label}. {one.paper.why}",)
    )
    if passed_on:
        yield CopyPart("Flags put on paper", passed_on, offence=True)


def _looked(whole: WholeRecord) -> CopyPart:
    rows = []
    for line in access_lines(whole.looked):
        who = whole.staff.get(str(line.actor), FORMER)
        rows.append(CopyRow(letter_date(line.day), f"{who}: {', '.join(line.did)}"))
    return CopyPart("Each day and member of staff", tuple(rows))


def _law(whole: WholeRecord) -> CopyPart:
    trust = whole.trust
    rows = [
        CopyRow("Legal basis", trust.words(Matter.LEGAL_BASIS)),
        CopyRow("Health data", trust.words(Matter.HEALTH_BASIS)),
        CopyRow("Criminal-offence data", trust.words(Matter.OFFENCE_CONDITION)),
        CopyRow("How long", _how_long(trust.years(Matter.YEARS_ADULT), trust.years(Matter.YEARS_MENTAL))),
        CopyRow("Your rights", "You can have mistakes put right, object, and complain: ico.org.uk, 0303 123 1113."),
    ]
    rows += [CopyRow(f"Not in it: {name.replace('_', ' ')}", why) for name, why in _sorted(whole.left_out)]
    return CopyPart("What the law says", tuple(rows))


def _how_long(adult: int, mental: int) -> str:
    return f"{adult} years after we last saw you, or {mental} years where mental health was asked about"


def _sorted(left_out: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    return sorted(left_out.items())
