"""Trusted keys: this hub's own, and those of others whose form packs it accepts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.form_governance import HubKey, fingerprint_words
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.routes import FormsRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.form_desk import FormsDesk, open_forms_desk
from hubdesk.services.form_keys import drop_key, key_words, own_key, trust_key
from hubdesk.services.ports import FormFiles


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key in the list."""

    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class KeysState(EntryState):
    """What the page shows."""

    own: tuple[tuple[str, str], ...] = ()
    rows: tuple[KeyRow, ...] = ()
    asking: str = ""
    """The fingerprint of the key that is about to be dropped."""
    added: int = 0
    """How many were added while the page is open: the fields are emptied after each."""
    said: str = ""
    loaded: bool = False


class KeysPresenter(EntryPresenter[KeysState]):
    """Reads the list again after each change."""

    topics = frozenset({Topic.FORMS})

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        files: FormFiles,
    ) -> None:
        super().__init__(KeysState(), runner)
        self._desk, self._go, self._changed, self._files = desk, go, changed, files

    def load(self) -> None:
        """Read the keys; the hub's own is made at its first use."""

        def read() -> tuple[HubKey, FormsDesk]:
            return own_key(self._desk), open_forms_desk(self._desk)

        self._work(read, self._read, self._failed)

    def changed(self, changes: Changes) -> None:
        """Read again if what is shown was touched."""
        if changes.topics & self.topics:
            self.load()

    def back(self) -> None:
        """To the list of forms."""
        self._go(FormsRoute())

    def save_own(self, path: str) -> None:
        """Write the hub's own key as a text file, to send to another hub."""
        lines = (self._desk.site.hub, *(f"{label}: {value}" for label, value in self.state.own))

        def saved(_none: None) -> None:
            said = "The key is saved. Send the file, and read the fingerprint out by telephone."
            self._show(replace(self.state, said=said, trouble=None))

        self._work(lambda: self._files.write(path, "\n".join((*lines, "")).encode()), saved, self._failed)

    def trust(self, owner: str, key: str, fingerprint: str) -> None:
        """Accept packs signed with this key."""
        said = "The key is trusted. Packs signed with it can be loaded."
        self._do(lambda: trust_key(self._desk, owner, key, fingerprint), said, added=1)

    def pick(self, row: KeyRow) -> None:
        """Ask whether the key is to be dropped."""
        if row.tag_kind == "green":
            self._show(replace(self.state, asking=row.fingerprint, said="", trouble=None))

    def keep(self) -> None:
        """Not dropped after all."""
        self._show(replace(self.state, asking=""))

    def drop(self) -> None:
        """Trust the key no longer."""
        fingerprint = self.state.asking
        self._do(lambda: drop_key(self._desk, fingerprint), "The key is not trusted any more.")

    def _do(self, work: Callable[[], Changes], said: str, added: int = 0) -> None:
        if self.state.busy:
            return

        def done(changes: Changes) -> None:
            self._show(replace(self.state, busy=False, asking="", errors={}, said=said, added=self.state.added + added))
            self._changed(changes)
            self.load()

        self._show(replace(self.state, busy=True, errors={}, trouble=None, said=""))
        self._work(work, done, self._failed)

    def _read(self, found: tuple[HubKey, FormsDesk]) -> None:
        own, desk = found
        facts = (("Public key", key_words(own.public)), ("Fingerprint", fingerprint_words(own.fingerprint)))
        rows = tuple(
            KeyRow(
                one.owner,
                f"{fingerprint_words(one.fingerprint)} · {cui_date_time(one.at)}, {desk.names.get(one.by, '')}",
                *(("Trusted", "green") if one.trusted else ("Dropped", "grey")),
                action="Stop trusting" if one.trusted else "",
                fingerprint=one.fingerprint,
            )
            for one in desk.governed.keys
        )
        self._show(replace(self.state, loaded=True, own=facts, rows=rows))

    def _stopped(self) -> KeysState:
        return replace(self.state, busy=False, loaded=True)
