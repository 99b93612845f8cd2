"""Begin a paper, open it, keep what is typed, throw a draft away, and list what there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hubdesk.domain.agreements import WHOLE_VISIT, Agreement, Given, How, Recipient
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.documents import KINDS, Document, DocumentStatus
from hubdesk.domain.ids import DocumentId, PersonId, VisitId
from hubdesk.domain.paper import PaperField, Sender
from hubdesk.domain.people import PersonLine
from hubdesk.domain.practices import Country
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, authorise, in_wales, press_of
from hubdesk.services.paper.card_sheet import last_sheet
from hubdesk.services.paper.gathering import Gathered, gather, head_of
from hubdesk.services.paper.notice import notice_fields
from hubdesk.services.paper.starting import start_fields
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.referral_letters import letter_begun, letter_dropped

CHANGED = Changes.of(Topic.PAPERS, Topic.REFERRALS)
LATEST = 50
_LONGEST = 2000


class PaperFinished(KnownProblem):
    """What was finished does not change any more."""

    code = "paper-finished"

    def __init__(self) -> None:
        super().__init__(
            "This paper is finished and cannot be changed.", "Print it again as it is, or begin a new one."
        )


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """A paper and what is known for it now."""

    document: Document
    known: Gathered
    asked: tuple[PaperField, ...] = ()
    """The fields of a general template."""


@dataclass(frozen=True, slots=True)
class PaperList:
    """Papers, newest first. ``head`` is None for everyone's."""

    papers: tuple[Document, ...]
    people: dict[PersonId, PersonLine]
    head: PersonHead | None = None
    officer_present: bool = False
    wales: bool = False
    """The hub is in Wales."""


def begin_paper(
    desk: Desk, person_id: PersonId, template: str, visit_id: VisitId | None = None
) -> tuple[Document, Changes]:
    """A new draft, its fields filled with what is recorded already. Raises ``NotAllowed`` for a clinical letter
    by somebody who may not sign it."""
    records = authorise(desk, permission_for(template))
    head, given = head_of(desk), notice_fields(desk, template)
    with records.writing() as unit:
        document = begin_paper_in(desk, unit, person_id, template, head, visit_id, given)
        letter_begun(desk, unit, document)
    return document, CHANGED


def begin_paper_in(
    desk: Desk,
    unit: RecordsUnit,
    person_id: PersonId,
    template: str,
    head: Sender,
    visit_id: VisitId | None = None,
    given: Mapping[str, str] | None = None,
) -> Document:
    """A new draft within a transaction; ``given`` fields take the place of what they would begin with."""
    now, asked = desk.clock.now(), asked_for(desk, template)
    document = Document(
        id=DocumentId(desk.ids.new()),
        version=1,
        person_id=person_id,
        template=template,
        status=DocumentStatus.DRAFT,
        made_at=now,
        made_by=desk.actor.id,
        touched_at=now,
        touched_by=desk.actor.id,
        visit_id=visit_id,
    )
    known = gather(desk, unit, document, head)
    given = {**(last_sheet(unit) if document.kind.on_a_stock else {}), **(given or {})}
    kept = {name: text for name, text in given.items() if text}
    document = replace(document, typed=start_fields(document.kind, known, asked) | kept)
    unit.documents.add(document)
    unit.audit.write(told_of(Event.PAPER_BEGUN, document))
    return document


def open_paper(desk: Desk, document_id: DocumentId) -> OpenPaper:
    """A paper's page; the view is audited. Raises ``NotFound``, ``NotAllowed``."""
    records = authorise(desk, Permission.MAKE_PAPERS)
    head = head_of(desk)
    with records.writing() as unit:
        document = unit.documents.get(document_id)
        known = gather(desk, unit, document, head)
        unit.audit.write(told_of(Event.PAPER_OPENED, document))
    return OpenPaper(document, known, asked_for(desk, document.template))


