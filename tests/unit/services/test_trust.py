"""What the trust has decided: words to start from, marked until a lead confirms them; nobody else may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.audit import Event
from hubdesk.domain.problems import InvalidEntry, NotAllowed
from hubdesk.domain.roles import Permission, Role, may
from hubdesk.domain.trust import ASKED, LONGEST, Matter, check_decision
from hubdesk.services.trust import confirm, read_trust

OTHERS = [role for role in Role if not may(role, Permission.SET_TRUST)]


def test_everything_starts_unconfirmed_and_what_only_the_trust_can_know_starts_empty(hub):
    trust = read_trust(hub.desk())
    assert set(trust.unconfirmed) == set(Matter)
    assert trust.words(Matter.OFFICER) == ""
    assert trust.words(Matter.CONTROLLER) == ""
    assert "9(2)(h)" in trust.words(Matter.HEALTH_BASIS)
    assert "Schedule 1" in trust.words(Matter.OFFENCE_CONDITION)
    assert [trust.years(m) for m in (Matter.YEARS_ADULT, Matter.YEARS_MENTAL, Matter.YEARS_DEATH)] == [8, 20, 10]


def test_what_a_lead_confirms_stands_for_everyone_and_is_written_down_without_its_words(hub):
    confirm(hub.desk(Role.LEAD), {Matter.OFFICER: " Dana Lee, 01632 960 200 ", Matter.YEARS_ADULT: "10"})
    trust = read_trust(hub.desk(Role.NAVIGATOR))
    assert trust.words(Matter.OFFICER) == "Dana Lee, 01632 960 200"
    assert trust.years(Matter.YEARS_ADULT) == 10
    assert trust.confirmed(Matter.OFFICER)
    told = [e for e in hub.control.state.events if e.event is Event.TRUST_DECIDED]
    assert [e.object_id for e in told] == ["data-protection-officer", "years-adult"]
    assert all("Dana" not in str(e) for e in told)


def test_the_words_that_came_with_hubdesk_count_as_confirmed_once_a_lead_says_so(hub):
    usual = ASKED[Matter.LEGAL_BASIS].usual
    confirm(hub.desk(Role.LEAD), {Matter.LEGAL_BASIS: usual})
    assert read_trust(hub.desk()).confirmed(Matter.LEGAL_BASIS)
    confirm(hub.desk(Role.LEAD), {Matter.LEGAL_BASIS: usual})
    assert len(hub.control.state.trust) == 1  # nothing new was said


def test_an_older_decision_is_kept(hub):
    for years in ("9", "10"):
        confirm(hub.desk(Role.LEAD), {Matter.YEARS_ADULT: years})
    assert [one.words for one in hub.control.state.trust] == ["9", "10"]


def test_one_that_is_wrong_keeps_all_from_being_written(hub):
    with pytest.raises(InvalidEntry) as wrong:
        confirm(hub.desk(Role.LEAD), {Matter.CONTROLLER: "The trust", Matter.OFFICER: "  ", Matter.YEARS_ADULT: "0"})
    assert set(wrong.value.fields) == {"data-protection-officer", "years-adult"}
    assert hub.control.state.trust == []


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_confirms(hub, role):
    with pytest.raises(NotAllowed):
        confirm(hub.desk(role), {Matter.CONTROLLER: "The trust"})


@given(matter=st.sampled_from(Matter), text=st.text(max_size=LONGEST * 4))
def test_what_is_kept_is_never_empty_never_endless_and_years_are_years(matter, text):
    try:
        kept = check_decision(matter, text)
    except ValueError:
        return
    asked = ASKED[matter]
    assert kept == text.strip()
    assert 0 < len(kept) <= LONGEST * 3
    assert not asked.years or 1 <= int(kept) <= 100
    assert not asked.choices or kept in dict(asked.choices)
