"""``--verify``: an MSI or a set-up program is installed under Wine, tried, upgraded, refused as older, and removed."""

import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from resources.packaging.context import Context
from resources.packaging.screen import a_screen
from resources.packaging.windows.identity import CONSOLE, WINDOW, Release
from resources.packaging.windows.installed import Installed
from resources.packaging.windows.tree import Tree
from resources.packaging.windows.wine import Wine

_POLICY = r"Software\Policies\Hubdesk"
_FIXED = (("IdleMinutes", "REG_DWORD", "7"), ("UpdatesFolder", "REG_EXPAND_SZ", r"%SystemRoot%\Temp"))
_PRINTERS = ("PrintersAllowed", "REG_MULTI_SZ", r"Front desk\0Room 4")
"""With this doctor finds a fault: the printers are not there."""
_AS_READ = {"idle-minutes": 7, "printers-allowed": ["Front desk", "Room 4"], "updates-folder": r"c:\windows\temp"}
_PASSWORD = "maple river kettle"  # noqa: S105 - of the made-up people in tests/golden
_OLDER = "0.0.1"
_ADDED = "app/hubdesk/only-in-the-older-version.txt"
_KEPT_BITS = 256
"""Wine keeps the last eight bits of an exit code."""


@dataclass(frozen=True, slots=True)
class Way:
    """How one kind of package is installed and removed without questions, and what it says when it refuses."""

    kind: str
    make: Callable[[Context, Tree, Path], Path]
    """Makes such a package of a tree."""
    install: Callable[[Path], list[str | Path]]
    remove: Callable[[Path], list[str | Path]]
    not_older: int
    """The exit code where a newer version is installed."""
    other_kind: tuple[str, str]
    """A key and value of the registry by which it knows that the other kind of package was used."""
    while_open: int | None = None
    """The exit code where hubdesk is open; None where Windows itself sees to that, which Wine does not."""
    own: frozenset[str] = frozenset()
    """Files that it lays beside the program itself."""


