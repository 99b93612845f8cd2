"""The audit trail tells who looked at one person, and leaves others out."""

from hubdesk.domain.audit import Event
from hubdesk.services.access_report import report_access
from hubdesk.services.people import open_person, register_person
from tests.support.hub import desk_at, lay_store
from tests.support.memory import MASON


def test_the_events_of_one_person_with_who_and_when(tmp_path):
    lay_store(tmp_path / "hub")
    with desk_at(tmp_path / "hub", sign_in="sam") as desk:
        person = register_person(desk, MASON)[0]
        other = register_person(desk, MASON, although_alike=True)[0]
        open_person(desk, other.id)
        first = report_access(desk, person.id)
        again = report_access(desk, person.id)
        with desk.records.reading() as unit:
            events = [row.event for row in unit.audit.about(person.id)]
    seen = [Event.PERSON_OPENED.value, Event.ACCESS_REPORTED.value]
    assert events == [Event.PERSON_REGISTERED.value, *seen, *seen], "and nothing of the other person"
    assert len(first.lines) == len(again.lines) == 1
    assert first.names[first.lines[0].actor] == "Sam Okafor"
    assert "looked at who has seen the record" in again.lines[0].did
