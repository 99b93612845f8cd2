"""People whose GP practice has closed or left the directory: a letter to it would reach nobody (hazard H15)."""

from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import PersonLine
from hubdesk.domain.practices import ListedPractice
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, administer, authorise


@dataclass(frozen=True, slots=True)
class StaleGp:
    """One person, and the practice that stands in their record."""

    person: PersonLine
    name: str
    listed: ListedPractice | None
    """What the directory says of it now; None where it is in it no more."""


def list_stale_gps(desk: Desk) -> tuple[StaleGp, ...]:
    """Everyone whose practice has a code that the directory says is closed, or does not hold; that they were listed is
    audited. Nobody where there is no directory. Raises ``NotAllowed``."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    with administer(desk, Permission.USE_DIRECTORY).reading() as unit:
        directory = unit.practices.all()
    if not directory:
        return ()
    with records.writing() as unit:
        kept = unit.details.gps()
        old: dict[PersonId, str] = {}
        for person_id, gp in kept.items():
            listed = directory.get(gp.practice.code)
            if gp.practice.code and gp.status.registered and (listed is None or not listed.open):
                old[person_id] = gp.practice.code
        people = unit.people.lines(list(old))
        found = {"found": len(old)}
        unit.audit.write(AuditEvent(Event.STALE_GPS_LISTED, object_type="gp", detail=found))
    stale = [StaleGp(people[one], kept[one].practice.name, directory.get(code)) for one, code in old.items()]
    return tuple(sorted(stale, key=lambda one: (one.name.casefold(), one.person.name.display)))
