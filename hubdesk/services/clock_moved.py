"""The computer's clock was set while hubdesk was open: written down, and told until the next day."""

from datetime import datetime, timedelta

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.services.desk import Desk
from hubdesk.services.ports import ControlUnit

_SETTING = "clock-moved"
_TOLD_FOR = timedelta(days=1)


def note_clock_moved(desk: Desk, seconds: int) -> Changes:
    """Keep that the clock was set by so many seconds. It is the computer's doing, so nobody's permission is asked."""
    with desk.control.writing() as unit:
        unit.set_setting(_SETTING, f"{desk.clock.now().isoformat(timespec='seconds')} {seconds}")
        unit.audit.write(AuditEvent(Event.CLOCK_MOVED, detail={"seconds": seconds}))
    return Changes.of(Topic.SITE)


def clock_moved(unit: ControlUnit, now: datetime) -> timedelta | None:
    """By how much it was set within the last day; None where it was not."""
    when, _, seconds = unit.setting(_SETTING).partition(" ")
    if not seconds or abs(now - datetime.fromisoformat(when)) > _TOLD_FOR:
        return None
    return timedelta(seconds=int(seconds))
