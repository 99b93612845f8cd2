"""Read-only mode, explained to whoever is signed in: why, since when, and what the last backup does not hold."""

import json
from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.access import words_of
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.hold import HoldReason
from hubdesk.domain.housekeeping import OLDER, OLDER_FROM
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.lost_work import TrailRow, is_change
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission, may
from hubdesk.services.desk import Desk, ready
from hubdesk.services.housekeeping import BACKUP_SEQ, read_moment, read_settings
from hubdesk.services.ports import Records

MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class LostLine:
    """Something that was written since the last backup: by whom, when, what kind, about whom. Never what it said."""

    at: datetime
    by: str
    did: str
    person: str


@dataclass(frozen=True, slots=True)
class HoldState:
    """What the page tells."""

    reason: HoldReason | None
    since: datetime | None
    """When the records were found older; None where they were not."""
    missing: int
    """So many entries of the audit trails are known to be missing; 0 where that cannot be said."""
    backup_at: datetime | None
    backup_folder: str
    lost: tuple[LostLine, ...] | None
    """What was written since the last backup, newest first, as the files still tell; None where they cannot be read,
    or the reader may not."""


def read_hold(desk: Desk) -> HoldState:
    """Everyone may know that nothing is stored and why; whoever works with records sees what would be lost."""
    with desk.control.reading() as unit:
        settings, good = read_settings(unit, desk.rules), unit.last_backup(good=True)
        since, was = read_moment(unit.setting(OLDER)), json.loads(unit.setting(OLDER_FROM) or "{}")
        seq = int(unit.setting(BACKUP_SEQ) or 0)
        names = {user.id: user.name for user in unit.users()}
    reason = desk.hold.reason if desk.hold is not None else None
    lost = None
    able = desk.records is not None and ready(desk) and may(desk.actor.role, Permission.RUN_VISIT)
    if reason is HoldReason.DAMAGED and able and desk.records is not None:
        try:
            lost = _lost(desk.records, seq, names)
        except KnownProblem:  # damaged there too, or no place to write down that it was looked at
            lost = None
    missing = _missing(desk, was) if reason is HoldReason.OLDER else 0
    return HoldState(reason, since, missing, good.at if good else None, settings.backup_folder, lost)


def _lost(records: Records, seq: int, names: dict[UserId, str]) -> tuple[LostLine, ...]:
    with records.writing() as unit:
        rows = [row for row in unit.audit.after(seq) if is_change(row.event)][-MOST_LINES:]
        ids = list(dict.fromkeys(row.subject for row in rows if row.subject))
        people = {person_id: line.name.display for person_id, line in unit.people.lines(ids).items()}
        unit.audit.write(AuditEvent(Event.LISTED, object_type="person", detail={"found": len(people), "for": "loss"}))
    return tuple(_line(row, people, names) for row in reversed(rows))


def _line(row: TrailRow, people: dict[PersonId, str], names: dict[UserId, str]) -> LostLine:
    who = people.get(row.subject, "") if row.subject else ""
    return LostLine(row.at, names.get(row.actor, "someone no longer listed"), words_of(row.event), who)


def _missing(desk: Desk, was: dict[str, str]) -> int:
    """How many rows the trails had more than they have."""
    if desk.backups is None:
        return 0
    now = desk.backups.keep_heads()  # in read-only mode it keeps nothing
    pairs = [(was[kind], now[kind]) for kind in was if kind in now]
    return sum(max(0, int(old.partition(":")[0]) - int(new.partition(":")[0])) for old, new in pairs)
