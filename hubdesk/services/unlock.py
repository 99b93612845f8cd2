"""Sign in and lock."""

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.ids import Ids
from hubdesk.domain.problems import KnownProblem
from hubdesk.services.desk import Desk
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.ports import Strongroom

FIRST_PATHWAY = "first-contact"


class FormsMissing(KnownProblem):
    """The pathway or one of its forms could not be loaded."""

    code = "forms-missing"


def unlock(strongroom: Strongroom, shelf: FormShelf, clock: Clock, ids: Ids, sign_in: str, password: str) -> Desk:
    """Open what this user's keys reach, and give them their desk. Raises the strongroom's known problems."""
    pathway = shelf.library.pathways.get(FIRST_PATHWAY)
    missing = [s.form_id for s in pathway.steps if s.form_id not in shelf.library.forms] if pathway else [FIRST_PATHWAY]
    if pathway is None or missing:
        raise FormsMissing(
            f"These forms could not be loaded: {', '.join(missing)}.",
            "Ask IT to run 'hubdesk forms lint' and to repair the installation. No record is affected.",
        )
    opened = strongroom.unlock(sign_in, password)
    desk = Desk(opened.user, opened.site, opened.control, opened.records, shelf, pathway, clock, ids)
    with opened.control.writing() as unit:
        unit.audit.write(AuditEvent(Event.UNLOCK))
    return desk


def lock(desk: Desk, strongroom: Strongroom) -> None:
    """Close everything and forget the keys."""
    with desk.control.writing() as unit:
        unit.audit.write(AuditEvent(Event.LOCK))
    strongroom.lock()
