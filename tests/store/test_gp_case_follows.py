"""A case on the real store: it opens by itself, follows the record, and puts the practice there; papers follow it."""

from datetime import timedelta

import pytest

from hubdesk.app.made_up_directory import made_up_rows
from hubdesk.app.paper_press import LocalPress
from hubdesk.domain.audit import Event
from hubdesk.domain.details import Section
from hubdesk.domain.documents import DocumentStatus
from hubdesk.domain.epraccur import read_epraccur
from hubdesk.domain.gp import GpStatus
from hubdesk.domain.gp_case import Stage
from hubdesk.domain.gp_case_events import Happened
from hubdesk.domain.practices import what_changes
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.typed import typed_day
from hubdesk.services.details import open_details, save_section
from hubdesk.services.follow_up import read_follow_up
from hubdesk.services.gp_case import CaseEntry, read_case, tell_case
from hubdesk.services.paper.papers import begin_paper, list_papers
from hubdesk.services.people import register_person
from hubdesk.services.practices import Brought, Progress, import_directory
from hubdesk.system.paths import resources_dir
from tests.support.hub import desk_at, lay_store
from tests.support.memory import MASON

PROXY = {"told_nhs": "yes", "review_on.day": "1", "review_on.month": "9", "review_on.year": "2026"}


@pytest.fixture
def folder(tmp_path):
    lay_store(tmp_path / "hub")
    with desk_at(tmp_path / "hub", sign_in="asha") as desk:
        directory = read_epraccur(made_up_rows())
        import_directory(desk, Brought(directory, "", what_changes({}, directory.by_code), {}), Progress())
    return tmp_path / "hub"


@pytest.fixture
def jo(folder):
    with desk_at(folder, sign_in="jo") as desk:
        yield desk


def without_gp(desk, status="none"):
    person = register_person(desk, MASON)[0]
    save_section(desk, person.id, Section.GP, 0, {"status": status})
    return person.id


def tell(desk, person_id, what, how, words="", **fields):
    return tell_case(desk, read_case(desk, person_id), CaseEntry(what, how, words=words, fields=fields))[0].case


def chosen(desk, person_id, code="DEMO01", name="Alder Walk Surgery"):
    return tell(
        desk,
        person_id,
        "practice",
        "chosen",
        name=name,
        code=code,
        address="3 Alder Road, Northgate",
        postcode="ZY2 1BN",
    )


@pytest.mark.parametrize("status", ["none", "unknown"])
def test_it_opens_by_itself_where_the_record_says_there_is_no_gp(jo, status):
    person_id = without_gp(jo, status)
    now = read_case(jo, person_id)
    assert (now.stored, now.case.stage) == (True, Stage.PREPARING)
    assert [line.case.person_id for line in read_follow_up(jo).without_gp] == [person_id]
    with jo.records.reading() as unit:
        told = [row.event for row in unit.audit.about(person_id)]
    assert told.count(Event.GP_CASE_OPENED.value) == 1


@pytest.mark.parametrize("status", ["here", "declined"])
def test_it_does_not_open_where_there_is_one_or_nothing_is_said(jo, status):
    assert not read_case(jo, without_gp(jo, status)).stored


def test_saving_again_opens_no_second_one(jo):
    person_id = without_gp(jo)
    save_section(jo, person_id, Section.GP, 1, {"status": "unknown"})
    assert read_case(jo, person_id).case.events == ()


def test_the_record_ends_it_and_a_lost_gp_goes_on_with_the_same_case(jo):
    person_id = without_gp(jo)
    opened = read_case(jo, person_id).case.opened_at
    save_section(jo, person_id, Section.GP, 1, {"status": "elsewhere"})
    assert read_case(jo, person_id).case.stage is Stage.REGISTERED
    save_section(jo, person_id, Section.GP, 2, {"status": "none"})
    case = read_case(jo, person_id).case
    assert (case.stage, case.opened_at) == (Stage.PREPARING, opened)
    assert [(e.what, e.how) for e in case.events] == [(Happened.REGISTERED, "record"), (Happened.GOES_ON, "record")]


def test_after_custody_it_goes_on_and_is_not_begun_again(jo):
    person_id = without_gp(jo)
    tell(jo, person_id, "consent", "yes")
    tell(jo, person_id, "stopped", "custody")
    released = {"released": "yes", "released_on.day": "1", "released_on.month": "6", "released_on.year": "2026"}
    save_section(jo, person_id, Section.ORDERS, 0, released)
    assert read_case(jo, person_id).case.stage is Stage.STOPPED, "out before it was stopped: not this time in custody"
    save_section(jo, person_id, Section.ORDERS, 1, released | {"released_on.day": "2"})
    case = read_case(jo, person_id).case
    assert case.stage is Stage.PREPARING
    assert (case.events[-1].what, case.events[-1].how) == (Happened.GOES_ON, "released")


def test_the_end_of_custody_is_a_release_for_the_case_and_for_the_list(jo):
    person_id = without_gp(jo)
    tell(jo, person_id, "consent", "yes")
    tell(jo, person_id, "stopped", "custody")
    today = jo.clock.now().date()
    prison = {"episodes.0.kind": "sentence", **typed_day("episodes.0.began", today - timedelta(days=90))}
    save_section(jo, person_id, Section.ORDERS, 0, prison)
    assert read_case(jo, person_id).case.stage is Stage.STOPPED
    save_section(jo, person_id, Section.ORDERS, 1, prison | typed_day("episodes.0.ends", today))
    assert read_case(jo, person_id).case.stage is Stage.PREPARING
    with jo.records.reading() as unit:
        assert unit.details.released_since(today, today) == {person_id: today}
    recalled = {"episodes.1.kind": "recall", **typed_day("episodes.1.began", today)}
    save_section(jo, person_id, Section.ORDERS, 2, prison | typed_day("episodes.0.ends", today) | recalled)
    with jo.records.reading() as unit:
        assert unit.details.released_since(today, today) == {}


