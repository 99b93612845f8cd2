"""What is asked beside a step: the letter's statement, the proxy address told in plain words, the practice."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.gp_case_events import CHOICES, CaseEvent, Happened
from hubdesk.domain.gp_case_facts import (
    FACTS,
    facts_for,
    first_fields,
    planned_release,
    read_facts,
    release_line,
    too_early,
)
from hubdesk.domain.orders import Episode, EpisodeKind, Orders

TODAY = date(2026, 11, 30)
PROXY = {"told_nhs": "yes", "review_on.day": "1", "review_on.month": "3", "review_on.year": "2027"}


def wrong(what, how, fields):
    return set(read_facts(what, how, fields, TODAY)[1])


def test_a_proxy_address_needs_plain_words_and_a_day_to_look_again():
    assert wrong(Happened.ADDRESS, "proxy", PROXY) == set()
    assert wrong(Happened.ADDRESS, "proxy", {}) == {"told_nhs", "review_on"}
    facts, _ = read_facts(Happened.ADDRESS, "proxy", {**PROXY, "agreement": "yes", "reach": " Text  him "}, TODAY)
    assert facts == {"told_nhs": "yes", "agreement": "yes", "reach": "Text him", "review_on": "2027-03-01"}


@pytest.mark.parametrize(("day", "fine"), [("30", False), ("1", True)])
def test_the_day_lies_ahead(day, fine):
    fields = {**PROXY, "review_on.day": day, "review_on.month": "11" if day == "30" else "12", "review_on.year": "2026"}
    assert (wrong(Happened.ADDRESS, "proxy", fields) == set()) is fine


def test_the_day_is_at_most_six_months_ahead():
    assert wrong(Happened.ADDRESS, "proxy", {**PROXY, "review_on.month": "9"}) == {"review_on"}


def test_where_they_sleep_asks_for_nothing_more():
    assert facts_for(Happened.ADDRESS, "sleeps") == ()
    assert wrong(Happened.ADDRESS, "care-of", {}) == {"address"}


def test_the_statement_of_identity_is_what_the_letter_says():
    assert wrong(Happened.IDENTITY, "known", {}) == {"statement"}
    assert [one.name for one in facts_for(Happened.IDENTITY, "known")] == ["statement"]
    assert [one.name for one in facts_for(Happened.IDENTITY, "document")] == ["seen", "statement"]


def test_a_practice_needs_a_name_and_keeps_what_the_directory_gave():
    assert wrong(Happened.PRACTICE, "chosen", {"code": "DEMO01"}) == {"name"}
    facts, _ = read_facts(Happened.PRACTICE, "chosen", {"name": "Alder Walk", "postcode": "ZY2 1BN"}, TODAY)
    assert facts == {"name": "Alder Walk", "postcode": "ZY2 1BN"}


@given(st.dictionaries(st.sampled_from([f.name for fs in FACTS.values() for f in fs]), st.text(max_size=600)))
def test_whatever_is_typed_is_kept_tidy_or_named(fields):
    for what in FACTS:
        for how, _ in CHOICES[what]:
            facts, named = read_facts(what, how, fields, TODAY)
            assert all(facts.values())
            assert set(named) <= {one.name for one in facts_for(what, how)}


def held(ends, kind=EpisodeKind.SENTENCE):
    return Orders(episodes=(Episode(kind, date(2026, 6, 1), ends),))


def test_a_planned_release_is_the_end_of_the_time_in_prison():
    assert planned_release(held(date(2026, 12, 20)), TODAY) == date(2026, 12, 20)
    assert planned_release(held(date(2026, 11, 30)), TODAY) is None
    assert planned_release(held(None), TODAY) is None
    assert planned_release(held(date(2026, 12, 20), EpisodeKind.LICENCE), TODAY) is None


def test_before_release_it_is_sent_four_weeks_ahead_at_most():
    release = date(2026, 12, 20)
    assert too_early(release, date(2026, 11, 22), []) == ""
    assert "from 22-Nov-2026" in too_early(release, date(2026, 11, 21), [])
    assert too_early(None, TODAY, []) == ""
    assert "from 22-Nov-2026, 4 weeks before" in release_line(release, [])
    assert release_line(None, []) == ""


def test_in_wales_no_four_weeks_are_told():
    at = datetime(2026, 11, 2, tzinfo=UTC)
    chosen = [CaseEvent("p", at, "jo", Happened.PRACTICE, "chosen", TODAY, facts={"country": "wales"})]
    assert too_early(date(2026, 12, 31), TODAY, chosen) == ""
    line = release_line(date(2026, 12, 31), chosen)
    assert "4 weeks" not in line
    assert "health board" in line


def test_the_fields_begin_with_what_is_known_and_three_months_ahead():
    fields = first_fields(Happened.ADDRESS, "proxy", {"reach": "Text only"}, date(2026, 11, 30))
    assert fields == {"reach": "Text only", "review_on.day": "28", "review_on.month": "2", "review_on.year": "2027"}
    assert first_fields(Happened.ADDRESS, "sleeps", {"reach": "Text only"}, TODAY) == {}
