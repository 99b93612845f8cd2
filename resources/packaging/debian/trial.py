"""``--verify``: the package is installed on bare systems, tried as staff use it, upgraded, and taken away again."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

from resources.packaging.context import Context, need
from resources.packaging.debian.machine import RELEASES, Machine
from resources.packaging.screen import Picture, a_screen
from resources.packaging.trouble import Trouble

_DATA = "/var/lib/hubdesk"
_STAFF = ("nurse", "navigator")
_PASSWORD = "maple river kettle"  # noqa: S105 - of the made-up people in tests/golden


def verify(context: Context, made: list[Path]) -> None:
    """Try the package on every release; what was found is printed, the pictures lie in ``dist/verify``."""
    if os.geteuid() != 0:
        raise Trouble("Trying the package on bare systems needs root: run it with sudo, or without --verify.")
    older = older_package(context, made[0])
    for release in RELEASES:
        machine = Machine(context, context.work / release.name, release)
        begun = time.monotonic()
        machine.install()
        try_on(machine, made[0], older, context.out / "verify")
        print(f"{release.title}: all of it in {time.monotonic() - begun:.0f} seconds", flush=True)
        shutil.rmtree(machine.folder)


def older_package(context: Context, package: Path) -> Path:
    """The package of ``--older``, or this one with a lower number where none was given."""
    if context.older:
        return context.older
    tool = need("dpkg-deb", "dpkg")
    tree = context.work / "older"
    context.run(tool, "--raw-extract", package, tree)
    for name in ("control", "preinst"):
        file = tree / "DEBIAN" / name
        file.write_text(file.read_text(encoding="utf-8").replace(context.version, "0.0.1"), encoding="utf-8")
    older = context.work / "hubdesk_0.0.1_amd64.deb"
    context.run(tool, "--root-owner-group", "-Zgzip", "-z1", "--build", tree, older)
    shutil.rmtree(tree)
    return older


def try_on(machine: Machine, package: Path, older: Path, pictures: Path) -> None:
    """The life of the package on one machine. Raises ``Trouble`` at the first thing that is not as it should be."""
    new, old = machine.bring(package), machine.bring(older)
    needs = machine.context.run("dpkg-deb", "--field", package, "Depends").strip()
    machine.run("apt-get", "update", "--quiet")
    machine.run("apt-get", "satisfy", "--yes", "--quiet", "--no-install-recommends", needs)
    for person in _STAFF:
        machine.run("useradd", "--create-home", person)
    before = machine.files()  # with the two packages under srv

    machine.run("dpkg", "--install", old)
    for person in _STAFF:
        machine.run("usermod", "--append", "--groups", "hubdesk", person)
    _say(machine, f"{older.name} is installed; {machine.run('stat', '--format=%a %U:%G', _DATA).strip()} {_DATA}")
    if machine.context.older:
        make_records(machine)
    else:
        bring_records(machine)
    # As IT does it: apt runs the same scripts and works out the dependencies itself.
    machine.run("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", new)
    version = machine.run("hubdesk", "--version").strip()
    _expect(machine, version == f"hubdesk {machine.context.version}", f"after the upgrade it says {version}")
    _say(machine, f"upgraded to {version}")
    mend_rights(machine)
    check_health(machine)
    check_records(machine)
    open_window(machine, pictures)
    refuse_while_open(machine, new)
    refuse_downgrade(machine, old)
    if machine.context.older:
        refuse_newer_records(machine, old)
    remove(machine, before, new)


def make_records(machine: Machine) -> None:
    """Have the older program make a hub of made-up people where the records of a computer lie."""
    code, said = as_person(machine, _STAFF[0], f"hubdesk demo --no-window --people 5 --dir {_DATA}")
    _expect(machine, code == 0, f"the older program made no records: {said}")
    code, said = check_as(machine, _STAFF[0])
    _expect(machine, code == 0, f"the older program cannot open its own records: {said}")
    _say(machine, f"{machine.run('hubdesk', '--version').strip()} made records of 5 people and opens them")


def bring_records(machine: Machine) -> None:
    """Put the records of the oldest release we keep into place, as they would lie there."""
    golden = sorted((machine.context.root / "tests" / "golden").glob("[0-9]*"))[0]
    for file in golden.iterdir():
        if file.suffix != ".md" and file.name != "expected.json":
            shutil.copy2(file, machine.folder / _DATA.lstrip("/"))
    machine.run("sh", "-c", f"chown {_STAFF[0]}:hubdesk {_DATA}/* && chmod 660 {_DATA}/*")


def mend_rights(machine: Machine) -> None:
    """An older release may have left files closed to the group: IT runs the line that ``hubdesk doctor`` gives."""
    _, said = as_person(machine, _STAFF[0], "hubdesk doctor --json")
    for check in json.loads(said)["checks"]:
        if check["id"] == "data-folder" and check["standing"] == "wrong":
            machine.run("sh", "-c", check["mend"].removeprefix("As root: "))
            _say(machine, f"doctor: {check['says']} Run as root, as it says: {check['mend']}")


def check_health(machine: Machine) -> None:
    """The program's own examination."""
    code, said = as_person(machine, _STAFF[0], "hubdesk doctor --json")
    _expect(machine, code == 0, f"hubdesk doctor ended with {code}: {said}")
    checks = json.loads(said)["checks"]
    notes = [f"{one['id']}: {one['says']}" for one in checks if one["standing"] != "ok"]
    _say(machine, f"doctor: {len(checks)} checks, nothing wrong, {len(notes)} to look at {' '.join(notes)}".rstrip())


