"""The command line of hubdesk (commands, formats and exit codes are fixed by the product notes).

Exit codes: 0 fine, 1 findings or refused input, 2 could not run, 3 an unexpected error (told
without a traceback; the log has where it happened).
"""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from hubdesk import __version__
from hubdesk.app.directory_commands import add_directory_parser
from hubdesk.app.doctor_command import add_doctor_parser
from hubdesk.app.documents_commands import add_documents_parser
from hubdesk.domain.problems import KnownProblem
from hubdesk.system.surroundings import shed_surroundings

COULD_NOT_RUN, UNEXPECTED = 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    shed_surroundings()
    args = _parser(sys.argv[1:] if argv is None else argv).parse_args(argv)
    try:
        return int(args.run(args))
    except KnownProblem as problem:
        print(f"{problem.message} {problem.what_next}".strip(), file=sys.stderr)
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return COULD_NOT_RUN
    except Exception as error:  # noqa: BLE001 - the last hook: no traceback on the console, it may hold data
        _log_defect(error, args)
        print(
            f"Something went wrong in hubdesk ({type(error).__name__}). Nothing saved was lost. "
            "The log in the data folder says where it happened.",
            file=sys.stderr,
        )
        return UNEXPECTED


def _log_defect(error: Exception, args: argparse.Namespace) -> None:
    from hubdesk.app.defects import log_defect
    from hubdesk.system.log import start_log, stop_log
    from hubdesk.system.paths import data_dir

    try:
        log = start_log(data_dir(args.dir))
    except OSError:
        return  # nowhere to write it; a traceback on the console would be worse
    try:
        log_defect(error)
    finally:
        stop_log(log)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hubdesk", description="Screening and records for probation health hubs.")
    parser.add_argument("--version", action="version", version=f"hubdesk {__version__}")
    parser.add_argument("--dir", type=Path, help="the data folder (otherwise the one IT set up for this computer)")
    parser.set_defaults(run=_open_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    demo = commands.add_parser("demo", help="open the demo: made-up people in every stage")
    demo.add_argument("--people", type=_count, default=44, metavar="N", help="how many people (default 44)")
    demo.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed gives the same people")
    demo.add_argument("--fresh", action="store_true", help="rebuild the demo from nothing")
    demo.add_argument("--no-window", action="store_true", help="only make the demo's records")
    demo.add_argument("--dir", type=Path, default=argparse.SUPPRESS, help="the demo's folder")
    demo.set_defaults(run=_demo)

    gallery = commands.add_parser("gallery", help="show every control of the program, for designers and testers")
    gallery.set_defaults(run=_gallery)

    _add_store_parser(commands)
    _add_forms_parser(commands, wanted="forms" in words)
    add_documents_parser(commands)
    add_directory_parser(commands)
    add_doctor_parser(commands)
    return parser


def _add_forms_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", *, wanted: bool) -> None:
    """The form commands bring the form engine with them, which opening the window must not wait for."""
    if wanted:
        from hubdesk.app.forms_commands import add_forms_parser

        add_forms_parser(commands)
    else:
        commands.add_parser("forms", help="the form library: list, show, check, score")


def _add_store_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    store = commands.add_parser("store", help="the encrypted records, for IT")
    verbs = store.add_subparsers(title="verbs", metavar="VERB", required=True)
    create = verbs.add_parser("create", help="make a new, empty store with its first two users")
    create.add_argument("--site", required=True, metavar="NAME", help="the hub's probation office")
    create.add_argument("--lead", required=True, metavar="NAME", help="sign-in name of the clinical lead")
    create.add_argument("--it-admin", required=True, metavar="NAME", help="sign-in name of the IT admin")
    about = 'a number that staff call in a crisis, such as "Crisis team=01632 960 001"; up to three times'
    create.add_argument("--call", action="append", required=True, metavar="WHO=NUMBER", help=about)
    keepers = ("keyring", "machine", "file", "password-only")
    create.add_argument("--workstation-secret", choices=keepers, default="keyring")
    create.add_argument("--password-stdin", action="store_true", help="read the passwords from standard input")
    create.set_defaults(run=_store_create)
    status = verbs.add_parser("status", help="what is known of the store without opening it")
    status.add_argument("--json", action="store_true")
    status.set_defaults(run=_store_status)
    check = verbs.add_parser("check", help="look over the files of the store, as far as a user's keys reach")
    check.set_defaults(run=_store_check)
    backup = verbs.add_parser("backup", help="make a backup, read it back and check it")
    backup.add_argument("--to", type=Path, metavar="DIR", help="the folder for it (otherwise the one set in Settings)")
    backup.set_defaults(run=_store_backup)
    for verb, needed in ((check, False), (backup, True)):
        _add_who(verb, needed=needed)
    rotate = verbs.add_parser("rotate", help="give the records new keys, for example after somebody left")
    rotate.add_argument("--why", choices=("left", "seen", "lost", "emergency", "routine"), default="routine")
    rotate.set_defaults(run=_store_rotate)
    _add_who(rotate, needed=True)
    rescues = _add_rescue_verbs(verbs)
    for verb in (create, status, check, backup, rotate, *rescues):
        verb.add_argument("--dir", type=Path, default=argparse.SUPPRESS, help="the data folder")


def _add_who(verb: argparse.ArgumentParser, *, needed: bool) -> None:
    verb.add_argument("--as", dest="as_user", metavar="NAME", required=needed, help="sign-in name of a user")
    verb.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    verb.add_argument("--json", action="store_true")


def _add_rescue_verbs(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> tuple[argparse.ArgumentParser, ...]:
    restore = verbs.add_parser("restore", help="put a backup back; what is there now is kept beside it")
    restore.add_argument("--from", dest="source", type=Path, required=True, metavar="DIR", help="a backup or folder")
    who = restore.add_mutually_exclusive_group(required=True)
    who.add_argument("--as", dest="as_user", metavar="NAME", help="sign-in name of a user who may see the records")
    who.add_argument("--kit", action="store_true", help="use the recovery kit instead of a password")
    restore.add_argument("--json", action="store_true")
    restore.set_defaults(run=_store_restore)
    recover = verbs.add_parser("recover", help="give this computer its device key again with the recovery kit")
    recover.set_defaults(run=_store_recover)
    for verb in (restore, recover):
        verb.add_argument("--drill", action="store_true", help="only try it: nothing is changed")
        verb.add_argument("--password-stdin", action="store_true", help="read the password or kit from standard input")
    return restore, recover


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 5000:
        raise argparse.ArgumentTypeError("give a number from 1 to 5000")
    return number


def _open_window(args: argparse.Namespace) -> int:
    gc.disable()  # looking for rubbish among modules just loaded finds none; the program enables it once it is drawn
    from hubdesk.app.main import open_program

    return open_program(args.dir)


def _demo(args: argparse.Namespace) -> int:
    from hubdesk.app.demo import run_demo

    return run_demo(args.dir, people=args.people, seed=args.seed, fresh=args.fresh, window=not args.no_window)


def _gallery(_args: argparse.Namespace) -> int:
    from hubdesk.app.main import open_gallery

    return open_gallery()


def _store_create(args: argparse.Namespace) -> int:
    from hubdesk.app.store_commands import create

    return create(args)


def _store_status(args: argparse.Namespace) -> int:
    from hubdesk.app.store_commands import status

    return status(args)


def _store_check(args: argparse.Namespace) -> int:
    from hubdesk.app.store_care import check

    return check(args)


def _store_restore(args: argparse.Namespace) -> int:
    from hubdesk.app.rescue_commands import restore

    return restore(args)


def _store_recover(args: argparse.Namespace) -> int:
    from hubdesk.app.rescue_commands import recover

    return recover(args)


def _store_rotate(args: argparse.Namespace) -> int:
    from hubdesk.app.rotate_command import rotate

    return rotate(args)


def _store_backup(args: argparse.Namespace) -> int:
    from hubdesk.app.store_care import backup

    return backup(args)
