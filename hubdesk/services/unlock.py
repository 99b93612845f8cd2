"""Sign in and lock."""

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.ids import Ids
from hubdesk.services.desk import Desk
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.forms_missing import first_pathway
from hubdesk.services.housekeeping import clock_back
from hubdesk.services.ports import Strongroom
from hubdesk.services.sure_day import keep_sure_day


def unlock(strongroom: Strongroom, shelf: FormShelf, clock: Clock, ids: Ids, sign_in: str, password: str) -> Desk:
    """Open what this user's keys reach, and give them their desk. Raises the strongroom's known problems.

    Forms that cannot be loaded stop new visits (``FormsMissing``), never the way to what is stored.
    """
    opened = strongroom.unlock(sign_in, password)
    desk = Desk(
        opened.user,
        opened.site,
        opened.control,
        opened.records,
        shelf,
        first_pathway(shelf.library),
        clock,
        ids,
        opened.account,
        opened.keys,
        opened.backups,
        key_change=opened.key_change,
        hold=opened.hold,
        restricted=opened.restricted,
        rules=opened.rules,
    )
    try:
        with opened.control.writing() as unit:
            if clock_back(unit, clock.now()):
                unit.audit.write(AuditEvent(Event.CLOCK_BACK))
            elif desk.hold is None or not desk.hold.holds("control"):
                unit.saw(opened.user.id, clock.now())  # a time that is wrong must not take the right one's place
                keep_sure_day(unit, clock.now().date())
            unit.audit.write(AuditEvent(Event.UNLOCK))
        if opened.records is not None:
            with opened.records.reading() as records:
                shelf.refresh(records)
    except BaseException:
        strongroom.lock()  # nobody is signed in, so nobody's keys may stay
        raise
    return desk


def lock(desk: Desk, strongroom: Strongroom, why: str = "asked") -> None:
    """Close everything and forget the keys. ``why`` is ``asked``, ``idle``, ``8-hours``, ``closed``, or how the desktop
    was left (``system.session_events.Left``)."""
    try:
        with desk.control.writing() as unit:
            unit.audit.write(AuditEvent(Event.LOCK, detail={"why": why}))
    finally:
        strongroom.lock()  # the keys go, whether or not it could be written down
