"""A record for named staff: every way into it is shut for others, and opens with a reason that a lead looks at."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from hubdesk.domain.agreements import How, Recipient
from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.appointment_entry import AppointmentEntry
from hubdesk.domain.audit import Event
from hubdesk.domain.details import Section
from hubdesk.domain.flags import FlagKind
from hubdesk.domain.ids import UserId
from hubdesk.domain.notes import NoteEntry
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotAllowed
from hubdesk.domain.restriction import REVIEW_WITHIN, STANDS_FOR, Outcome, RecordRestricted, Urgency
from hubdesk.domain.roles import Role
from hubdesk.domain.users import User
from hubdesk.domain.visit_setting import SettingEntry
from hubdesk.presenters.people import person_row
from hubdesk.services.appointments import book_appointment, open_appointment
from hubdesk.services.break_glass import list_openings, meet_record, open_with_reason, review_opening
from hubdesk.services.desk import Desk
from hubdesk.services.move_visit import visit_to_move
from hubdesk.services.notes import correct_note, read_notes, write_note
from hubdesk.services.paper.papers import begin_paper, open_paper
from hubdesk.services.people import find_people, open_person
from hubdesk.services.record_requests import RequestEntry
from hubdesk.services.restriction import lift_restriction, read_restriction, restrict_record
from hubdesk.services.rights import ObjectionEntry
from hubdesk.services.takeover import open_sitting
from hubdesk.services.tasks import ActionEntry, add_action, open_task
from hubdesk.services.today import read_today
from hubdesk.services.visits import resume_visit
from tests.support.memory import MASON, STAFF, Hub, Worker

REASON = "Covering her clinic today"
NOOR = User(UserId("u-noor"), "noor", "Noor Haddad", Role.LEAD, "deputy lead")


@dataclass
class Shut:
    """A record that only the lead opens, and everyone's desk."""

    hub: Hub
    worker: Worker
    person: Any
    lead: Desk
    sam: Desk
    jo: Desk

    @property
    def standing(self) -> str:
        """The id of the restriction that stands."""
        return str(self.hub.stored.restrictions[-1].id)

    @property
    def noor(self) -> Desk:
        """A second lead, not named."""
        return replace(self.lead, actor=NOOR)


@pytest.fixture
def shut(hub: Hub, sam: Worker) -> Shut:
    with hub.control.writing() as unit:
        unit.add_user(NOOR)
    lead = hub.desk(Role.LEAD)
    person = sam.register()
    restrict_record(lead, person.id, [lead.actor.id], "A cousin of a colleague")
    return Shut(hub, sam, person, lead, sam.desk, hub.desk(Role.NAVIGATOR))


def test_those_named_open_it_as_ever_and_are_told_that_it_is_restricted(shut: Shut):
    record = open_person(shut.lead, shut.person.id)
    assert record.head.restriction == "named"


@pytest.mark.parametrize("who", ["sam", "jo", "noor"])
def test_others_are_refused_and_that_they_came_is_audited(shut: Shut, who: str):
    with pytest.raises(RecordRestricted) as refused:
        open_person(getattr(shut, who), shut.person.id)
    assert refused.value.person_id == shut.person.id
    met = shut.hub.stored.events[-1]
    assert (met.event, met.subject, met.outcome) == (Event.RECORD_MET, shut.person.id, "refused")
    assert Event.PERSON_OPENED not in shut.hub.events


def test_lists_still_show_the_name(shut: Shut):
    (line,) = find_people(shut.sam, "avery")
    assert (line.id, line.restricted) == (shut.person.id, True)
    assert "1988" not in person_row(line, shut.hub.clock.now().date()).detail
    assert not find_people(shut.lead, "avery")[0].restricted
    assert read_today(shut.sam).openings == ()


def test_the_page_in_its_place_says_whose_it_is_and_who_may_be_asked(shut: Shut):
    met = meet_record(shut.sam, shut.person.id)
    assert (met.line.name.display, met.named, met.may_open_for_care) == (
        "AVERY, Mason",
        (STAFF[Role.LEAD],),
        True,
    )
    assert not meet_record(shut.jo, shut.person.id).may_open_for_care


def test_a_reason_opens_it_and_every_page_says_so(shut: Shut):
    open_with_reason(shut.sam, shut.person.id, Urgency.CARE, REASON)
    assert open_person(shut.sam, shut.person.id).head.restriction == "opened"
    with pytest.raises(RecordRestricted):
        open_person(shut.jo, shut.person.id)


