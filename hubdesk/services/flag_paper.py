"""Put a flag on paper for one reader: choose it with its basis, print it, and know what was printed. For clinicians and
leads only; the words of a flag leave its seal for the sheet alone, and nothing is saved as a file."""

from collections.abc import Mapping

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.flag_paper import (
    FlagPaperEvent,
    FlagPaperNow,
    FlagPaperRow,
    flag_paper_of,
    read_flag_paper,
)
from hubdesk.domain.flags import FlagKind
from hubdesk.domain.ids import PersonId
from hubdesk.domain.paper import PaperPerson
from hubdesk.domain.paper.flag_sheet import FlagSheet
from hubdesk.domain.problems import NotFound
from hubdesk.domain.roles import Permission
from hubdesk.domain.sealed import SealBroken, SealedPlace
from hubdesk.services.desk import Desk, authorise, bare_press
from hubdesk.services.flags import flags_of
from hubdesk.services.paper.letterhead import sender
from hubdesk.services.ports import Printer, RecordsUnit, Restricted
from hubdesk.services.sealing import restricted_key

_TABLE = "flag_paper"
_CHANGED = Changes.of(Topic.FLAGS)


def read_flag_papers(desk: Desk, person_id: PersonId) -> tuple[FlagPaperNow, ...]:
    """What was chosen for readers, newest first; the view is audited. What does not open is left out here: the page of
    flags says that something was altered."""
    key = restricted_key(desk)
    with authorise(desk, Permission.READ_RESTRICTED).writing() as unit:
        unit.people.get(person_id)
        papers = _papers(key, unit, person_id)
        unit.audit.write(AuditEvent(Event.FLAGS_OPENED, person_id, "flag-paper", detail={"found": len(papers)}))
    return papers


def choose_flag_paper(desk: Desk, person_id: PersonId, kind: FlagKind, fields: Mapping[str, str]) -> Changes:
    """Choose one flag that stands for one reader, with the basis.

    Raises ``InvalidEntry``, ``NotAllowed``, ``NotFound``.
    """
    key = restricted_key(desk)
    row_id = desk.ids.new()
    with authorise(desk, Permission.READ_RESTRICTED).writing() as unit:
        unit.people.get(person_id)
        standing = {one.flag.kind: one.flag for one in flags_of(key, unit, person_id)[0] if one.flag.stands}
        if kind not in standing:
            raise NotFound("This flag does not stand any more.", "Open the person again.")
        paper = read_flag_paper(fields, standing[kind], desk.clock.now().date())
        sealed = key.seal(SealedPlace(_TABLE, row_id), paper.as_text())
        unit.flags.add_paper(FlagPaperRow(row_id, person_id, desk.clock.now(), desk.actor.id, sealed))
        unit.audit.write(AuditEvent(Event.FLAGS_CHOSEN, person_id, "flag-paper", row_id))
    return _CHANGED


def print_flag_paper(desk: Desk, person_id: PersonId, paper_id: str, printer: Printer) -> Changes:
    """Print what was chosen, and log it: what was not printed is not logged as printed.

    Raises what the printer says, and ``NotFound`` where the flag has ended since.
    """
    key, press, letterhead = restricted_key(desk), bare_press(desk), sender(desk)
    with authorise(desk, Permission.READ_RESTRICTED).reading() as unit:
        person = unit.people.get(person_id)
        chosen = next((one for one in _papers(key, unit, person_id) if one.row.id == paper_id), None)
        standing = {one.flag.kind for one in flags_of(key, unit, person_id)[0] if one.flag.stands}
    if chosen is None or chosen.paper.flag.kind not in standing:
        raise NotFound("This flag has ended, so it is not printed any more.", "Open the person again.")
    now = desk.clock.now()
    sheet = FlagSheet(
        person=PaperPerson(person.name, person.born, person.nhs_number),
        paper=chosen.paper,
        hub=letterhead.hub,
        phone=letterhead.phone,
        signer=desk.actor.display,
        printed_on=now.date(),
    )
    pages = printer.put(press.pages(press.flag_sheet(sheet, now), printer.dpi))
    event = FlagPaperEvent(paper_id, now, desk.actor.id, printer.name, pages, printer.copies)
    with authorise(desk, Permission.READ_RESTRICTED).writing() as unit:
        unit.people.get(person_id)
        unit.flags.add_paper_event(event)
        detail: dict[str, str | int] = {"pages": pages, "copies": printer.copies, "basis": chosen.paper.basis.value}
        unit.audit.write(AuditEvent(Event.FLAGS_PRINTED, person_id, "flag-paper", paper_id, detail))
    return _CHANGED


def _papers(key: Restricted, unit: RecordsUnit, person_id: PersonId) -> tuple[FlagPaperNow, ...]:
    found = []
    for row in unit.flags.papers_of(person_id):
        try:
            paper = flag_paper_of(key.open(SealedPlace(_TABLE, row.id), row.sealed))
        except SealBroken:
            continue
        found.append(FlagPaperNow(row, paper, tuple(unit.flags.paper_events(row.id))))
    return tuple(reversed(found))
