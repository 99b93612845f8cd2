"""``hubdesk store rotate``: new keys for the records, by a clinical lead."""

import argparse
import json

from hubdesk.app.data_folder import check_present
from hubdesk.app.store_care import opened_desk
from hubdesk.domain.clock import Clock
from hubdesk.services.key_change import change_keys
from hubdesk.system.clock import SystemClock
from hubdesk.system.paths import data_dir
from hubdesk.vault import PRODUCTION, KdfPolicy


def rotate(args: argparse.Namespace, policy: KdfPolicy = PRODUCTION, clock: Clock | None = None) -> int:
    """Change the keys of the records; everyone goes on with the password they have."""
    folder = data_dir(args.dir)
    check_present(folder)
    with opened_desk(folder, args, policy, clock or SystemClock()) as desk:
        done = change_keys(desk, args.why)
        generation = desk.keys.generation if desk.keys is not None else 0
    if args.json:
        print(json.dumps({"rotated": True, "generation": generation, "backedUp": done.backed_up}))
        return 0
    print("The records have new keys. Everyone goes on with the password they have, and the recovery kit stays good.")
    print("Windows of hubdesk that are open on these records must lock and unlock again.")
    if done.backed_up is None:
        print("No folder for backups is set: make a backup now with 'hubdesk store backup --to DIR'.")
    elif not done.backed_up:
        print("The backup that should follow was not made: look at Settings.")
    return 0
