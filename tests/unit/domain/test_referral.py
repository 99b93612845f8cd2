"""A referral's rules: what may follow what, what is put right, what is due, and what comes after a no."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.app.destinations import shipped_destinations
from hubdesk.domain.destinations import Destination, read_destinations
from hubdesk.domain.documents import KINDS
from hubdesk.domain.ids import PersonId, ReferralId, UserId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.referral import (
    BY_ITSELF,
    MAY_FOLLOW,
    Referral,
    ReferralEvent,
    Stage,
    Urgency,
    check_correction,
    check_event,
    follows_on,
    may_be_told,
)
from hubdesk.domain.referral_events import CHOICES, NEEDS_WORDS, What, needs_day
from hubdesk.domain.referral_line import standing_of
from hubdesk.domain.referral_steps import bounces, next_options, next_step, release_clock_of

DAY = date(2026, 11, 2)
"""A Monday."""
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
DRUGS = shipped_destinations().get("drug-alcohol")


def referral(*told, destination="drug-alcohol", urgency=Urgency.ROUTINE, **more):
    """A referral begun on a Monday; each of ``told`` is (what, how, days on) and perhaps a day to come."""
    first = ReferralEvent(1, AT, UserId("jo"), What.DRAFTED, "letter", DAY)
    made = Referral(
        *(ReferralId(more.pop("id", "r1")), 1, PersonId(more.pop("person", "p1")), destination, AT),
        *(UserId("jo"), UserId("jo")),
        urgency=urgency,
        events=(first,),
        **more,
    )
    for what, how, days, *due in told:
        made = with_event(made, What(what), how, DAY + timedelta(days=days), due[0] if due else None)
    return made


def with_event(made, what, how, on, due=None, corrects=None, words="because"):
    event = ReferralEvent(len(made.events) + 1, AT, UserId("jo"), what, how, on, words, due, corrects)
    return replace(made, events=(*made.events, event))


SENT = (("signed", "finished", 0), ("sent", "post", 0))


@st.composite
def lives(draw, most=12):
    """A referral that lived through events that were allowed, some put right afterwards."""
    made, day = referral(), DAY
    for _ in range(draw(st.integers(0, most))):
        allowed = (*may_be_told(made), *((What.SIGNED,) if made.stage is Stage.DRAFTED else ()))
        what = draw(st.sampled_from(allowed))
        how = draw(st.sampled_from(CHOICES[what]))[0]
        day += timedelta(days=draw(st.integers(0, 9)))
        due = day + timedelta(days=draw(st.integers(0, 30))) if needs_day(what, how) else None
        made = with_event(made, what, how, day, due)
        if draw(st.integers(0, 4)) == 0:
            old = draw(st.sampled_from(made.standing))
            try:
                kind, _ = check_correction(made, old.number, "struck", "mistake", old.on, "A slip", None, day)
            except InvalidEntry:
                continue
            made = with_event(made, kind, "mistake", old.on, None, old.number)
    return made


@given(lives())
def test_whatever_happened_it_stands_where_the_table_says_and_can_go_on(made):
    assert follows_on(made.standing)
    assert set(may_be_told(made)) <= set(MAY_FOLLOW[made.stage])
    assert made.standing[0].what is What.DRAFTED, "the beginning is never struck out"
    if made.open:
        assert next_step(made, DRUGS) is not None, "an open referral always waits for something"
        assert What.ENDED in may_be_told(made), "it can always be closed"
    else:
        assert next_step(made, DRUGS) is None
        assert What.REOPENED in may_be_told(made)


@given(lives(), st.sampled_from(list(What)), st.data())
def test_what_cannot_follow_is_refused_and_what_may_is_taken(made, what, data):
    how = data.draw(st.sampled_from(CHOICES[what]))[0]
    on = made.standing[-1].on
    due = on if needs_day(what, how) else None
    allowed = what in may_be_told(made)
    if allowed:
        assert check_event(made, what.value, how, on, "words", due, on) == (what, "words")
    else:
        with pytest.raises(InvalidEntry):
            check_event(made, what.value, how, on, "words", due, on)


@given(lives(), st.data())
def test_putting_right_keeps_both_and_the_later_one_counts(made, data):
    old = data.draw(st.sampled_from(made.standing))
    if old.what in BY_ITSELF:
        with pytest.raises(InvalidEntry):
            check_correction(made, old.number, "struck", "mistake", old.on, "A slip", None, old.on)
        return
    other = data.draw(st.sampled_from(CHOICES[old.what]))[0]
    due = old.on if needs_day(old.what, other) else None
    kind, words = check_correction(made, old.number, old.what.value, other, old.on, "A slip", due, old.on)
    later = with_event(made, kind, other, old.on, due, old.number, words)
    assert len(later.events) == len(made.events) + 1
    assert len(later.standing) == len(made.standing)
    assert [e.how for e in later.standing if e.corrects == old.number] == [other]
    again = with_event(later, kind, old.how, old.on, old.due, later.events[-1].number)
    assert len(again.standing) == len(made.standing), "what was put right can be put right again, in the same place"


def test_an_event_others_depend_on_is_not_struck_out():
    made = referral(*SENT, ("accepted", "phone", 3))
    with pytest.raises(InvalidEntry) as refused:
        check_correction(made, 3, "struck", "mistake", DAY, "Never posted", None, DAY)
    assert "later" in refused.value.fields["what"]
    last = made.standing[-1]
    assert check_correction(made, last.number, "struck", "mistake", last.on, "Wrong person", None, last.on)


def test_each_field_that_is_wrong_is_named():
    made = referral(*SENT)
    with pytest.raises(InvalidEntry) as refused:
        check_event(made, "offered", "in-person", DAY + timedelta(days=9), "", None, DAY)
    assert set(refused.value.fields) == {"on", "due"}
    with pytest.raises(InvalidEntry) as refused:
        check_event(made, "rejected", "incomplete", DAY - timedelta(days=1), "x" * 501, None, DAY)
    assert set(refused.value.fields) == {"on", "words"}
    with pytest.raises(InvalidEntry) as refused:
        check_event(made, "chased", "try-again", DAY, "", None, DAY)
    assert refused.value.fields == {"due": "Enter the day to try again"}


@pytest.mark.parametrize(("what", "how"), NEEDS_WORDS)
def test_what_needs_words_says_so(what, how):
    stages = [stage for stage, may in MAY_FOLLOW.items() if what in may]
    if not stages:
        assert what is What.STRUCK
        return
    made = referral(*SENT, ("rejected", "none", 1)) if Stage.REJECTED in stages else referral(*SENT)
    with pytest.raises(InvalidEntry) as refused:
        check_event(made, what.value, how, made.standing[-1].on, " ", None, made.standing[-1].on)
    assert refused.value.fields["words"] == NEEDS_WORDS[what, how]


@pytest.mark.parametrize(
    ("partner", "how", "waits"),
    [
        (Stage.SENT, "completed", True),
        (Stage.DRAFTED, "not-taken", True),
        (Stage.REJECTED, "not-taken", False),
        (Stage.ENDED, "completed", False),
        (Stage.SENT, "person", False),
        (None, "completed", False),
    ],
)
def test_neither_half_of_a_joint_referral_closes_until_both_answered(partner, how, waits):
    made = referral(*SENT, ("rejected", "exclusion", 2), joint_id="j")
    on = DAY + timedelta(days=3)
    if waits:
        with pytest.raises(InvalidEntry) as refused:
            check_event(made, "ended", how, on, "Agreed", None, on, partner)
        assert "until both" in refused.value.fields["how"]
    else:
        assert check_event(made, "ended", how, on, "Agreed", None, on, partner)[0] is What.ENDED


@pytest.mark.parametrize(
    ("told", "urgency", "words", "days"),
    [
        ((), Urgency.ROUTINE, "Make the referral", 2),
        ((), Urgency.URGENT, "Make the referral", 0),
        (SENT[:1], Urgency.ROUTINE, "Send it, and write down how", 0),
        (SENT, Urgency.ROUTINE, "Ask whether they have it", 3),
        (SENT, Urgency.URGENT, "Ask whether they have it", 1),
        (SENT, Urgency.EMERGENCY, "Ask whether they have it", 0),
        ((*SENT, ("chased", "reached", 3)), Urgency.ROUTINE, "Ask whether they have it", 7),
        ((*SENT, ("received", "phone", 1)), Urgency.ROUTINE, "Ask what they decided", 4),
        ((*SENT, ("accepted", "phone", 4)), Urgency.ROUTINE, "Ask when the person will be seen", 11),
        ((*SENT, ("rejected", "threshold", 4)), Urgency.ROUTINE, "Choose what comes next", 4),
        ((*SENT, ("attended", "seen", 4)), Urgency.ROUTINE, "Ask whether it has started", 11),
        ((*SENT, ("started", "phone", 4)), Urgency.ROUTINE, "Ask how it goes, or close it", 32),
    ],
)
def test_what_is_due_and_when(told, urgency, words, days):
    step = next_step(referral(*told, urgency=urgency), DRUGS)
    assert (step.words, (step.due - DAY).days) == (words, days)


def test_a_chase_never_falls_on_a_weekend_unless_it_is_for_the_same_day():
    late = referral(("sent", "post", 2))
    assert next_step(late, DRUGS).due.strftime("%a %d") == "Mon 09", "Wednesday and three days is Saturday"
    assert next_step(replace(late, urgency=Urgency.EMERGENCY), DRUGS).due == DAY + timedelta(days=2)


def test_a_day_agreed_with_the_service_comes_first():
    agreed = DAY + timedelta(days=5)
    assert next_step(referral(*SENT, ("chased", "try-again", 3, agreed)), DRUGS).due == agreed
    offered = referral(*SENT, ("offered", "in-person", 3, DAY + timedelta(days=20)))
    assert next_step(offered, DRUGS).due == DAY + timedelta(days=20)
    asked = with_event(offered, What.CHASED, "reached", DAY + timedelta(days=4))
    assert next_step(asked, DRUGS).due == DAY + timedelta(days=20), "a call does not bring the appointment forward"


def test_agreement_taken_back_before_sending_leaves_only_the_end():
    made = referral(("withdrawn", "spoken", 1))
    assert next_step(made, DRUGS).words.startswith("Close it")
    sent = referral(*SENT, ("withdrawn", "spoken", 1))
    assert sent.stage is Stage.SENT, "what was sent stays sent"
    assert standing_of(sent, DRUGS).withdrawn
    assert What.WITHDRAWN not in may_be_told(sent)


def test_after_a_no_the_next_option_is_suggested():
    made = referral(*SENT, ("rejected", "threshold", 2), destination="mental-health")
    options = next_options(made, shipped_destinations())
    assert [o.destination for o in options] == ["talking-therapies", "mhtr", "gp"]
    excluded = referral(*SENT, ("rejected", "exclusion", 2), destination="talking-therapies")
    words = next_options(excluded, shipped_destinations())
    assert "NG58" in words[0].words
    assert words[1].destination == "dual-diagnosis"
    assert next_options(referral(*SENT), shipped_destinations()) == ()


def test_twice_turned_away_for_one_need_is_told_to_a_lead_until_one_takes_it_up():
    first = referral(*SENT, ("rejected", "threshold", 2), destination="mental-health", id="a")
    second = referral(*SENT, ("rejected", "exclusion", 9), destination="talking-therapies", id="b")
    other = referral(*SENT, ("rejected", "exclusion", 9), destination="housing", id="c")
    today = DAY + timedelta(days=30)
    (found,) = bounces([first, second, other], shipped_destinations(), today)
    assert (found.person_id, found.need, found.times, found.last) == ("p1", "mental-health", 2, "b")
    taken = with_event(second, What.TAKEN_UP, "phone", DAY + timedelta(days=10))
    assert bounces([first, taken], shipped_destinations(), today) == ()
    accepted = with_event(with_event(second, What.SENT, "post", DAY + timedelta(days=9)), What.ACCEPTED, "phone", today)
    assert bounces([first, accepted], shipped_destinations(), today) == ()
    assert bounces([first, second], shipped_destinations(), DAY + timedelta(days=400)) == ()
    assert bounces([first, other], shipped_destinations(), today) == ()


def test_one_service_that_says_no_twice_counts_too():
    made = referral(*SENT, ("rejected", "incomplete", 2), ("sent", "post", 3), ("rejected", "threshold", 5))
    assert bounces([made], shipped_destinations(), DAY + timedelta(days=6))[0].times == 2
    assert made.rejections == 2


def test_the_clock_after_release_counts_to_treatment():
    clock = release_clock_of(DAY, [Stage.OFFERED], DAY + timedelta(days=10))
    assert (clock.words, clock.treatment_by) == ("Day 10 of 28", DAY + timedelta(days=21))
    assert release_clock_of(DAY, [Stage.OFFERED, Stage.ATTENDED], DAY).treatment_by is None
    assert release_clock_of(DAY, [], DAY).treatment_by is None


def test_the_shipped_kinds_of_service_fit_together():
    every = shipped_destinations()
    ids = {one.id for one in every}
    assert {"gp", "drug-alcohol", "mental-health", "talking-therapies", "crisis", "housing", "reconnect", "mhtr"} <= ids
    for one in every:
        assert one.template in KINDS, one.id
        assert one.eligibility, one.id
        assert one.minimum, one.id
        readers = KINDS[one.template].readers
        assert bool(one.joint) or (one.recipient in readers if readers else one.recipient is None), one.id
        assert one.clinical == KINDS[one.template].clinical, one.id
    begun = [one.template for one in every if one.letter_default]
    assert len(begun) == len(set(begun)), "a letter begins one kind of referral"
    assert [one.id for one in every.of_letter("letter-referral-dual-diagnosis")] == ["mental-health", "drug-alcohol"]
    assert every.of_letter("letter-to-person") == ()


def test_a_kind_that_is_gone_from_the_file_still_has_a_name():
    assert shipped_destinations().get("old-team") == Destination("old-team", "Old team", "old-team")


def test_a_file_that_does_not_fit_together_is_refused():
    one = {"id": "a", "title": "A", "need": "a"}
    with pytest.raises(ValueError, match="same id"):
        read_destinations({"destinations": [one, one]})
    with pytest.raises(ValueError, match="not in the file"):
        read_destinations({"destinations": [one | {"after": {"any": ["b"]}}]})
