"""Privacy notice and objections: kept with the person, shown where something is shared, decided by a lead."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.agreements import Recipient
from hubdesk.domain.audit import Event
from hubdesk.domain.problems import InvalidEntry, NotAllowed
from hubdesk.domain.rights import Decided, Decision, NoticeHow, Objection, ObjectsTo
from hubdesk.domain.roles import Role
from hubdesk.domain.trust import Matter
from hubdesk.services.opening import OpeningEntry, finish_opening
from hubdesk.services.paper.checks import Mend
from hubdesk.services.paper.papers import begin_paper, keep_paper
from hubdesk.services.paper.printing import NotReady, show_paper
from hubdesk.services.record_requests import RequestEntry, ask_for_copy, decide_request
from hubdesk.services.rights import ObjectionEntry, decide_objection, read_rights, record_notice, record_objection
from hubdesk.services.today import read_today
from hubdesk.services.trust import confirm
from tests.support.memory import Hub, Worker
from tests.support.papers import FULL, LETTER, agree
from tests.unit.services.pathways import ALONE, begun

TODAY = ("", "", "")
GP = ObjectionEntry("sharing", "Not my old GP", ("gp",))


@pytest.fixture
def mason(jo: Worker):
    return jo.register()


def objections(hub: Hub, person):
    return read_rights(hub.desk(), person.id).objections


def test_the_notice_is_kept_with_the_version_of_the_day_and_an_older_one_is_told(hub, mason):
    confirm(hub.desk(Role.LEAD), {Matter.NOTICE_VERSION: "Version 3", Matter.NOTICE_DATE: "1 May 2026"})
    record_notice(hub.desk(Role.NAVIGATOR), mason.id, "easy-read", TODAY)
    rights = read_rights(hub.desk(), mason.id)
    assert (rights.notice.how, rights.notice.version, rights.notice.version_date) == (
        NoticeHow.EASY_READ,
        "Version 3",
        "1 May 2026",
    )
    assert not rights.notice_is_old
    confirm(hub.desk(Role.LEAD), {Matter.NOTICE_VERSION: "Version 4"})
    assert read_rights(hub.desk(), mason.id).notice_is_old
    assert Event.NOTICE_RECORDED in hub.events
    assert Event.RIGHTS_OPENED in hub.events


@pytest.mark.parametrize(("how", "day", "field"), [("", TODAY, "how"), ("told", ("1", "1", "2999"), "day")])
def test_a_notice_without_a_way_or_of_tomorrow_is_refused(hub, mason, how, day, field):
    with pytest.raises(InvalidEntry) as wrong:
        record_notice(hub.desk(), mason.id, how, day)
    assert set(wrong.value.fields) == {field}


def test_an_objection_needs_what_and_words(hub, mason):
    with pytest.raises(InvalidEntry) as wrong:
        record_objection(hub.desk(), mason.id, ObjectionEntry())
    assert set(wrong.value.fields) == {"to", "words"}
    assert objections(hub, mason) == ()


def test_only_a_lead_decides_and_anyone_in_care_records_that_it_was_taken_back(hub, mason):
    record_objection(hub.desk(Role.NAVIGATOR), mason.id, GP)
    (one,) = objections(hub, mason)
    for role in (Role.NAVIGATOR, Role.CLINICIAN):
        with pytest.raises(NotAllowed):
            decide_objection(hub.desk(role), mason.id, one.id, "upheld", "Theirs to say")
    decide_objection(hub.desk(Role.LEAD), mason.id, one.id, "not-upheld", "The GP prescribes")
    decide_objection(hub.desk(Role.NAVIGATOR), mason.id, one.id, "withdrawn", "Said so today")
    assert [d.decision for d in objections(hub, mason)[0].decisions] == [Decision.NOT_UPHELD, Decision.WITHDRAWN]
    assert all("GP" not in str(e.detail) for e in hub.stored.events)


def test_reasons_are_needed(hub, mason):
    record_objection(hub.desk(), mason.id, GP)
    with pytest.raises(InvalidEntry) as wrong:
        decide_objection(hub.desk(Role.LEAD), mason.id, objections(hub, mason)[0].id, "upheld", " ")
    assert set(wrong.value.fields) == {"reasons"}


def test_what_is_said_at_the_opening_of_a_visit_stands_with_the_person_once(hub):
    worker = begun(hub, ALONE, opened=False)
    said = OpeningEntry(privacy_notice="yes", objection="yes", objection_words="Not to my old GP")
    worker.now = finish_opening(worker.desk, worker.now, said)
    worker.now = finish_opening(worker.desk, worker.now, replace(said, matters="A bed"))
    rights = read_rights(hub.desk(), worker.now.person.id)
    assert [(n.how, n.visit_id) for n in rights.notices] == [(NoticeHow.TOLD, worker.now.visit.id)]
    assert [(o.words, o.to, o.open) for o in rights.objections] == [("Not to my old GP", ObjectsTo.OTHER, True)]


def letter(sit, person, role=Role.CLINICIAN):
    desk = sit(role)
    agree(desk, person)
    document, _ = begin_paper(desk, person.id, LETTER)
    return desk, keep_paper(desk, document, {**document.typed, **FULL})[0]


def blocked(desk, document) -> list[Mend]:
    with pytest.raises(NotReady) as held:
        show_paper(desk, document)
    return [block.mend for block in held.value.blocks]


def test_a_letter_waits_for_the_decision_and_goes_with_a_warning_once_it_is_not_upheld(hub, sit, mason):
    desk, document = letter(sit, mason)
    assert show_paper(desk, document).warnings == ()
    record_objection(hub.desk(), mason.id, GP)
    (one,) = objections(hub, mason)
    assert blocked(desk, document) == [Mend.OBJECTION]
    decide_objection(hub.desk(Role.LEAD), mason.id, one.id, "upheld", "Theirs to say")
    assert blocked(desk, document) == [Mend.OBJECTION]
    decide_objection(hub.desk(Role.LEAD), mason.id, one.id, "not-upheld", "The GP prescribes")
    (warning,) = show_paper(desk, document).warnings
    assert "Not my old GP" in warning
    assert "The GP prescribes" in warning


def test_an_objection_about_another_reader_stops_nothing(hub, sit, mason):
    desk, document = letter(sit, mason)
    record_objection(hub.desk(), mason.id, ObjectionEntry("sharing", "Not my brother", ("family",)))
    assert show_paper(desk, document).warnings == ()


def test_an_emergency_does_not_wait_and_whoever_prints_is_told(hub, sit, mason):
    desk = sit()
    document, _ = begin_paper(desk, mason.id, "sheet-sbar")
    told = {"basis": "Vital interests", "decided_by": "Sam", "person_told": "Yes"}
    document, _ = keep_paper(desk, document, {**document.typed, **told})
    record_objection(hub.desk(), mason.id, ObjectionEntry("sharing", "Tell nobody"))
    (warning,) = show_paper(desk, document).warnings
    assert "Tell nobody" in warning


@given(
    to=st.sampled_from(ObjectsTo),
    about=st.sets(st.sampled_from(Recipient)),
    decisions=st.lists(st.sampled_from(Decision), max_size=3),
    reader=st.sampled_from(Recipient),
)
def test_an_objection_never_both_stops_and_warns_and_none_is_passed_over_in_silence(to, about, decisions, reader):
    now = datetime(2026, 6, 2, tzinfo=UTC)
    decided = tuple(Decided("o", decision, "r", now, "u") for decision in decisions)
    one = Objection("o", "p", now, "u", to, "w", tuple(about), decisions=decided)
    assert not (one.stops(reader) and one.warns(reader))
    concerns = to is ObjectsTo.KEEPING or (to is ObjectsTo.SHARING and (not about or reader in about))
    if concerns and one.standing is not Decision.WITHDRAWN:
        assert one.stops(reader) or one.warns(reader)
    if one.standing is Decision.WITHDRAWN:
        assert not one.stops(reader)
        assert not one.warns(reader)


def test_what_waits_for_a_lead_stands_on_their_today_and_on_nobody_elses(hub, mason):
    record_objection(hub.desk(Role.NAVIGATOR), mason.id, GP)
    ask_for_copy(hub.desk(Role.NAVIGATOR), mason.id, RequestEntry("Told me", "Sat here"))
    day = read_today(hub.desk(Role.LEAD))
    assert [one.words for one in day.objections] == ["Not my old GP"]
    assert [one.how for one in day.copies] == ["Told me"]
    for role in (Role.NAVIGATOR, Role.CLINICIAN):
        other = read_today(hub.desk(role))
        assert (other.objections, other.copies) == ((), ())
    decide_objection(hub.desk(Role.LEAD), mason.id, day.objections[0].id, "upheld", "Theirs to say")
    decide_request(hub.desk(Role.LEAD), mason.id, day.copies[0].id, "Fine", approve=True)
    later = read_today(hub.desk(Role.LEAD))
    assert (later.objections, later.copies) == ((), ())
