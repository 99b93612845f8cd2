"""What pages with fields share: what is wrong is told at the field, any other known problem above them all."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.presenters.presenter import Presenter, Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryState:
    """A page whose fields are saved."""

    errors: Mapping[str, str] = field(default_factory=dict)
    """What is wrong, by the name of the field."""
    busy: bool = False
    trouble: Trouble | None = None


E = TypeVar("E", bound=EntryState)


class EntryPresenter(Presenter[E]):
    """Holds the state of a page whose fields are saved."""

    def _failed(self, problem: KnownProblem) -> None:
        state = self._stopped()
        if isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=problem.fields))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))

    def _stopped(self) -> E:
        """The page once a job has failed. One that shows although it could not be read says here that it is loaded."""
        return replace(self.state, busy=False)
