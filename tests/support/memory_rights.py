"""In-memory stand-ins for ``ports.InformationRights`` and ``ports.PersonData``."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hubdesk.domain.ids import PersonId
from hubdesk.domain.rights import Decided, NoticeGiven, Objection, RecordRequest, RequestEvent


class MemoryRights:
    """``ports.InformationRights``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add_notice(self, given: NoticeGiven) -> None:
        self.state.notices.append(given)

    def notices(self, person_id: PersonId) -> Sequence[NoticeGiven]:
        return [one for one in self.state.notices if one.person_id == person_id]

    def add_objection(self, objection: Objection) -> None:
        assert objection.id not in self.state.objections
        self.state.objections[objection.id] = replace(objection, decisions=())

    def decide(self, decided: Decided) -> None:
        one = self.state.objections[decided.objection_id]
        self.state.objections[one.id] = replace(one, decisions=(*one.decisions, decided))

    def objections(self, person_id: PersonId) -> Sequence[Objection]:
        return [one for one in self.state.objections.values() if one.person_id == person_id]

    def open_objections(self) -> Sequence[Objection]:
        return [one for one in self.state.objections.values() if one.open]

    def add_request(self, request: RecordRequest) -> None:
        assert request.id not in self.state.requests
        self.state.requests[request.id] = replace(request, events=())

    def add_step(self, event: RequestEvent) -> None:
        one = self.state.requests[event.request_id]
        self.state.requests[one.id] = replace(one, events=(*one.events, event))

    def requests(self, person_id: PersonId) -> Sequence[RecordRequest]:
        return [one for one in self.state.requests.values() if one.person_id == person_id]

    def waiting_requests(self) -> Sequence[RecordRequest]:
        return [one for one in self.state.requests.values() if one.waits]


class MemoryPersonData:
    """``ports.PersonData``: the person alone; the real one is tested on the real store."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def everything(self, person_id: PersonId) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        person = self.state.people[person_id]
        row = {"id": person.id, "family": person.name.family, "registered_by": person.registered_by}
        return {"person": [row], "task": [{"at": "2026-06-02T09:30:00+01:00", "by_user": person.registered_by}]}

    def left_out(self) -> Mapping[str, str]:
        return {"form_version": "the forms themselves"}
