"""Work of one page, with one problem told elsewhere: a record that only named staff open."""

from collections.abc import Callable
from typing import TypeVar

from hubdesk.domain.ids import PersonId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.restriction import RecordRestricted
from hubdesk.presenters.runner import Runner

T = TypeVar("T")


class GatedRunner:
    """``Runner``. ``met`` is told whose record it was, whichever page asked for it; no page needs to know of it."""

    def __init__(self, runner: Runner, met: Callable[[PersonId], None]) -> None:
        self._runner, self._met = runner, met

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[KnownProblem], None]) -> None:
        """See ``Runner``."""

        def told(problem: KnownProblem) -> None:
            failed(problem)
            if isinstance(problem, RecordRestricted):
                self._met(problem.person_id)

        self._runner.run(work, done, told)
