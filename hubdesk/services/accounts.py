"""The accounts of a hub: who works here, adding a colleague, approving, switching off, and own passwords.

The key file and the control file change together: the control file's transaction is open while the key file is
written, and holds the new generation. The two may differ by one change at most (``Unlocked.check_generation``), so a
change that was not recorded is recorded before the next one is made.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.accounts import Account, AccountState, ColleagueEntry
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.roles import CONTROL, Permission, Role, data_keys, may
from hubdesk.domain.users import User
from hubdesk.services.desk import Desk, administer
from hubdesk.services.ports import ControlUnit, Keys

NAME_LONGEST = 100


class NotYet(KnownProblem):
    """The account cannot be approved before its owner has chosen a password."""

    code = "no-own-password"


class NotSameDigits(KnownProblem):
    """The digits typed are not those of the account."""

    code = "other-fingerprint"


class OnlyLead(KnownProblem):
    """With a new password from IT the only lead would wait for an approval that nobody could give."""

    code = "only-lead"

    def __init__(self) -> None:
        super().__init__(
            "This is the only clinical lead: nobody could approve the account again.",
            "Use the recovery kit: lock, then choose 'Get the records back' on the unlock page.",
        )


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account as the users page lists it; ``in_key_file`` is False once its keys were taken away."""

    account: Account
    in_key_file: bool


def list_accounts(desk: Desk) -> tuple[AccountLine, ...]:
    """Everyone with an account here. Raises ``NotAllowed``."""
    control = administer(desk, Permission.MANAGE_USERS, Permission.REVIEW_USERS)
    holders = _keys(desk).holders()
    with control.writing() as unit:
        unit.audit.write(AuditEvent(Event.LISTED, object_type="user"))
        return tuple(AccountLine(a, a.user.id in holders) for a in unit.accounts())


def add_colleague(desk: Desk, entry: ColleagueEntry, password: str) -> tuple[Account, Changes]:
    """Add an account with a first password. A lead's is approved at once; one that IT adds waits for a lead.

    Raises ``InvalidEntry`` naming each field, the vault's problems, ``NotAllowed``.
    """
    control = administer(desk, Permission.MANAGE_USERS, Permission.APPROVE_USERS)
    role = _check(entry)
    approves = may(desk.actor.role, Permission.APPROVE_USERS)
    now, me = desk.clock.now(), desk.actor.id
    user = User(UserId(desk.ids.new()), entry.sign_in.strip(), _tidy(entry.name), role, _tidy(entry.profession))
    account = Account(
        user=user,
        version=1,
        state=AccountState.ACTIVE if approves else AccountState.WAITING,
        own_password=False,
        added_at=now,
        added_by=me,
        approved_at=now if approves else None,
        approved_by=me if approves else None,
    )
    with control.reading() as unit:
        known = {a.user.id for a in unit.accounts()}
    _clear_leftovers(desk, known)

    def add(unit: ControlUnit) -> int:
        unit.add_user(user)
        unit.add_account(account)
        unit.audit.write(AuditEvent(Event.USER_ADDED, None, "user", user.id, {"role": role.value}))
        if approves:
            unit.audit.write(AuditEvent(Event.USER_APPROVED, None, "user", user.id))
        return _keys(desk).add(user.id, user.sign_in, password, data_keys(role) if approves else (CONTROL,))

    change_key_file(desk, add)
    return account, Changes.of(Topic.USERS)


def approve_colleague(desk: Desk, account: Account, digits: str) -> tuple[Account, Changes]:
    """Give a waiting account its data keys, after its eight digits were compared face to face.

    Raises ``NotYet`` while the owner has not chosen a password (a new one brings new digits), ``NotSameDigits``,
    the vault's problems, ``ChangedElsewhere``, ``NotAllowed``.
    """
    administer(desk, Permission.APPROVE_USERS)
    if not account.own_password:
        raise NotYet(
            "This colleague has not signed in yet.",
            "Ask them to sign in once and choose a password of their own. Then compare the eight digits.",
        )
    typed = "".join(c for c in digits if c.isdecimal())
    if typed != _keys(desk).fingerprint(account.user.id).replace(" ", ""):
        raise NotSameDigits(
            "These are not the digits of this account.",
            "Read them again from your colleague's own screen. If they still differ, do not approve; tell IT.",
        )
    approved = replace(
        account,
        version=account.version + 1,
        state=AccountState.ACTIVE,
        approved_at=desk.clock.now(),
        approved_by=desk.actor.id,
    )

    def approve(unit: ControlUnit) -> int:
        unit.save_account(approved)
        unit.audit.write(AuditEvent(Event.USER_APPROVED, None, "user", account.user.id))
        return _keys(desk).grant(account.user.id, data_keys(account.user.role))

    change_key_file(desk, approve)
    return approved, Changes.of(Topic.USERS)


def switch_off(desk: Desk, account: Account) -> tuple[Account, Changes]:
    """End an account. Its keys go at once where the user's own keys reach them; otherwise a lead takes them away.

    Raises ``InvalidEntry`` for one's own account, the vault's problems (the last holder), ``NotAllowed``.
    """
    administer(desk, Permission.MANAGE_USERS, Permission.APPROVE_USERS)
    if account.user.id == desk.actor.id:
        raise KnownProblem("You cannot switch off your own account.", "Ask a colleague to do it.")
    off = replace(account, version=account.version + 1, state=AccountState.DISABLED)

    def end(unit: ControlUnit) -> int:
        unit.save_account(off)
        unit.audit.write(AuditEvent(Event.USER_DISABLED, None, "user", account.user.id))
        return _remove_keys(desk, unit, account.user.id)

    change_key_file(desk, end)
    return off, Changes.of(Topic.USERS)


