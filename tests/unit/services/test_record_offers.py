"""What a visit told goes into the record at one press: shown first, never guessed, nothing overwritten in silence."""

from collections.abc import Mapping

import pytest

from hubdesk.domain.asked import May
from hubdesk.domain.audit import Event
from hubdesk.domain.contacts import Channel
from hubdesk.domain.details import Details, Section
from hubdesk.domain.gp import GpStatus
from hubdesk.domain.medicines import run_outs
from hubdesk.domain.paper.clinical import AllergyState, MedicinesState
from hubdesk.domain.problems import ChangedElsewhere, NotAllowed
from hubdesk.domain.roles import Role
from hubdesk.domain.sleeping_place import Lodging
from hubdesk.presenters.record_offers import offer_rows
from hubdesk.services.details import save_section
from hubdesk.services.into_record import OPTIONS, QUESTIONS
from hubdesk.services.record_offers import put_in_record, record_offers
from hubdesk.services.visit_start import switch_officer
from tests.support.memory import Hub, Worker, shipped
from tests.unit.services.pathways import begun
from tests.unit.services.test_first_visit import walk

TOLD = {
    "communication-needs q1": "another-language",
    "communication-needs q2": "Polski",
    "communication-needs q3": True,
    "communication-needs q4": "sometimes",
    "communication-needs q5": "large-print",
    "communication-needs q6": False,
    "communication-needs q7": False,
    "communication-needs q9": "One thing at a time.",
    "health-today q1": "yes-near-here",
    "health-today q2": "Northgate Surgery",
    "health-today q3": True,
    "health-today q4": "Methadone 60 ml; sertraline",
    "health-today q5": "tomorrow",
    "health-today q7": "yes",
    "health-today q8": "Penicillin",
    "health-today q15": "in-a-hostel-or-approved-premises",
    "health-today q17": "no",
}


@pytest.fixture
def hub() -> Hub:
    return Hub(shipped())


def told(hub: Hub, said: Mapping[str, object]) -> Worker:
    worker = begun(hub)
    walk(worker, said, until="review")
    return worker


def stored(hub: Hub, worker: Worker) -> Details:
    with hub.records.reading() as unit:
        return unit.details.of(worker.now.person.id)


def put(worker: Worker, *sections: Section) -> Worker:
    worker.now, _ = put_in_record(worker.desk, worker.now, sections or tuple(Section))
    return worker


def test_one_press_puts_what_was_told_in_the_record(hub: Hub):
    worker = put(told(hub, TOLD))
    details = stored(hub, worker)
    assert (details.gp.status, details.gp.practice.name) == (GpStatus.HERE, "Northgate Surgery")
    medicines = details.medicines.medicines
    assert [m.name for m in medicines.items] == ["Methadone 60 ml", "sertraline"]
    today = worker.now.forms[0].response.started_at.date()
    assert [r.days for r in run_outs(medicines, today)] == [1, 1]
    assert (details.medicines.allergies.state, details.medicines.allergies.items) == (
        AllergyState.KNOWN,
        ("Penicillin",),
    )
    needs = details.communication
    assert (needs.language, needs.interpreter, needs.reading, needs.hearing) == ("Polski", May.YES, May.YES, May.NO)
    assert needs.helps == "One thing at a time. Large print"
    assert details.equality.answer("pregnancy") == "no"
    assert worker.now.details == details
    assert record_offers(worker.desk, worker.now) == ()


def test_nothing_is_copied_before_it_is_pressed_and_only_what_is_chosen(hub: Hub):
    worker = told(hub, TOLD)
    assert stored(hub, worker) == Details()
    put(worker, Section.GP)
    assert stored(hub, worker).versions == {Section.GP: 1}


def test_an_answer_that_fits_several_codes_stays_in_its_own_words(hub: Hub):
    place = stored(hub, put(told(hub, TOLD))).place
    assert place.kind is Lodging.NOT_ASKED
    assert place.note.endswith("for that night: in a hostel or approved premises")


def test_a_place_that_agrees_with_the_answer_is_not_offered_again(hub: Hub):
    worker = told(hub, TOLD)
    known, _ = save_section(worker.desk, worker.now.person.id, Section.PLACE, 0, {"kind": Lodging.APPROVED.value})
    worker.resume(worker)
    assert worker.now.details == known.details
    assert Section.PLACE not in [offer.section for offer in record_offers(worker.desk, worker.now)]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("yes", AllergyState.KNOWN),
        ("none-that-i-know-of", AllergyState.NONE_KNOWN),
        ("i-do-not-know", AllergyState.UNAVAILABLE),
    ],
)
def test_allergies_have_their_states(hub: Hub, answer: str, state: AllergyState):
    details = stored(hub, put(told(hub, {"health-today q7": answer})))
    assert details.medicines.allergies.state is state
    assert details.medicines.medicines.state is MedicinesState.DECLINED


def test_allergies_that_nobody_asked_about_stay_not_recorded(hub: Hub):
    worker = begun(hub)
    walk(worker, {"communication-needs q1": "english"}, until="health-today q1")
    put(worker)
    assert stored(hub, worker).medicines.allergies.state is AllergyState.NOT_RECORDED