def check_records(machine: Machine) -> None:
    """The old records are brought up to date by one person, and a colleague opens them after that."""
    for person in _STAFF:
        code, said = check_as(machine, person)
        _expect(machine, code == 0, f"{person} cannot open the records: {said}")
    copies = list((machine.folder / _DATA.lstrip("/") / "before-upgrade").glob("records-1-*.db"))
    _expect(machine, len(copies) == 1, f"{len(copies)} copies of the records were made before the upgrade, not one")
    _say(machine, "records of an earlier release were copied, brought up to date, and open for two colleagues")


def check_as(machine: Machine, person: str) -> tuple[int, str]:
    """Open the records and look over them, as one of the staff."""
    return as_person(machine, person, "hubdesk store check --as asha --password-stdin", f"{_PASSWORD}\n")


def open_window(machine: Machine, pictures: Path) -> None:
    """Open the demo on a screen and keep a picture of it."""
    # Made before, so that opening is timed.
    code, said = as_person(machine, _STAFF[0], "hubdesk demo --no-window --people 5 --dir /tmp/demo")
    _expect(machine, code == 0, f"the demo could not be made: {said}")
    with a_screen(machine.context.work) as screen:
        begun = time.monotonic()
        line = f"DISPLAY={screen.name} exec hubdesk demo --people 5 --dir /tmp/demo"
        words = machine.words(("runuser", "-u", _STAFF[0], "--", "sh", "-c", line))
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            shown = screen.when_drawn(120, lambda: process.poll() is None)
            took = time.monotonic() - begun
        finally:
            process.kill()  # unshare lets nothing weaker through; the program dies with it
            process.wait()
    _say(machine, f"window drawn within {took:.1f} seconds, {shown.colours} colours")
    keep(shown, pictures / f"deb-{machine.release.name}.png")


def keep(picture: Picture, file: Path) -> None:
    """Write a picture down, for somebody to look at."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(picture.as_png())


def refuse_while_open(machine: Machine, package: str) -> None:
    """Nothing changes under a program that is open."""
    open_it = f"runuser -u {_STAFF[0]} -- env QT_QPA_PLATFORM=offscreen hubdesk demo --people 5 --dir /tmp/demo"
    is_open = "ls -l /proc/[0-9]*/exe 2>/dev/null | grep -q hubdesk/hubdesk$"
    wait = f"for second in $(seq 60); do {is_open} && break; sleep 1; done"
    line = f"{open_it} & opened=$!; {wait}; dpkg --install {package}; code=$?; kill $opened; wait $opened; exit $code"
    code, said = machine.attempt("sh", "-c", line)
    _expect(machine, code != 0 and "the program is open" in said, f"it was replaced while it was open: {said}")
    machine.run("dpkg", "--configure", "--pending")
    machine.run("dpkg", "--verify", "hubdesk")
    _say(machine, "an upgrade while the program is open is refused")


def refuse_downgrade(machine: Machine, older: str) -> None:
    """An older program never replaces a newer one."""
    code, said = machine.attempt("dpkg", "--install", older)
    _expect(machine, code != 0 and "is older" in said, f"the older package was taken: {said}")
    version = machine.run("hubdesk", "--version").strip()
    _expect(machine, version == f"hubdesk {machine.context.version}", f"after the refusal it says {version}")
    _say(machine, "a downgrade is refused, and the program still runs")


def refuse_newer_records(machine: Machine, older: str) -> None:
    """Where IT goes back to the older program by hand, it says so and leaves the newer records alone."""
    machine.run("dpkg", "--remove", "hubdesk")
    machine.run("dpkg", "--install", older)
    records = machine.folder / _DATA.lstrip("/") / "records-1.db"
    as_it_was = records.read_bytes()
    code, said = check_as(machine, _STAFF[0])
    _expect(machine, code == 2 and "newer" in said, f"the older program took newer records ({code}): {said}")
    _expect(machine, records.read_bytes() == as_it_was, "the older program changed newer records")
    _say(machine, f"the older program, put back by hand, refuses the newer records: {said.strip()}")


def remove(machine: Machine, before: set[str], package: str) -> None:
    """Removing and purging keep records; an empty folder goes; nothing else stays."""
    machine.run("dpkg", "--remove", "hubdesk")
    said = machine.run("dpkg", "--purge", "hubdesk")
    data = machine.folder / _DATA.lstrip("/")
    _expect(machine, (data / "records-1.db").is_file() and _DATA in said, f"purging did not keep the records: {said}")
    shutil.rmtree(data)
    _same(machine, before, "a purge")
    machine.run("dpkg", "--install", package)
    machine.run("dpkg", "--purge", "hubdesk")
    _same(machine, before, "a purge of an unused program")
    _say(machine, f"removed: records kept and named, nothing else left ({len(before):,} files as before)")


def as_person(machine: Machine, person: str, line: str, given: str = "") -> tuple[int, str]:
    """Run a command as one of the staff."""
    return machine.attempt("runuser", "-u", person, "--", "sh", "-c", line, given=given)


def _same(machine: Machine, before: set[str], after: str) -> None:
    now = machine.files()
    # What the people themselves keep is theirs.
    odd = sorted(path for path in now ^ before if not path.startswith("home/"))
    _expect(machine, not odd, f"{after} leaves or takes {', '.join(odd[:5])}")


def _expect(machine: Machine, true: bool, otherwise: str) -> None:
    if not true:
        raise Trouble(f"{machine.release.title}: {' '.join(otherwise.split())}")


def _say(machine: Machine, words: str) -> None:
    print(f"{machine.release.title}: {words}", flush=True)
