"""What was told of a GP case in error: a new event says so, both stay, and it counts no more."""

import pytest

from hubdesk.domain.gp import GpStatus
from hubdesk.domain.gp_case import Stage
from hubdesk.domain.gp_case_events import Happened
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry
from hubdesk.services.gp_case import CaseEntry, read_case, strike_case, tell_case
from hubdesk.services.people import register_person
from tests.support.memory import MASON, Hub

PRACTICE = {"name": "Hill Surgery", "address": "1 Hill Street", "postcode": "N1 1AA"}


@pytest.fixture
def mason(hub: Hub):
    return register_person(hub.desk(), MASON)[0]


def told(desk, now, *happened):
    for what, how, *fields in happened:
        now, _ = tell_case(desk, now, CaseEntry(what, how, fields=fields[0] if fields else {}))
    return now


def gp(hub, person):
    with hub.records.reading() as unit:
        return unit.details.of(person.id).gp


def test_what_was_entered_in_error_counts_no_more_and_stays(hub, mason):
    desk = hub.desk()
    now = told(desk, read_case(desk, mason.id), ("consent", "yes"), ("stopped", "moved"))
    assert now.case.stage is Stage.STOPPED
    now, _ = strike_case(desk, now, 2, "mistake", "Another Mason moved")
    assert (now.case.stage, len(now.case.told), len(now.case.events)) == (Stage.PREPARING, 3, 1)
    assert read_case(desk, mason.id).case == now.case
    for number in (2, 3, 0, 9):
        with pytest.raises(InvalidEntry):
            strike_case(desk, now, number, "mistake", "Again")
    with pytest.raises(InvalidEntry) as wrong:
        strike_case(desk, now, 1, "mistake", "")
    assert set(wrong.value.fields) == {"words"}


def test_a_registration_that_never_was_leaves_the_record_unless_it_was_changed_since(hub, mason):
    desk = hub.desk()
    now = told(desk, read_case(desk, mason.id), ("practice", "chosen", PRACTICE), ("registered", "practice"))
    assert (gp(hub, mason).status, now.case.stage) == (GpStatus.HERE, Stage.REGISTERED)
    now, _ = strike_case(desk, now, 2, "otherwise", "They said next week")
    assert (gp(hub, mason).status, now.case.stage) == (GpStatus.NONE, Stage.PREPARING)
    assert now.case.events[-1].what is Happened.PRACTICE


def test_two_who_put_right_at_once_do_not_strike_the_wrong_thing(hub, mason):
    desk = hub.desk()
    first = told(desk, read_case(desk, mason.id), ("consent", "yes"))
    told(desk, first, ("identity", "known", {"statement": "Met since May"}))
    with pytest.raises(ChangedElsewhere):
        strike_case(desk, first, 1, "mistake", "No")