def remove_keys(desk: Desk, account: Account) -> Changes:
    """Take away the keys of an account that IT switched off. Raises the vault's problems, ``NotAllowed``."""
    administer(desk, Permission.APPROVE_USERS)
    change_key_file(desk, lambda unit: _remove_keys(desk, unit, account.user.id))
    return Changes.of(Topic.USERS)


def reset_password(desk: Desk, account: Account, password: str) -> tuple[Account, Changes]:
    """Give a colleague who forgot theirs a new first password; they choose their own at the next sign-in.

    One that IT gives makes the account wait again: the colleague opens no record until a lead has compared the eight
    digits. Raises ``InvalidEntry`` (field ``password``), the vault's problems, ``NotAllowed``.
    """
    administer(desk, Permission.MANAGE_USERS, Permission.APPROVE_USERS)
    if account.user.id == desk.actor.id:
        raise KnownProblem("Your own password is changed in Settings.", "Open your account from the top bar.")
    keys = _keys(desk)
    waits = not set(data_keys(account.user.role)) <= keys.held
    changed = replace(
        account,
        version=account.version + 1,
        own_password=False,
        state=AccountState.WAITING if waits and account.state is AccountState.ACTIVE else account.state,
    )

    def reset(unit: ControlUnit) -> int:
        leads = [a for a in unit.accounts() if a.user.role is Role.LEAD and a.state is AccountState.ACTIVE]
        if changed.state is AccountState.WAITING and [a.user.id for a in leads] == [account.user.id]:
            raise OnlyLead
        unit.save_account(changed)
        unit.audit.write(AuditEvent(Event.PASSWORD_RESET, None, "user", account.user.id))
        return keys.reset(account.user.id, password)

    change_key_file(desk, reset)
    return changed, Changes.of(Topic.USERS)


def change_own_password(desk: Desk, current: str, new: str) -> Account | None:
    """A new password for oneself. A password that someone else had chosen is replaced with its key pair.

    Raises ``InvalidEntry`` (field ``password``) and the vault's ``WrongPassword``.
    """
    account = desk.account
    owned = account is None or account.own_password
    if new == current and not owned:
        raise InvalidEntry({"password": "Choose a password that nobody else knows, not the one you were given"})
    changed = replace(account, version=account.version + 1, own_password=True) if account and not owned else account

    def change(unit: ControlUnit) -> int:
        if changed is not None and not owned:
            unit.save_account(changed)
        unit.audit.write(AuditEvent(Event.PASSWORD_CHANGED, None, "user", desk.actor.id))
        return _keys(desk).change_password(current, new, fresh_pair=not owned)

    change_key_file(desk, change)
    return changed


def new_recovery_kit(desk: Desk) -> str:
    """A fresh recovery kit to put on paper; the one in the safe goes on working until ``replace_recovery_kit``."""
    administer(desk, Permission.APPROVE_USERS)
    return _keys(desk).new_kit()


def replace_recovery_kit(desk: Desk, kit: str) -> Changes:
    """Let a kit that is on paper open the records, and no earlier one. Raises the vault's problems, ``NotAllowed``."""
    administer(desk, Permission.APPROVE_USERS)

    def put(unit: ControlUnit) -> int:
        unit.audit.write(AuditEvent(Event.RECOVERY_REPLACED))
        return _keys(desk).replace_kit(kit, desk.clock.now().date())

    change_key_file(desk, put)
    return Changes.of(Topic.USERS)


def own_fingerprint(desk: Desk) -> str:
    """The eight digits of one's own account, to read out to a lead."""
    return _keys(desk).fingerprint(desk.actor.id)


def change_key_file(desk: Desk, work: Callable[[ControlUnit], int]) -> None:
    """Change the key file within a transaction of the control file, which then holds the generation that ``work``
    gives."""
    keys = _keys(desk)
    with desk.control.reading() as unit:
        recorded = unit.key_generation()
    if recorded != keys.generation:
        with desk.control.writing() as unit:
            unit.set_key_generation(keys.generation)
    with desk.control.writing() as unit:
        unit.set_key_generation(work(unit))


def _remove_keys(desk: Desk, unit: ControlUnit, user_id: UserId) -> int:
    keys = _keys(desk)
    held = keys.holders().get(user_id)
    if held is None or not set(held) <= keys.held:
        return keys.generation
    unit.audit.write(AuditEvent(Event.USER_KEYS_REMOVED, None, "user", user_id))
    return keys.remove(user_id)


def _clear_leftovers(desk: Desk, known: set[UserId]) -> None:
    """A place in the key file whose account was never stored (the disk was full) would hold its name for ever."""
    keys = _keys(desk)
    for user_id, held in keys.holders().items():
        if user_id not in known and set(held) <= keys.held:
            change_key_file(desk, lambda _unit, user_id=user_id: keys.remove(UserId(user_id)))  # type: ignore[misc]


def _keys(desk: Desk) -> Keys:
    if desk.keys is None:
        raise RuntimeError("this desk was opened without the key file")
    return desk.keys


def _check(entry: ColleagueEntry) -> Role:
    wrong: dict[str, str] = {}
    if not entry.sign_in.strip():
        wrong["sign_in"] = "Enter a sign-in name"
    if not entry.name.strip():
        wrong["name"] = "Enter the full name"
    for field in ("name", "profession"):
        if len(getattr(entry, field)) > NAME_LONGEST:
            wrong[field] = f"Use at most {NAME_LONGEST} characters"
    if entry.role not in [r.value for r in Role]:
        wrong["role"] = "Choose what this colleague does here"
    if wrong:
        raise InvalidEntry(wrong)
    return Role(entry.role)


def _tidy(text: str) -> str:
    return " ".join(text.split())
