"""The settings page for the numbers that staff call in a crisis."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.roles import Permission, may
from hubdesk.domain.site import HelpLine, help_line_texts
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.help_numbers import help_numbers, set_help_numbers

SAVED = "Saved. The safety page and the crisis card show these numbers from the next unlock on."


@dataclass(frozen=True, slots=True)
class HelpNumbersState(EntryState):
    """The numbers as kept, by field, and whether this user may change them."""

    texts: Mapping[str, str] | None = None
    can_edit: bool = False
    saved: str = ""


class HelpNumbersPresenter(EntryPresenter[HelpNumbersState]):
    """Shows the hub's own numbers and keeps what a lead changes."""

    def __init__(self, desk: Desk, runner: Runner) -> None:
        super().__init__(HelpNumbersState(can_edit=may(desk.actor.role, Permission.EDIT_SITE)), runner)
        self._desk = desk

    def load(self) -> None:
        """Read the numbers."""
        self._work(lambda: help_numbers(self._desk), self._loaded, self._failed)

    def save(self, texts: Mapping[str, str]) -> None:
        """Keep these numbers."""
        if not self.state.busy:
            self._show(replace(self.state, busy=True, errors={}, trouble=None, saved=""))
            self._work(lambda: set_help_numbers(self._desk, texts), lambda done: self._kept(texts, done), self._failed)

    def _loaded(self, lines: tuple[HelpLine, ...]) -> None:
        self._show(replace(self.state, texts=help_line_texts(lines)))

    def _kept(self, texts: Mapping[str, str], _changes: Changes) -> None:
        self._show(replace(self.state, busy=False, texts=dict(texts), saved=SAVED))
