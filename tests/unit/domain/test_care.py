"""Care offered and support needed: what each outcome asks for, what is due next, which entry counts."""

from datetime import date, timedelta

import pytest

from hubdesk.domain.care import (
    CareEntry,
    CareFacts,
    CareKind,
    Outcome,
    due_words,
    needs_clinician,
    outcome_words,
    outcomes,
    stands_now,
)
from hubdesk.domain.care_entry import read_care
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Role
from hubdesk.domain.typed import Typed, typed_day
from tests.support.chance import START

TODAY = START.date()
SOON = TODAY + timedelta(days=28)
NEXT_YEAR = TODAY + timedelta(days=400)
KIT = {"kind": "naloxone", "outcome": "given", "batch": "N-204", "trained": "yes"} | typed_day("expiry", NEXT_YEAR)
DOSE = {"kind": "hepatitis-b", "outcome": "given", "dose": "1", "batch": "B7"} | typed_day("expiry", NEXT_YEAR)


def read(fields, day=TODAY):
    return read_care(Typed({**typed_day("day", day), **fields}, TODAY))


def wrong(fields) -> set[str]:
    with pytest.raises(InvalidEntry) as refused:
        read(fields)
    return set(refused.value.fields)


def entry(kind, outcome, day=TODAY, due=None, **facts) -> CareEntry:
    return CareEntry("e", "p", kind, outcome, day, START, "u", Role.CLINICIAN, due, "", CareFacts(**facts))


def test_a_kit_is_supplied_with_its_number_in_date_and_shown():
    told = read(KIT | {"carried": "yes"})
    assert (told.facts.batch, told.facts.trained, told.facts.carried) == ("N-204", True, True)
    assert told.due == NEXT_YEAR, "a kit that runs out is come back to"
    assert wrong({"kind": "naloxone", "outcome": "given"}) == {"batch", "expiry", "trained"}
    assert wrong(KIT | typed_day("expiry", TODAY - timedelta(days=1))) == {"expiry"}


def test_a_dose_says_when_the_next_is_due_or_that_it_was_the_last():
    assert read(DOSE | typed_day("due", SOON)).due == SOON
    assert read(DOSE | {"last_dose": "yes"}).due is None
    assert wrong(DOSE) == {"due"}
    assert wrong(DOSE | typed_day("due", SOON) | {"dose": "0"}) == {"dose"}
    assert wrong(DOSE | typed_day("due", TODAY - timedelta(days=1))) == {"due"}


def test_what_somebody_else_gave_needs_a_name_but_no_batch():
    told = read({"kind": "hepatitis-b", "outcome": "elsewhere", "with_whom": "Prison nurse"} | typed_day("due", SOON))
    assert (told.facts.with_whom, told.facts.dose, told.facts.batch) == ("Prison nurse", None, "")
    assert "with_whom" in wrong({"kind": "naloxone", "outcome": "elsewhere"})


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"kind": "naloxone", "outcome": "not-now"}, {"due"}),
        ({"kind": "bbv", "outcome": "arranged", "viruses": "hiv"}, {"due", "with_whom"}),
        ({"kind": "bbv", "outcome": "declined"}, {"viruses"}),
        ({"kind": "flu", "outcome": "unsuitable"}, {"words"}),
        ({"kind": "other-vaccine", "outcome": "declined"}, {"name"}),
        ({"kind": "appropriate-adult", "outcome": "needed"}, {"due", "why_adult"}),
        ({"kind": "appropriate-adult", "outcome": "present"}, {"with_whom"}),
        ({"kind": "appropriate-adult", "outcome": "absent"}, {"words"}),
        ({"kind": "capacity", "outcome": "presumed"}, {"name"}),
        ({"kind": "capacity", "outcome": "has", "name": "Sharing with the GP"}, {"with_whom"}),
        ({"kind": "capacity", "outcome": "lacks", "name": "x"}, {"with_whom", "words", "due"}),
        ({"kind": "naloxone", "outcome": "has"}, {"outcome"}),
    ],
)
def test_each_outcome_asks_for_what_it_needs(fields, asked):
    assert wrong(fields) == asked


def test_a_no_is_taken_without_a_reason_and_offered_again_only_where_a_day_is_agreed():
    assert read({"kind": "naloxone", "outcome": "declined"}).due is None
    again = read({"kind": "naloxone", "outcome": "declined"} | typed_day("due", SOON))
    assert again.due == SOON
    assert due_words(entry(CareKind.NALOXONE, Outcome.DECLINED, due=SOON)) == "Offer it again"


def test_four_weeks_after_the_quit_day_the_outcome_is_asked():
    told = read({"kind": "smoking", "outcome": "accepted"} | typed_day("quit_day", TODAY + timedelta(days=3)))
    assert told.due == TODAY + timedelta(days=31)


def test_the_newest_day_of_each_course_counts_even_when_an_older_dose_is_written_later():
    second = entry(CareKind.HEPATITIS_B, Outcome.GIVEN, TODAY, SOON, dose=2)
    first = entry(CareKind.HEPATITIS_B, Outcome.ELSEWHERE, TODAY - timedelta(days=30), TODAY, dose=1)
    tetanus = entry(CareKind.OTHER_VACCINE, Outcome.DECLINED, name="Tetanus")
    assert stands_now([second, first, tetanus]) == (second, tetanus)
    assert due_words(second) == "Dose 3 is due"


def test_capacity_is_about_one_decision():
    money = entry(CareKind.CAPACITY, Outcome.HAS, name="Handling money")
    home = entry(CareKind.CAPACITY, Outcome.TO_ASSESS, name="Where to live")
    assert set(stands_now([money, home])) == {money, home}


def test_only_clinicians_give_and_assess_and_anybody_advises():
    alone = {(kind, one) for kind in CareKind for one in outcomes(kind) if needs_clinician(kind, one)}
    gives = {CareKind.NALOXONE, CareKind.BBV, CareKind.HEPATITIS_B, CareKind.FLU, CareKind.OTHER_VACCINE}
    judged = {(CareKind.CAPACITY, Outcome.HAS), (CareKind.CAPACITY, Outcome.LACKS)}
    assert alone == {(kind, Outcome.GIVEN) for kind in gives} | judged


def test_every_outcome_has_words():
    assert all(outcome_words(kind, one) for kind in CareKind for one in outcomes(kind))
    assert isinstance(due_words(entry(CareKind.BBV, Outcome.GIVEN, date(2026, 1, 1))), str)
