"""Drafts older than a month: notice is given once, then each is kept or removed by hand, or removed by itself."""

from collections.abc import Mapping
from dataclasses import replace

from hubdesk.domain.audit import Event
from hubdesk.domain.changes import Changes
from hubdesk.domain.documents import Document, DocumentStatus
from hubdesk.domain.ids import DocumentId
from hubdesk.domain.old_drafts import is_old, may_leave, noticed
from hubdesk.domain.roles import Permission, may
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.paper.papers import CHANGED, PaperFinished, drop_in, permission_for, told_of, touched
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.referral_letters import letter_dropped
from hubdesk.services.sure_day import read_day


def care_for_old_drafts(desk: Desk) -> Changes:
    """Once a day, by itself: say of each old draft that it is going to be removed, and remove those whose time is over.

    Nothing is removed while the computer's date is in doubt, nor what was not said for the stated time, nor the letter
    of a referral that is open.
    """
    if desk.records is None or not may(desk.actor.role, Permission.FOLLOW_REFERRALS):
        return Changes.of()
    day, records = read_day(desk), authorise(desk, Permission.FOLLOW_REFERRALS)
    with records.writing() as unit:
        notices, now = unit.documents.notices(), desk.clock.now()
        old = [draft for draft in unit.documents.drafts() if is_old(draft, now)]
        leaving = [one for one in old if day.sure and may_leave(one, notices.get(one.id), day.clock)]
        leaving = [one for one in leaving if not waits_with_referral(unit, one)]
        for draft in leaving:
            _remove(desk, unit, draft, why="old", by="itself")
        new = [draft for draft in old if noticed(draft, notices.get(draft.id)) is None]
        for draft in new:
            unit.documents.give_notice(draft.id, now)
            unit.audit.write(told_of(Event.PAPER_NOTICED, draft))
    return CHANGED if leaving or new else Changes.of()


def waits_with_referral(unit: RecordsUnit, draft: Document) -> bool:
    """Whether an open referral waits for this letter: it is chased there, and never closed by a clock."""
    return any(one.open for one in unit.referrals.of_document(draft.id))


def keep_draft(desk: Desk, document_id: DocumentId) -> Changes:
    """It is still wanted: touched now, so that it leaves the list. Raises ``PaperFinished``, ``NotFound``."""
    draft = _mine(desk, document_id)
    with authorise(desk, permission_for(draft.template)).writing() as unit:
        unit.people.get(draft.person_id)
        later = touched(desk, draft)
        unit.documents.save(later)
        unit.audit.write(told_of(Event.PAPER_KEPT, later, old=1))
    return CHANGED


def remove_draft(desk: Desk, document_id: DocumentId) -> Changes:
    """Remove it now: what was typed goes, that there was one stays. Raises ``PaperFinished``, ``NotFound``."""
    draft = _mine(desk, document_id)
    with authorise(desk, permission_for(draft.template)).writing() as unit:
        unit.people.get(draft.person_id)
        _remove(desk, unit, draft, why="old", by="hand")
    return CHANGED


def _mine(desk: Desk, document_id: DocumentId) -> Document:
    """The draft as it stands. Raises ``PaperFinished`` where it is none any more."""
    with authorise(desk, Permission.MAKE_PAPERS).reading() as unit:
        draft = unit.documents.get(document_id)
    if draft.status is not DocumentStatus.DRAFT:
        raise PaperFinished
    return draft


def _remove(desk: Desk, unit: RecordsUnit, draft: Document, **why: str) -> None:
    nothing: Mapping[str, str] = {}
    letter_dropped(desk, unit, drop_in(desk, unit, replace(draft, typed=nothing), **why))
