"""The settings of the hub, and its backups: made on demand and when the program closes, each one told."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.backup_ages import Ages
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.hold import HoldReason
from hubdesk.domain.housekeeping import (
    BACKUP_OLD_AFTER,
    CLOCK_BACK_BY,
    IDLE_USUAL,
    OLDER,
    OLDER_FROM,
    BackupRun,
    HubSettings,
    read_idle_minutes,
)
from hubdesk.domain.machine_settings import NO_RULES, Rules
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.roles import Permission, may
from hubdesk.services.clock_moved import clock_moved
from hubdesk.services.desk import Desk, administer, ready
from hubdesk.services.ports import BackupMade, Backups, ControlUnit

AT_LOCK_AFTER = timedelta(hours=4)
"""A desk that is locked makes a backup first where the last one is older than this."""
CHECKED = "records-checked"
"""The setting that holds when the files last passed their check."""
_KEPT = "backups-kept"
BACKUP_SEQ = "backup-seq"
"""The setting that holds the last row of the records' audit trail that the last good backup has."""
_IDLE, _FOLDER, _PICTURES = "idle-minutes", "backup-folder", "screen-pictures"
_ALLOWED = "allowed"


class NoBackupFolder(KnownProblem):
    """Nobody has said where backups go."""

    code = "backup-no-folder"

    def __init__(self) -> None:
        super().__init__("No folder is set for backups.", "A clinical lead or IT chooses one under Settings.")


@dataclass(frozen=True, slots=True)
class HouseState:
    """The settings, and how the backups stand."""

    settings: HubSettings
    last_good: BackupRun | None
    last: BackupRun | None
    age: timedelta | None
    """How long ago the last good backup was made; None where there is none."""
    same_disk: bool = False
    clock_back_from: datetime | None = None
    """When hubdesk was last used, where the computer's clock now says an earlier time."""
    clock_moved: timedelta | None = None
    """By how much the clock was set within the last day, while hubdesk was open."""
    older_since: str = ""
    """When it was noticed that the files are older than when this computer last closed them; ISO, or empty."""
    kept: Ages | None = None
    """What lay in the folder for backups after the last good one; None where none was made yet."""
    checked: datetime | None = None
    """When the files last passed their check."""
    disk_full: bool = False
    """Whether this computer's disk has no room left to store."""

    @property
    def overdue(self) -> bool:
        """Whether someone must be told: none yet, too old, or the latest one failed."""
        return self.age is None or self.age > BACKUP_OLD_AFTER or (self.last is not None and not self.last.good)


def read_house(desk: Desk) -> HouseState:
    """How the hub is set up and when it was last backed up; everyone who works here may know."""
    with desk.control.reading() as unit:
        settings = read_settings(unit, desk.rules)
        good, last = unit.last_backup(good=True), unit.last_backup(good=False)
        older, back = unit.setting(OLDER), clock_back(unit, desk.clock.now())
        moved = clock_moved(unit, desk.clock.now())
        kept, checked = read_kept(unit.setting(_KEPT)), read_moment(unit.setting(CHECKED))
    age = desk.clock.now() - good.at if good else None
    same = bool(settings.backup_folder) and desk.backups is not None and desk.backups.same_disk(settings.backup_folder)
    crowded = desk.backups is not None and not desk.backups.has_room()
    return HouseState(settings, good, last, age, same, back, moved, older, kept, checked, crowded)


def read_moment(text: str) -> datetime | None:
    """A moment that was kept as a setting; None where it is empty."""
    return datetime.fromisoformat(text) if text else None


def read_kept(text: str) -> Ages | None:
    """What was kept as a setting of the backups that lie in the folder; None where it is empty."""
    if not text:
        return None
    days, weeks, months, oldest = text.split(" ")
    return Ages(int(days), int(weeks), int(months), read_moment(oldest))


def _spelt(kept: Ages) -> str:
    oldest = kept.oldest.isoformat(timespec="seconds") if kept.oldest else ""
    return f"{kept.days} {kept.weeks} {kept.months} {oldest}"


def clock_back(unit: ControlUnit, now: datetime) -> datetime | None:
    """When somebody last signed in, where that is in the future: the clock was set back since."""
    seen = max((a.last_seen for a in unit.accounts() if a.last_seen), default=None)
    return seen if seen is not None and seen - now > CLOCK_BACK_BY else None


def read_settings(unit: ControlUnit, rules: Rules = NO_RULES) -> HubSettings:
    """The settings as they stand: what IT has fixed, else what the hub has set. A value that is not one of ours counts
    as not set."""
    try:
        minutes = read_idle_minutes(unit.setting(_IDLE))
    except KnownProblem:
        minutes = IDLE_USUAL
    kept_out = rules.yes("block-screen-pictures", own=unit.setting(_PICTURES) != _ALLOWED)
    folder = rules.text("backup-folder", unit.setting(_FOLDER))
    return HubSettings(rules.number("idle-minutes", minutes), folder, not kept_out)


