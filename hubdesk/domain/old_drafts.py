"""Drafts that nobody touches any more: said on a list, then removed after a stated time (issue: lists of the day).

A draft holds what somebody typed about a person and never sent. It is not kept for ever, and nobody loses one unseen.
"""

from datetime import date, datetime, timedelta

from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.documents import Document, DocumentStatus

OLD_AFTER = timedelta(days=30)
"""A draft that nobody touched for so long is old."""
NOTICE = timedelta(days=14)
"""So long a day of removal stands on the list before anything is removed."""


def is_old(draft: Document, now: datetime) -> bool:
    """Whether this is a draft that nobody touched for a month. What was finished or sent never is."""
    return draft.status is DocumentStatus.DRAFT and now - draft.touched_at > OLD_AFTER


def noticed(draft: Document, notice: datetime | None) -> datetime | None:
    """The notice that still counts: touching the draft afterwards takes it back."""
    return notice if notice is not None and notice > draft.touched_at else None


def leaves_on(draft: Document, notice: datetime | None, now: datetime) -> date:
    """The day on which it is removed by itself; what was not said yet is said today."""
    said = noticed(draft, notice) or now
    return (said + NOTICE).astimezone(BRITISH).date()


def may_leave(draft: Document, notice: datetime | None, today: date) -> bool:
    """Whether the stated time is over. Without a notice that counts it never is."""
    said = noticed(draft, notice)
    return said is not None and draft.status is DocumentStatus.DRAFT and today >= leaves_on(draft, said, said)
