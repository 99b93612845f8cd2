"""Care offered and support needed, in words for lists: one line for what stands, all facts for the history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.care import CareEntry, CareKind, Outcome, due_words, outcome_words
from hubdesk.domain.dates import cui_date
from hubdesk.domain.ids import UserId
from hubdesk.domain.roles import Role
from hubdesk.presenters.written_rows import when_by

_CALM = ("Stands", "grey")


@dataclass(frozen=True, slots=True)
class CareNow:
    """What stands of one course: ``kind`` and ``name`` begin the next entry."""

    key: str
    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str = "Write the next one"


def care_now(entry: CareEntry, today: date) -> CareNow:
    """The newest entry of a course in one line."""
    told = f"{_told(entry)}, {cui_date(entry.day)}"
    if entry.due is None:
        return CareNow(entry.id, entry.title, told, *_CALM)
    told = f"{told}. {due_words(entry)}: {cui_date(entry.due)}"
    return CareNow(entry.id, entry.title, told, *_due_tag(entry.due, today))


def care_line(standing: Sequence[CareEntry], today: date) -> str:
    """The way to the page, with how many things are due."""
    due = sum(1 for one in standing if one.due and one.due <= today)
    return "Care and support: naloxone, tests, vaccines, capacity" + (f" ({due} due)" if due else "")


def care_due_rows(standing: Sequence[CareEntry], today: date) -> tuple[tuple[str, str, str, str], ...]:
    """Title, detail, tag and its colour of what counts today: due by now, or an appropriate adult is needed."""
    rows = []
    for one in standing:
        if one.due and one.due <= today:
            rows.append((f"{due_words(one)}: {one.title}", f"Due {cui_date(one.due)}", *_due_tag(one.due, today)))
        elif one.kind is CareKind.ADULT and one.outcome is not Outcome.NOT_NEEDED:
            why = ", ".join(reason.label for reason in one.facts.why_adult)
            rows.append(("Needs an appropriate adult", why or "When questioned", "Support", "blue"))
    return tuple(rows)


def _due_tag(due: date, today: date) -> tuple[str, str]:
    if due < today:
        return "Overdue", "red"
    return ("Due today", "orange") if due == today else ("Due later", "blue")


def care_facts(entry: CareEntry, names: Mapping[UserId, str]) -> str:
    """All that was told with an entry, in one paragraph."""
    facts = entry.facts
    for_what = ", ".join(one.label for one in facts.viruses)
    why = ", ".join(one.label.lower() for one in facts.why_adult)
    parts = (
        for_what,
        f"why: {why}" if why else "",
        _WITH.get(entry.outcome, "with {}").format(facts.with_whom) if facts.with_whom else "",
        facts.product,
        f"{'kit' if entry.kind is CareKind.NALOXONE else 'batch'} {facts.batch}" if facts.batch else "",
        f"use by {cui_date(facts.expiry)}" if facts.expiry else "",
        "was shown how to use it" if facts.trained else "",
        "carries it" if facts.carried else "",
        "the last dose" if facts.last_dose else "",
        f"quit day {cui_date(facts.quit_day)}" if facts.quit_day else "",
        f"{_begun_small(due_words(entry))}: {cui_date(entry.due)}" if entry.due else "",
        f"written {written(entry, names)}",
    )
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def care_title(entry: CareEntry) -> str:
    """Day, what it is about and what came of it."""
    return f"{cui_date(entry.day)}: {entry.title}. {_told(entry)}"


def written(entry: CareEntry, names: Mapping[UserId, str]) -> str:
    """When, by whom, and in which role."""
    return f"{when_by(entry.written_at, entry.written_by, names)}, {Role(entry.written_as).in_sentence}"


_WITH = {
    Outcome.ELSEWHERE: "given by {}",
    Outcome.NEEDED: "could be {}",
    Outcome.PRESENT: "it was {}",
    Outcome.HAS: "assessed by {}",
    Outcome.LACKS: "assessed by {}",
    Outcome.TO_ASSESS: "{} is asked to assess it",
}


def _told(entry: CareEntry) -> str:
    words = outcome_words(entry.kind, entry.outcome)
    return f"{words} (dose {entry.facts.dose})" if entry.facts.dose else words


def _begun_small(words: str) -> str:
    return words[:1].lower() + words[1:]
