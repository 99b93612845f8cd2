"""In-memory stand-ins for notes, flags, restrictions, and a restricted key that seals for show."""

import base64
import json
from collections.abc import Sequence
from typing import Any

from hubdesk.domain.flag_paper import FlagPaperEvent, FlagPaperRow
from hubdesk.domain.flags import FlagRow
from hubdesk.domain.ids import NoteId, OpeningId, PersonId
from hubdesk.domain.notes import NoteRow
from hubdesk.domain.problems import ChangedElsewhere, NotFound
from hubdesk.domain.restriction import Opening, Restriction, Review
from hubdesk.domain.sealed import SealBroken, Sealed, SealedPlace


class PretendRestricted:
    """``ports.Restricted``: nothing is secret, but a text opens at its own place only."""

    key = "restricted-1"

    def seal(self, place: SealedPlace, text: str) -> Sealed:
        told = json.dumps([place.table, place.row, self.key, text]).encode()
        return Sealed(self.key, base64.b85encode(told))

    def open(self, place: SealedPlace, sealed: Sealed) -> str:
        try:
            table, row, key, text = json.loads(base64.b85decode(sealed.data))
        except ValueError:
            raise SealBroken from None
        if (table, row, key) != (place.table, place.row, sealed.key):
            raise SealBroken
        return str(text)


class MemoryNotes:
    """``ports.Notes``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, row: NoteRow) -> None:
        assert row.person_id in self.state.people
        assert (row.text is None) != (row.sealed is None), "in clear, or sealed"
        if any((one.note_id, one.version) == (row.note_id, row.version) for one in self.state.notes):
            raise ChangedElsewhere("Someone else has changed this record.", "Open it again.")
        self.state.notes.append(row)

    def of_person(self, person_id: PersonId) -> Sequence[NoteRow]:
        return [row for row in self.state.notes if row.person_id == person_id]

    def of_note(self, note_id: NoteId) -> Sequence[NoteRow]:
        found = sorted((row for row in self.state.notes if row.note_id == note_id), key=lambda row: row.version)
        if not found:
            raise NotFound("This note was not found.", "Go back.")
        return found


class MemoryFlags:
    """``ports.Flags``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, row: FlagRow) -> None:
        assert row.person_id in self.state.people
        self.state.flags.append(row)

    def of_person(self, person_id: PersonId) -> Sequence[FlagRow]:
        return [row for row in self.state.flags if row.person_id == person_id]

    def add_paper(self, row: FlagPaperRow) -> None:
        self.state.flag_papers.append(row)

    def papers_of(self, person_id: PersonId) -> Sequence[FlagPaperRow]:
        return [row for row in self.state.flag_papers if row.person_id == person_id]

    def add_paper_event(self, event: FlagPaperEvent) -> None:
        self.state.flag_prints.append(event)

    def paper_events(self, paper_id: str) -> Sequence[FlagPaperEvent]:
        return [event for event in self.state.flag_prints if event.paper_id == paper_id]


class MemoryRestrictions:
    """``ports.Restrictions``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, restriction: Restriction) -> None:
        assert restriction.person_id in self.state.people
        self.state.restrictions.append(restriction)

    def of_person(self, person_id: PersonId) -> Restriction | None:
        return next((one for one in reversed(self.state.restrictions) if one.person_id == person_id), None)

    def standing(self) -> Sequence[Restriction]:
        last = {one.person_id: one for one in self.state.restrictions}
        return [one for one in last.values() if one.stands]

    def open(self, opening: Opening) -> None:
        self.state.openings_with_reason[opening.id] = opening

    def opening(self, opening_id: OpeningId) -> Opening:
        if opening_id not in self.state.openings_with_reason:
            raise NotFound("This record was not found.", "Go back.")
        return self.state.openings_with_reason[opening_id]

    def openings(self, person_id: PersonId | None = None) -> Sequence[Opening]:
        found = [one for one in self.state.openings_with_reason.values() if person_id in (None, one.person_id)]
        return found[::-1]

    def review(self, review: Review) -> None:
        opening = self.opening(review.opening_id)
        if opening.review is not None:
            raise ChangedElsewhere("Someone else has changed this record.", "Open it again.")
        self.state.openings_with_reason[opening.id] = opening.reviewed(review)
