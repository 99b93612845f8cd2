"""``hubdesk store``: making a store, and what is known of one without opening it."""

import argparse
import getpass
import json
import sys

from hubdesk.app.data_folder import KEY_FILE, StoreThere, check_present, has_store
from hubdesk.app.stores import NewStaff, create_store, secret_provider
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Role
from hubdesk.domain.site import NUMBER_ROWS, help_line_faults, read_help_lines
from hubdesk.system.clock import SystemClock
from hubdesk.system.folder_check import refuse_unsafe_folder
from hubdesk.system.paths import data_dir
from hubdesk.system.shared_folder import share_with_its_group
from hubdesk.vault import PRODUCTION, Vault

REFUSED = 1


def create(args: argparse.Namespace) -> int:
    """Make a new store with its lead and its IT admin; prints the recovery kit once."""
    folder = data_dir(args.dir)
    refuse_unsafe_folder(folder)
    share_with_its_group(folder)
    if has_store(folder):
        raise StoreThere
    called = dict(zip(NUMBER_ROWS, args.call, strict=False))
    texts = {f"{part}{row}": text for row, told in called.items() for part, text in _told(told)}
    if len(args.call) > len(NUMBER_ROWS) or (faults := help_line_faults(texts)):
        told = "; ".join(faults.values()) if len(args.call) <= len(NUMBER_ROWS) else "give at most three"
        print(f"--call: {told}.", file=sys.stderr)
        return REFUSED
    lead, admin = read_passwords([args.lead, args.it_admin], from_stdin=args.password_stdin)
    staff = (
        NewStaff(args.lead, args.lead, Role.LEAD, "clinical lead", lead),
        NewStaff(args.it_admin, args.it_admin, Role.IT_ADMIN, "IT admin", admin),
    )
    try:
        kit = create_store(
            folder,
            PRODUCTION,
            SystemClock(),
            hub="Health hub",
            site=args.site,
            lines=read_help_lines(texts),
            staff=staff,
            provider=lambda store_id: secret_provider(folder, args.workstation_secret, store_id),
        )
    except InvalidEntry as refused:
        for field, message in refused.fields.items():
            print(f"{field}: {message}", file=sys.stderr)
        return REFUSED
    print(f"The store is made in {folder}.")
    print("Recovery kit. Write it down or print it twice now, seal it, and keep it in two safes. It is kept nowhere:")
    print(kit)
    return 0


def _told(call: str) -> tuple[tuple[str, str], tuple[str, str]]:
    label, _, number = call.partition("=")
    return ("label", label), ("number", number)


def status(args: argparse.Namespace) -> int:
    """Print what the key file says; no secret is needed and no name of a person is in it."""
    folder = data_dir(args.dir)
    check_present(folder)
    found = Vault(folder / KEY_FILE, PRODUCTION).status()
    facts = {
        "folder": str(folder),
        "store": found.store,
        "generation": found.gen,
        "workstationSecret": found.provider,
        "recoveryKitMade": found.recovery_made.isoformat(),
        "users": [{"signIn": u.name, "keys": list(u.keys)} for u in found.users],
    }
    if args.json:
        print(json.dumps(facts))
        return 0
    for label, value in facts.items():
        shown = ", ".join(u.name for u in found.users) if label == "users" else value
        print(f"{label}: {shown}")
    return 0


def read_passwords(names: list[str], *, from_stdin: bool) -> list[str]:
    """One password for each name: a line each from standard input, or asked for at the prompt."""
    if from_stdin:
        return [sys.stdin.readline().rstrip("\r\n") for _ in names]
    return [getpass.getpass(f"Password for {name}: ") for name in names]
