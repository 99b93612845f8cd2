"""The day that counts for what cannot be taken back: kept at each unlock, doubted after a jump, confirmed by a lead."""

from datetime import date

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.roles import Permission
from hubdesk.domain.trusted_day import DayTold, day_to_keep, tell_day
from hubdesk.services.desk import Desk, administer
from hubdesk.services.ports import ControlUnit

_SETTING = "sure-day"


def keep_sure_day(unit: ControlUnit, today: date) -> None:
    """A day of work: the sure day moves on, unless the clock jumped."""
    last = _last(unit)
    new = day_to_keep(last, today)
    if new != last:
        unit.set_setting(_SETTING, new.isoformat())


def read_day(desk: Desk) -> DayTold:
    """The day to reckon with now. Nothing of a person is in it; everyone may know."""
    with desk.control.reading() as unit:
        return tell_day(_last(unit), desk.clock.now().date())


def confirm_day(desk: Desk) -> Changes:
    """A lead has looked: the computer's date is right. Audited with both days. Raises ``NotAllowed``."""
    control = administer(desk, Permission.REVIEW_RETENTION)
    today = desk.clock.now().date()
    with control.writing() as unit:
        last = _last(unit)
        unit.set_setting(_SETTING, today.isoformat())
        detail = {"was": last.isoformat() if last else "", "now": today.isoformat()}
        unit.audit.write(AuditEvent(Event.DAY_CONFIRMED, None, "setting", _SETTING, detail))
    return Changes.of(Topic.SITE)


def _last(unit: ControlUnit) -> date | None:
    kept = unit.setting(_SETTING)
    return date.fromisoformat(kept) if kept else None
