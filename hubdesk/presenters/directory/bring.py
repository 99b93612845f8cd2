"""Bring a new directory of GP practices: choose the file, read what it would change, use it or leave it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath

from hubdesk.domain.changes import Changes
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.ports import PracticeFiles
from hubdesk.services.practices import Brought, MuchSmaller, Progress, bring_directory, import_directory

_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class BringState:
    """The page. ``running`` is what the long job does while it does it."""

    file: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    changes: tuple[str, ...] = ()
    """The practices that close, go or are renamed, in words; the first of them."""
    left_out: tuple[str, ...] = ()
    ready: bool = False
    smaller: bool = False
    """The file holds less than half of what is there: the worker is asked once more."""
    running: str = ""
    done: str = ""
    trouble: Trouble | None = None


class BringPresenter(Presenter[BringState]):
    """Nothing is changed before the worker presses the button; Stop leaves everything as it was."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        changed: Callable[[Changes], None],
        files: PracticeFiles,
    ) -> None:
        super().__init__(BringState(), runner)
        self._desk, self._changed, self._files = desk, changed, files
        self._brought: Brought | None = None
        self._progress = Progress()

    @property
    def how_far(self) -> str:
        """How far the job is that runs now, as ``4,500 rows read``."""
        progress = self._progress
        return f"{progress.done:,} {progress.words}" if progress.words else ""

    def open_file(self, path: str) -> None:
        """Read the file that was chosen."""
        if not path or self.state.running:
            return
        self._brought, self._progress = None, Progress()
        progress = self._progress
        self._show(BringState(file=PurePath(path).name, running="Reading the file"))
        self._work(lambda: bring_directory(self._desk, self._files, path, progress), self._read, self._failed)

    def use(self, *, although_smaller: bool = False) -> None:
        """Put it in the place of the directory there is."""
        brought = self._brought
        if brought is None or self.state.running:
            return
        self._progress = Progress()
        progress = self._progress
        self._show(replace(self.state, running="Replacing the directory", smaller=False, trouble=None))
        self._work(
            lambda: import_directory(self._desk, brought, progress, although_smaller=although_smaller),
            self._used,
            self._failed,
        )

    def stop(self) -> None:
        """Leave everything as it was."""
        self._progress.stop()

    def unwatch(self) -> None:
        """Leaving the page ends the job, and nothing is half done."""
        self._progress.stop()
        super().unwatch()

    def _read(self, brought: Brought) -> None:
        self._brought = brought
        found, changes = brought.directory, brought.changes
        facts = (
            ("GP practices in the file", f"{changes.after:,}, of which {found.open:,} are open"),
            ("In the directory now", f"{changes.before:,}"),
            ("New", f"{len(changes.added):,}"),
            ("Closed since", f"{len(changes.closed):,}"),
            ("No longer in it", f"{len(changes.gone):,}"),
            ("With another name", f"{len(changes.renamed):,}"),
            ("With another postcode", f"{len(changes.moved):,}"),
            ("Other kinds of place, left alone", f"{found.others:,}"),
        )
        left_out = [f"Row {one.row}: {one.why}" for one in found.left_out[:_MOST_NAMED]]
        more = len(found.left_out) - len(left_out)
        self._show(
            replace(
                self.state,
                running="",
                facts=facts,
                changes=_named(brought),
                left_out=(*left_out, *((f"and {more} more",) if more > 0 else ())),
                ready=True,
            )
        )

    def _used(self, changes: Changes) -> None:
        brought, self._brought = self._brought, None
        count = brought.changes.after if brought else 0
        self._show(BringState(done=f"The directory is in use: {count:,} GP practices. The hub's own notes were kept."))
        self._changed(changes)

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, running="")
        if isinstance(problem, MuchSmaller):
            self._show(replace(state, smaller=True))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))


def _named(brought: Brought) -> tuple[str, ...]:
    changes, after = brought.changes, brought.directory.by_code
    said = [f"{brought.names[code]}: closed" for code in changes.closed]
    said += [f"{brought.names[code]}: no longer in it" for code in changes.gone]
    said += [f"{brought.names[code]}: now called {after[code].practice.name}" for code in changes.renamed]
    more = len(said) - _MOST_NAMED
    return (*said[:_MOST_NAMED], *((f"and {more:,} more",) if more > 0 else ()))
