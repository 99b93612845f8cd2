"""What the trust has decided about information: each matter with its words, and whether anybody has confirmed it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date
from hubdesk.domain.roles import Permission, may
from hubdesk.domain.trust import ASKED, GROUPS, Asked, Group, Matter, Trust
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk, ready
from hubdesk.services.staff_names import FORMER, staff_names
from hubdesk.services.trust import confirm, read_trust


@dataclass(frozen=True, slots=True)
class MatterShown:
    """One matter as it stands."""

    asked: Asked
    words: str
    confirmed: str = ""
    """By whom and when; empty where nobody has."""


@dataclass(frozen=True, slots=True)
class GroupShown:
    """Matters that are confirmed with one press."""

    group: Group
    matters: tuple[MatterShown, ...]

    @property
    def confirmed(self) -> bool:
        """Whether nothing in it waits."""
        return all(one.confirmed for one in self.matters)


@dataclass(frozen=True, slots=True)
class TrustState(EntryState):
    """What the page shows."""

    groups: tuple[GroupShown, ...] = ()
    may_confirm: bool = False
    waiting: str = ""
    """How much nobody has confirmed, in one sentence; empty where all is."""
    said: str = ""


class TrustPresenter(EntryPresenter[TrustState]):
    """Reads what stands; a lead confirms a group at a time."""

    def __init__(self, desk: Desk, runner: Runner, changed: Callable[[Changes], None]) -> None:
        can = ready(desk) and may(desk.actor.role, Permission.SET_TRUST)
        super().__init__(TrustState(may_confirm=can), runner)
        self._desk, self._changed = desk, changed

    def load(self) -> None:
        """Read what stands."""
        self._work(lambda: (read_trust(self._desk), _names(self._desk)), self._loaded, self._failed)

    def confirm(self, group: str, words: Mapping[Matter, str]) -> None:
        """Confirm the matters of one group in these words."""
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, errors={}, said="", trouble=None))
        title = next(one.title for one in GROUPS if one.name == group)
        self._work(lambda: confirm(self._desk, words), lambda changes: self._kept(title, changes), self._failed)

    def _kept(self, title: str, changes: Changes) -> None:
        self._show(replace(self.state, busy=False, said=f"Confirmed: {title}."))
        self._changed(changes)
        self.load()

    def _loaded(self, found: tuple[Trust, Mapping[str, str]]) -> None:
        trust, names = found
        groups = tuple(GroupShown(group, tuple(_shown(one, trust, names) for one in group.matters)) for group in GROUPS)
        self._show(replace(self.state, groups=groups, waiting=_waiting(trust)))


def _shown(asked: Asked, trust: Trust, names: Mapping[str, str]) -> MatterShown:
    decided = trust.decided.get(asked.matter)
    if decided is None:
        return MatterShown(asked, asked.usual)
    who = names.get(decided.by, FORMER)
    return MatterShown(asked, decided.words, f"Confirmed {cui_date(decided.at.date())} by {who}")


def _waiting(trust: Trust) -> str:
    count = len(trust.unconfirmed)
    if not count:
        return ""
    words = "1 matter is" if count == 1 else f"{count} of {len(ASKED)} matters are"
    return (
        f"{words} not yet confirmed. The words below came with hubdesk. They are a start, not advice: the trust’s "
        "information governance lead and Caldicott Guardian say what holds here."
    )


def _names(desk: Desk) -> Mapping[str, str]:
    return {str(uid): name for uid, name in staff_names(desk).items()}
