"""Giving the records new keys, so that a key somebody took along opens nothing that is written from now on."""

from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.accounts import AccountState
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.key_change import WhyKeys
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.services.accounts import change_key_file, remove_keys
from hubdesk.services.desk import Desk, administer, authorise
from hubdesk.services.housekeeping import back_up_if_due
from hubdesk.services.ports import ControlUnit

CHANGED_AT, ASKED = "keys-changed-at", "keys-asked"


@dataclass(frozen=True, slots=True)
class KeysState:
    """When the keys were last changed, and whether somebody's leaving or an emergency asks for it."""

    changed_at: datetime | None
    asked: bool


@dataclass(frozen=True, slots=True)
class KeysChanged:
    """What came of it. ``backed_up`` is False where a folder for backups is set and the backup failed, and None where
    there is none."""

    changes: Changes
    backed_up: bool | None


def read_keys(desk: Desk) -> KeysState:
    """How the keys stand. Raises ``NotAllowed``."""
    with administer(desk, Permission.APPROVE_USERS).reading() as unit:
        at, asked = unit.setting(CHANGED_AT), unit.setting(ASKED)
    return KeysState(datetime.fromisoformat(at) if at else None, bool(asked))


def change_keys(desk: Desk, why: str) -> KeysChanged:
    """Give the records new keys. Everyone who may open them goes on with the password they have.

    Accounts that are switched off lose what keys they still have first, and a backup is made afterwards. Raises
    ``InvalidEntry`` (field ``why``), the vault's and the store's problems, ``NotAllowed``.
    """
    authorise(desk, Permission.APPROVE_USERS)
    if why not in list(WhyKeys):
        raise InvalidEntry({"why": "Say why the keys are changed"})
    if desk.key_change is None or desk.keys is None:
        raise RuntimeError("this desk was opened without the key file")
    turn = desk.key_change.turn
    with desk.control.reading() as unit:
        off = [a for a in unit.accounts() if a.state is AccountState.DISABLED and a.user.id in desk.keys.holders()]
    for account in off:
        remove_keys(desk, account)

    def change(unit: ControlUnit) -> int:
        generation = turn()
        unit.set_setting(CHANGED_AT, desk.clock.now().isoformat(timespec="seconds"))
        unit.set_setting(ASKED, "")
        unit.audit.write(AuditEvent(Event.KEYS_CHANGED, detail={"why": why}))
        return generation

    change_key_file(desk, change)
    return KeysChanged(Changes.of(Topic.USERS), _back_up(desk))


def ask_for_new_keys(unit: ControlUnit) -> None:
    """Leave word that the keys should be changed soon; goes once they were."""
    unit.set_setting(ASKED, "yes")


def _back_up(desk: Desk) -> bool | None:
    """The backups made before open with the keys before: one with the new ones, at once."""
    try:
        return True if back_up_if_due(desk, why="keys-changed") is not None else None
    except KnownProblem:
        return False  # remembered and told on Today by the housekeeping itself
