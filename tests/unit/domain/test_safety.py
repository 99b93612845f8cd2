"""The safety record: what an outcome needs, where the record then stands, and the words it never uses."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.ids import PersonId, SafetyActionId, UserId, VisitId
from hubdesk.domain.roles import Role
from hubdesk.domain.safety import (
    Done,
    Outcome,
    SafetyAction,
    SafetyEntry,
    SafetyStatus,
    Trigger,
    missing_to_finish,
    outcomes_for,
    status_after,
)
from tests.support.chance import START

WHO = UserId("u")
FULL = SafetyEntry(START, WHO, Role.CLINICIAN, (Done.TALKED,), "Dr Adeyemi, 10:40", "Safety plan", Outcome.PLAN_AGREED)
NAVIGATOR = SafetyEntry(START, WHO, Role.NAVIGATOR, (), "Asha Patel, by phone", "", Outcome.CLINICIAN_BY_PHONE)

ENTRIES = st.builds(
    SafetyEntry,
    st.just(START),
    st.just(WHO),
    st.sampled_from([Role.CLINICIAN, Role.LEAD, Role.NAVIGATOR]),
    st.lists(st.sampled_from(Done), unique=True, max_size=3).map(tuple),
    st.sampled_from(["", "  ", "Asha"]),
    st.sampled_from(["", "\n", "Follow-up tomorrow"]),
    st.sampled_from([None, *Outcome]),
)


def record(*entries: SafetyEntry, raised=START) -> SafetyAction:
    triggers = (Trigger("phq-9", "self-harm", raised),)
    ids = SafetyActionId("a"), 1, PersonId("p"), VisitId("v")
    return SafetyAction(*ids, START, WHO, triggers, SafetyStatus.OPEN, entries)


def test_a_clinicians_outcome_closes_the_record():
    assert missing_to_finish(FULL) == {}
    assert status_after(FULL) is SafetyStatus.CLOSED


def test_a_navigators_outcome_waits_for_a_clinician():
    assert missing_to_finish(NAVIGATOR) == {}
    assert status_after(NAVIGATOR) is SafetyStatus.AWAITING_CLINICIAN


def test_a_page_without_an_outcome_names_everything_that_is_missing_at_once():
    assert set(missing_to_finish(SafetyEntry(START, WHO, Role.CLINICIAN))) == {"outcome", "told", "done", "plan"}
    assert set(missing_to_finish(SafetyEntry(START, WHO, Role.NAVIGATOR))) == {"outcome", "told"}


def test_without_an_outcome_the_record_stays_open():
    entry = replace(FULL, outcome=None)
    assert missing_to_finish(entry) == {"outcome": "Choose how this ended. You can also save and come back"}
    assert status_after(entry) is SafetyStatus.OPEN


def test_each_box_that_is_empty_is_named():
    entry = replace(FULL, done=(), told=" ", plan="\n")
    assert missing_to_finish(entry) == {
        "told": "Say who was told, and when",
        "done": "Tick what was done",
        "plan": "Write down the plan, even if it is short",
    }


def test_a_navigator_is_asked_for_no_clinical_boxes():
    assert missing_to_finish(replace(NAVIGATOR, told="")) == {"told": "Say who was told, and when"}


def test_a_misunderstanding_needs_only_its_reason():
    entry = SafetyEntry(START, WHO, Role.CLINICIAN, outcome=Outcome.MISUNDERSTOOD)
    assert missing_to_finish(entry) == {"plan": "Say what was misunderstood"}
    assert status_after(replace(entry, plan="Pressed the wrong key")) is SafetyStatus.CLOSED


@pytest.mark.parametrize("outcome", [o for o in Outcome if o not in outcomes_for(Role.NAVIGATOR)])
def test_a_navigator_can_choose_no_outcome_that_judges(outcome: Outcome):
    assert missing_to_finish(replace(NAVIGATOR, outcome=outcome)) == {"outcome": "Choose one of the outcomes shown"}
    assert status_after(replace(NAVIGATOR, outcome=outcome)) is SafetyStatus.OPEN


def test_no_clinician_and_person_left_are_outcomes_with_their_own_next_step():
    assert {Outcome.NO_CLINICIAN, Outcome.LEFT} <= set(outcomes_for(Role.NAVIGATOR))
    assert "111" in Outcome.NO_CLINICIAN.next_step
    assert "999" in Outcome.LEFT.next_step


@given(ENTRIES)
def test_a_record_leaves_open_only_when_nothing_is_missing(entry: SafetyEntry):
    assert (status_after(entry) is SafetyStatus.OPEN) == bool(missing_to_finish(entry))
    assert status_after(entry) is not SafetyStatus.CLOSED or entry.role.clinical


def test_every_outcome_can_be_chosen_by_someone():
    assert {o for role in Role for o in outcomes_for(role)} == set(Outcome)


@pytest.mark.parametrize("words", [*Done, *Outcome, *SafetyStatus])
def test_no_label_holds_a_level_of_risk(words: Done | Outcome | SafetyStatus):
    text = " ".join(str(getattr(words, a, "")) for a in ("label", "next_step", "value", "name"))
    assert not re.search(r"\b(risk|high|low|medium|moderate|severe|acute|level)\b", text, re.IGNORECASE)


@pytest.mark.parametrize("type_", [SafetyAction, SafetyEntry, Trigger])
def test_no_record_has_room_for_a_level_of_risk(type_: type):
    assert not re.search("risk|level|severity|class|grade", " ".join(type_.__slots__))


def test_the_page_must_be_shown_until_it_was_saved_after_the_last_answer_that_raised_it():
    assert record().unseen
    saved = record(replace(FULL, seen=1))
    assert not saved.unseen
    assert replace(saved, triggers=(*saved.triggers, Trigger("phq-9", "self-harm", START))).unseen


def test_a_clock_that_was_set_back_hides_no_answer():
    long_ago = Trigger("phq-9", "self-harm", START - timedelta(days=1))
    saved = record(replace(FULL, at=START, seen=1))
    assert replace(saved, triggers=(*saved.triggers, long_ago)).unseen


def test_the_newest_entry_is_what_stands():
    assert record().latest is None
    assert record(FULL, NAVIGATOR).latest == NAVIGATOR
