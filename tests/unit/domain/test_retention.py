"""How long records are kept: the years, what keeps longer, and what never makes anything due."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.retention import (
    HoldKind,
    Keeping,
    LastContact,
    RecordClass,
    Said,
    Stage,
    Step,
    Years,
    check_death,
    check_kept,
    check_words,
    judge,
    stage_order,
    stand,
    years_after,
)

WHO = PersonId("p-1")
AT = datetime(2026, 11, 21, 10, 42, tzinfo=UTC)
SEEN = date(2010, 3, 14)
ADULT, MIND = LastContact(WHO, SEEN, mind=False), LastContact(WHO, SEEN, mind=True)
CODE = Years()
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
contacts = st.builds(lambda on, mind: LastContact(WHO, on, mind), days, st.booleans())
years = st.builds(Years, st.integers(1, 100), st.integers(1, 100), st.integers(1, 100))


def said(step: Step, value: str = "", on: date | None = None, why: str = "because", at: datetime = AT) -> Said:
    return Said(WHO, at, UserId("u-1"), step, value, on, why)


steps = st.one_of(
    st.sampled_from(RecordClass).map(lambda k: said(Step.CLASS, k.value)),
    days.map(lambda d: said(Step.DIED, on=d)),
    st.just(said(Step.NOT_DIED)),
    st.sampled_from(HoldKind).map(lambda k: said(Step.HELD, k.value)),
    st.sampled_from(HoldKind).map(lambda k: said(Step.RELEASED, k.value)),
    days.map(lambda d: said(Step.KEPT, on=d)),
    st.just(said(Step.PROPOSED)),
    st.just(said(Step.DECLINED)),
)
anything = st.lists(steps, max_size=8).map(stand)


@pytest.mark.parametrize(
    ("contact", "told", "keep_to"),
    [
        (ADULT, [], date(2018, 3, 14)),
        (MIND, [], date(2030, 3, 14)),
        (ADULT, [said(Step.CLASS, "mental-health")], date(2030, 3, 14)),
        (MIND, [said(Step.CLASS, "adult")], date(2018, 3, 14)),
        (MIND, [said(Step.DIED, on=date(2012, 1, 2))], date(2022, 1, 2)),
        (ADULT, [said(Step.DIED, on=date(2012, 1, 2))], date(2022, 1, 2)),
        (MIND, [said(Step.DIED, on=date(2012, 1, 2)), said(Step.NOT_DIED)], date(2030, 3, 14)),
        (MIND, [said(Step.DIED, on=date(2009, 1, 2))], date(2030, 3, 14)),
        (ADULT, [said(Step.KEPT, on=date(2025, 6, 1))], date(2025, 6, 1)),
        (ADULT, [said(Step.KEPT, on=date(2011, 6, 1))], date(2018, 3, 14)),
        (LastContact(WHO, date(2016, 2, 29), mind=False), [], date(2024, 2, 29)),
        (LastContact(WHO, date(2012, 2, 29), mind=False), [said(Step.DIED, on=date(2012, 2, 29))], date(2022, 3, 1)),
    ],
)
def test_the_years_of_the_code(contact, told, keep_to):
    verdict = judge(stand(told), contact, CODE, date(2024, 1, 1))
    assert verdict.keep_to == keep_to


def test_the_last_day_is_still_kept_and_the_day_after_is_due():
    assert judge(Keeping(), ADULT, CODE, date(2018, 3, 14)).stage is Stage.NOT_DUE
    assert judge(Keeping(), ADULT, CODE, date(2018, 3, 15)).stage is Stage.DUE


def test_the_rule_is_told_with_its_years_and_its_day():
    assert (
        judge(Keeping(), MIND, CODE, SEEN).rule
        == "Mental-health record: 20 years after the last contact on 14-Mar-2010"
    )
    died = stand([said(Step.DIED, on=date(2012, 1, 2))])
    assert judge(died, MIND, CODE, SEEN).rule == "10 years after the death on 02-Jan-2012"
    seen_after = stand([said(Step.DIED, on=date(2009, 1, 2))])
    assert "check it" in judge(seen_after, MIND, CODE, SEEN).rule
    kept = stand([said(Step.KEPT, on=date(2040, 1, 1))])
    assert judge(kept, ADULT, CODE, SEEN).rule.startswith("Kept until 01-Jan-2040: a lead decided so.")


@given(anything, contacts, years, days)
def test_while_a_hold_is_in_force_nothing_is_due(keeping, contact, count, today):
    verdict = judge(keeping, contact, count, today)
    assert (verdict.stage is Stage.HELD) == bool(keeping.holds)


@given(anything, contacts, years, days)
def test_nothing_is_due_before_the_day_after_its_last_day_and_never_before_the_shortest_rule(
    keeping, contact, count, today
):
    verdict = judge(keeping, contact, count, today)
    if verdict.stage in (Stage.DUE, Stage.PROPOSED):
        assert today > verdict.keep_to
        begins = [years_after(contact.on, count.of(verdict.klass))]
        if keeping.died:
            begins.append(years_after(keeping.died.on, count.after_death))
        assert verdict.keep_to >= min(begins)
        if keeping.kept:
            assert verdict.keep_to >= keeping.kept.on


@given(anything, contacts, years, days, days)
def test_an_earlier_day_makes_nothing_due_that_was_not(keeping, contact, count, one, other):
    earlier, later = sorted((one, other))
    if judge(keeping, contact, count, later).stage is Stage.NOT_DUE:
        assert judge(keeping, contact, count, earlier).stage is Stage.NOT_DUE


@given(anything, contacts, years, days)
def test_a_later_contact_never_shortens_the_keeping(keeping, contact, count, later):
    after = LastContact(WHO, max(contact.on, later), contact.mind)
    assert judge(keeping, after, count, SEEN).keep_to >= judge(keeping, contact, count, SEEN).keep_to


@given(contacts, days)
def test_a_screening_of_the_mind_never_shortens_the_keeping_by_the_codes_own_years(contact, today):
    mind = LastContact(WHO, contact.on, mind=True)
    assert judge(Keeping(), mind, CODE, today).keep_to >= judge(Keeping(), contact, CODE, today).keep_to


@given(st.lists(steps, max_size=8), steps)
def test_a_proposal_stands_only_while_nothing_else_was_said_since(told, last):
    keeping = stand([*told, last])
    assert (keeping.proposal is not None) == (last.step is Step.PROPOSED)


@given(days, st.integers(1, 200))
def test_years_are_never_a_day_too_short(day, count):
    after = years_after(day, count)
    assert (after.year - day.year, after.month, after.day) >= (count, day.month, min(day.day, 28))
    assert after - day >= timedelta(days=365 * count)


def test_the_calendar_ends_quietly():
    assert years_after(date(9990, 5, 4), 20) == date.max


@pytest.mark.parametrize("typed", ["", "   ", "x" * 501])
def test_a_reason_is_needed_and_has_an_end(typed):
    with pytest.raises(InvalidEntry) as problem:
        check_words(typed)
    assert list(problem.value.fields) == ["why"]


def test_a_death_lies_in_the_past_and_after_the_birth():
    assert check_death(date(2020, 1, 1), date(2020, 1, 1), 1950) == date(2020, 1, 1)
    for day in (date(2020, 1, 2), date(1949, 12, 31)):
        with pytest.raises(InvalidEntry):
            check_death(day, date(2020, 1, 1), 1950)


def test_a_record_is_kept_on_to_a_day_that_comes_and_within_ten_years():
    today, verdict = date(2024, 1, 1), judge(Keeping(), ADULT, CODE, date(2024, 1, 1))
    assert check_kept(date(2030, 1, 1), verdict, today) == date(2030, 1, 1)
    for day in (date(2024, 1, 1), date(2034, 1, 2)):
        with pytest.raises(InvalidEntry):
            check_kept(day, verdict, today)
    with pytest.raises(InvalidEntry, match="needs changing"):
        check_kept(date(2029, 1, 1), judge(Keeping(), MIND, CODE, today), today)


def test_the_list_begins_with_what_waits_for_a_second_lead():
    def one(name: str, day: date, *told: Said):
        return judge(stand(told), LastContact(PersonId(name), day, mind=False), CODE, date(2026, 1, 1))

    verdicts = [
        one("kept", date(2025, 1, 1)),
        one("held", date(2001, 1, 1), said(Step.HELD, "legal")),
        one("due", date(2010, 1, 1)),
        one("due-longer", date(2005, 1, 1)),
        one("proposed", date(2012, 1, 1), said(Step.PROPOSED)),
    ]
    assert [v.contact.person_id for v in stage_order(verdicts)] == ["proposed", "due-longer", "due", "held", "kept"]
