"""A copy of everything kept about one person, for the person (UK GDPR, articles 15 and 20).

Two files in one new folder: one to read and one for a computer. The folder is there whole or not at all, and never
without its line in the audit trail. Nothing is written anywhere else.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hubdesk.domain.access import AccessRow
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.documents import Document, FinalPaper
from hubdesk.domain.flag_paper import FlagPaperNow
from hubdesk.domain.flags import FlagNow
from hubdesk.domain.ids import PersonId
from hubdesk.domain.notes import Note
from hubdesk.domain.offence_data import TAG
from hubdesk.domain.paper.record_copy import RecordCopy
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.rights import Check, RecordRequest, RequestEvent, RequestId, RequestStep
from hubdesk.domain.roles import Permission
from hubdesk.domain.trust import Matter, Trust
from hubdesk.domain.visits import ResponseStatus
from hubdesk.forms.exchange import write_response
from hubdesk.services.desk import Desk, authorise, press_in, press_of
from hubdesk.services.flag_paper import read_flag_papers
from hubdesk.services.flags import read_flags
from hubdesk.services.notes import read_notes
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import ExportFolders, RecordsUnit
from hubdesk.services.record_requests import find_request
from hubdesk.services.sealing import reads_restricted
from hubdesk.services.trust import read_trust
from hubdesk.services.visit_now import FormNow, VisitNow, load_visit

FORMAT, VERSION = "hubdesk-record-copy", 1
READABLE, DATA = "record.pdf", "record.json"
SCHEMA = "resources/rights/record-copy.schema.json"
RESTRICTED_TABLES = (
    *("person_flag", "flag_paper", "flag_paper_event"),
    *("record_restriction", "record_opening", "opening_review"),
)
"""What other services told, and who may open a record and why: for clinicians, like notes that are marked so."""
Rows = Mapping[str, Sequence[Mapping[str, Any]]]
_FHIR_STATUS = {
    ResponseStatus.DRAFT: "in-progress",
    ResponseStatus.COMPLETED: "completed",
    ResponseStatus.AMENDED: "amended",
    ResponseStatus.ENTERED_IN_ERROR: "entered-in-error",
}


class NotApproved(KnownProblem):
    """No approval stands."""

    code = "copy-not-approved"

    def __init__(self) -> None:
        super().__init__(
            "No clinical lead has approved this copy, or the approval is older than 30 days.",
            "Ask a clinical lead to approve it, on the page Privacy and rights of the person.",
        )


@dataclass(frozen=True, slots=True)
class Restricted:
    """What only clinicians read, opened for the copy."""

    notes: tuple[Note, ...] = ()
    flags: tuple[FlagNow, ...] = ()
    passed_on: tuple[FlagPaperNow, ...] = ()
    """Flags that were put on paper for one reader."""


@dataclass(frozen=True, slots=True)
class WholeRecord:
    """Everything, as it stands now."""

    head: PersonHead
    at: datetime
    visits: tuple[VisitNow, ...]
    """Oldest first."""
    papers: tuple[tuple[Document, FinalPaper | None], ...]
    looked: tuple[AccessRow, ...]
    rows: Rows
    left_out: Mapping[str, str]
    staff: Mapping[str, str]
    """Each member of staff in it, by id: name and role, or the role alone, as the trust has decided."""
    trust: Trust
    restricted: Restricted | None
    letters: Mapping[str, str]
    """The file of each finished letter, by its id."""
    hub: str
    phone: str


@dataclass(frozen=True, slots=True)
class CopyDesk:
    """What the page of the copy needs: the request, and what is in the record that must be looked at."""

    head: PersonHead
    request: RecordRequest
    counts: Mapping[str, int]
    may_be_given: bool
    reads_restricted: bool


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """What stands on the page when the button is pressed."""

    person_id: PersonId
    request_id: RequestId
    folder: str
    checked: Collection[Check] = ()
    restricted: bool = False


def read_copy_desk(desk: Desk, person_id: PersonId, request_id: RequestId) -> CopyDesk:
    """The page before a copy is written; that it was opened is audited. Raises ``NotFound``, ``NotAllowed``."""
    records = authorise(desk, Permission.COPY_RECORD)
    with records.writing() as unit:
        head, request = read_head(unit, person_id), find_request(unit, person_id, request_id)
        rows = unit.person_data.everything(person_id)
        unit.audit.write(AuditEvent(Event.RIGHTS_OPENED, person_id, "record-request", request_id))
    return CopyDesk(
        head=head,
        request=request,
        counts={name: len(found) for name, found in rows.items() if found},
        may_be_given=request.may_be_given(desk.clock.now()),
        reads_restricted=reads_restricted(desk),
    )


def write_copy(
    desk: Desk, folders: ExportFolders, order: CopyOrder, readable: Callable[[WholeRecord], RecordCopy]
) -> tuple[str, Changes]:
    """Write the copy and give the name of its folder. ``readable`` puts the record in words.

    Raises ``InvalidEntry`` where something was not checked, ``NotApproved``, ``NotAllowed``, and what the folder says.
    Until the whole folder stands in its place, and the audit trail says so, nothing of it is left anywhere.
    """
    records, press = authorise(desk, Permission.COPY_RECORD), press_of(desk)
    _check(order)
    with records.reading() as unit:
        request = find_request(unit, order.person_id, order.request_id)
    if not request.may_be_given(desk.clock.now()):
        raise NotApproved
    whole = _gather(desk, order)
    drawn = _draw(desk, whole)
    whole = replace(whole, letters={letter: name for letter, (name, _pdf) in drawn.items()})
    text = readable(whole)
    data = json.dumps(as_json(whole), ensure_ascii=False, indent=1).encode()
    files = {READABLE: press.record_copy(text, whole.at), DATA: data, **dict(drawn.values())}
    name = f"record-copy-{whole.at.date().isoformat()}-{secrets.token_hex(3)}"
    event = RequestEvent(
        request_id=order.request_id,
        step=RequestStep.GIVEN,
        at=desk.clock.now(),
        by=desk.actor.id,
        checked=tuple(check for check in Check if check in order.checked),
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        restricted=whole.restricted is not None,
    )
    with folders.written(order.folder, name, files), records.writing() as unit:
        unit.people.get(order.person_id)
        if not find_request(unit, order.person_id, order.request_id).may_be_given(event.at):
            raise NotApproved
        unit.rights.add_step(event)
        detail: dict[str, str | int] = {"restricted": int(event.restricted), "files": len(files)}
        unit.audit.write(AuditEvent(Event.RECORD_COPIED, order.person_id, "record-request", order.request_id, detail))
    return name, Changes.of(Topic.RIGHTS)


def as_json(whole: WholeRecord) -> dict[str, Any]:
    """The file for a computer; ``SCHEMA`` describes it."""
    trust, person = whole.trust, whole.head.person
    forms = [form for visit in whole.visits for form in visit.forms]
    return {
        "format": FORMAT,
        "version": VERSION,
        "made": whole.at.isoformat(timespec="seconds"),
        "about": {"id": person.id, "family": person.name.family, "given": person.name.given, "born": person.born.iso()},
        "controller": trust.words(Matter.CONTROLLER),
        "data_protection_officer": trust.words(Matter.OFFICER),
        "legal_basis": [trust.words(Matter.LEGAL_BASIS), trust.words(Matter.HEALTH_BASIS)],
        "criminal_offence_data": {
            "condition": trust.words(Matter.OFFENCE_CONDITION),
            "marked": "rows with criminal_offence_data: true",
        },
        "staff": dict(whole.staff),
        "letters": dict(whole.letters),
        "responses": [_response(form) for form in forms],
        "record": {name: [_marked(row) for row in rows] for name, rows in whole.rows.items()},
        "restricted": _restricted(whole.restricted),
        "left_out": dict(whole.left_out),
    }


def _check(order: CopyOrder) -> None:
    wrong = {check.value: "Read the copy for this, then tick it" for check in Check if check not in order.checked}
    if not order.folder.strip():
        wrong["folder"] = "Choose the folder where the copy goes"
    if wrong:
        raise InvalidEntry(wrong)


def _gather(desk: Desk, order: CopyOrder) -> WholeRecord:
    trust, staff = read_trust(desk), _staff(desk)
    restricted = None
    if order.restricted and reads_restricted(desk):
        notes, flags = read_notes(desk, order.person_id), read_flags(desk, order.person_id)
        restricted = Restricted(notes.notes, flags.flags, read_flag_papers(desk, order.person_id))
    with authorise(desk, Permission.COPY_RECORD).reading() as unit:
        rows, left_out = unit.person_data.everything(order.person_id), dict(unit.person_data.left_out())
        if restricted is None:
            rows = _without_restricted(rows)
            left_out |= dict.fromkeys(RESTRICTED_TABLES, "only clinicians read it; it is left out of this copy")
        return WholeRecord(
            head=read_head(unit, order.person_id),
            at=desk.clock.now(),
            visits=tuple(load_visit(desk, unit, v.id) for v in reversed(unit.visits.of_person(order.person_id))),
            papers=_papers(unit, order.person_id),
            looked=tuple(unit.audit.about(order.person_id)),
            rows=rows,
            left_out=left_out,
            staff=_those_in(rows, staff, names=trust.names_staff),
            trust=trust,
            restricted=restricted,
            letters={},
            hub=f"{desk.site.hub}, {desk.site.name}",
            phone=desk.site.lines[0].number if desk.site.lines else "",
        )


def _without_restricted(rows: Rows) -> Rows:
    """Nothing that tells even of their being: a date without words would make somebody ask who told."""
    kept = {name: found for name, found in rows.items() if name not in RESTRICTED_TABLES}
    return {**kept, "note": [row for row in kept.get("note", ()) if not row.get("restricted")]}


def _papers(unit: RecordsUnit, person_id: PersonId) -> tuple[tuple[Document, FinalPaper | None], ...]:
    found = reversed(unit.documents.of_person(person_id))
    return tuple((one, unit.documents.final(one.id) if one.finished else None) for one in found)


def _draw(desk: Desk, whole: WholeRecord) -> dict[str, tuple[str, bytes]]:
    """Every finished letter as it was printed, by its id. One that this computer can no longer draw stays out; its
    words are in the file for a computer."""
    drawn: dict[str, tuple[str, bytes]] = {}
    for document, final in whole.papers:
        if final is not None:
            with suppress(KnownProblem):
                press = press_in(desk, final.template, final.template_version)
                pdf = press.draw(final.template, final.content, final.at)
                drawn[str(document.id)] = (f"letter-{len(drawn) + 1}.pdf", pdf)
    return drawn


def _staff(desk: Desk) -> dict[str, tuple[str, str]]:
    with desk.control.reading() as unit:
        return {str(user.id): (user.name, user.role.in_sentence) for user in unit.users()}


def _those_in(rows: Rows, staff: Mapping[str, tuple[str, str]], *, names: bool) -> dict[str, str]:
    """The staff whose ids stand in the record, and no others."""
    seen = {value for found in rows.values() for row in found for value in row.values() if isinstance(value, str)}
    return {uid: f"{name}, {role}" if names else role for uid, (name, role) in staff.items() if uid in seen}


def _response(form: FormNow) -> dict[str, Any]:
    """FHIR R4, with hubdesk's own id so that the rows of the record can be found from it."""
    written = write_response(form.sitting, _FHIR_STATUS[form.response.status])
    return {**written, "id": form.response.id}


