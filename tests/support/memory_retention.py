"""In-memory stand-ins for ``ports.Retention``, ``ports.Destruction`` and ``ports.Merges``.

Records put together are told apart here: the redirect itself is the store's, and tested on the real one.
"""

from collections.abc import Sequence
from typing import Any

from hubdesk.domain.ids import PersonId
from hubdesk.domain.merges import Merge
from hubdesk.domain.problems import ChangedElsewhere, NotFound
from hubdesk.domain.retention import NOT_OF_THE_MIND, LastContact, Said, Stub


class MemoryRetention:
    """``ports.Retention``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, said: Said, after: int) -> None:
        if len(self.said(said.person_id)) != after:
            raise ChangedElsewhere("Someone else has changed this record.", "Open it again, then save.")
        self.state.said.append(said)

    def said(self, person_id: PersonId) -> Sequence[Said]:
        return [one for one in self.state.said if one.person_id == person_id]

    def all_said(self) -> dict[PersonId, tuple[Said, ...]]:
        return {one.person_id: tuple(self.said(one.person_id)) for one in self.state.said}

    def last_contact(self, person_id: PersonId) -> LastContact:
        if person_id not in self.state.people:
            raise NotFound("This record was not found.", "Go back and search again.")
        person = self.state.people[person_id]
        visits = [v for v in self.state.visits.values() if v.person_id == person_id]
        seen = [a for a in self.state.appointments.values() if a.person_id == person_id and a.status.seen]
        days = [moment.date() for v in visits for moment in (v.started_at, v.completed_at) if moment]
        days += [a.details.day for a in seen]
        asked = {r.form_id for r in self.state.responses.values() if r.person_id == person_id}
        mind = bool(asked - NOT_OF_THE_MIND)
        return LastContact(person_id, max([person.registered_at.date(), *days]), mind, not days)

    def last_contacts(self) -> Sequence[LastContact]:
        away = {merge.merged for merge in self.state.merges.values() if merge.in_force}
        return [self.last_contact(person_id) for person_id in self.state.people if person_id not in away]


class MemoryDestruction:
    """``ports.Destruction``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def destroy(self, ids: Sequence[PersonId]) -> None:
        for person_id in ids:
            self.state.people.pop(person_id, None)
        self.state.said[:] = [one for one in self.state.said if one.person_id not in ids]

    def leave(self, stub: Stub) -> None:
        self.state.stubs.append(stub)

    def stubs(self) -> Sequence[Stub]:
        return list(self.state.stubs)


class MemoryMerges:
    """``ports.Merges``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, merge: Merge) -> None:
        assert merge.id not in self.state.merges
        self.state.merges[merge.id] = merge

    def save(self, merge: Merge) -> None:
        if self.state.merges[merge.id].version != merge.version - 1:
            raise ChangedElsewhere("Someone else has changed this record.", "Open it again, then save.")
        self.state.merges[merge.id] = merge

    def of(self, person_id: PersonId) -> Sequence[Merge]:
        return [m for m in self.state.merges.values() if person_id in (m.merged, m.standing)]

    def standing(self, person_id: PersonId) -> PersonId:
        away = [m.standing for m in self.of(person_id) if m.in_force and m.merged == person_id]
        return away[0] if away else person_id

    def ids(self, person_id: PersonId) -> Sequence[PersonId]:
        return [person_id, *(m.merged for m in self.of(person_id) if m.in_force and m.standing == person_id)]
