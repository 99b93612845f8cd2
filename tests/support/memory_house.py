"""The key file and the backups in memory: what ``services.accounts`` and ``services.housekeeping`` reach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hubdesk.domain.accounts import Account, AccountState
from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.roles import Role, data_keys
from hubdesk.services.desk import Desk
from hubdesk.services.ports import BackupMade
from tests.support.memory import STAFF, Hub, WrongPassword


class NameTaken(KnownProblem):
    """As the vault's."""

    code = "name-taken"


class LastHolder(KnownProblem):
    """As the vault's."""

    code = "last-holder"


class TryLater(KnownProblem):
    """As the real one."""

    code = "try-later"


@dataclass
class KeyFile:
    """Who is in the key file, shared by all desks."""

    gen: int = 1
    names: dict[str, str] = field(default_factory=dict)
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    passwords: dict[str, str] = field(default_factory=dict)
    pairs: dict[str, int] = field(default_factory=dict)
    kit: str = ""


@dataclass
class MemoryKeys:
    """``ports.Keys`` for one user."""

    file: KeyFile
    user_id: str
    generation: int = 1
    waits: bool = False
    """While true, no password is tried: there were several wrong ones in a row."""

    keeper = "file"

    @property
    def held(self) -> frozenset[str]:
        return frozenset(self.file.keys[self.user_id])

    def holders(self) -> Mapping[str, tuple[str, ...]]:
        return dict(self.file.keys)

    def fingerprint(self, user_id: UserId) -> str:
        digits = f"{sum(map(ord, user_id)) * 7919 + self.file.pairs[user_id] * 104729:08}"[-8:]
        return f"{digits[:4]} {digits[4:]}"

    def add(self, user_id: UserId, sign_in: str, password: str, keys: Sequence[str]) -> int:
        if len(password) < 12:
            raise InvalidEntry({"password": "Use at least 12 characters."})
        if sign_in in self.file.names.values():
            raise NameTaken("Another account already uses that sign-in name.")
        assert set(keys) <= self.held
        self.file.names[user_id], self.file.keys[user_id] = sign_in, tuple(keys)
        self.file.passwords[user_id], self.file.pairs[user_id] = password, 1
        return self._next()

    def grant(self, user_id: UserId, keys: Sequence[str]) -> int:
        assert set(keys) <= self.held
        self.file.keys[user_id] = tuple(dict.fromkeys([*self.file.keys[user_id], *keys]))
        return self._next()

    def remove(self, user_id: UserId) -> int:
        assert set(self.file.keys[user_id]) <= self.held
        others = {k for uid, keys in self.file.keys.items() if uid != user_id for k in keys}
        if not set(data_keys(Role.LEAD)) <= others:
            raise LastHolder("This is the last person who can open some of the records.")
        for table in (self.file.names, self.file.keys, self.file.passwords, self.file.pairs):
            del table[user_id]
        return self._next()

    def reset(self, user_id: UserId, password: str) -> int:
        if len(password) < 12:
            raise InvalidEntry({"password": "Use at least 12 characters."})
        if not set(self.file.keys[user_id]) <= self.held:
            self.file.keys[user_id] = ("control",)
        self.file.passwords[user_id] = password
        self.file.pairs[user_id] += 1
        return self._next()

    def new_kit(self) -> str:
        return "-".join(f"KIT{chr(65 + n)}" for n in range(14))

    def replace_kit(self, kit: str, made: date) -> int:
        assert set(data_keys(Role.LEAD)) <= self.held
        self.file.kit = kit
        return self._next()

    def prove(self, password: str) -> None:
        if self.waits:
            raise TryLater("There were several wrong passwords in a row.", "Wait 2 seconds, then try again. Ask IT.")
        if self.file.passwords[self.user_id] != password:
            raise WrongPassword("That name and password do not go together.")

    def change_password(self, current: str, new: str, *, fresh_pair: bool) -> int:
        if self.file.passwords[self.user_id] != current:
            raise WrongPassword("That name and password do not go together.")
        if len(new) < 12:
            raise InvalidEntry({"password": "Use at least 12 characters."})
        self.file.passwords[self.user_id] = new
        self.file.pairs[self.user_id] += fresh_pair
        return self._next()

    def _next(self) -> int:
        self.file.gen += 1
        self.generation = self.file.gen
        return self.file.gen


class StickGone(KnownProblem):
    """As the real one."""

    code = "backup-folder-gone"


@dataclass
class MemoryBackups:
    """``ports.Backups``: counts them; ``gone`` while the stick is not there."""

    made: list[str] = field(default_factory=list)
    gone: bool = False
    faults: tuple[str, ...] = ()
    room: bool = True

    def check_folder(self, folder: str) -> str:
        if not folder.startswith("/"):
            raise StickGone("There is no such folder.")
        return folder

    def same_disk(self, folder: str) -> bool:
        return folder.startswith("/same")

    def look_over(self) -> tuple[str, ...]:
        return self.faults

    def keep_room(self) -> None:
        pass

    def has_room(self) -> bool:
        return self.room

    def keep_heads(self) -> Mapping[str, str]:
        return {"control": "9:aa", "records": "5:bb"}

    def make(self, folder: str) -> BackupMade:
        if self.gone:
            raise StickGone("The folder for backups is not there.", "Plug it in.")
        self.made.append(folder)
        return BackupMade(f"backup-{len(self.made)}", 1000)


class House:
    """A hub in memory with its key file and backups, and desks of the people in it."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.file, self.backups = KeyFile(), MemoryBackups()
        with self.hub.control.writing() as unit:
            unit.set_key_generation(1)
            for user in STAFF.values():
                now = self.hub.clock.now()
                unit.add_account(Account(user, 1, AccountState.ACTIVE, True, now, user.id, now, user.id))
        for user in STAFF.values():
            self.file.names[user.id], self.file.keys[user.id] = user.sign_in, data_keys(user.role)
            self.file.passwords[user.id], self.file.pairs[user.id] = "open sesame now", 1

    def desk(self, role: Role = Role.LEAD) -> Desk:
        """The desk of the user with this role."""
        return self.desk_of(STAFF[role].id)

    def desk_of(self, user_id: str) -> Desk:
        """The desk of this user, as unlocking gives it now."""
        account = self.account(user_id)
        waiting = account.state is AccountState.WAITING
        records = None if waiting else self.hub.records_for(account.user.role)
        keys = MemoryKeys(self.file, user_id, self.file.gen)
        bare = self.hub.desk()
        return replace(bare, actor=account.user, records=records, account=account, keys=keys, backups=self.backups)

    def account(self, user_id: str) -> Account:
        """The account as stored."""
        with self.hub.control.reading() as unit:
            return unit.account(UserId(user_id))

    @property
    def recorded(self) -> int:
        """The generation in the control file."""
        with self.hub.control.reading() as unit:
            return unit.key_generation()