def test_a_stop_for_another_reason_stays_stopped(jo):
    person_id = without_gp(jo)
    tell(jo, person_id, "stopped", "person")
    released = {"released": "yes", "released_on.day": "2", "released_on.month": "6", "released_on.year": "2026"}
    save_section(jo, person_id, Section.ORDERS, 0, released)
    assert read_case(jo, person_id).case.stage is Stage.STOPPED


def test_registered_puts_the_practice_in_the_record(jo):
    person_id = without_gp(jo)
    chosen(jo, person_id)
    tell(jo, person_id, "registered", "practice")
    gp = open_details(jo, person_id).details.gp
    assert (gp.status, gp.practice.code, gp.practice.name) == (GpStatus.HERE, "DEMO01", "Alder Walk Surgery")
    assert read_case(jo, person_id).case.stage is Stage.REGISTERED
    assert read_follow_up(jo).without_gp == ()


def test_the_proxy_address_never_touches_where_they_sleep(jo):
    person_id = without_gp(jo)
    save_section(jo, person_id, Section.PLACE, 0, {"kind": "HM01"})
    before = open_details(jo, person_id).details.place
    tell(jo, person_id, "address", "proxy", **PROXY)
    assert open_details(jo, person_id).details.place == before
    assert read_case(jo, person_id).case.events[-1].facts["review_on"] == "2026-09-01"


def test_a_practice_that_the_directory_says_is_closed_is_not_chosen(jo):
    person_id = without_gp(jo)
    with pytest.raises(InvalidEntry) as refused:
        chosen(jo, person_id, "DEMO40", "Closed Surgery")
    assert "closed" in refused.value.fields["name"]


def test_the_country_comes_from_the_directory(jo):
    person_id = without_gp(jo)
    assert chosen(jo, person_id).events[-1].fact("country") == "england"
    assert chosen(jo, person_id, "demo30", "Llanfair").events[-1].fact("country") == "wales"
    assert chosen(jo, person_id, "", "Typed by hand").events[-1].fact("country") == ""


def test_a_wrong_practice_marks_its_letter_and_throws_its_draft_away(folder, jo):
    from dataclasses import replace

    desk = replace(jo, press=LocalPress(resources_dir()))
    person_id = without_gp(desk)
    chosen(desk, person_id)
    draft, _ = begin_paper(desk, person_id, "letter-gp-registration")
    other, _ = begin_paper(desk, person_id, "sheet-what-helps")
    sent, _ = begin_paper(desk, person_id, "letter-gp-registration")
    with desk.records.writing() as unit:
        unit.documents.save(replace(sent, version=2, status=DocumentStatus.PRINTED))
    tell(desk, person_id, "corrected", "told", "It was the other Alder")
    stand = {d.id: d for d in list_papers(desk, person_id).papers}
    assert draft.id not in stand or stand[draft.id].status is DocumentStatus.DROPPED
    assert stand[sent.id].wrong_reader
    assert not stand[other.id].wrong_reader
    assert read_case(desk, person_id).case.stage is Stage.PREPARING


def test_a_letter_begins_with_what_the_case_knows(jo):
    from dataclasses import replace

    desk = replace(jo, press=LocalPress(resources_dir()))
    person_id = without_gp(desk)
    tell(desk, person_id, "identity", "known", statement="I have met them here twice")
    tell(desk, person_id, "address", "proxy", **PROXY)
    chosen(desk, person_id)
    letter, _ = begin_paper(desk, person_id, "letter-gp-registration")
    assert letter.typed["how_known"] == "I have met them here twice"
    assert (letter.typed["to_name"], letter.typed["to_town"]) == ("Alder Walk Surgery", "Northgate")
    assert letter.typed["proxy"] == "yes"
    tell(desk, person_id, "sent", "went")
    tell(desk, person_id, "refused", "no-address", by="The desk")
    reply, _ = begin_paper(desk, person_id, "letter-gp-refusal-challenge")
    assert (reply.typed["refused_on"].replace("\xa0", " "), reply.typed["refused_by"]) == ("2 June 2026", "The desk")
    assert reply.typed["refused_why"] == "No proof of address"
    answers, _ = begin_paper(desk, person_id, "sheet-registration-answers")
    assert (answers.typed["first_names"], answers.typed["last_name"]) == ("Mason", "Avery")
    assert answers.typed["born"].replace("\xa0", " ") == "14 March 1988"


def test_nothing_is_sent_more_than_four_weeks_before_release(jo):
    person_id = without_gp(jo)
    ends = {"episodes.0.ends.day": "1", "episodes.0.ends.month": "8", "episodes.0.ends.year": "2026"}
    save_section(jo, person_id, Section.ORDERS, 0, {"episodes.0.kind": "sentence", **ends})
    with pytest.raises(InvalidEntry) as refused:
        tell(jo, person_id, "sent", "post")
    assert "4 weeks before release, from 04-Jul-2026" in refused.value.fields["on"]
