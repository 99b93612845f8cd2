"""``--verify``: an MSI or a set-up program is installed under Wine, tried, upgraded, refused as older, and removed."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from resources.packaging.context import Context
from resources.packaging.screen import a_screen
from resources.packaging.trouble import Trouble
from resources.packaging.windows.identity import CONSOLE, EVENT_KEY, NAME, OWN_KEY, WINDOW, Release
from resources.packaging.windows.tree import Tree
from resources.packaging.windows.wine import Wine

_PROGRAM = f"Program Files/{NAME}"
_DATA = f"ProgramData/{NAME}"
_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
_POLICY = r"Software\Policies\Hubdesk"
_PASSWORD = "maple river kettle"  # noqa: S105 - of the made-up people in tests/golden
_OLDER = "0.0.1"
_ADDED = "app/hubdesk/only-in-the-older-version.txt"


@dataclass(frozen=True, slots=True)
class Way:
    """How one kind of package is installed and removed without questions."""

    kind: str
    make: Callable[[Context, Tree, Path], Path]
    """Makes such a package of a tree."""
    install: Callable[[Path], list[str | Path]]
    remove: Callable[[Path], list[str | Path]]
    own: frozenset[str] = frozenset()
    """Files that it lays beside the program itself."""


def try_package(context: Context, package: Path, way: Way) -> None:
    """The life of a package on one Windows. Raises ``Trouble`` at the first thing that is not as it should be.

    The tree that it was made of lies beside the context's folder. Pictures land in ``dist/verify``.
    """
    tree = Tree(context.work.parent / "tree", Release(context.version, for_trying="-TEST" in package.name))
    older = way.make(context, _older_tree(context, tree), context.work / f"older{package.suffix}")
    with a_screen(context.work) as screen:
        wine = Wine(context, context.work / "windows", screen.name)
        wine.install()
        try:
            _Trial(wine, way, tree).run(package, older, lambda: screen.when_drawn(180, lambda: True).as_png())
        finally:
            wine.end()


def _older_tree(context: Context, tree: Tree) -> Tree:
    """The same program as an older version would be: a file more, a file less, another one different."""
    folder = context.work / "older" / "tree"
    shutil.copytree(tree.folder, folder, copy_function=os.link)
    (folder / _ADDED).write_text("The newer version does not have this.\n", encoding="utf-8")
    (folder / "sbom.cdx.json").unlink()
    (folder / "LICENSE.txt").unlink()
    (folder / "LICENSE.txt").write_text("Different.\n", encoding="utf-8")
    return Tree(folder, replace(tree.release, version=_OLDER))


class _Trial:
    """One Windows, one kind of package."""

    def __init__(self, wine: Wine, way: Way, tree: Tree) -> None:
        self.wine, self.way, self.tree = wine, way, tree
        self.program, self.data = wine.drive / _PROGRAM, wine.drive / _DATA

    def run(self, package: Path, older: Path, picture: Callable[[], bytes]) -> None:
        """Everything, in the order in which it happens on a computer."""
        policy = ("/v", "IdleMinutes", "/t", "REG_DWORD", "/d", "7")
        self.wine.run("reg", "add", rf"HKLM\{_POLICY}", *policy, "/f", "/reg:64")
        before = self.wine.files()
        self._install(older, "the older version")
        self._expect(self._version() == _OLDER, f"the older version calls itself {self._version()}")
        self._expect(self.data.is_dir(), f"{_DATA} was not made")
        records = self._bring_records()

        seconds = self._install(package, "the upgrade")
        self._say(f"upgraded from {_OLDER} in {seconds:.1f} seconds")
        self._same_files("the upgrade")
        self._known_to_windows()

        standins = self.wine.bring_standins(self.program)
        self._runs()
        self._opens_records(records)
        self._shows_window(picture)
        for library in standins:
            library.unlink()
        self._refuses(older)
        self._remove(before)

    def _install(self, package: Path, what: str) -> float:
        begun = time.monotonic()
        code, said = self.wine.run(*self.way.install(package))
        self.wine.wait()
        self._expect(code == 0, f"{what} ended with {code}: {said}")
        return time.monotonic() - begun

    def _version(self) -> str:
        return self.wine.registry(OWN_KEY).get("Version", "none")

    def _same_files(self, after: str) -> None:
        """What lies there is what was packed, file for file."""
        there = {path.relative_to(self.program).as_posix(): path for path in self.program.rglob("*") if path.is_file()}
        packed = {path.as_posix(): self.tree.folder / path for path in self.tree.files()}
        odd = sorted(set(there) - self.way.own ^ set(packed))
        self._expect(not odd, f"{after} leaves or lacks {len(odd)} files: {', '.join(odd[:5])}")
        changed = [name for name, path in packed.items() if _sum(path) != _sum(there[name])]
        self._expect(not changed, f"after {after} {len(changed)} files differ: {', '.join(changed[:5])}")
        self._say(f"{len(packed):,} files lie as they were packed")

    def _known_to_windows(self) -> None:
        version = self.tree.release.version
        self._expect(self._version() == version, f"the registry says version {self._version()}")
        entries = [key for key in self.wine.keys_below(_UNINSTALL) if self._title(key).startswith(NAME)]
        self._expect(len(entries) == 1, f"{len(entries)} entries in the list of installed programs")
        shown = self.wine.registry(rf"{_UNINSTALL}\{entries[0]}").get("DisplayVersion")
        self._expect(shown == version, f"the list of installed programs says {shown}")
        events = self.wine.registry(EVENT_KEY).get("EventMessageFile", "")
        self._expect(events.endswith("EventCreate.exe"), f"the event source says {events!r}")
        self._say("one entry in the list of installed programs; the event source is there")

    def _title(self, key: str) -> str:
        return self.wine.registry(rf"{_UNINSTALL}\{key}").get("DisplayName", "")

    def _runs(self) -> None:
        code, said = self.wine.run(self.program / CONSOLE, "--version")
        self._expect(said.strip() == f"hubdesk {self.tree.release.version}", f"--version ended with {code}: {said}")
        begun = time.monotonic()
        self.wine.run(self.program / CONSOLE, "--version")
        self._say(f"{said.strip()}, in {time.monotonic() - begun:.2f} seconds under Wine")
        code, said = self.wine.run(self.program / CONSOLE, "doctor", "--json")
        report = json.loads(said[said.index("{") :]) if "{" in said else {}
        wrong = [f"{row['title']}: {row['says']}" for row in report.get("checks", ()) if row["standing"] == "wrong"]
        self._expect(
            code == 0 and report.get("healthy") is True, f"doctor ended with {code}: {'; '.join(wrong) or said}"
        )
        policy = {row["name"]: row for row in report["policy"]}
        self._expect(policy["idle-minutes"]["value"] == 7, "doctor does not see the machine policy")
        self._say(f"doctor: {len(report['checks'])} checks, worst {report['worst']}; the machine policy is read")

    def _bring_records(self) -> dict[str, str]:
        """Records of the oldest release that we keep."""
        golden = sorted((self.wine.context.root / "tests" / "golden").glob("[0-9]*"))[0]
        for file in golden.iterdir():
            if file.suffix != ".md" and file.name != "expected.json":
                shutil.copy2(file, self.data)
        return {file.name: _sum(file) for file in self.data.iterdir()}

    def _opens_records(self, before: dict[str, str]) -> None:
        kept = {file.name: _sum(file) for file in self.data.iterdir() if file.name in before}
        self._expect(kept == before, "installing changed the records")
        words = (self.program / CONSOLE, "store", "check", "--as", "asha", "--password-stdin")
        code, said = self.wine.run(*words, given=f"{_PASSWORD}\n")
        self._expect(code == 0, f"the records do not open: {said}")
        self._say("records of an earlier release were brought up to date and checked")

    def _shows_window(self, picture: Callable[[], bytes]) -> None:
        begun = time.monotonic()
        process = self.wine.start(self.program / WINDOW)
        try:
            shown = picture()
        finally:
            process.terminate()
            process.wait()
            self.wine.run("taskkill", "/f", "/im", WINDOW)
        file = self.wine.context.out / "verify" / f"{self.way.kind}-wine.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(shown)
        self._say(f"window drawn within {time.monotonic() - begun:.1f} seconds; look at {file.name}")

    def _refuses(self, older: Path) -> None:
        code, _ = self.wine.run(*self.way.install(older))
        self.wine.wait()
        self._expect(code != 0, "an older version was installed over the newer one")
        self._same_files("the refused downgrade")
        self._known_to_windows()
        self._say(f"a downgrade is refused (code {code}) and changes nothing")

    def _remove(self, before: set[str]) -> None:
        records = {file.name: _sum(file) for file in self.data.rglob("*") if file.is_file()}
        code, said = self.wine.run(*self.way.remove(self.program))
        self.wine.wait()
        self._expect(code == 0, f"removing ended with {code}: {said}")
        now = self.wine.files()
        left = sorted(path for path in now - before if not path.startswith(_DATA))
        gone = sorted(before - now)
        self._expect(not left and not gone, f"removing leaves {left[:5]} and takes {gone[:5]}")
        after = {file.name: _sum(file) for file in self.data.rglob("*") if file.is_file()}
        self._expect(after == records and len(after) > 0, "removing changed the records")
        stays = self.wine.registry(OWN_KEY)
        self._expect(set(stays) <= {"DataDir"}, f"removing leaves {sorted(stays)} in the registry")
        self._expect(not self.wine.registry(EVENT_KEY), "removing leaves the event source")
        self._expect("IdleMinutes" in self.wine.registry(_POLICY), "removing took the machine policy")
        titles = [key for key in self.wine.keys_below(_UNINSTALL) if self._title(key).startswith(NAME)]
        self._expect(not titles, "it is still in the list of installed programs")
        self._say("removed: the records and the machine policy stay, and nothing else")

    def _expect(self, true: bool, otherwise: str) -> None:
        if not true:
            raise Trouble(f"{self.way.kind} under Wine: {' '.join(otherwise.split())[-600:]}")

    def _say(self, words: str) -> None:
        print(f"{self.way.kind} under Wine: {words}", flush=True)


def _sum(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
