"""The licence desk: instruments whose owner must be asked, the letter that asks, and what the owner said."""

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.form_governance import OwnerPermissionEntry, permission_of
from hubdesk.domain.problems import KnownProblem, NotFound
from hubdesk.domain.roles import Permission
from hubdesk.forms.house import Licence
from hubdesk.services.desk import Desk, authorise


class NeverUsed(KnownProblem):
    """The instrument is not used in hubdesk, whoever allows it."""

    code = "instrument-never-used"


def licence_named(desk: Desk, instrument: str) -> Licence:
    """The instrument with this id. Raises ``NotFound``."""
    found = next((one for one in desk.shelf.folder.licences if one.id == instrument), None)
    if found is None:
        raise NotFound("The licence desk knows no such instrument.", "Open the licence desk again.")
    return found


def record_permission(desk: Desk, instrument: str, entry: OwnerPermissionEntry) -> Changes:
    """Keep what the owner said; the newest answer counts. Raises ``InvalidEntry``, ``NeverUsed``."""
    records = authorise(desk, Permission.GOVERN_FORMS)
    licence = licence_named(desk, instrument)
    if licence.never:
        raise NeverUsed(f"{licence.name} is not used in hubdesk. {licence.missing}", licence.instead)
    permission = permission_of(instrument, entry, desk.clock.now(), desk.actor.id)
    with records.writing() as unit:
        unit.governance.permit(permission)
        detail: dict[str, str | int] = {"instrument": instrument, "said": permission.said.value}
        unit.audit.write(AuditEvent(Event.LICENCE_RECORDED, None, "licence", instrument, detail))
        desk.shelf.refresh(unit)
    return Changes.of(Topic.FORMS)


def note_letter(desk: Desk, instrument: str) -> Licence:
    """A request letter is about to be made; that is audited. Raises ``NotFound``, ``NeverUsed``."""
    records = authorise(desk, Permission.GOVERN_FORMS)
    licence = licence_named(desk, instrument)
    if licence.never:
        raise NeverUsed(f"{licence.name} is not used in hubdesk. {licence.missing}", licence.instead)
    with records.writing() as unit:
        unit.audit.write(AuditEvent(Event.LICENCE_LETTER, None, "licence", instrument))
    return licence
