"""What every use case is given: who is asking, and what they may reach."""

from dataclasses import dataclass, field

from hubdesk.domain.accounts import Account, AccountState
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.destinations import Destinations
from hubdesk.domain.hold import Hold
from hubdesk.domain.ids import Ids
from hubdesk.domain.list_narrowing import Narrowing
from hubdesk.domain.machine_settings import NO_RULES, Rules
from hubdesk.domain.practices import Country
from hubdesk.domain.problems import NotAllowed
from hubdesk.domain.roles import Permission, may
from hubdesk.domain.site import Site
from hubdesk.domain.template_versions import SHIPPED, number_of_stamp
from hubdesk.domain.users import User
from hubdesk.forms import Pathway
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.named_staff import GatedRecords
from hubdesk.services.ports import Backups, Control, KeyChange, Keys, Press, Records, Restricted


@dataclass(frozen=True, slots=True)
class Desk:
    """One signed-in user at one workstation."""

    actor: User
    site: Site
    control: Control
    records: Records | None
    shelf: FormShelf
    pathway: Pathway
    clock: Clock
    ids: Ids
    account: Account | None = None
    keys: Keys | None = None
    backups: Backups | None = None
    press: Press | None = None
    destinations: Destinations = field(default_factory=Destinations)
    """The kinds of service that people are referred to; with none, no letter begins a referral."""
    restricted: Restricted | None = None
    """The key of restricted texts, for those who hold it."""
    key_change: KeyChange | None = None
    hold: Hold | None = None
    """Why nothing may be stored, if so; None where the store knows no such thing."""
    narrowed: dict[str, Narrowing] = field(default_factory=dict, compare=False)
    """How each list of the day was narrowed down last: remembered until this user locks."""
    rules: Rules = NO_RULES
    """What IT has fixed for this computer: nobody at the desk changes that."""


def authorise(desk: Desk, permission: Permission) -> Records:
    """The records, if the user's role permits this and their keys reach them.

    Raises ``NotAllowed`` and leaves an audit event otherwise. What it gives raises ``RecordRestricted`` for a record
    that only named staff open.
    """
    if ready(desk) and may(desk.actor.role, permission) and desk.records is not None:
        return GatedRecords(desk.records, desk.actor.id, desk.clock)
    raise _refused(desk, permission)


def administer(desk: Desk, *permissions: Permission) -> Control:
    """The control file, if the user's role permits one of these and the account is approved.

    Raises ``NotAllowed`` and leaves an audit event otherwise. What it gives raises ``RecordRestricted`` for a record
    that only named staff open.
    """
    if ready(desk) and any(may(desk.actor.role, permission) for permission in permissions):
        return desk.control
    raise _refused(desk, permissions[0])


def ready(desk: Desk) -> bool:
    """Whether the account is approved and its password its owner's own; until then it may do nothing else."""
    account = desk.account
    return account is None or (account.state is AccountState.ACTIVE and account.own_password)


def _refused(desk: Desk, permission: Permission) -> NotAllowed:
    with desk.control.writing() as unit:
        unit.audit.write(AuditEvent(Event.REFUSED, detail={"permission": permission.value}, outcome="refused"))
    return NotAllowed(
        f"As {desk.actor.role.in_sentence} you cannot do this.", "Ask a colleague whose role includes it."
    )


def press_of(desk: Desk) -> Press:
    """The press of this desk, in the hub's own words for letters and cards."""
    with desk.control.reading() as unit:
        own = unit.templates.standing()
    if not in_wales(desk):
        own = {name: one.without_welsh() for name, one in own.items()}
    return bare_press(desk).in_words(own)


def press_in(desk: Desk, template: str, stamp: str) -> Press:
    """The press in the words that a paper was made by: they stay its own, whatever the hub says today."""
    number = number_of_stamp(stamp)
    if number == SHIPPED:
        return bare_press(desk)
    with desk.control.reading() as unit:
        kept = unit.templates.get(template, number)
    return bare_press(desk).in_words({template: kept if kept.stamp == stamp else kept.without_welsh()})


def in_wales(desk: Desk) -> bool:
    """Whether the hub is in Wales: its papers name no rule of England, and carry Welsh where it was checked."""
    with desk.control.reading() as unit:
        return desk.rules.text("site-country", unit.setting("letter-country")) == Country.WALES.value


def bare_press(desk: Desk) -> Press:
    """The press of this desk, in the words that came with hubdesk."""
    if desk.press is None:
        raise RuntimeError("this desk was opened without a press")
    return desk.press