def set_idle_minutes(desk: Desk, text: str) -> Changes:
    """After how many minutes the screen locks. A lead only. Raises ``InvalidEntry``, ``NotAllowed``, ``SetByIt``."""
    control = administer(desk, Permission.SET_LOCK)
    desk.rules.check("idle-minutes")
    minutes = read_idle_minutes(text)
    with control.writing() as unit:
        unit.set_setting(_IDLE, str(minutes))
        unit.audit.write(AuditEvent(Event.SETTING_CHANGED, None, "setting", _IDLE, {"minutes": minutes}))
    return Changes.of(Topic.SITE)


def allow_pictures(desk: Desk, *, allowed: bool) -> Changes:
    """Whether screenshots and shared screens show hubdesk. A lead only. Raises ``NotAllowed``, ``SetByIt``."""
    control = administer(desk, Permission.SET_LOCK)
    desk.rules.check("block-screen-pictures")
    with control.writing() as unit:
        unit.set_setting(_PICTURES, _ALLOWED if allowed else "")
        unit.audit.write(AuditEvent(Event.SETTING_CHANGED, None, "setting", _PICTURES, {"allowed": int(allowed)}))
    return Changes.of(Topic.SITE)


def explain_older(desk: Desk, why: str) -> Changes:
    """A lead says why the files were older; from then on they are the records, and read-only mode ends.

    The reason is kept with the setting and never in the audit trail's detail, which holds no free text; the event in
    both trails links where each had been and where it goes on. Raises ``InvalidEntry``, ``NotAllowed``.
    """
    control = administer(desk, Permission.APPROVE_USERS)
    if not why.strip():
        raise InvalidEntry({"why": "Say why, in a few words"})
    if desk.hold is not None and desk.hold.reason is HoldReason.DAMAGED:
        desk.hold.check()
    if desk.hold is not None:
        desk.hold.release()
    now = dict(_backups(desk).keep_heads())
    with control.writing() as unit:
        was = json.loads(unit.setting(OLDER_FROM) or "{}")
        linked = {f"was-{kind}": head for kind, head in was.items()} | {f"now-{kind}": now[kind] for kind in now}
        unit.set_setting(f"{OLDER}-why", why.strip())
        unit.set_setting(OLDER, "")
        unit.set_setting(OLDER_FROM, "")
        unit.audit.write(AuditEvent(Event.STORE_OLDER_EXPLAINED))
        unit.audit.write(AuditEvent(Event.STORE_RESTORED, detail=linked))
    if desk.records is not None:
        with desk.records.writing() as records:
            records.audit.write(AuditEvent(Event.STORE_RESTORED, detail=linked))
    return Changes.of(Topic.SITE)


def set_backup_folder(desk: Desk, folder: str) -> Changes:
    """Where backups go. A lead or IT. Raises what is wrong with the folder, ``NotAllowed``, ``SetByIt``."""
    control = administer(desk, Permission.SET_BACKUP)
    desk.rules.check("backup-folder")
    whole = _backups(desk).check_folder(folder)
    with control.writing() as unit:
        unit.set_setting(_FOLDER, whole)
        unit.audit.write(AuditEvent(Event.SETTING_CHANGED, None, "setting", _FOLDER))
    return Changes.of(Topic.SITE)


def back_up(desk: Desk, folder: str = "", *, why: str = "asked") -> BackupMade:
    """Make a backup in ``folder``, or in the one that is set. How it went is remembered, good or not.

    Raises ``NoBackupFolder``, ``NotAllowed``, and what went wrong; the older backups are still there.
    """
    control = administer(desk, Permission.BACK_UP)
    if desk.hold is not None:
        desk.hold.check()
    if not folder:
        with control.reading() as unit:
            folder = read_settings(unit, desk.rules).backup_folder
    if not folder:
        raise NoBackupFolder
    now = desk.clock.now()
    try:
        made = _backups(desk).make(folder)
    except KnownProblem as problem:
        with control.writing() as unit:
            unit.add_backup_run(BackupRun(now, desk.actor.id, "", 0, problem.code))
            failed = AuditEvent(Event.BACKUP_FAILED, detail={"why": why, "problem": problem.code}, outcome="failed")
            unit.audit.write(failed)
        raise
    with control.writing() as unit:
        unit.add_backup_run(BackupRun(now, desk.actor.id, made.name, made.size))
        unit.set_setting(_KEPT, _spelt(made.kept))
        unit.set_setting(BACKUP_SEQ, str(made.audit_seq))
        unit.audit.write(AuditEvent(Event.BACKUP_MADE, None, "backup", made.name, {"why": why}))
    return made


def _backups(desk: Desk) -> Backups:
    if desk.backups is None:
        raise RuntimeError("this desk was opened without its backups")
    return desk.backups


def back_up_if_due(desk: Desk, *, why: str, older_than: timedelta = timedelta(0)) -> BackupMade | None:
    """Make a backup where one can be made, a folder is set, and the last good one is older than this.

    For leaving the desk: whose keys do not reach the records makes none. Raises as ``back_up``.
    """
    able = ready(desk) and may(desk.actor.role, Permission.BACK_UP)
    if not able or desk.backups is None or desk.records is None or (desk.hold is not None and desk.hold.reason):
        return None
    with desk.control.reading() as unit:
        folder, good = read_settings(unit, desk.rules).backup_folder, unit.last_backup(good=True)
    if not folder or (good is not None and desk.clock.now() - good.at < older_than):
        return None
    return back_up(desk, folder, why=why)