def test_both_audit_trails_know_and_neither_has_the_words(shut: Shut):
    open_with_reason(shut.sam, shut.person.id, Urgency.CARE, REASON)
    for events in (shut.hub.stored.events, shut.hub.control.state.events):
        told = [e for e in events if e.event is Event.OPENED_WITH_REASON]
        assert [(e.subject, e.detail) for e in told] == [(shut.person.id, {"urgency": "care"})]
        assert REASON not in str(told)


@pytest.mark.parametrize("reason", ["", "  ", "need it", "needed"])
def test_for_care_a_few_words_are_needed(shut: Shut, reason: str):
    with pytest.raises(InvalidEntry) as refused:
        open_with_reason(shut.sam, shut.person.id, Urgency.CARE, reason)
    assert set(refused.value.fields) == {"reason"}
    assert not shut.hub.stored.openings_with_reason


def test_in_an_emergency_a_word_opens_it_for_everyone_in_care(shut: Shut):
    with pytest.raises(NotAllowed):
        open_with_reason(shut.jo, shut.person.id, Urgency.CARE, REASON)
    with pytest.raises(InvalidEntry):
        open_with_reason(shut.jo, shut.person.id, Urgency.EMERGENCY, " ")
    open_with_reason(shut.jo, shut.person.id, Urgency.EMERGENCY, "Collapsed")
    assert open_person(shut.jo, shut.person.id).person.id == shut.person.id


def test_it_stays_open_as_long_as_a_sitting_can_last_and_no_longer(shut: Shut):
    open_with_reason(shut.sam, shut.person.id, Urgency.CARE, REASON)
    shut.hub.clock.advance(seconds=STANDS_FOR.total_seconds() - 60)
    open_person(shut.sam, shut.person.id)
    shut.hub.clock.advance(seconds=61)
    with pytest.raises(RecordRestricted):
        open_person(shut.sam, shut.person.id)


def test_it_waits_on_the_leads_list_until_another_lead_has_looked(shut: Shut):
    open_with_reason(shut.sam, shut.person.id, Urgency.CARE, REASON)
    (opening,) = list_openings(shut.lead).openings
    assert read_today(shut.lead).openings == (opening,)
    assert opening.review_by == (shut.hub.clock.now() + REVIEW_WITHIN).date()
    review_opening(shut.noor, opening.id, Outcome.RIGHT.value, "")
    assert read_today(shut.lead).openings == ()
    assert list_openings(shut.lead).openings[0].review.by == NOOR.id
    with pytest.raises(ChangedElsewhere):
        review_opening(shut.lead, opening.id, Outcome.RIGHT.value, "")


def test_nobody_looks_at_an_opening_of_their_own(shut: Shut):
    open_with_reason(shut.noor, shut.person.id, Urgency.CARE, REASON)
    (opening,) = list_openings(shut.noor).openings
    with pytest.raises(NotAllowed):
        review_opening(shut.noor, opening.id, Outcome.RIGHT.value, "")
    review_opening(shut.lead, opening.id, Outcome.TALKED.value, "Talked about it")


def test_a_review_is_late_after_seven_days(shut: Shut):
    open_with_reason(shut.sam, shut.person.id, Urgency.CARE, REASON)
    (opening,) = list_openings(shut.lead).openings
    assert not opening.overdue(opening.review_by)
    assert opening.overdue(opening.review_by + timedelta(days=1))


@pytest.mark.parametrize(
    ("outcome", "words", "field"), [("", "x", "outcome"), ("talked", " ", "words"), ("right", "y" * 501, "words")]
)
def test_what_is_wrong_with_a_review_is_named(shut: Shut, outcome: str, words: str, field: str):
    open_with_reason(shut.sam, shut.person.id, Urgency.CARE, REASON)
    (opening,) = list_openings(shut.lead).openings
    with pytest.raises(InvalidEntry) as refused:
        review_opening(shut.noor, opening.id, outcome, words)
    assert set(refused.value.fields) == {field}


