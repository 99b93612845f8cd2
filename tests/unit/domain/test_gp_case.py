"""From "no GP yet" to "registered": what comes next and by when, through refusal, challenge and custody."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.gp_case import (
    GpCase,
    Stage,
    chosen_practice,
    days_waiting,
    in_wales,
    next_step,
    next_thing,
    proxy_of,
    stage,
)
from hubdesk.domain.gp_case_events import CHOICES, STEPS, CaseEvent, Happened, check_event, question
from hubdesk.domain.problems import InvalidEntry

OPENED = date(2026, 11, 2)
TODAY = date(2026, 11, 30)


def told(*what: tuple[Happened, str, int]) -> list[CaseEvent]:
    at = datetime(2026, 11, 2, tzinfo=UTC)
    return [CaseEvent("p", at, "jo", kind, how, date(2026, 11, day)) for kind, how, day in what]


PREPARED = (
    (Happened.CONSENT, "yes", 2),
    (Happened.IDENTITY, "probation", 2),
    (Happened.ADDRESS, "proxy", 2),
    (Happened.PRACTICE, "chosen", 2),
)
SENT = (*PREPARED, (Happened.SENT, "went", 3))


def test_the_five_steps_in_their_order():
    assert [next_step(told(*PREPARED[:n])) for n in range(5)] == list(STEPS)
    assert next_step(told(*SENT)) is None


def test_after_sending_it_is_chased_after_seven_days_and_after_fourteen_then_each_week():
    events = told(*SENT)
    assert next_thing(events, OPENED).due == date(2026, 11, 10)
    events += told((Happened.CHASED, "no-answer", 10))
    assert next_thing(events, OPENED).due == date(2026, 11, 17)
    events += told((Happened.CHASED, "in-hand", 18))
    assert next_thing(events, OPENED).due == date(2026, 11, 25)


def test_a_refusal_for_want_of_papers_is_challenged_today_and_any_other_has_its_reasons_due():
    no_id = told(*SENT, (Happened.REFUSED, "no-id", 5))
    assert (stage(no_id), next_thing(no_id, OPENED).due) == (Stage.REFUSED, date(2026, 11, 5))
    assert "Challenge" in next_thing(no_id, OPENED).words
    closed = told(*SENT, (Happened.REFUSED, "list-closed", 5))
    assert next_thing(closed, OPENED).due == date(2026, 11, 19)


def test_a_challenge_waits_again_and_is_chased_from_its_own_day():
    events = told(*SENT, (Happened.REFUSED, "no-id", 5), (Happened.CHALLENGED, "letter", 6))
    assert (stage(events), next_thing(events, OPENED).due) == (Stage.WAITING, date(2026, 11, 13))


def test_registered_ends_it_and_the_days_stop():
    slept = tuple(("address", "sleeps", 2) if kind is Happened.ADDRESS else (kind, how, day) for kind, how, day in SENT)
    events = told(*((Happened(kind), how, day) for kind, how, day in slept), (Happened.REGISTERED, "practice", 20))
    assert (stage(events), next_thing(events, OPENED)) == (Stage.REGISTERED, None)
    assert days_waiting(events, OPENED, TODAY) == 18
    assert days_waiting(told(*SENT), OPENED, TODAY) == 28


def test_after_custody_it_goes_on_and_does_not_begin_again():
    events = told(*PREPARED, (Happened.STOPPED, "custody", 8), (Happened.GOES_ON, "released", 20))
    assert stage(events) is Stage.PREPARING
    assert next_step(events) is Happened.CONSENT
    events += told((Happened.CONSENT, "yes", 20))
    assert next_step(events) is Happened.ADDRESS, "they are still who they are; where they sleep may have changed"


def test_not_now_stops_it_and_a_later_yes_goes_on():
    events = told((Happened.CONSENT, "not-now", 2))
    assert (stage(events), next_thing(events, OPENED)) == (Stage.STOPPED, None)
    events += told((Happened.CONSENT, "yes", 9))
    assert (stage(events), next_step(events)) == (Stage.PREPARING, Happened.IDENTITY)


def test_help_barriers_and_mail_change_nothing_of_where_it_stands():
    for kind in (Happened.SUPPORT, Happened.BARRIER, Happened.MAIL):
        how = CHOICES[kind][0][0]
        for events in (told(*PREPARED), told(*SENT)):
            more = [*events, *told((kind, how, 9))]
            assert (stage(more), next_step(more)) == (stage(events), next_step(events))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (("", "", TODAY, ""), "what"),
        (("sent", "pigeon", TODAY, ""), "how"),
        (("sent", "post", None, ""), "on"),
        (("sent", "post", date(2026, 12, 1), ""), "on"),
        (("refused", "other", TODAY, "  "), "words"),
        (("corrected", "told", TODAY, ""), "words"),
        (("sent", "post", TODAY, "x" * 501), "words"),
    ],
)
def test_what_is_missing_is_named(typed, field):
    with pytest.raises(InvalidEntry) as refused:
        check_event(*typed, TODAY)
    assert set(refused.value.fields) == {field}


def test_every_kind_has_a_label_a_question_and_choices():
    for kind in Happened:
        assert kind.label
        assert question(kind)
        assert CHOICES[kind]


@given(st.lists(st.sampled_from([(k, how) for k in Happened for how, _ in CHOICES[k]]), max_size=12))
def test_any_order_of_events_has_a_stage_and_whoever_waits_has_a_next_thing(events):
    rows = told(*((kind, how, 2) for kind, how in events))
    now, waits = stage(rows), next_thing(rows, OPENED)
    if now in (Stage.WAITING, Stage.REFUSED) or next_step(rows) is not None:
        assert waits is not None
    if now is Stage.STOPPED and waits is not None:
        assert waits.words.startswith("Tell the person")


def test_the_sites_address_is_looked_at_again_even_when_all_is_done():
    events = told(*SENT, (Happened.REGISTERED, "practice", 20))
    assert proxy_of(events) == date(2027, 2, 1), "three months, where no day was agreed"
    events[2] = replace(events[2], facts={"review_on": "2026-12-01"})
    waits = next_thing(events, OPENED)
    assert (waits.words, waits.due) == ("Look at the address for post again", date(2026, 12, 1))
    case = GpCase("p", OPENED, datetime(2026, 11, 2, tzinfo=UTC), "jo", tuple(events))
    assert not case.open
    assert not case.listed(date(2026, 11, 16))
    assert case.listed(date(2026, 11, 17)), "two weeks before it is due it is listed again"
    own = [*events, *told((Happened.ADDRESS, "sleeps", 25))]
    assert (proxy_of(own), next_thing(own, OPENED)) == (None, None)


def test_post_that_came_is_told_before_anything_else():
    events = told(*SENT, (Happened.MAIL, "came", 9))
    assert next_thing(events, OPENED).words == "Tell the person that post is here"
    events += told((Happened.MAIL, "given", 10))
    assert next_thing(events, OPENED).words == "Ask the practice whether it is done"


def test_a_wrong_practice_is_chosen_again_and_the_person_is_told():
    events = told(*SENT, (Happened.CORRECTED, "not-yet", 4))
    assert (stage(events), next_step(events), chosen_practice(events)) == (Stage.PREPARING, Happened.PRACTICE, None)
    assert next_thing(events, OPENED).words == "Tell the person that their letter went to the wrong practice"
    events += told((Happened.CORRECTED, "told", 5), (Happened.PRACTICE, "chosen", 5))
    assert (next_step(events), chosen_practice(events)) == (Happened.SENT, events[-1])
    assert next_thing(events, OPENED).words == "Send the registration"
    events += told((Happened.SENT, "went", 6))
    assert next_thing(events, OPENED).due == date(2026, 11, 13), "the clock runs from the right letter"


def test_in_wales_no_rule_of_england_is_told():
    events = told(*SENT, (Happened.REFUSED, "no-id", 5))
    events[3] = replace(events[3], facts={"name": "Meddygfa", "country": "wales"})
    assert in_wales(events)
    waits = next_thing(events, OPENED)
    assert (waits.words, waits.due) == ("Ask for the reason, and the health board for help", date(2026, 11, 5))