def keep_paper(desk: Desk, document: Document, typed: Mapping[str, str]) -> tuple[Document, Changes]:
    """Keep what is typed with the record. Raises ``PaperFinished``, ``ChangedElsewhere``, ``InvalidEntry``."""
    records = authorise(desk, permission_for(document.template))
    if document.status is not DocumentStatus.DRAFT:
        raise PaperFinished
    wrong = {name: f"Use {_LONGEST} characters or fewer" for name, text in typed.items() if len(text) > _LONGEST}
    if wrong:
        raise InvalidEntry(wrong)
    kept = {name: text for name, text in typed.items() if text}
    if kept == dict(document.typed):
        return document, Changes.of()
    later = touched(desk, replace(document, typed=kept))
    with records.writing() as unit:
        unit.documents.save(later)
        unit.audit.write(told_of(Event.PAPER_KEPT, later))
    return later, CHANGED


def drop_paper(desk: Desk, document: Document) -> Changes:
    """Take a draft off the lists. It stays in the records. Raises ``PaperFinished``, ``ChangedElsewhere``."""
    records = authorise(desk, permission_for(document.template))
    if document.status is not DocumentStatus.DRAFT:
        raise PaperFinished
    with records.writing() as unit:
        letter_dropped(desk, unit, drop_in(desk, unit, document))
    return CHANGED


def drop_in(desk: Desk, unit: RecordsUnit, document: Document, **why: str) -> Document:
    """Take a draft off the lists within a transaction; what it began is not told."""
    later = touched(desk, replace(document, status=DocumentStatus.DROPPED))
    unit.documents.save(later)
    unit.audit.write(told_of(Event.PAPER_DROPPED, later, **why))
    return later


def list_papers(desk: Desk, person_id: PersonId | None = None) -> PaperList:
    """A person's papers, or everyone's drafts and latest; that they were listed is audited."""
    records = authorise(desk, Permission.MAKE_PAPERS)
    with records.writing() as unit:
        if person_id is None:
            drafts, latest = unit.documents.drafts(), unit.documents.latest(LATEST)
            found = tuple({d.id: d for d in (*drafts, *latest)}.values())
            head, hidden = None, False
        else:
            found = tuple(unit.documents.of_person(person_id))
            head = read_head(unit, person_id)
            hidden = head.officer_present
        people = dict(unit.people.lines(list(dict.fromkeys(d.person_id for d in found))))
        detail: dict[str, str | int] = {"found": len(found)}
        unit.audit.write(AuditEvent(Event.LISTED, person_id, "document", detail=detail))
    return PaperList(found, people, head, hidden, in_wales(desk))


def record_agreements(desk: Desk, person_id: PersonId, readers: Sequence[Recipient], how: How) -> Changes:
    """The person agrees now that this is shared with these readers. Records, not form answers (promise 5)."""
    records = authorise(desk, Permission.RUN_VISIT)
    with records.writing() as unit:
        unit.people.get(person_id)
        for reader in readers:
            agreed = Agreement(
                person_id, reader, Given.YES, desk.clock.now(), desk.actor.id, what=WHOLE_VISIT, how=how.value
            )
            unit.agreements.add(agreed)
            detail: dict[str, str | int] = {"recipient": reader.value}
            unit.audit.write(AuditEvent(Event.AGREEMENT_RECORDED, person_id, "agreement", reader.value, detail))
    return Changes.of(Topic.AGREEMENTS)


def touched(desk: Desk, document: Document) -> Document:
    """The next version, touched now by whoever sits here."""
    return replace(document, version=document.version + 1, touched_at=desk.clock.now(), touched_by=desk.actor.id)


def told_of(event: Event, document: Document, **detail: str | int) -> AuditEvent:
    """An event on a paper: its template, never what is in it."""
    told: dict[str, str | int] = {"template": document.template, **detail}
    return AuditEvent(event, document.person_id, "document", document.id, told)


def asked_for(desk: Desk, template: str) -> tuple[PaperField, ...]:
    """What a general template asks for; nothing for a kind of paper whose page is written out."""
    if not KINDS[template].general:
        return ()
    here = Country.WALES if in_wales(desk) else Country.ENGLAND
    return tuple(one for one in press_of(desk).fields(template) if one.country in ("", here.value))


def permission_for(template: str) -> Permission:
    """What it takes to make this paper: clinical letters need a clinician."""
    return Permission.SIGN_CLINICAL_PAPERS if KINDS[template].clinical else Permission.MAKE_PAPERS
