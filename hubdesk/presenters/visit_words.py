"""The settings page for the words that open a visit."""

from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.visit_words import VisitWords, set_visit_words, visit_words


@dataclass(frozen=True, slots=True)
class VisitWordsState(EntryState):
    """The words in force, and whether this user may change them."""

    words: VisitWords | None = None
    can_edit: bool = False
    saved: str = ""


class VisitWordsPresenter(EntryPresenter[VisitWordsState]):
    """Shows the site's words and keeps what a lead changes."""

    def __init__(self, desk: Desk, runner: Runner, shipped: VisitWords) -> None:
        super().__init__(VisitWordsState(can_edit=may(desk.actor.role, Permission.EDIT_SITE)), runner)
        self._desk, self._shipped = desk, shipped

    def load(self) -> None:
        """Read the words in force."""
        self._work(lambda: visit_words(self._desk, self._shipped), self._loaded, self._failed)

    def save(self, words: VisitWords) -> None:
        """Keep other words."""
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, errors={}, trouble=None, saved=""))
        self._work(lambda: set_visit_words(self._desk, words), lambda changes: self._kept(words, changes), self._failed)

    def shipped(self) -> None:
        """Go back to the words that come with hubdesk."""
        self.save(VisitWords("", ""))

    def _loaded(self, words: VisitWords) -> None:
        self._show(replace(self.state, words=words))

    def _kept(self, words: VisitWords, _changes: Changes) -> None:
        shown = VisitWords(words.opening or self._shipped.opening, words.bases or self._shipped.bases)
        self._show(replace(self.state, busy=False, words=shown, saved="Saved. The next visit opens with these words."))
