"""``hubdesk store restore`` and ``hubdesk store recover``: getting the records back without a window."""

import argparse
import getpass
import json
import sys

from hubdesk.app.rescue_room import LocalRescueRoom
from hubdesk.app.store_commands import read_passwords
from hubdesk.domain.clock import Clock
from hubdesk.domain.dates import cui_date_time
from hubdesk.presenters.rescue import lost_words
from hubdesk.services.rescue import LostSince, Proof
from hubdesk.system.clock import SystemClock
from hubdesk.system.folder_check import refuse_unsafe_folder
from hubdesk.system.paths import data_dir
from hubdesk.system.shared_folder import share_with_its_group
from hubdesk.vault import PRODUCTION, KdfPolicy


def restore(args: argparse.Namespace, policy: KdfPolicy = PRODUCTION, clock: Clock | None = None) -> int:
    """Put the newest backup of a folder back, or the one named. Nothing that is there is deleted."""
    folder = data_dir(args.dir)
    refuse_unsafe_folder(folder)
    share_with_its_group(folder)
    room = LocalRescueRoom(folder, policy, clock or SystemClock())
    chosen = room.backups(str(args.source))[0]
    done = room.put_back(chosen.folder, _proof(args), drill=args.drill)
    if args.json:
        facts = {
            "madeAt": done.made_at.isoformat(),
            "recordsOnly": done.records_only,
            "kept": done.kept,
            "lost": _counted(done.lost),
        }
        print(json.dumps(facts | {"drill": args.drill}))
        return 0
    when = cui_date_time(done.made_at)
    if args.drill:
        print(f"The backup of {when} opens and is sound. Nothing was changed.")
        print(lost_words(done.lost, "is"))
        return 0
    print(f"The records are as they were on {when}. What was entered after that is not in them.")
    print(lost_words(done.lost, "was"))
    print(f"The files that were here before are kept in {done.kept}.")
    return 0


def recover(args: argparse.Namespace, policy: KdfPolicy = PRODUCTION, clock: Clock | None = None) -> int:
    """Give this computer its device key again, or only try the recovery kit."""
    room = LocalRescueRoom(data_dir(args.dir), policy, clock or SystemClock())
    room.use_kit(_kit(args), drill=args.drill)
    if args.drill:
        print("The recovery kit opens these records. Nothing was changed. Seal it again.")
    else:
        print("This computer has its device key again: everyone's password works as before.")
        print("The kit was used: a clinical lead should print a new one in Settings, and destroy the old ones.")
    return 0


def _counted(lost: LostSince | None) -> dict[str, int] | None:
    return None if lost is None else {"changes": lost.changes, "people": lost.people}


def _proof(args: argparse.Namespace) -> Proof:
    if args.kit:
        return Proof(kit=_kit(args))
    return Proof(args.as_user, read_passwords([args.as_user], from_stdin=args.password_stdin)[0])


def _kit(args: argparse.Namespace) -> str:
    if args.password_stdin:
        return sys.stdin.readline().strip()
    return getpass.getpass("Recovery kit, all 14 groups: ")
