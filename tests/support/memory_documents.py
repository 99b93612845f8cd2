"""In-memory stand-in for papers and the print log."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from hubdesk.domain.documents import Document, DocumentStatus, FinalPaper, PaperEvent
from hubdesk.domain.ids import DocumentId, PersonId
from hubdesk.domain.problems import ChangedElsewhere, NotFound


class MemoryDocuments:
    """``ports.Documents``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, document: Document) -> None:
        assert document.id not in self.state.documents
        assert document.version == 1
        self.state.documents[document.id] = document

    def get(self, document_id: DocumentId) -> Document:
        if document_id not in self.state.documents:
            raise NotFound("This record was not found.", "Go back and search again.")
        return self._told(self.state.documents[document_id])

    def save(self, document: Document) -> None:
        if self.get(document.id).version != document.version - 1:
            raise ChangedElsewhere("Someone else has changed this record since you opened it.", "Open it again.")
        self.state.documents[document.id] = document

    def of_person(self, person_id: PersonId) -> Sequence[Document]:
        return [d for d in self._newest() if d.person_id == person_id]

    def latest(self, limit: int) -> Sequence[Document]:
        return sorted(self._newest(), key=lambda d: d.touched_at, reverse=True)[:limit]

    def drafts(self) -> Sequence[Document]:
        return [d for d in self.latest(10_000) if d.status is DocumentStatus.DRAFT]

    def keep(self, final: FinalPaper) -> None:
        assert final.document_id not in self.state.finals
        self.state.finals[final.document_id] = final

    def final(self, document_id: DocumentId) -> FinalPaper:
        if document_id not in self.state.finals:
            raise NotFound("This record was not found.", "Go back and search again.")
        return self.state.finals[document_id]

    def add_event(self, document_id: DocumentId, event: PaperEvent) -> None:
        self.state.paper_events.append((document_id, event))

    def give_notice(self, document_id: DocumentId, at: datetime) -> None:
        self.state.draft_notices.append((document_id, at))

    def notices(self) -> Mapping[DocumentId, datetime]:
        drafts = {draft.id for draft in self.drafts()}
        return {one: at for one, at in self.state.draft_notices if one in drafts}

    def _newest(self) -> list[Document]:
        kept = [d for d in self.state.documents.values() if d.status is not DocumentStatus.DROPPED]
        return [self._told(d) for d in reversed(kept)]

    def _told(self, document: Document) -> Document:
        return replace(document, events=tuple(e for i, e in self.state.paper_events if i == document.id))
