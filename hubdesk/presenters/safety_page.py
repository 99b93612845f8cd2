"""Builds the safety page for staff. No risk level, no score: what to do, whom to call, what was done."""

from datetime import datetime

from hubdesk.domain.dates import cui_time
from hubdesk.domain.safety import (
    Done,
    SafetyAction,
    SafetyEntry,
    missing_to_finish,
    outcomes_for,
)
from hubdesk.domain.site import NATIONAL_LINES
from hubdesk.domain.visits import VisitStatus
from hubdesk.forms import Item
from hubdesk.presenters.answer_words import words
from hubdesk.presenters.visit_pages import Choice, Line, SafetyDraft, SafetyPage, Ticked
from hubdesk.services.desk import Desk
from hubdesk.services.visit_now import FormNow, VisitNow

_CLINICIAN_STEPS = (
    "Stay with the person. Say: “Thank you for telling me.”",
    "Ask what is happening now, and what would help them stay safe today.",
    "If life is in danger now, call 999 and stay until help comes.",
    "Agree what happens next, and who they can call tonight.",
)
_NAVIGATOR_STEPS = (
    "Stay with the person. Say: “Thank you for telling me.”",
    "Fetch or phone a clinician now. You do not need to judge how serious it is.",
    "If life is in danger now, call 999.",
)


def safety_page(desk: Desk, now: VisitNow, action: SafetyAction, draft: SafetyDraft | None = None) -> SafetyPage:
    """The safety page of a visit. ``draft`` is what is typed but not saved; else the last saving stands in."""
    role = desk.actor.role
    outcomes = outcomes_for(role)
    shown = draft or _draft(action, {o.value for o in outcomes})
    return SafetyPage(
        id=f"{action.id} {len(action.triggers)}",
        clinical=role.clinical,
        heading="Stop here and talk" if role.clinical else "Get a clinician now",
        said=_said(now, action),
        steps=_CLINICIAN_STEPS if role.clinical else _NAVIGATOR_STEPS,
        lines=tuple(
            Line(x.label, x.number, x.note) for x in (NATIONAL_LINES[0], *desk.site.lines, *NATIONAL_LINES[1:])
        ),
        done=tuple(Ticked(d.value, d.label, d.value in shown.done) for d in Done) if role.clinical else (),
        outcomes=tuple(Choice(o.value, o.label, "") for o in outcomes),
        next_steps={o.value: o.next_step for o in outcomes},
        draft=shown,
        earlier=tuple(_in_words(e) for e in action.entries),
        can_go_on=now.visit.status is not VisitStatus.COMPLETED,
    )


def _draft(action: SafetyAction, offered: set[str]) -> SafetyDraft:
    """What was saved last, so that nothing is typed twice.

    Not the outcome where an answer came after it: that one must be chosen again.
    """
    last = action.latest
    if last is None:
        return SafetyDraft()
    outcome = last.outcome.value if last.outcome and last.outcome.value in offered else None
    outcome = None if action.unseen else outcome
    return SafetyDraft(tuple(d.value for d in last.done), last.told, last.plan, outcome)


def _said(now: VisitNow, action: SafetyAction) -> tuple[str, ...]:
    """The question and answer that opened the page, in the form's own words."""
    lines = []
    for trigger in action.triggers:
        for form in now.forms:
            if form.pack.id != trigger.form_id:
                continue
            items = form.pack.form.by_id
            for asked in (items[rule.question] for rule in items[trigger.link_id].rules):
                mark = "" if asked.text.endswith("?") else ":"
                lines.append(f"{asked.text}{mark} {_answer_then(form, asked, trigger.at)}")
    return tuple(dict.fromkeys(lines))


def _answer_then(form: FormNow, asked: Item, at: datetime) -> str:
    """The answer as it was when it opened the page, with what it was changed to later: neither is lost."""
    now = words(asked, form.sitting.answers.get(asked.link_id))
    for correction in form.corrections:
        for change in correction.changes:
            if change.link_id == asked.link_id and correction.made.at > at:
                return f"{words(asked, change.before)} (changed after the visit to: {now})"
    return now


def _in_words(entry: SafetyEntry) -> str:
    parts = [f"{cui_time(entry.at)}, {entry.role.in_sentence}"]
    parts.append(entry.outcome.label if entry.outcome else "saved without an outcome")
    if entry.outcome and missing_to_finish(entry):
        parts[-1] += " (not finished)"
    if entry.told:
        parts.append(f"told: {entry.told}")
    return " · ".join(parts)
