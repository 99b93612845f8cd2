"""What every use case is given: who is asking, and what they may reach."""

from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.ids import Ids
from hubdesk.domain.problems import NotAllowed
from hubdesk.domain.roles import Permission, may
from hubdesk.domain.site import Site
from hubdesk.domain.users import User
from hubdesk.forms import Pathway
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.ports import Control, Records


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


def authorise(desk: Desk, permission: Permission) -> Records:
    """The records, if the user's role permits this and their keys reach them.

    Raises ``NotAllowed`` and leaves an audit event otherwise.
    """
    if may(desk.actor.role, permission) and desk.records is not None:
        return desk.records
    with desk.control.writing() as unit:
        unit.audit.write(AuditEvent(Event.REFUSED, detail={"permission": permission.value}, outcome="refused"))
    raise NotAllowed(f"As {desk.actor.role.in_sentence} you cannot do this.", "Ask a colleague whose role includes it.")
