"""The demo: an encrypted store of made-up people in every stage of care."""

import random
import secrets
import shutil
from datetime import timedelta
from pathlib import Path

from hubdesk.app.anchors import ANCHORS_FILE
from hubdesk.app.data_folder import CONTROL_FILE, KEY_FILE, SECRET_FILE
from hubdesk.app.demo_appointments import tell_appointments
from hubdesk.app.demo_care import tell_care
from hubdesk.app.demo_corrections import tell_corrections
from hubdesk.app.demo_details import tell_all
from hubdesk.app.demo_directory import tell_directory
from hubdesk.app.demo_forms import tell_forms
from hubdesk.app.demo_gp import tell_gp_cases
from hubdesk.app.demo_needs import tell_needs
from hubdesk.app.demo_notes import tell_notes
from hubdesk.app.demo_over_time import tell_over_time
from hubdesk.app.demo_papers import tell_papers
from hubdesk.app.demo_people import made_up_people
from hubdesk.app.demo_referrals import tell_referrals
from hubdesk.app.demo_retention import tell_retention
from hubdesk.app.demo_rights import tell_rights
from hubdesk.app.demo_story import STORIES, StoryClock, Teller
from hubdesk.app.demo_visits import tell_visits
from hubdesk.app.erasures import LEDGER_FILE
from hubdesk.app.forms_at_hand import shelf_of
from hubdesk.app.stores import LocalStrongroom, NewStaff, create_store
from hubdesk.app.tries import TRIES_FILE
from hubdesk.domain.clock import Clock
from hubdesk.domain.ids import Ids, PersonId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import RECORDS, Role, data_keys
from hubdesk.domain.site import HelpLine
from hubdesk.services.people import register_person
from hubdesk.services.unlock import unlock
from hubdesk.system.clock import SystemClock
from hubdesk.system.paths import demo_dir, forms_dir
from hubdesk.system.workstation_secret import FileProvider
from hubdesk.vault import PRODUCTION, KdfPolicy

PASSWORD = "maple river kettle"  # noqa: S105 - made-up people only; printed on purpose

STAFF = (
    NewStaff("asha", "Asha Patel", Role.LEAD, "clinical lead", PASSWORD),
    NewStaff("sam", "Sam Okafor", Role.CLINICIAN, "nurse", PASSWORD),
    NewStaff("jo", "Jo Brennan", Role.NAVIGATOR, "health navigator", PASSWORD),
    NewStaff("noor", "Noor Haddad", Role.LEAD, "deputy clinical lead", PASSWORD),
    NewStaff("ines", "Ines Torres", Role.IT_ADMIN, "IT admin", PASSWORD),
    NewStaff("greta", "Greta Lund", Role.IG_LEAD, "information governance lead", PASSWORD),
    NewStaff("ravi", "Ravi Menon", Role.REPORTING, "analyst", PASSWORD),
)
_LINES = (
    HelpLine("Duty clinician, this hub", "01632 960 111", "Made up for the demo"),
    HelpLine("Northgate crisis team", "01632 960 222", "Made up for the demo, any hour"),
)
_MARK = "hubdesk-demo"
"""A file that says a folder is a demo: only such a folder is ever emptied by ``--fresh``."""
_OURS = (KEY_FILE, f"{KEY_FILE}.bak", CONTROL_FILE, "records-[0-9]", SECRET_FILE, TRIES_FILE, ANCHORS_FILE, LEDGER_FILE)


class NotADemo(KnownProblem):
    """The folder given for the demo holds something else."""

    code = "not-a-demo"

    def __init__(self) -> None:
        super().__init__(
            "This folder holds something that is not a hubdesk demo. Nothing was changed.",
            "Give an empty folder with --dir, or none at all.",
        )


