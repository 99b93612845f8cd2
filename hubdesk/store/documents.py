"""Papers: a row for each, what was finalised of it once, and a print log that is only ever added to."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from hubdesk.domain.documents import KINDS, Document, DocumentStatus, FinalPaper, PaperEvent, PaperEventKind
from hubdesk.domain.ids import DocumentId, PersonId
from hubdesk.store import rows
from hubdesk.store.plain import from_text, to_text
from hubdesk.store.same_person import of_person, shown
from hubdesk.store.schema import document as table
from hubdesk.store.schema import document_event, document_final, draft_notice

_DROPPED = DocumentStatus.DROPPED.value


class StoredDocuments:
    """``services.ports.Documents`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, document: Document) -> None:
        """See the port."""
        rows.add(self._connection, table, _to_row(document))

    def get(self, document_id: DocumentId) -> Document:
        """See the port."""
        rows.with_id(self._connection, table, document_id)
        return self._all(select(*shown(table)).where(table.c.id == document_id))[0]

    def save(self, document: Document) -> None:
        """See the port."""
        rows.change(self._connection, table, _to_row(document))

    def of_person(self, person_id: PersonId) -> Sequence[Document]:
        """See the port."""
        return self._all(_kept().where(of_person(table.c.person_id, person_id)).order_by(table.c.seq.desc()))

    def latest(self, limit: int) -> Sequence[Document]:
        """See the port."""
        return self._all(_kept().order_by(table.c.touched_at.desc(), table.c.seq.desc()).limit(limit))

    def drafts(self) -> Sequence[Document]:
        """See the port."""
        waiting = select(*shown(table)).where(table.c.status == DocumentStatus.DRAFT.value)
        return self._all(waiting.order_by(table.c.touched_at.desc(), table.c.seq.desc()))

    def keep(self, final: FinalPaper) -> None:
        """See the port."""
        row = {
            "document_id": final.document_id,
            "template": final.template,
            "template_version": final.template_version,
            "content": to_text(final.content),
            "sha256": final.sha256,
            "at": final.at,
            "by_user": final.by,
        }
        rows.add(self._connection, document_final, row)

    def final(self, document_id: DocumentId) -> FinalPaper:
        """See the port."""
        found = rows.one(self._connection, select(document_final).where(document_final.c.document_id == document_id))
        return FinalPaper(
            document_id=found.document_id,
            template=found.template,
            template_version=found.template_version,
            content=from_text(KINDS[found.template].content, found.content),
            sha256=found.sha256,
            at=found.at,
            by=found.by_user,
        )

    def add_event(self, document_id: DocumentId, event: PaperEvent) -> None:
        """See the port."""
        row = {
            "document_id": document_id,
            "kind": event.kind.value,
            "at": event.at,
            "by_user": event.by,
            "printer": event.printer,
            "pages": event.pages,
            "copies": event.copies,
            "again": event.again,
        }
        rows.add(self._connection, document_event, row)

    def give_notice(self, document_id: DocumentId, at: datetime) -> None:
        """See the port."""
        rows.add(self._connection, draft_notice, {"document_id": document_id, "at": at})

    def notices(self) -> Mapping[DocumentId, datetime]:
        """See the port."""
        of_drafts = select(draft_notice).join(table, table.c.id == draft_notice.c.document_id)
        waiting = of_drafts.where(table.c.status == DocumentStatus.DRAFT.value).order_by(draft_notice.c.seq)
        return {DocumentId(row.document_id): row.at for row in self._connection.execute(waiting)}

    def _all(self, statement: Select[Any]) -> list[Document]:
        found = list(self._connection.execute(statement))
        ids = [row.id for row in found]
        told = select(document_event).where(document_event.c.document_id.in_(ids)).order_by(document_event.c.seq)
        events: defaultdict[str, list[PaperEvent]] = defaultdict(list)
        for row in self._connection.execute(told) if ids else ():
            events[row.document_id].append(_to_event(row))
        return [_to_document(row, tuple(events[row.id])) for row in found]


def _kept() -> Select[Any]:
    return select(*shown(table)).where(table.c.status != _DROPPED)


def _to_row(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "version": document.version,
        "person_id": document.person_id,
        "visit_id": document.visit_id,
        "template": document.template,
        "status": document.status.value,
        "typed": json.dumps(dict(document.typed), ensure_ascii=False),
        "made_at": document.made_at,
        "made_by": document.made_by,
        "touched_at": document.touched_at,
        "touched_by": document.touched_by,
    }


def _to_document(row: Row[Any], events: tuple[PaperEvent, ...]) -> Document:
    return Document(
        id=row.id,
        version=row.version,
        person_id=row.person_id,
        template=row.template,
        status=DocumentStatus(row.status),
        made_at=row.made_at,
        made_by=row.made_by,
        touched_at=row.touched_at,
        touched_by=row.touched_by,
        visit_id=row.visit_id,
        typed=json.loads(row.typed),
        events=events,
    )


def _to_event(row: Row[Any]) -> PaperEvent:
    return PaperEvent(
        kind=PaperEventKind(row.kind),
        at=row.at,
        by=row.by_user,
        printer=row.printer,
        pages=row.pages,
        copies=row.copies,
        again=row.again,
    )
