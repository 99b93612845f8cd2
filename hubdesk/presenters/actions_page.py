"""Builds the actions page: what was agreed, what the answers suggest, what is left for another day."""

from hubdesk.domain.dates import cui_date
from hubdesk.domain.tasks import Task, TaskKind, TaskStatus
from hubdesk.domain.visit_setting import VisitLength
from hubdesk.presenters.cross_prompts import prompt_rows
from hubdesk.presenters.record_offers import offer_rows
from hubdesk.presenters.visit_parts import ActionsPage, AgreedAction
from hubdesk.services.desk import Desk
from hubdesk.services.left_for_later import later_words
from hubdesk.services.suggestions import ALWAYS, FOLLOW_UP, REBOOK, suggestions
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visit_plan import plan


def actions_page(desk: Desk, now: VisitNow) -> ActionsPage:
    """The actions page of a visit. With an officer present nothing on it tells of an answer."""
    agreed = agreed_actions(now)
    left = [later_words(step, why) for step, why in plan(desk, now).left_out if why.ask_later]
    short = now.setting is not None and now.setting.length is VisitLength.TWO_MINUTES
    most = 1 if short else 3
    prompted = prompt_rows(desk, now)
    covered = {words for row in prompted for words in row.covers}
    found = [s for s in suggestions(now) if s not in covered and (not now.officer_present or s in ALWAYS)]
    pressing = [s for s in found if s in (REBOOK, FOLLOW_UP)]
    return ActionsPage(
        agreed=agreed,
        suggestions=tuple(dict.fromkeys((*pressing, *found))),
        later=() if now.officer_present else tuple(dict.fromkeys(left)),
        note=_note(len(agreed), most),
        matters=now.opening.matters if now.opening and not now.officer_present else "",
        prompted=prompted,
        first=len(pressing),
        offers=offer_rows(desk, now),
    )


def agreed_actions(now: VisitNow) -> tuple[AgreedAction, ...]:
    """The actions agreed in this visit, in order."""
    chosen = [t for t in now.tasks if t.kind is TaskKind.ACTION and t.status is not TaskStatus.DROPPED]
    return tuple(AgreedAction(t.id, t.what, task_detail(t)) for t in chosen)


def task_detail(task: Task) -> str:
    """Who does it and by when, as far as that was said."""
    parts = (task.owner, f"by {cui_date(task.due)}" if task.due else "")
    return ", ".join(part for part in parts if part)


def _note(agreed: int, most: int) -> str:
    if agreed == 0:
        return "Choose one together." if most == 1 else "Choose up to three together: what matters most, first."
    if agreed < most:
        return f"{agreed} agreed. Up to {most} is enough."
    return f"{agreed} agreed. That is enough for today: more is hard to remember."