def run_demo(folder: Path | None, *, people: int, seed: int, fresh: bool, window: bool) -> int:
    """Make the demo if it is not there, print its users, and open it unless ``window`` is False."""
    where = (folder or demo_dir()).expanduser().absolute()
    make_demo(where, people=people, seed=seed, fresh=fresh, policy=PRODUCTION, clock=SystemClock())
    print("hubdesk demo: everyone in it is made up.")
    print(f"Folder: {where}")
    for s in STAFF:
        print(f"  sign in as {s.sign_in:6} password: {s.password}   ({s.name}, {s.role.label})")
    if not window:
        return 0
    from hubdesk.app.main import open_program
    from hubdesk.app.screen import NoScreen

    try:
        return open_program(where, demo=True)
    except NoScreen as problem:
        print(f"{problem.message} {problem.what_next} The demo itself is ready.")
        return 0


def make_demo(folder: Path, *, people: int, seed: int, fresh: bool, policy: KdfPolicy, clock: Clock) -> None:
    """Make the demo's store unless it is there. Raises ``NotADemo`` rather than touch anything else."""
    marked = (folder / _MARK).exists()
    if folder.exists() and any(folder.iterdir()) and not marked:
        raise NotADemo
    if marked and not fresh and (folder / _MARK).read_text() == "made\n":
        return
    _empty(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).write_text("being made\n")
    create_store(
        folder,
        policy,
        clock,
        hub="Health hub",
        site="Northgate probation office",
        lines=_LINES,
        staff=STAFF,
        provider=lambda _store_id: FileProvider(folder / SECRET_FILE),
        demo=True,
    )
    _fill(folder, people, seed, policy, clock)
    (folder / _MARK).write_text("made\n")


def _empty(folder: Path) -> None:
    for name in _OURS:
        for path in folder.glob(f"{name}*"):
            path.unlink()
    shutil.rmtree(folder / "logs", ignore_errors=True)


def _fill(folder: Path, people: int, seed: int, policy: KdfPolicy, clock: Clock) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same seed must give the same people
    today = clock.now()
    story_clock = StoryClock(today - timedelta(days=60))
    shelf = shelf_of(forms_dir())
    ids = Ids(story_clock, secrets.token_bytes)
    rooms = {s.sign_in: LocalStrongroom(folder, policy, story_clock) for s in STAFF if RECORDS in data_keys(s.role)}
    try:
        desks = {name: unlock(room, shelf, story_clock, ids, name, PASSWORD) for name, room in rooms.items()}
        teller = Teller(desks, story_clock, today)
        known: list[PersonId] = []
        for index, entry in enumerate(made_up_people(people, chance, today.date())):
            story_clock.moment = today - timedelta(days=60 - index % 55, hours=chance.randint(0, 6))
            person, _changes = register_person(desks["jo"], entry, although_alike=True)
            known.append(person.id)
            story = STORIES[index % len(STORIES)]
            if story is not None:
                teller.tell(story, person.id)
        tell_over_time(teller, desks["sam"], story_clock, today, known)
        story_clock.moment = today - timedelta(hours=1)
        tell_all(desks["jo"], known, today.date())
        tell_visits(desks, story_clock, today, known)
        tell_needs(desks["sam"], story_clock, today, known)
        tell_appointments(desks, story_clock, today, known)
        tell_corrections(desks, story_clock, today, known)
        story_clock.moment = today - timedelta(minutes=30)
        tell_directory(desks["asha"], desks["jo"], today.date())
        tell_gp_cases(desks["jo"], known, today.date())
        tell_forms(desks["asha"])
        tell_rights(desks["asha"], desks["jo"], known)
        tell_papers(desks["asha"], desks["sam"], desks["jo"], known)
        tell_referrals(desks["sam"], desks["jo"], story_clock, today - timedelta(minutes=20), known)
        tell_notes(desks, story_clock, today, known)
        tell_care(desks, story_clock, today, known)
        tell_retention(desks, teller, story_clock, today)
    finally:
        for room in rooms.values():
            room.lock()
