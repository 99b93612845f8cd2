"""The users page: who has an account here, adding a colleague, approving one face to face, switching one off."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hubdesk.domain.accounts import Account, AccountState, ColleagueEntry
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.roles import RECORDS, Permission, Role, data_keys, may
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.runner import Runner
from hubdesk.services.accounts import (
    AccountLine,
    NotSameDigits,
    add_colleague,
    approve_colleague,
    list_accounts,
    remove_keys,
    reset_password,
    switch_off,
)
from hubdesk.services.desk import Desk

ROLES: tuple[tuple[str, str], ...] = tuple(
    (r.value, f"{r.label}. {r.may_words}")
    for r in (Role.CLINICIAN, Role.NAVIGATOR, Role.LEAD, Role.IT_ADMIN, Role.IG_LEAD, Role.REPORTING)
)

_LEAD_RESETS = (
    "Tell it to your colleague face to face. The old password opens nothing from now on. At the next sign-in they "
    "choose one of their own."
)
_IT_RESETS = (
    "Tell it to your colleague face to face. The old password opens nothing from now on. They choose one of their "
    "own at the next sign-in, and open no record until a clinical lead has approved them again."
)


@dataclass(frozen=True, slots=True)
class UserRow:
    """An account in the list, and whether it can be opened from here."""

    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str
    user_id: str


@dataclass(frozen=True, slots=True)
class OpenUser:
    """The account that was picked from the list: its facts, and what may be done with it."""

    name: str
    facts: tuple[tuple[str, str], ...]
    may_approve: bool = False
    must_sign_in_first: bool = False
    may_switch_off: bool = False
    may_remove_keys: bool = False
    digits_wrong: str = ""
    asking: bool = False
    """Whether the page asks once more before it switches the account off."""
    may_reset: bool = False
    resetting: bool = False
    reset_words: str = ""


@dataclass(frozen=True, slots=True)
class UsersState:
    """What the users page shows: the list, or the form for a new colleague, or one account."""

    rows: tuple[UserRow, ...] = ()
    note: str = ""
    adding: bool = False
    approves: bool = False
    manages: bool = True
    """Whether accounts can be added and changed from here, or only looked over."""
    entry: ColleagueEntry = field(default_factory=ColleagueEntry)
    errors: dict[str, str] = field(default_factory=dict)
    open: OpenUser | None = None
    said: str = ""
    offers_keys: bool = False
    """Whether the keys of the records should be changed now: somebody who could read them was switched off."""
    busy: bool = False
    loaded: bool = False
    trouble: Trouble | None = None


class UsersPresenter(Presenter[UsersState]):
    """Lists the accounts again after each change. Passwords pass through and are not kept."""

    topics = frozenset({Topic.USERS})

    def __init__(self, desk: Desk, runner: Runner, changed: Callable[[Changes], None]) -> None:
        approves = may(desk.actor.role, Permission.APPROVE_USERS)
        manages = approves or may(desk.actor.role, Permission.MANAGE_USERS)
        super().__init__(UsersState(approves=approves, manages=manages), runner)
        self._desk, self._changed = desk, changed
        self._lines: dict[str, AccountLine] = {}
        self._picked: str = ""

    def load(self) -> None:
        """Read the list."""
        self._work(lambda: list_accounts(self._desk), self._listed, self._failed)

    def start_adding(self) -> None:
        """Show the form for a colleague."""
        self._show(replace(self._calm(), adding=True, open=None, entry=ColleagueEntry()))

    def leave(self) -> None:
        """Back to the list."""
        self._picked = ""
        self._show(replace(self._calm(), adding=False, open=None))

    def add(self, entry: ColleagueEntry, password: str, again: str) -> None:
        """Add the colleague with a first password."""
        if self.state.busy:
            return
        if password != again:
            wrong = {"again": "The two passwords are not the same. Type it again"}
            self._show(replace(self.state, entry=entry, errors=wrong))
            return
        self._show(replace(self._calm(), entry=entry, busy=True))
        self._work(lambda: add_colleague(self._desk, entry, password), self._added, self._failed)

    def pick(self, row: UserRow) -> None:
        """Show one account."""
        self._picked = row.user_id
        self._show(replace(self._calm(), open=self._opened()))

    def approve(self, digits: str) -> None:
        """Approve the account that shows, with the digits from the colleague's own screen."""
        account = self._lines[self._picked].account

        def failed(problem: KnownProblem) -> None:
            if isinstance(problem, NotSameDigits) and self.state.open is not None:
                wrong = f"{problem.message} {problem.what_next}"
                self._show(replace(self.state, busy=False, open=replace(self.state.open, digits_wrong=wrong)))
            else:
                self._failed(problem)

        if not self.state.busy:
            calm = replace(self.state.open, digits_wrong="") if self.state.open else None
            self._show(replace(self._calm(), open=calm, busy=True))
            self._work(lambda: approve_colleague(self._desk, account, digits)[1], self._approved, failed)

    def ask_switch_off(self) -> None:
        """Ask once more."""
        if self.state.open is not None:
            self._show(replace(self._calm(), open=replace(self.state.open, asking=True)))

    def keep(self) -> None:
        """Neither switched off nor given a new password after all."""
        if self.state.open is not None:
            self._show(replace(self._calm(), open=replace(self.state.open, asking=False, resetting=False)))

    def ask_reset(self) -> None:
        """Show where a new first password is typed."""
        if self.state.open is not None:
            self._show(replace(self._calm(), open=replace(self.state.open, resetting=True)))

    def reset(self, password: str, again: str) -> None:
        """Give a new first password."""
        line = self._lines[self._picked]
        if password != again:
            self._show(replace(self.state, errors={"again": "The two passwords are not the same. Type it again"}))
            return
        said = f"{line.account.user.name} signs in with the new password and chooses one of their own."
        if not self.state.approves and line.account.user.role is not Role.IT_ADMIN:
            said += " Then a clinical lead must approve the account again."
        self._do(lambda: reset_password(self._desk, line.account, password)[1], said)

    def switch_off(self) -> None:
        """Switch the account off."""
        account = self._lines[self._picked].account
        offers = self.state.approves and RECORDS in data_keys(account.user.role)
        said = f"{account.user.name} can no longer sign in."
        if offers:
            said += " If they left in bad circumstances, change the keys of the records now."
        self._do(lambda: switch_off(self._desk, account)[1], said, offers_keys=offers)

    def remove_keys(self) -> None:
        """Take the keys of an account that is switched off."""
        account = self._lines[self._picked].account
        self._do(lambda: remove_keys(self._desk, account), f"The keys of {account.user.name} were taken away.")

    def changed(self, changes: Changes) -> None:
        """Read again if what is shown was touched."""
        if changes.topics & self.topics:
            self.load()

    def _do(self, work: Callable[[], Changes], said: str, *, offers_keys: bool = False) -> None:
        if self.state.busy:
            return

        def done(changes: Changes) -> None:
            self._picked = ""
            self._show(replace(self.state, busy=False, open=None, said=said, offers_keys=offers_keys))
            self._changed(changes)

        self._show(replace(self._calm(), busy=True))
        self._work(work, done, self._failed)

    def _listed(self, lines: tuple[AccountLine, ...]) -> None:
        self._lines = {line.account.user.id: line for line in lines}
        waiting = sum(line.account.state is AccountState.WAITING for line in lines)
        note = f"{waiting} waiting for approval" if waiting else ""
        state = replace(self.state, rows=tuple(map(self._row, lines)), note=note, loaded=True)
        if self._picked in self._lines and state.open is not None:
            state = replace(
                state, open=replace(self._opened(), asking=state.open.asking, resetting=state.open.resetting)
            )
        self._show(state)

    def _added(self, result: tuple[Account, Changes]) -> None:
        account, changes = result
        name = account.user.name
        said = (
            f"{name} can sign in now, and chooses a password of their own first."
            if account.state is AccountState.ACTIVE
            else f"{name} can sign in now and choose a password. Then a clinical lead must approve the account."
        )
        self._show(replace(self.state, busy=False, adding=False, entry=ColleagueEntry(), said=said))
        self._changed(changes)

    def _approved(self, changes: Changes) -> None:
        name = self._lines[self._picked].account.user.name
        self._picked = ""
        said = f"{name} is approved. They lock and unlock once more to begin."
        self._show(replace(self.state, busy=False, open=None, said=said))
        self._changed(changes)

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy=False, loaded=True)
        if isinstance(problem, InvalidEntry):
            # The vault calls the sign-in name "name", for it knows no other.
            names = {"name": "sign_in"} if "name" in problem.fields and self.state.entry.name.strip() else {}
            self._show(replace(state, errors={names.get(n, n): words for n, words in problem.fields.items()}))
        elif problem.code == "name-taken":
            self._show(replace(state, errors={"sign_in": "Someone has, or had, this sign-in name. Choose another"}))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))

    def _calm(self) -> UsersState:
        return replace(self.state, errors={}, trouble=None, said="", offers_keys=False)

    def _row(self, line: AccountLine) -> UserRow:
        account = line.account
        kind = {AccountState.WAITING: "orange", AccountState.ACTIVE: "green", AccountState.DISABLED: "grey"}
        tag = account.state.label
        if account.state is AccountState.DISABLED and line.in_key_file:
            tag, colour = "Keys still to be taken away", "red"
        else:
            colour = kind[account.state]
        seen = f"last signed in {cui_date_time(account.last_seen)}" if account.last_seen else "not signed in yet"
        what = account.user.profession or account.user.role.label
        role = account.user.role.label
        words = what if what.casefold() == role.casefold() else f"{what} · {role}"
        return UserRow(account.user.name, f"{words} · {seen}", tag, colour, "Open", account.user.id)

    def _opened(self) -> OpenUser:
        line = self._lines[self._picked]
        account, user = line.account, line.account.user
        by = {each.account.user.id: each.account.user.name for each in self._lines.values()}
        facts = [
            ("Sign-in name", user.sign_in),
            ("Role", user.role.label),
            ("May do", user.role.may_words),
            ("Profession", user.profession or "Not recorded"),
            ("State", account.state.label),
            ("Last signed in", cui_date_time(account.last_seen) if account.last_seen else "Not yet"),
            ("Password", "Their own" if account.own_password else "The first one, to be changed at sign-in"),
            ("Added", f"{cui_date_time(account.added_at)}, {by.get(account.added_by, 'Not recorded')}"),
        ]
        if account.approved_at and account.approved_by:
            facts.append(("Approved", f"{cui_date_time(account.approved_at)}, {by.get(account.approved_by, '')}"))
        waits, off = account.state is AccountState.WAITING, account.state is AccountState.DISABLED
        return OpenUser(
            name=user.name,
            facts=tuple(facts),
            may_approve=waits and self.state.approves and account.own_password,
            must_sign_in_first=waits and not account.own_password,
            may_switch_off=not off and self.state.manages and user.id != self._desk.actor.id,
            may_remove_keys=off and line.in_key_file and self.state.approves,
            may_reset=not off and self.state.manages and line.in_key_file and user.id != self._desk.actor.id,
            reset_words=_LEAD_RESETS if self.state.approves or user.role is Role.IT_ADMIN else _IT_RESETS,
        )
