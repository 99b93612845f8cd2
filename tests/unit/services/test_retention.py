"""Keeping, reviewing and destroying records: who may, in which order, and what is written down."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotAllowed, NotFound
from hubdesk.domain.retention import HoldKind, RecordClass, Stage, WhyDestroy
from hubdesk.domain.roles import Role
from hubdesk.domain.trust import Matter
from hubdesk.services import sure_day
from hubdesk.services.destruction import (
    DayNotSure,
    NotDue,
    SecondLeadNeeded,
    confirm_destruction,
    decline_destruction,
    propose_destruction,
)
from hubdesk.services.people import register_person
from hubdesk.services.retention import (
    keep_until,
    lift_hold,
    open_keeping,
    put_hold,
    record_death,
    set_class,
    take_back_death,
)
from hubdesk.services.retention_review import records_to_review
from hubdesk.services.trust import confirm
from tests.support.memory import STAFF, Hub

OLD = PersonEntry(family="Fenwick", given="Arnold", birth_year="1949", gender="1")
YOUNG = PersonEntry(family="Ward", given="Bridget", birth_year="1980", gender="2")
WHY = "The claim is not settled"
DAY = timedelta(days=1)


def second_lead(hub: Hub):
    """A lead who is somebody else."""
    desk = hub.desk(Role.LEAD)
    return replace(desk, actor=replace(STAFF[Role.LEAD], id="u-noor", sign_in="noor", name="Noor Haddad"))


@pytest.fixture
def lead(hub: Hub):
    return hub.desk(Role.LEAD)


@pytest.fixture
def old(hub: Hub, lead):
    """Registered nine years ago and never seen since; the hub was at work every month of them."""
    person, _ = register_person(lead, OLD)
    for _month in range(12 * 9):
        hub.clock.advance(days=30)
        with hub.control.writing() as unit:
            sure_day.keep_sure_day(unit, hub.clock.now().date())
    return person


@pytest.fixture
def proposed(lead, old):
    propose_destruction(lead, open_keeping(lead, old.id), WhyDestroy.YEARS_OVER)
    return old


def stage(desk, person) -> Stage:
    return open_keeping(desk, person.id).verdict.stage


def test_a_record_comes_up_when_its_years_are_over_and_not_before(hub, lead, old):
    young, _ = register_person(lead, YOUNG)
    review = records_to_review(lead)
    assert [one.contact.person_id for one in review.verdicts] == [old.id]
    assert review.lines[old.id].name.family == "Fenwick"
    assert stage(lead, young) is Stage.NOT_DUE
    assert not review.confirmed


def test_the_trusts_own_years_count(hub, lead, old):
    confirm(lead, {Matter.YEARS_ADULT: "30"})
    assert records_to_review(lead).verdicts == ()
    assert "30 years after" in open_keeping(lead, old.id).verdict.rule


def test_the_class_a_lead_sets_counts_and_stays_with_its_reason(lead, old):
    set_class(lead, open_keeping(lead, old.id), RecordClass.MENTAL, "Seen by the mental-health nurse elsewhere")
    now = open_keeping(lead, old.id)
    assert (now.verdict.klass, now.verdict.chosen, now.verdict.stage) == (RecordClass.MENTAL, True, Stage.NOT_DUE)
    assert now.verdict.keeping.klass.why.startswith("Seen by")


def test_a_hold_keeps_it_until_it_is_lifted(lead, old):
    put_hold(lead, open_keeping(lead, old.id), HoldKind.LEGAL, WHY)
    put_hold(lead, open_keeping(lead, old.id), HoldKind.INQUIRY, "Inquiry asked")
    assert stage(lead, old) is Stage.HELD
    lift_hold(lead, open_keeping(lead, old.id), HoldKind.LEGAL, "Settled")
    assert stage(lead, old) is Stage.HELD
    lift_hold(lead, open_keeping(lead, old.id), HoldKind.INQUIRY, "Over")
    assert stage(lead, old) is Stage.DUE
    with pytest.raises(InvalidEntry):
        lift_hold(lead, open_keeping(lead, old.id), HoldKind.LEGAL, "Again")


def test_a_death_counts_from_its_day_and_can_be_taken_back(hub, lead, old):
    yesterday = hub.clock.now().date() - DAY
    record_death(lead, open_keeping(lead, old.id), yesterday, "GP surgery by phone")
    now = open_keeping(lead, old.id)
    assert (now.verdict.stage, now.verdict.keep_to.year) == (Stage.NOT_DUE, yesterday.year + 10)
    take_back_death(lead, now, "It was his brother")
    assert stage(lead, old) is Stage.DUE


def test_kept_longer_it_goes_off_the_list_until_then(hub, lead, old):
    until = hub.clock.now().date() + 40 * DAY
    keep_until(lead, open_keeping(lead, old.id), until, "A sister asks for it")
    assert records_to_review(lead).verdicts == ()
    hub.clock.advance(days=41)
    assert stage(lead, old) is Stage.DUE


def test_two_leads_destroy_a_record_and_a_stub_without_a_name_stays(hub, proposed):
    noor = second_lead(hub)
    done = confirm_destruction(noor, open_keeping(noor, proposed.id))
    assert (done.count, done.scrubbed) == (1, True)
    with pytest.raises(NotFound):
        open_keeping(noor, proposed.id)
    (stub,) = records_to_review(noor).stubs
    assert (stub.person_id, stub.klass, stub.why) == (proposed.id, RecordClass.ADULT, WhyDestroy.YEARS_OVER)
    assert (stub.proposed_by, stub.confirmed_by) == ("u-asha", "u-noor")
    assert "Fenwick" not in str(stub)
    assert hub.stored.settled == [proposed.id], "the file is scrubbed and the ledger told"
    told = [e for e in hub.stored.events if e.event in (Event.DESTRUCTION_PROPOSED, Event.DESTROYED)]
    assert [e.subject for e in told] == [proposed.id, proposed.id]
    assert "Fenwick" not in str(hub.stored.events)


def test_whoever_proposed_may_not_confirm(hub, lead, proposed):
    now = open_keeping(lead, proposed.id)
    assert not now.may_confirm
    with pytest.raises(SecondLeadNeeded):
        confirm_destruction(lead, now)
    assert stage(lead, proposed) is Stage.PROPOSED
    assert open_keeping(second_lead(hub), proposed.id).may_confirm


def test_nothing_is_destroyed_that_nobody_proposed(hub, old):
    noor = second_lead(hub)
    with pytest.raises(NotDue):
        confirm_destruction(noor, open_keeping(noor, old.id))


def test_nothing_is_proposed_that_must_be_kept(lead):
    young, _ = register_person(lead, YOUNG)
    with pytest.raises(NotDue):
        propose_destruction(lead, open_keeping(lead, young.id), WhyDestroy.YEARS_OVER)


@pytest.mark.parametrize("what", ["hold", "decline", "class", "seen"])
def test_what_was_said_or_done_after_the_proposal_stops_it(hub, lead, proposed, what):
    noor = second_lead(hub)
    shown = open_keeping(noor, proposed.id)
    if what == "hold":
        put_hold(lead, open_keeping(lead, proposed.id), HoldKind.LEGAL, WHY)
    elif what == "decline":
        decline_destruction(lead, open_keeping(lead, proposed.id), "Not yet")
    elif what == "class":
        set_class(lead, open_keeping(lead, proposed.id), RecordClass.ADULT, "Checked")
    else:
        with hub.records.writing() as unit:
            person = unit.people.get(proposed.id)
            unit.people.state.people[person.id] = replace(person, registered_at=hub.clock.now())
    with pytest.raises((ChangedElsewhere, NotDue)):
        confirm_destruction(noor, shown)
    with pytest.raises((ChangedElsewhere, NotDue)):
        confirm_destruction(noor, open_keeping(noor, proposed.id))
    assert open_keeping(lead, proposed.id)


def test_row_17_a_clock_that_jumped_ahead_makes_nothing_due_and_destroys_nothing(hub, lead):
    person, _ = register_person(lead, OLD)
    with hub.control.writing() as unit:
        sure_day.keep_sure_day(unit, hub.clock.now().date())
    was = hub.clock.now().date()
    hub.clock.advance(days=365 * 12)
    with hub.control.writing() as unit:
        sure_day.keep_sure_day(unit, hub.clock.now().date())
    review = records_to_review(lead)
    assert (review.verdicts, review.day.as_of, review.day.sure) == ((), was, False)
    with pytest.raises(DayNotSure):
        propose_destruction(lead, open_keeping(lead, person.id), WhyDestroy.YEARS_OVER)
    sure_day.confirm_day(lead)
    assert [one.contact.person_id for one in records_to_review(lead).verdicts] == [person.id]
    assert Event.DAY_CONFIRMED in hub.control.events


def test_row_17_a_proposal_made_before_the_clock_jumped_is_not_carried_out(hub, proposed):
    noor = second_lead(hub)
    hub.clock.advance(days=365)
    with pytest.raises(DayNotSure):
        confirm_destruction(noor, open_keeping(noor, proposed.id))
    hub.clock.advance(days=-2 * 365)
    with pytest.raises(DayNotSure):
        confirm_destruction(noor, open_keeping(noor, proposed.id))


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.NAVIGATOR])
def test_only_a_lead_decides_and_everyone_in_care_may_read_why(hub, old, role):
    desk = hub.desk(role)
    now = open_keeping(desk, old.id)
    assert (now.may_decide, now.may_confirm) == (False, False)
    verbs = [
        lambda: set_class(desk, now, RecordClass.MENTAL, WHY),
        lambda: put_hold(desk, now, HoldKind.LEGAL, WHY),
        lambda: keep_until(desk, now, date(2099, 1, 1), WHY),
        lambda: propose_destruction(desk, now, WhyDestroy.YEARS_OVER),
        lambda: decline_destruction(desk, now, WHY),
        lambda: confirm_destruction(desk, now),
        lambda: records_to_review(desk),
        lambda: sure_day.confirm_day(desk),
    ]
    for verb in verbs[:2] + verbs[3:]:
        with pytest.raises(NotAllowed):
            verb()


def test_nothing_is_said_without_a_reason(lead, old):
    now = open_keeping(lead, old.id)
    for verb in (
        lambda: set_class(lead, now, RecordClass.MENTAL, " "),
        lambda: put_hold(lead, now, HoldKind.LEGAL, ""),
        lambda: record_death(lead, now, date(2020, 1, 1), ""),
    ):
        with pytest.raises(InvalidEntry):
            verb()
    assert open_keeping(lead, old.id).said == 0


def test_two_leads_at_once_do_not_overwrite_each_other(hub, lead, old):
    noor = second_lead(hub)
    mine, theirs = open_keeping(lead, old.id), open_keeping(noor, old.id)
    put_hold(lead, mine, HoldKind.LEGAL, WHY)
    with pytest.raises(ChangedElsewhere):
        propose_destruction(noor, theirs, WhyDestroy.YEARS_OVER)
    assert stage(lead, old) is Stage.HELD


def test_every_view_and_every_decision_is_written_down(hub, lead, old):
    before = len(hub.stored.events)
    put_hold(lead, open_keeping(lead, old.id), HoldKind.LEGAL, WHY)
    records_to_review(lead)
    events = [e.event for e in hub.stored.events[before:]]
    assert events == [Event.RETENTION_OPENED, Event.RETENTION_SET, Event.RETENTION_REVIEWED]
    assert WHY not in str(hub.stored.events)
