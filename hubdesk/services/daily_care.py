"""What hubdesk does by itself once a day: look over the files, clear away old drafts, then back the files up.

Whoever unlocks first on a day sets it off; with nobody about, nothing is written and nothing can be lost.
"""

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.hold import HoldReason
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission, may
from hubdesk.services.desk import Desk, ready
from hubdesk.services.housekeeping import CHECKED, back_up, read_settings
from hubdesk.services.old_drafts import care_for_old_drafts
from hubdesk.services.ports import BackupMade


@dataclass(frozen=True, slots=True)
class Cared:
    """What was done: faults found (page and row numbers, never content), a backup, and why none was made."""

    faults: tuple[str, ...] = ()
    made: BackupMade | None = None
    problem: KnownProblem | None = None


def care_for_the_day(desk: Desk) -> Cared:
    """Check the files unless somebody did today; back up unless there is a backup of today. Then also where damage was
    found before: a disk that reads again is told so, and storing goes on.

    Damage is not raised: ``desk.hold`` says it from now on. A backup that fails is remembered and told, not raised.
    """
    if not ready(desk) or desk.backups is None or desk.records is None:
        return Cared()
    desk.backups.keep_room()
    faults = look_over(desk) if _is_due(desk) else ()
    if desk.hold is not None and desk.hold.reason is not None:
        return Cared(faults)
    try:
        care_for_old_drafts(desk)
        return Cared(faults, _back_up_today(desk))
    except KnownProblem as problem:
        return Cared(faults, problem=problem)


def look_over(desk: Desk) -> tuple[str, ...]:
    """Check every page, table and audit row of both files; damage holds the desk, soundness lets it go again."""
    if desk.backups is None:
        raise RuntimeError("this desk was opened without its files")
    faults = desk.backups.look_over()
    hold = desk.hold
    if hold is not None and faults:
        hold.damage(*{fault.partition(":")[0] for fault in faults})
    elif hold is not None and hold.reason is HoldReason.DAMAGED:
        hold.release()
    with desk.control.writing() as unit:
        if not faults:
            unit.set_setting(CHECKED, desk.clock.now().isoformat(timespec="seconds"))
        detail: dict[str, str | int] = {"records": "failed" if faults else "passed", "faults": len(faults)}
        unit.audit.write(AuditEvent(Event.STORE_CHECKED, detail=detail, outcome="failed" if faults else "ok"))
    return faults


def _is_due(desk: Desk) -> bool:
    if desk.hold is not None and desk.hold.reason is HoldReason.DAMAGED:
        return True
    with desk.control.reading() as unit:
        checked = unit.setting(CHECKED)
    return not checked or not _is_today(desk, datetime.fromisoformat(checked))


def _back_up_today(desk: Desk) -> BackupMade | None:
    if not may(desk.actor.role, Permission.BACK_UP):
        return None
    with desk.control.reading() as unit:
        folder, good = read_settings(unit, desk.rules).backup_folder, unit.last_backup(good=True)
    if not folder or (good is not None and _is_today(desk, good.at)):
        return None
    return back_up(desk, folder, why="daily")


def _is_today(desk: Desk, at: datetime) -> bool:
    return at.astimezone(BRITISH).date() == desk.clock.now().astimezone(BRITISH).date()
