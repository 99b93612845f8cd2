"""Begin a visit from the start page, and switch *officer present* at any moment in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import PersonId
from hubdesk.domain.roles import Permission
from hubdesk.domain.typed_pages import TypedKind
from hubdesk.domain.visit_setting import Present, SettingEntry, VisitLength, VisitSetting, check_setting
from hubdesk.domain.visits import PlaceKind, VisitStatus
from hubdesk.forms import Library
from hubdesk.services import journey
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.forms_missing import check_pathway_there
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.planner import minutes_needed
from hubdesk.services.typed_pages import typed_done
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visits import new_visit, touch, turn

FIRST_VISIT, TWO_MINUTES, FIRST_CONTACT = "first-visit", "two-minute-visit", "first-contact"
_WORDS: Mapping[str, str] = {
    FIRST_VISIT: "Full visit, about 25 minutes",
    TWO_MINUTES: "Two-minute visit: safety, medicines, one action, card",
    FIRST_CONTACT: "Mood and safety only, about 5 minutes",
}
_TWO = 2
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "Usual visits": (FIRST_VISIT, TWO_MINUTES, FIRST_CONTACT, "quick-check"),
    "One subject": (
        *("alcohol-and-drugs", "smoking", "distress-and-trauma", "health-and-life"),
        "support-and-strengths",
    ),
    "For some people": ("seen-alone", "deep-visit", "autism-and-head-injury"),
}
_OWN_GROUP = "Made at this hub"
_ABOUT = re.compile(r"about (\d+) minutes")


@dataclass(frozen=True, slots=True)
class VisitKind:
    """One kind of visit that may be chosen."""

    pathway_id: str
    words: str
    group: str
    """The plain words that it stands under."""


def visit_kinds(library: Library) -> tuple[VisitKind, ...]:
    """The kinds of visit that the library has pathways for, by group: the usual ones first, a hub's own last."""
    known = [(p, group) for group, members in _GROUPS.items() for p in members if p in library.pathways]
    named = {p for p, _group in known}
    own = [(p, _OWN_GROUP) for p in sorted(library.pathways) if p not in named]
    return tuple(VisitKind(p, _WORDS.get(p, library.pathways[p].title), group) for p, group in (*known, *own))


def minutes_said(desk: Desk, now: VisitNow) -> int:
    """How long this visit takes, as the person is told: what its own name says, else what its steps take together,
    and never more than the minutes that there are."""
    pathway = desk.shelf.library.pathways.get(now.visit.pathway_id)
    about = _ABOUT.search(_WORDS.get(now.visit.pathway_id, pathway.title if pathway else ""))
    if now.visit.pathway_id == TWO_MINUTES:
        said = _TWO
    elif about:
        said = int(about[1])
    else:
        said = -(-minutes_needed(desk, now) // 5) * 5
    there_are = now.setting.minutes if now.setting is not None else None
    return min(said, there_are) if there_are else said


def person_to_visit(desk: Desk, person_id: PersonId) -> PersonHead:
    """The person whose visit is about to be set up; that their page head was shown is audited.

    Raises ``FormsMissing`` where there is no kind of visit that could begin.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    if not visit_kinds(desk.shelf.library):
        check_pathway_there(desk.shelf.library, FIRST_CONTACT)
    with records.writing() as unit:
        person = read_head(unit, person_id)
        unit.audit.write(AuditEvent(Event.PERSON_OPENED, person_id, "person", person_id, {"for": "visit"}))
        return person


def begin_visit(desk: Desk, person_id: PersonId, entry: SettingEntry) -> VisitNow:
    """Begin a visit as set up on the start page; it starts at the opening page.

    Raises ``InvalidEntry`` naming everything that is not chosen yet, ``AlreadyInVisit``, ``NotFound``.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    with records.writing() as unit:
        check_setting(entry, unit.people.get(person_id).born)
        now = new_visit(desk, unit, person_id, entry.pathway_id, journey.OPENING)
        setting = _setting(desk, now, entry)
        unit.openings.add_setting(setting)
        typed_done(desk, unit, TypedKind.VISIT_START, person_id)
        unit.audit.write(_set_up(now, setting))
        return replace(now, setting=setting)


def switch_officer(desk: Desk, now: VisitNow, *, present: bool) -> VisitNow:
    """Record that an officer came in or left.

    When one comes in, the visit leaves at once a question that was answered or that is only asked alone; the
    setting is durable when this returns. A finished visit stays at its result, which shows again when they left.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    if now.setting is None or now.officer_present is present:
        return now
    setting = replace(now.setting, officer_present=present, at=desk.clock.now(), by=desk.actor.id)
    with records.writing() as unit:
        unit.openings.add_setting(setting)
        unit.audit.write(_set_up(now, setting))
        now = replace(now, setting=setting)
        if now.visit.status is VisitStatus.COMPLETED:
            return now
        if present and _shows_too_much(desk, now):
            return turn(desk, unit, now)
        return replace(now, visit=touch(desk, unit, now.visit))


def _shows_too_much(desk: Desk, now: VisitNow) -> bool:
    """Whether the question on screen has an answer, or belongs to a step that is hidden from an officer."""
    place = now.visit.place
    if place.kind is not PlaceKind.QUESTION:
        return False
    form = now.form(place.response_id)
    pathway = desk.shelf.library.pathways.get(now.visit.pathway_id, desk.pathway)
    kept = any(step.no_officer for step in pathway.steps if step.form_id == form.pack.id)
    return kept or place.link_id in form.sitting.answers


def _setting(desk: Desk, now: VisitNow, entry: SettingEntry) -> VisitSetting:
    present = tuple(p for p in Present if p.value in entry.present)
    return VisitSetting(
        visit_id=now.visit.id,
        at=desk.clock.now(),
        by=desk.actor.id,
        present=present,
        interpreter=entry.interpreter.strip() if Present.INTERPRETER in present else "",
        officer_present=Present.OFFICER in present,
        length=VisitLength.TWO_MINUTES if entry.pathway_id == TWO_MINUTES else VisitLength.FULL,
        fit=entry.fit == "yes",
        private=entry.private == "yes",
        adult={"yes": True, "no": False}.get(entry.adult),
        minutes=int(entry.minutes) if entry.minutes.strip() else None,
        language=entry.language.strip() if Present.INTERPRETER in present else "",
    )


def _set_up(now: VisitNow, setting: VisitSetting) -> AuditEvent:
    """Whether others were there belongs to the trail; who they were does not."""
    detail: dict[str, str | int] = {"others": len(setting.present), "officer": int(setting.officer_present)}
    return AuditEvent(Event.VISIT_SET_UP, now.person.id, "visit", now.visit.id, detail)