@pytest.mark.parametrize("who", ["sam", "jo"])
def test_only_leads_restrict_list_and_review(shut: Shut, who: str):
    desk: Desk = getattr(shut, who)
    for attempt in (
        lambda: restrict_record(desk, shut.person.id, [desk.actor.id], "Mine"),
        lambda: lift_restriction(desk, shut.person.id, "Mine", "x"),
        lambda: read_restriction(desk, shut.person.id),
        lambda: list_openings(desk),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_lead_who_is_not_named_gives_a_reason_before_changing_who_is(shut: Shut):
    now = read_restriction(shut.lead, shut.person.id)
    for attempt in (
        lambda: lift_restriction(shut.noor, shut.person.id, "No need", now.standing.id),
        lambda: restrict_record(shut.noor, shut.person.id, [NOOR.id], "Mine", now.standing.id),
        lambda: read_restriction(shut.noor, shut.person.id),
    ):
        with pytest.raises(RecordRestricted):
            attempt()
    open_with_reason(shut.noor, shut.person.id, Urgency.CARE, REASON)
    lift_restriction(shut.noor, shut.person.id, "She has moved away", now.standing.id)
    assert open_person(shut.jo, shut.person.id).head.restriction == ""


def test_somebody_who_can_care_for_the_person_is_named(shut: Shut):
    standing = read_restriction(shut.lead, shut.person.id).standing
    for named in ([], [shut.jo.actor.id], ["nobody"]):
        with pytest.raises(InvalidEntry) as refused:
            restrict_record(shut.lead, shut.person.id, named, "A cousin", standing.id)
        assert set(refused.value.fields) == {"named"}
    with pytest.raises(InvalidEntry) as refused:
        restrict_record(shut.lead, shut.person.id, [shut.sam.actor.id], "  ", standing.id)
    assert set(refused.value.fields) == {"why"}


def test_two_leads_do_not_overwrite_each_other(shut: Shut):
    standing = read_restriction(shut.lead, shut.person.id).standing
    restrict_record(shut.lead, shut.person.id, [shut.lead.actor.id, NOOR.id], "Also Noor", standing.id)
    with pytest.raises(ChangedElsewhere):
        lift_restriction(shut.noor, shut.person.id, "No need", standing.id)


def test_why_it_is_restricted_lies_sealed(shut: Shut):
    assert "cousin" not in str(shut.hub.stored.restrictions)
    assert read_restriction(shut.lead, shut.person.id).why == "A cousin of a colleague"


def test_an_answer_and_a_safety_record_are_stored_whoever_restricts_meanwhile(hub: Hub, sam: Worker):
    """The safety path is never shut: what is under way can be saved and finished."""
    sam.start()
    lead = hub.desk(Role.LEAD)
    restrict_record(lead, sam.now.person.id, [lead.actor.id], "A cousin of a colleague")
    sam.record(NonAnswer.DECLINED)
    assert sam.stored_answers(sam.at.split()[0])


# Every service that takes a person, or something of a person, and reads them


def _every_service() -> dict[str, Callable[..., Any]]:
    """Every function of the services that is given a desk and an id of a person."""
    import importlib
    import pkgutil

    import hubdesk.services as package

    found = {}
    for info in pkgutil.walk_packages(package.__path__, "hubdesk.services."):
        if ".ports" in info.name:
            continue
        module = importlib.import_module(info.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == info.name and not name.startswith("_"):
                parameters = list(inspect.signature(function).parameters)
                if parameters[:2] == ["desk", "person_id"]:
                    found[f"{info.name.removeprefix('hubdesk.services.')}.{name}"] = function
    return found


MEANT = {
    "break_glass.meet_record": "shows the name in place of the record",
    "break_glass.open_with_reason": "is the way in",
    "merges.open_merged": "gives nothing where no record was merged into another",
    "note_draft.keep_note_draft": "keeps what this user typed themselves",
    "note_draft.read_note_draft": "gives back what this user typed themselves",
    "note_draft.drop_note_draft": "drops what this user typed themselves",
    "urgent_help.record_urgent_call": "writes down who was called in an emergency: never refused",
}
"""Services that are given a person and need no open record, and why."""


NO_PRESS: Any = object()
BESIDES: dict[str, Callable[[Shut], tuple[Any, ...]]] = {
    "appointments.book_appointment": lambda _s: (
        AppointmentEntry("gp", "1", "7", "2026", "10:00", "20", place="Riverside Surgery"),
    ),
    "details.correct_identity": lambda _s: (1, MASON, "Put right"),
    "details.save_section": lambda _s: (Section.GP, 0, {}),
    "flags.end_flag": lambda _s: (FlagKind.IOM, "Left", ""),
    "flags.set_flag": lambda _s: ({"kind": "iom", "source": "Police", **_days("on"), **_days("review", "2036")},),
    "notes.write_note": lambda _s: (NoteEntry("Words"),),
    "paper.papers.begin_paper": lambda _s: ("letter-gp-registration",),
    "paper.papers.record_agreements": lambda _s: ([Recipient.GP], How.SPOKEN),
    "record_copy.read_copy_desk": lambda _s: ("request",),
    "record_requests.ask_for_copy": lambda _s: (RequestEntry("By letter", "Known to me"),),
    "record_requests.decide_request": lambda _s: ("request", "It is theirs"),
    "restriction.lift_restriction": lambda s: ("No need", s.standing),
    "restriction.restrict_record": lambda s: ([s.lead.actor.id], "Mine", s.standing),
    "rights.decide_objection": lambda _s: ("objection", "withdrawn", "They said so"),
    "rights.record_notice": lambda _s: ("told", ("", "", "")),
    "rights.record_objection": lambda _s: (ObjectionEntry("sharing", "I do not want it"),),
    "visit_start.begin_visit": lambda _s: (SettingEntry(),),
}
"""What a service is given beside the person, where it takes more."""


def test_every_service_that_is_given_a_person_refuses(shut: Shut):
    let_through = []
    for name, service in _every_service().items():
        if name in MEANT or (_takes_more(service) and name not in BESIDES and _asks_the_gate(service)):
            continue
        try:
            named = {"approve": True} if name == "record_requests.decide_request" else {}
            service(
                replace(shut.noor, press=NO_PRESS), shut.person.id, *BESIDES.get(name, lambda _s: ())(shut), **named
            )
        except RecordRestricted:
            continue
        except Exception as other:  # noqa: BLE001 - anything else is not a refusal
            let_through.append(f"{name}: {type(other).__name__} {other}")
        else:
            let_through.append(name)
    assert let_through == [], "pass unit.people.get or read_head first; see services/named_staff.py"


def _takes_more(service: Callable[..., Any]) -> bool:
    parameters = list(inspect.signature(service).parameters.values())[2:]
    return any(one.default is one.empty for one in parameters)


def _asks_the_gate(service: Callable[..., Any]) -> bool:
    """For services that are given more than the tests make up: they pass the gate by their own words."""
    source = inspect.getsource(service)
    return "people.get(person_id)" in source or "read_head(unit, person_id)" in source


def test_everything_of_a_person_that_is_opened_by_its_own_id_refuses(hub: Hub, sam: Worker):
    sam.start()
    visit, person = sam.now.visit, sam.now.person
    book_appointment(
        sam.desk, person.id, AppointmentEntry("gp", "1", "7", "2026", "10:00", "20", place="Riverside Surgery")
    )
    letter, _changes = begin_paper(hub.desk(Role.LEAD), person.id, "letter-gp-registration")
    sam.now = add_action(sam.desk, sam.now, ActionEntry("Phone the GP"))
    write_note(sam.desk, person.id, NoteEntry("Words"))
    (note,) = read_notes(sam.desk, person.id).notes
    lead = hub.desk(Role.LEAD)
    restrict_record(lead, person.id, [lead.actor.id], "A cousin of a colleague")
    noor = replace(lead, actor=NOOR)
    ways: dict[str, Callable[[], Any]] = {
        "a visit": lambda: resume_visit(noor, visit.id),
        "a sitting left open": lambda: open_sitting(noor, visit.id, sam.desk.actor.id),
        "a visit to move": lambda: visit_to_move(noor, visit.id),
        "an appointment": lambda: open_appointment(noor, next(iter(hub.stored.appointments))),
        "a letter": lambda: open_paper(noor, letter.id),
        "a task": lambda: open_task(noor, sam.now.tasks[-1].id),
        "a note to correct": lambda: correct_note(noor, note, NoteEntry("Other", why="Mine")),
    }
    for way in ways.values():
        with pytest.raises(RecordRestricted):
            way()


def _days(name: str, year: str = "2026") -> dict[str, str]:
    return {f"{name}.day": "1", f"{name}.month": "1", f"{name}.year": year}
