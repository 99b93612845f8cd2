"""The opening: agreements per recipient as records, legal basis apart, the person's own words; never overwritten."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hubdesk.domain.agreements import Agreement, Given, Recipient
from hubdesk.domain.opening import read_bases
from hubdesk.domain.problems import InvalidEntry, StorageFull
from hubdesk.services.opening import (
    AgreementEntry,
    OpeningEntry,
    finish_opening,
    keep_opening,
    read_agreements,
    withdraw_agreement,
)
from hubdesk.services.people import open_person
from tests.support.memory import Worker
from tests.unit.services.pathways import PHQ_2, SAFETY, begun, hub_with


@pytest.fixture
def worker() -> Worker:
    return begun(hub_with(PHQ_2, SAFETY), opened=False)


def keep(worker: Worker, **boxes: object) -> Worker:
    worker.now = keep_opening(worker.desk, worker.now, OpeningEntry(**boxes))  # type: ignore[arg-type]
    return worker


def test_keeping_stays_on_the_page_and_finishing_goes_on(worker: Worker):
    keep(worker, matters="A doctor who listens")
    assert worker.at == "opening"
    worker.now = finish_opening(worker.desk, worker.now, OpeningEntry(matters="A doctor who listens"))
    assert worker.at == "phq-2 q1"


def test_what_was_said_before_stays_and_the_newest_counts(worker: Worker):
    keep(worker, matters="A bed").hub.clock.advance(seconds=60)
    keep(worker, matters="A bed, and my tablets")
    assert [o.matters for o in worker.hub.stored.openings] == ["A bed", "A bed, and my tablets"]
    assert Worker(worker.hub).resume(worker).now.opening == worker.now.opening


def test_nothing_new_writes_nothing(worker: Worker):
    boxes = {"matters": "A bed", "agreements": (AgreementEntry("gp", "yes", what="All", how="spoken"),)}
    keep(worker, **boxes)
    before = (len(worker.hub.stored.openings), len(worker.hub.stored.agreements))
    keep(worker, **boxes)
    assert (len(worker.hub.stored.openings), len(worker.hub.stored.agreements)) == before


def test_legal_basis_and_objection_are_not_agreement(worker: Worker):
    keep(
        worker,
        legal_basis="direct-care",
        legal_basis_words="Direct care",
        objection="yes",
        objection_words="Not to my old GP",
        privacy_notice="yes",
    )
    opening = worker.now.opening
    assert (opening.legal_basis, opening.objection, opening.privacy_notice) == ("direct-care", "yes", "yes")
    assert worker.now.agreements == ()
    assert begun(hub_with(PHQ_2), opened=False).now.opening is None


def test_not_asked_is_not_yes_and_who_was_not_asked_about_leaves_no_record(worker: Worker):
    keep(worker, agreements=(AgreementEntry("gp", "not-asked"), AgreementEntry("probation", "")))
    (only,) = worker.now.agreements
    today = worker.hub.clock.now().date()
    assert (only.recipient, only.given, only.covers(today)) == (Recipient.GP, Given.NOT_ASKED, False)


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (AgreementEntry("family", "yes"), "name-family"),
        (AgreementEntry("gp", "yes", until=("31", "2", "2030")), "until-gp"),
        (AgreementEntry("gp", "yes", until=("1", "1", "2001")), "until-gp"),
    ],
)
def test_what_does_not_fit_is_named_on_the_way_on_and_left_out_until_then(worker: Worker, entry, field):
    whole = OpeningEntry(matters="A bed", agreements=(entry,))
    with pytest.raises(InvalidEntry) as refused:
        finish_opening(worker.desk, worker.now, whole)
    assert set(refused.value.fields) == {field}
    assert worker.hub.stored.openings == []
    worker.now = keep_opening(worker.desk, worker.now, whole)
    assert worker.now.opening.matters == "A bed"
    assert worker.now.agreements == ()


def test_an_agreement_ends_with_its_last_day_and_with_its_withdrawal(worker: Worker):
    today = worker.hub.clock.now().date()
    last = today + timedelta(days=3)
    typed = (str(last.day), str(last.month), str(last.year))
    keep(worker, agreements=(AgreementEntry("gp", "yes", what="All", how="spoken", until=typed),))
    (agreed,) = worker.now.agreements
    assert agreed.covers(last)
    assert not agreed.covers(last + timedelta(days=1))
    withdraw_agreement(worker.desk, agreed)
    (now,) = read_agreements(worker.desk, worker.now.person.id)
    assert (now.withdrawn_on, now.covers(today)) == (today, False)
    assert len(worker.hub.stored.agreements) == 2, "the yes stays in the record"


def test_a_no_after_a_yes_is_a_record_of_its_own(worker: Worker):
    keep(worker, agreements=(AgreementEntry("probation", "yes", what="All"),))
    keep(worker, agreements=(AgreementEntry("probation", "no"),))
    assert [a.given for a in worker.hub.stored.agreements] == [Given.YES, Given.NO]
    assert [a.given for a in worker.now.agreements] == [Given.NO]


def test_on_a_full_disk_nothing_is_half_kept(worker: Worker):
    worker.hub.records.full = True
    with pytest.raises(StorageFull):
        keep(worker, matters="A bed", agreements=(AgreementEntry("gp", "yes"),))
    assert worker.hub.stored.openings == []
    assert worker.hub.stored.agreements == []


def test_the_person_page_gets_the_words_that_matter_and_what_stands(worker: Worker):
    keep(worker, matters="A bed", agreements=(AgreementEntry("gp", "yes", what="All"),))
    record = open_person(worker.desk, worker.now.person.id)
    assert record.matters == "A bed"
    assert [a.recipient for a in record.agreements] == [Recipient.GP]
    assert not record.officer_present


def test_the_same_words_are_the_same_whoever_wrote_them_and_when(worker: Worker):
    one = Agreement(
        worker.now.person.id, Recipient.GP, Given.YES, worker.now.visit.started_at, worker.desk.actor.id, what="All"
    )
    assert one.same_words(replace(one, at=one.at + timedelta(days=9), by="someone"))
    assert not one.same_words(replace(one, what="Only the letter"))
    assert not one.same_words(None)


def test_the_trusts_list_of_bases_begins_with_not_recorded_and_leaves_out_what_is_no_basis():
    bases = read_bases("direct-care: Direct care\n\nno words here\nx:\n: y\nnot-recorded: trick\ndirect-care: Again")
    assert [(b.code, b.words) for b in bases] == [("not-recorded", "Not recorded"), ("direct-care", "Again")]