def _marked(row: Mapping[str, Any]) -> dict[str, Any]:
    offence = bool(row.get("probation_origin"))
    marked = {**row, **({"criminal_offence_data": True, "mark": TAG} if offence else {})}
    marked.pop("probation_origin", None)
    return marked


def _restricted(restricted: Restricted | None) -> dict[str, Any]:
    if restricted is None:
        return {"left_out": "Notes and flags for clinicians only were left out of this copy."}
    notes = [
        {"id": note.id, "version": v.version, "step": v.step.value, "at": v.at.isoformat(), "by_user": v.by}
        | ({"words": v.text.words, "why": v.text.why, "readers": v.text.readers.value} if v.text else {})
        for note in restricted.notes
        for v in note.versions
    ]
    flags = [
        {"kind": one.flag.words, "note": one.flag.note, "source": one.flag.source, "ended": one.flag.ended}
        | {"at": one.at.isoformat(), "by_user": one.by, "criminal_offence_data": True}
        for one in restricted.flags
    ]
    passed_on = [
        {"kind": one.paper.flag.words, "reader": one.paper.reader, "service": one.paper.service}
        | {"basis": one.paper.basis.value, "why": one.paper.why, "decided_by": one.paper.decided_by}
        | {
            "at": one.row.at.isoformat(),
            "by_user": one.row.by,
            "printed": len(one.events),
            "criminal_offence_data": True,
        }
        for one in restricted.passed_on
    ]
    return {"notes": notes, "flags": flags, "passed_on": passed_on}
