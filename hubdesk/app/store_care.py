"""``hubdesk store check`` and ``hubdesk store backup``: as far as the keys of the user named with ``--as`` reach.

Prints facts about files, never a person's name (product notes, "Command line"). An IT admin checks the key file and
the control file and is told when the records last passed; whoever holds the records key checks and backs up those too.
"""

import argparse
import json
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from hubdesk.app.data_folder import KEY_FILE, check_present
from hubdesk.app.forms_at_hand import shelf_of
from hubdesk.app.store_commands import REFUSED, read_passwords
from hubdesk.app.stores import LocalStrongroom
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.hold import HoldReason
from hubdesk.domain.ids import Ids
from hubdesk.services.desk import Desk
from hubdesk.services.housekeeping import CHECKED, back_up
from hubdesk.services.unlock import lock, unlock
from hubdesk.store.stores import StoredControl, StoredRecords
from hubdesk.system.clock import SystemClock
from hubdesk.system.paths import data_dir, forms_dir
from hubdesk.system.shared_folder import share_with_its_group
from hubdesk.vault import PRODUCTION, KdfPolicy, Vault


def check(args: argparse.Namespace, policy: KdfPolicy = PRODUCTION, clock: Clock | None = None) -> int:
    """Look over the files; 1 where something is wrong with them."""
    folder = data_dir(args.dir)
    check_present(folder)
    Vault(folder / KEY_FILE, policy).status()  # raises where it cannot be read
    report: dict[str, Any] = {"folder": str(folder), "keyFile": "can be read"}
    sound = True
    if args.as_user:
        with opened_desk(folder, args, policy, clock or SystemClock()) as desk:
            report["keyFile"] = "sound"
            report["control"], control_sound = _look(desk.control)
            report["records"], records_sound = _look(desk.records) if desk.records is not None else (None, True)
            sound = control_sound and records_sound
            _hold(desk, {"control": control_sound, "records": records_sound})
            report["recordsLastPassed"] = _remember(desk, passed=desk.records is not None and records_sound)
    report["sound"] = sound
    _tell(report, args)
    return 0 if sound else REFUSED


def backup(args: argparse.Namespace, policy: KdfPolicy = PRODUCTION, clock: Clock | None = None) -> int:
    """Make a backup in ``--to``, or in the folder that is set in the program."""
    folder = data_dir(args.dir)
    check_present(folder)
    with opened_desk(folder, args, policy, clock or SystemClock()) as desk:
        where = ""
        if args.to is not None and desk.backups is not None:
            where = desk.backups.check_folder(str(args.to.expanduser().absolute()))
        made = back_up(desk, where)
    facts = {"backup": made.name, "bytes": made.size, "sound": True}
    if args.json:
        print(json.dumps(facts))
    else:
        print(f"The backup {made.name} was made, read back and found sound.")
    return 0


@contextmanager
def opened_desk(folder: Path, args: argparse.Namespace, policy: KdfPolicy, clock: Clock) -> Iterator[Desk]:
    """The desk of the user named with ``--as``, for one command."""
    password = read_passwords([args.as_user], from_stdin=args.password_stdin)[0]
    share_with_its_group(folder)
    room = LocalStrongroom(folder, policy, clock)
    shelf = shelf_of(forms_dir())
    desk = unlock(room, shelf, clock, Ids(clock, secrets.token_bytes), args.as_user, password)
    try:
        yield desk
    finally:
        lock(desk, room, "closed")


def _look(store: object) -> tuple[dict[str, Any], bool]:
    if not isinstance(store, StoredControl | StoredRecords):
        raise TypeError("the files of a store are checked")
    found = store.check()
    return {"faults": list(found.faults), "auditEvents": found.chain.seq}, found.sound


def _hold(desk: Desk, sound: dict[str, bool]) -> None:
    """Read-only mode from now on, at the next start too, where a file is damaged; no longer, where all is sound."""
    if desk.hold is None or desk.records is None:
        return
    if not all(sound.values()):
        desk.hold.damage(*(kind for kind, good in sound.items() if not good))
    elif desk.hold.reason is HoldReason.DAMAGED:
        desk.hold.release()


def _remember(desk: Desk, *, passed: bool) -> str:
    """When the records last passed; written by whoever could check them, read by IT."""
    with desk.control.writing() as unit:
        if passed and (desk.hold is None or not desk.hold.holds("control")):
            unit.set_setting(CHECKED, desk.clock.now().isoformat(timespec="seconds"))
        unit.audit.write(AuditEvent(Event.STORE_CHECKED, detail={"records": "passed" if passed else "not checked"}))
        return unit.setting(CHECKED)


def _tell(report: dict[str, Any], args: argparse.Namespace) -> None:
    if args.json:
        print(json.dumps(report))
        return
    print(f"Folder: {report['folder']}")
    print(f"Key file: {report['keyFile']}")
    if not args.as_user:
        print("Nothing was opened. Name a user with --as to check the files themselves.")
    for part in ("control", "records"):
        if report.get(part):
            faults = report[part]["faults"]
            events = report[part]["auditEvents"]
            print(f"{part.capitalize()}: {'sound' if not faults else 'NOT sound'}, {events} events in the audit trail")
            for fault in faults:
                print(f"  {fault}", file=sys.stderr)
        elif part in report:
            print("Records: not checked, because this user's keys do not open them")
    if report.get("recordsLastPassed"):
        print(f"Records last passed their check: {_shown(report['recordsLastPassed'])}")


def _shown(iso: str) -> str:
    return cui_date_time(datetime.fromisoformat(iso))
