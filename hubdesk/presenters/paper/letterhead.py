"""How the hub stands on its letters; a clinical lead changes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.ids import DocumentId
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.routes import PaperRoute, PapersRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.paper.letterhead import (
    COUNTRIES,
    WINDOWS,
    fixed_fields,
    print_window_sheet,
    read_letterhead,
    save_letterhead,
)
from hubdesk.services.ports import Printer

NOT_YOURS = "Only a clinical lead changes this. Ask one to fill it in; what you typed on the letter is kept."


@dataclass(frozen=True, slots=True)
class LetterheadState(EntryState):
    """The page. ``note`` says why it cannot be changed here; empty where it can."""

    values: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    done: str = ""
    fixed: frozenset[str] = frozenset()
    """The fields that IT has fixed for this computer."""
    loaded: bool = False


class LetterheadPresenter(EntryPresenter[LetterheadState]):
    """Reads and saves the letterhead."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        document_id: DocumentId | None,
    ) -> None:
        super().__init__(LetterheadState(fixed=fixed_fields(desk)), runner)
        self._desk, self._go, self._changed, self._document = desk, go, changed, document_id

    def load(self) -> None:
        """Read it."""
        self._work(lambda: read_letterhead(self._desk), self._loaded, self._failed)

    def save(self, typed: Mapping[str, str]) -> None:
        """Save, then back."""
        if self.state.busy or self.state.note or not self.state.loaded:
            return
        self._show(replace(self.state, busy=True, errors={}, trouble=None))

        def saved(changes: Changes) -> None:
            self._show(replace(self.state, busy=False))
            self._changed(changes)
            self.back()

        self._work(lambda: save_letterhead(self._desk, typed), saved, self._failed)

    def print_test(self, printer: Printer) -> None:
        """Print the test sheet for the envelopes, as saved."""
        if self.state.busy or not self.state.loaded:
            return
        self._show(replace(self.state, busy=True, trouble=None, done=""))

        def printed(_none: None) -> None:
            self._show(replace(self.state, busy=False, done="The test sheet was sent to the printer."))

        self._work(lambda: print_window_sheet(self._desk, printer), printed, self._failed)

    def back(self) -> None:
        """To the paper that needed it, or to the list."""
        self._go(PaperRoute(self._document) if self._document else PapersRoute())

    def _loaded(self, values: Mapping[str, str]) -> None:
        allowed = may(self._desk.actor.role, Permission.EDIT_SITE)
        self._show(
            LetterheadState(
                loaded=True,
                values={"window": WINDOWS[0], "country": COUNTRIES[0], **values},
                note="" if allowed else NOT_YOURS,
            )
        )
