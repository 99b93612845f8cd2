"""What an installed hubdesk looks like from outside: its files, and what Windows knows of it."""

import hashlib
from collections.abc import Collection
from pathlib import Path

from resources.packaging.trouble import Trouble
from resources.packaging.windows.identity import EVENT_KEY, INSTALLED_KEY, NAME, OWN_KEY
from resources.packaging.windows.tree import Tree
from resources.packaging.windows.wine import Wine

PROGRAM = f"Program Files/{NAME}"
DATA = f"ProgramData/{NAME}"


class Installed:
    """Hubdesk on one Windows. Every ``check_`` raises ``Trouble`` where something is not as it should be."""

    def __init__(self, wine: Wine, kind: str, own: Collection[str]) -> None:
        self.wine, self.kind, self.own = wine, kind, frozenset(own)
        self.program, self.data = wine.drive / PROGRAM, wine.drive / DATA

    def version(self) -> str:
        """What the registry says, or ``none``."""
        return self.wine.registry(OWN_KEY).get("Version", "none")

    def check_files(self, tree: Tree, after: str) -> None:
        """What lies there is what was packed, file for file."""
        there = {path.relative_to(self.program).as_posix(): path for path in self.program.rglob("*") if path.is_file()}
        packed = {path.as_posix(): tree.folder / path for path in tree.files()}
        odd = sorted(set(there) - self.own ^ set(packed))
        self.expect(not odd, f"{after} leaves or lacks {len(odd)} files: {', '.join(odd[:5])}")
        changed = [name for name, path in packed.items() if sum_of(path) != sum_of(there[name])]
        self.expect(not changed, f"after {after} {len(changed)} files differ: {', '.join(changed[:5])}")
        self.say(f"{len(packed):,} files lie as they were packed")

    def check_known(self, version: str) -> None:
        """One entry in the list of installed programs, with the version; the event source."""
        self.expect(self.version() == version, f"the registry says version {self.version()}")
        entries = self._entries()
        self.expect(len(entries) == 1, f"{len(entries)} entries in the list of installed programs")
        shown = self.wine.registry(rf"{INSTALLED_KEY}\{entries[0]}").get("DisplayVersion")
        self.expect(shown == version, f"the list of installed programs says {shown}")
        events = self.wine.registry(EVENT_KEY).get("EventMessageFile", "")
        self.expect(events.endswith("EventCreate.exe"), f"the event source says {events!r}")
        self.say("one entry in the list of installed programs; the event source is there")

    def check_gone(self, before: set[str]) -> None:
        """Nothing is left of it but the records; ``before`` is what was on the disk before the first installation."""
        now = self.wine.files()
        left = sorted(path for path in now - before if not path.startswith(DATA))
        gone = sorted(before - now)
        self.expect(not left and not gone, f"left {left[:5]}, gone {gone[:5]}")
        stays = self.wine.registry(OWN_KEY)
        self.expect(set(stays) <= {"DataDir"}, f"{sorted(stays)} is left in the registry")
        self.expect(not self.wine.registry(EVENT_KEY), "the event source is left")
        self.expect(not self._entries(), "it is still in the list of installed programs")

    def records(self) -> dict[str, str]:
        """The files of the records, each with its sum."""
        return {file.relative_to(self.data).as_posix(): sum_of(file) for file in self.data.rglob("*") if file.is_file()}

    def expect(self, true: bool, otherwise: str) -> None:
        """Raise ``Trouble`` with the end of ``otherwise`` where something is not true."""
        if not true:
            raise Trouble(f"{self.kind} under Wine: {' '.join(otherwise.split())[-600:]}")

    def say(self, words: str) -> None:
        """Tell what was shown, at once."""
        print(f"{self.kind} under Wine: {words}", flush=True)

    def _entries(self) -> list[str]:
        keys = self.wine.keys_below(INSTALLED_KEY)
        titles = {key: self.wine.registry(rf"{INSTALLED_KEY}\{key}").get("DisplayName", "") for key in keys}
        return [key for key, title in titles.items() if title.startswith(NAME)]


def sum_of(file: Path) -> str:
    """A file's SHA-256."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