def try_package(context: Context, package: Path, way: Way) -> None:
    """The life of a package on one Windows. Raises ``Trouble`` at the first thing that is not as it should be.

    The tree that it was made of lies beside the context's folder. Pictures land in ``dist/verify``.
    """
    tree = Tree(context.work.parent / "tree", Release(context.version, for_trying="-TEST" in package.name))
    older = context.older or way.make(
        context, _older_tree(context, tree), context.work / f"hubdesk-{_OLDER}{package.suffix}"
    )
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
        self.here = Installed(wine, way.kind, way.own)

    def run(self, package: Path, older: Path, picture: Callable[[], bytes]) -> None:
        """Everything, in the order in which it happens on a computer."""
        for setting in _FIXED:
            self._fix(*setting)
        before = self.wine.files()
        self._refuses_beside_the_other_kind(package, before)

        self._install(older, "the older version")
        was = self.here.version()
        self.here.expect(() < _numbers(was) < _numbers(self.tree.release.version), f"{older.name} is version {was}")
        theirs = self._bring_records(was)
        if self.wine.context.older:  # the one made here has today's program in it, which would change the records
            self._with_standins(lambda: self._opens_records(f"records of {theirs} open in {was}"))
        records = self.here.records()

        seconds = self._install(package, "the upgrade")
        self.here.say(f"upgraded from {was} in {seconds:.1f} seconds")
        self._is_as_packed("the upgrade")
        self.here.expect(self.here.records() == records, "the upgrade changed the records")
        self._with_standins(lambda: self._works(theirs, package, picture))
        self._refuses(older, self.way.not_older, "an older version")
        self._is_as_packed("the refused downgrade")
        self._remove(before)

    def _refuses_beside_the_other_kind(self, package: Path, before: set[str]) -> None:
        key, value = self.way.other_kind
        self.wine.run("reg", "add", rf"HKLM\{key}", "/v", value, "/d", "0.0.1", "/f", "/reg:64")
        self._refuses(package, 1603, "a package beside the other kind")
        self.wine.run("reg", "delete", rf"HKLM\{key}", "/f", "/reg:64")
        self.here.check_gone(before)

    def _install(self, package: Path, what: str) -> float:
        begun = time.monotonic()
        code, said = self.wine.run(*self.way.install(package))
        self.wine.wait()
        self.here.expect(code == 0, f"{what} ended with {code}: {said}")
        return time.monotonic() - begun

    def _refuses(self, package: Path, expected: int, what: str) -> None:
        code, said = self.wine.run(*self.way.install(package))
        wanted = f"it should end with {expected}, of which Wine shows {expected % _KEPT_BITS}"
        self.here.expect(code == expected % _KEPT_BITS, f"{what} ended with {code}, {wanted}: {said}")
        self.here.say(f"{what} is refused with {expected}")

    def _is_as_packed(self, after: str) -> None:
        self.here.check_files(self.tree, after)
        self.here.check_known(self.tree.release.version)

    def _with_standins(self, act: Callable[[], None]) -> None:
        """With what Wine lacks beside the program, for as long as it runs."""
        standins = self.wine.bring_standins(self.here.program)
        act()
        for library in standins:
            library.unlink()

    def _bring_records(self, version: str) -> str:
        """Records as that release left them, or where none were kept those of the oldest one; gives whose they are."""
        self.here.expect(self.here.data.is_dir(), "the folder of the records was not made")
        kept = sorted((self.wine.context.root / "tests" / "golden").glob("[0-9]*"))
        golden = next((folder for folder in kept if folder.name == version), kept[0])
        for file in golden.iterdir():
            if file.suffix != ".md" and file.name != "expected.json":
                shutil.copy2(file, self.here.data)
        return golden.name

    def _opens_records(self, what: str) -> None:
        words = (self.here.program / CONSOLE, "store", "check", "--as", "asha", "--password-stdin")
        code, said = self.wine.run(*words, given=f"{_PASSWORD}\n")
        self.here.expect(code == 0, f"the records do not open: {said}")
        self.here.say(what)

    def _works(self, theirs: str, package: Path, picture: Callable[[], bytes]) -> None:
        self._says_its_version()
        self._is_healthy()
        self._reads_policy()
        self._opens_records(f"records of {theirs} were brought up to date and checked")
        self._shows_window(package, picture)

    def _says_its_version(self) -> None:
        words = (self.here.program / CONSOLE, "--version")
        code, said = self.wine.run(*words)
        expected = f"hubdesk {self.tree.release.version}"
        self.here.expect(said.strip() == expected, f"--version ended with {code}: {said}")
        begun = time.monotonic()
        self.wine.run(*words)
        self.here.say(f"{said.strip()}, in {time.monotonic() - begun:.2f} seconds under Wine")

    def _is_healthy(self) -> None:
        code, report = self._doctor()
        wrong = self._with_standing("wrong", report)
        self.here.expect(code == 0 and report["healthy"] is True, f"doctor ended with {code}: {'; '.join(wrong)}")
        warned = self._with_standing("warning", report)
        self.here.say(f"doctor: {len(report['checks'])} checks, warnings: {'; '.join(warned) or 'none'}")

    def _reads_policy(self) -> None:
        self._fix(*_PRINTERS)
        code, report = self._doctor()
        wrong = self._with_standing("wrong", report)
        self.here.expect(code == 1 and len(wrong) == 1, f"doctor ended with {code} where printers are missing: {wrong}")
        policy = {row["name"]: row["value"] for row in report["policy"] if row["locked"]}
        policy["updates-folder"] = str(policy.get("updates-folder")).lower()
        self.here.expect(policy == _AS_READ, f"of the machine policy {_AS_READ} doctor tells {policy}")
        self.here.say(f"the machine policy is read: {', '.join(policy)}; {wrong[0]}")

    def _fix(self, name: str, kind: str, data: str) -> None:
        self.wine.run("reg", "add", rf"HKLM\{_POLICY}", "/v", name, "/t", kind, "/d", data, "/f", "/reg:64")

    def _doctor(self) -> tuple[int, dict[str, Any]]:
        code, said = self.wine.run(self.here.program / CONSOLE, "doctor", "--json")
        self.here.expect("{" in said, f"doctor ended with {code}: {said}")
        return code, json.loads(said[said.index("{") :])

    def _with_standing(self, standing: str, report: dict[str, Any]) -> list[str]:
        return [f"{row['title']}: {row['says']}" for row in report["checks"] if row["standing"] == standing]

    def _shows_window(self, package: Path, picture: Callable[[], bytes]) -> None:
        begun = time.monotonic()
        process = self.wine.start(self.here.program / WINDOW)
        try:
            shown = picture()
            seconds = time.monotonic() - begun
            if self.way.while_open is not None:
                self._refuses(package, self.way.while_open, "a package while hubdesk is open")
        finally:
            process.terminate()
            process.wait()
            self.wine.run("taskkill", "/f", "/im", WINDOW)
        file = self.wine.context.out / "verify" / f"{self.way.kind}-wine.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(shown)
        self.here.say(f"window drawn within {seconds:.1f} seconds; look at {file.name}")

    def _remove(self, before: set[str]) -> None:
        records = self.here.records()
        code, said = self.wine.run(*self.way.remove(self.here.program))
        self.wine.wait()
        self.here.expect(code == 0, f"removing ended with {code}: {said}")
        self.here.check_gone(before)
        self.here.expect(len(records) > 0 and self.here.records() == records, "removing changed the records")
        self.here.expect(
            len(self.wine.registry(_POLICY)) == len((*_FIXED, _PRINTERS)), "removing took the machine policy"
        )
        self.here.say("removed: the records and the machine policy stay, and nothing else")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
