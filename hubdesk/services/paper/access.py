"""The printed answer to "who has looked at my record?": through the same flow as any paper, with its log."""

from collections.abc import Mapping
from dataclasses import replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes
from hubdesk.domain.documents import Document, DocumentStatus, PaperKind
from hubdesk.domain.ids import DocumentId, PersonId
from hubdesk.domain.letter_words import letter_date
from hubdesk.domain.paper import AccessSheet, SeenRow
from hubdesk.domain.roles import Permission, Role
from hubdesk.services.access_report import AccessReport, report_access
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.paper.gathering import Gathered
from hubdesk.services.paper.letters import frame
from hubdesk.services.paper.papers import CHANGED, told_of
from hubdesk.services.staff_names import FORMER_FIRST
from hubdesk.services.trust import read_trust

TEMPLATE = "sheet-access"
_BETWEEN = "\t"


def access_sheet(kind: PaperKind, known: Gathered, typed: Mapping[str, str]) -> AccessSheet:
    """What is drawn."""
    rows = (SeenRow(*line.split(_BETWEEN)) for line in typed.get("rows", "").splitlines() if line)
    return AccessSheet(frame(kind, known, typed), tuple(rows))


def begin_access_sheet(desk: Desk, person_id: PersonId) -> tuple[Document, Changes]:
    """A draft of the answer, as the audit trail stands now. An older draft of it is dropped: it says less.

    Staff stand with their names and roles, or their roles alone, as the trust has decided. Raises ``NotAllowed``.
    """
    records, trust, report = authorise(desk, Permission.MAKE_PAPERS), read_trust(desk), report_access(desk, person_id)
    now = desk.clock.now()
    draft = Document(
        id=DocumentId(desk.ids.new()),
        version=1,
        person_id=person_id,
        template=TEMPLATE,
        status=DocumentStatus.DRAFT,
        made_at=now,
        made_by=desk.actor.id,
        touched_at=now,
        touched_by=desk.actor.id,
        typed={"rows": access_rows(report, names=trust.names_staff)},
    )
    with records.writing() as unit:
        unit.people.get(person_id)
        for old in unit.documents.of_person(person_id):
            if old.template == TEMPLATE and old.status is DocumentStatus.DRAFT:
                unit.documents.save(replace(old, version=old.version + 1, status=DocumentStatus.DROPPED))
                unit.audit.write(told_of(Event.PAPER_DROPPED, old))
        unit.documents.add(draft)
        unit.audit.write(told_of(Event.PAPER_BEGUN, draft))
        unit.audit.write(AuditEvent(Event.ACCESS_REPORTED, person_id, "document", draft.id))
    return draft, CHANGED


def access_rows(report: AccessReport, *, names: bool) -> str:
    """The lines: day, who, what."""
    found = []
    for line in report.lines:
        role = Role(line.role).in_sentence if line.role else "member of staff"
        who = f"{report.names.get(line.actor, FORMER_FIRST)}, {role}" if names else role
        did = ", ".join(line.did)
        parts = (letter_date(line.day), f"{who[:1].upper()}{who[1:]}", f"{did[:1].upper()}{did[1:]}")
        found.append(_BETWEEN.join(" ".join(part.split()) for part in parts))
    return "\n".join(found)