def test_a_recorded_fact_that_would_be_replaced_is_marked_and_what_stood_is_kept(hub: Hub):
    worker = told(hub, {**TOLD, "health-today q1": "no"})
    typed = {"status": "elsewhere", "name": "Old Mill Surgery", "phone": "01632 960 001"}
    save_section(worker.desk, worker.now.person.id, Section.GP, 0, typed)
    worker.resume(worker)
    rows = {row.key: row for row in offer_rows(worker.desk, worker.now)}
    assert rows["gp"].replaces
    assert not rows["medicines"].replaces
    (line,) = rows["gp"].lines
    assert (line.label, line.told) == ("GP", "Not registered with a GP")
    assert line.was.startswith("Old Mill Surgery")
    put(worker, Section.GP)
    versions = [r.value for r in hub.stored.sections if r.section is Section.GP]
    assert [v.practice.name for v in versions] == ["Old Mill Surgery", ""]


def test_how_a_known_medicine_is_taken_stays(hub: Hub):
    worker = told(hub, TOLD)
    known = {"taken": "listed", "medicines.0.name": "sertraline", "medicines.0.how": "50 milligrams each morning"}
    save_section(worker.desk, worker.now.person.id, Section.MEDICINES, 0, known | {"allergy": "none-known"})
    worker.resume(worker)
    put(worker, Section.MEDICINES)
    items = stored(hub, worker).medicines.medicines.items
    assert [(m.name, m.how) for m in items] == [("sertraline", "50 milligrams each morning"), ("Methadone 60 ml", "")]


def test_a_medicine_that_was_not_named_this_time_stays_on_the_list_and_so_does_an_allergy(hub: Hub):
    worker = told(hub, TOLD)
    known = {"taken": "listed", "medicines.0.name": "Salbutamol inhaler", "allergies": "nuts"}
    save_section(worker.desk, worker.now.person.id, Section.MEDICINES, 0, known)
    worker.resume(worker)
    (offer,) = [o for o in record_offers(worker.desk, worker.now) if o.section is Section.MEDICINES]
    put(worker, Section.MEDICINES)
    medicines = stored(hub, worker).medicines
    assert [m.name for m in medicines.medicines.items] == ["Salbutamol inhaler", "Methadone 60 ml", "sertraline"]
    assert medicines.allergies.items == ("nuts", "Penicillin")
    assert not offer.replaces  # it only adds


def test_what_helped_before_stays(hub: Hub):
    worker = told(hub, TOLD)
    save_section(worker.desk, worker.now.person.id, Section.COMMUNICATION, 0, {"helps": "Read it out"})
    worker.resume(worker)
    put(worker, Section.COMMUNICATION)
    assert stored(hub, worker).communication.helps == "Read it out. One thing at a time. Large print"


def test_a_known_allergy_written_another_way_is_not_offered(hub: Hub):
    worker = told(hub, {"health-today q7": "yes", "health-today q8": "PENICILLIN", "health-today q3": False})
    save_section(worker.desk, worker.now.person.id, Section.MEDICINES, 0, {"taken": "none", "allergies": "penicillin"})
    worker.resume(worker)
    assert Section.MEDICINES not in [o.section for o in record_offers(worker.desk, worker.now)]


def test_a_colleague_who_saved_meanwhile_is_not_overwritten(hub: Hub):
    worker = told(hub, TOLD)
    save_section(worker.desk, worker.now.person.id, Section.GP, 0, {"status": "unknown"})
    with pytest.raises(ChangedElsewhere):
        put(worker, Section.MEDICINES, Section.GP)
    assert stored(hub, worker).versions == {Section.GP: 1}


def test_nothing_is_offered_while_an_officer_is_present(hub: Hub):
    worker = told(hub, TOLD)
    worker.now = switch_officer(worker.desk, worker.now, present=True)
    assert record_offers(worker.desk, worker.now) == ()


def test_old_answers_are_not_offered(hub: Hub):
    worker = told(hub, {**TOLD, "safety-question q1": False}).finish()
    assert record_offers(worker.desk, worker.now)
    hub.clock.advance(days=8)
    assert record_offers(worker.desk, worker.now) == ()


def test_unsafe_ways_of_contact_go_into_the_rules_and_nothing_of_the_reason(hub: Hub):
    said = {"safe-enquiry q1": False, "safe-enquiry q2": True, "safe-enquiry q3": "no"}
    safe = stored(hub, put(told(hub, said))).safe_contact
    assert safe.with_answer(May.NO) == (Channel.PHONE, Channel.VOICEMAIL, Channel.TEXT, Channel.POST)
    assert not safe.note


def test_each_section_put_in_is_audited_without_its_content(hub: Hub):
    put(told(hub, TOLD), Section.GP)
    event = next(e for e in reversed(hub.stored.events) if e.event is Event.DETAILS_SAVED)
    assert event.detail == {"section": "gp", "version": 1, "from": "visit"}


def test_an_it_admin_may_not(hub: Hub):
    worker = told(hub, TOLD)
    with pytest.raises(NotAllowed):
        put_in_record(hub.desk(Role.IT_ADMIN), worker.now, [Section.GP])


def test_every_question_and_option_the_rules_read_is_in_its_form():
    forms = shipped().forms
    for form_id, link_id in QUESTIONS:
        item = forms[form_id].form.by_id[link_id]
        codes = {option.code for option in item.options}
        assert OPTIONS.get((form_id, link_id), frozenset()) <= codes, (form_id, link_id)
