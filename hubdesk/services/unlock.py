"""Sign in and lock."""

from pathlib import PurePath

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.ids import Ids
from hubdesk.domain.problems import KnownProblem
from hubdesk.forms import Library, Pathway
from hubdesk.services.desk import Desk
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.ports import Strongroom

FIRST_PATHWAY = "first-contact"
"""The pathway of a visit that is begun with no start page (``services.visits.start_visit``); a visit begun from the
start page names its own."""


class FormsMissing(KnownProblem):
    """The pathway or one of its forms could not be loaded."""

    code = "forms-missing"


def unlock(strongroom: Strongroom, shelf: FormShelf, clock: Clock, ids: Ids, sign_in: str, password: str) -> Desk:
    """Open what this user's keys reach, and give them their desk. Raises the strongroom's known problems."""
    pathway = _pathway(shelf.library)
    opened = strongroom.unlock(sign_in, password)
    desk = Desk(
        opened.user,
        opened.site,
        opened.control,
        opened.records,
        shelf,
        pathway,
        clock,
        ids,
        opened.account,
        opened.keys,
        opened.backups,
    )
    try:
        with opened.control.writing() as unit:
            unit.saw(opened.user.id, clock.now())
            unit.audit.write(AuditEvent(Event.UNLOCK))
    except BaseException:
        strongroom.lock()  # nobody is signed in, so nobody's keys may stay
        raise
    return desk


def _pathway(library: Library) -> Pathway:
    """The first pathway. Raises ``FormsMissing`` naming the forms that are at fault, or else the pathway."""
    pathway = library.pathways.get(FIRST_PATHWAY)
    missing = [s.form_id for s in pathway.steps if s.form_id not in library.forms] if pathway else []
    if pathway is not None and not missing:
        return pathway
    bad = [PurePath(f.file) for f in library.findings if f.severity == "error"]
    forms = sorted({p.stem.split(".")[0] for p in bad if "questionnaires" in p.parts})
    raise FormsMissing(
        f"These forms could not be loaded: {', '.join(missing or forms or [FIRST_PATHWAY])}.",
        "Ask IT to run 'hubdesk forms lint' and to repair the installation. No record is affected.",
    )


def lock(desk: Desk, strongroom: Strongroom, why: str = "asked") -> None:
    """Close everything and forget the keys. ``why`` is ``asked``, ``idle`` or ``closed``."""
    try:
        with desk.control.writing() as unit:
            unit.audit.write(AuditEvent(Event.LOCK, detail={"why": why}))
    finally:
        strongroom.lock()  # the keys go, whether or not it could be written down
