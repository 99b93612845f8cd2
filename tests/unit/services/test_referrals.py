"""Referrals and their letters: begun together, signed and printed together, and what is refused."""

import pytest

from hubdesk.domain.agreements import How, Recipient
from hubdesk.domain.details import Section, SectionRevision, read_section
from hubdesk.domain.problems import InvalidEntry, NotAllowed
from hubdesk.domain.referral import Stage
from hubdesk.domain.roles import Role
from hubdesk.services.follow_up import read_follow_up, tell_from_list
from hubdesk.services.opening import (
    AgreementEntry,
    OpeningEntry,
    finish_opening,
    read_agreements,
    withdraw_agreement,
)
from hubdesk.services.paper.papers import begin_paper, drop_paper, record_agreements
from hubdesk.services.paper.printing import (
    NotReady,
    own_copy_of,
    print_own_copy,
    print_paper,
    show_finished,
    show_paper,
)
from hubdesk.services.people import register_person
from hubdesk.services.referrals import (
    NewReferral,
    ReferralEntry,
    begin_referral,
    correct_referral,
    open_referral,
    read_refers,
    set_rules,
    tell_referral,
    write_letter,
)
from hubdesk.services.visits import start_visit
from tests.support.memory import MASON, Hub
from tests.support.papers import LETTER, PaperTray, agree, draft
from tests.support.referring import referred, referring, tell

JOINT = NewReferral("dual-diagnosis", "letter", "", "2", "Sam Okafor, nurse")


@pytest.fixture
def mason(hub: Hub):
    return register_person(hub.desk(), MASON)[0]


@pytest.fixture
def at(sit):
    return lambda role=Role.CLINICIAN: referring(sit(role))


def only(hub: Hub):
    (found,) = [one for one, _standing in hub.stored.referrals.values()]
    return found


def test_a_letter_begins_its_referral_signs_it_and_writes_down_the_print_but_not_that_it_was_sent(hub, at, mason):
    desk = at()
    agree(desk, mason)
    shown = show_paper(desk, draft(desk, mason))
    assert only(hub).stage is Stage.DRAFTED
    document, changes = print_paper(desk, shown, PaperTray())
    assert "referrals" in {topic.value for topic in changes.topics}
    assert [e.what.value for e in only(hub).events] == ["drafted", "signed", "printed"]
    assert (only(hub).stage, only(hub).to) == (Stage.SIGNED, "Dr Anand")
    (line,) = read_follow_up(desk).referrals
    assert line.standing.next.words == "Send it, and write down how", "the chase is there with the print"
    now = tell(desk, open_referral(desk, only(hub).id), "sent", "post")
    assert now.document.id == document.id
    again = show_finished(desk, document.id)
    print_paper(desk, again, PaperTray())
    assert only(hub).stage is Stage.SENT, "a reprint does not take it back"


def test_the_persons_own_copy_is_not_what_was_sent(hub, at, mason):
    desk = at()
    agree(desk, mason)
    shown = show_paper(desk, draft(desk, mason))
    own_copy_of(desk, shown)
    print_own_copy(desk, shown, PaperTray())
    assert [e.what.value for e in only(hub).events] == ["drafted", "signed"]


def test_a_draft_thrown_away_closes_its_referral(hub, at, mason):
    desk = at()
    drop_paper(desk, draft(desk, mason))
    assert (only(hub).stage, only(hub).last().how) == (Stage.ENDED, "not-sent")


def test_a_letter_to_the_person_begins_none_and_neither_does_a_desk_without_kinds(hub, at, sit, mason):
    begin_paper(at(), mason.id, "letter-to-person")
    begin_paper(sit(), mason.id, LETTER)
    assert hub.stored.referrals == {}


def test_a_joint_letter_begins_both_halves_and_neither_closes_until_both_have_answered(hub, at, mason):
    desk = at()
    record_agreements(desk, mason.id, (Recipient.MENTAL_HEALTH, Recipient.DRUG_ALCOHOL), How.SPOKEN)
    made, document_id, _ = begin_referral(desk, mason.id, JOINT)
    assert [one.destination for one in made] == ["mental-health", "drug-alcohol"]
    assert {one.document_id for one in made} == {document_id}
    assert hub.stored.documents[document_id].typed["lead"] == "Sam Okafor, nurse"
    mind, drugs = (tell(desk, open_referral(desk, one.id), "sent", "post") for one in made)
    assert mind.partner.id == drugs.referral.id
    mind = tell(desk, open_referral(desk, mind.referral.id), "rejected", "exclusion")
    with pytest.raises(InvalidEntry) as refused:
        tell(desk, mind, "ended", "not-taken", "Nothing else")
    assert "until both" in refused.value.fields["how"]
    tell(desk, drugs, "accepted", "phone")
    mind = open_referral(desk, mind.referral.id)
    assert tell(desk, mind, "ended", "not-taken", "The drug service leads").referral.stage is Stage.ENDED


def test_agreement_taken_back_is_told_on_every_open_referral_to_that_reader_and_nothing_more_is_printed(hub, at, mason):
    desk = at()
    agree(desk, mason)
    shown = show_paper(desk, draft(desk, mason))
    document, _ = print_paper(desk, shown, PaperTray())
    sent = tell(desk, open_referral(desk, only(hub).id), "sent", "post")
    other = referred(desk, mason, "housing", ("sent", "phone"))
    agreement = next(a for a in read_agreements(desk, mason.id) if a.recipient is Recipient.GP)
    _changes = withdraw_agreement(desk, agreement)
    now = open_referral(desk, sent.referral.id)
    assert now.referral.withdrawn
    assert now.referral.stage is Stage.SENT, "logged as sent"
    assert not now.agreed
    assert not open_referral(desk, other.referral.id).referral.withdrawn
    with pytest.raises(NotReady):
        print_paper(desk, show_finished(desk, document.id), PaperTray())


def test_nothing_is_sent_by_us_without_an_agreement_but_people_may_refer_themselves(at, mason):
    desk = at(Role.NAVIGATOR)
    entry = NewReferral("drug-alcohol", "phone", "", "3")
    now = open_referral(desk, begin_referral(desk, mason.id, entry)[0][0].id)
    with pytest.raises(InvalidEntry) as refused:
        tell(desk, now, "sent", "phone")
    assert "agreement" in refused.value.fields["how"].lower()
    assert tell(desk, now, "sent", "self").referral.stage is Stage.SENT


def test_a_navigator_begins_a_referral_whose_letter_a_clinician_writes(hub, at, mason):
    navigator, nurse = at(Role.NAVIGATOR), at()
    (made,), document_id, _ = begin_referral(
        navigator, mason.id, NewReferral("drug-alcohol", "letter", "Recovery", "3")
    )
    assert document_id is None
    with pytest.raises(NotAllowed):
        write_letter(navigator, made.id)
    letter, _ = write_letter(nurse, made.id)
    assert hub.stored.documents[letter].typed["to_name"] == "Recovery"
    assert only(hub).document_id == letter
    with pytest.raises(InvalidEntry):
        write_letter(nurse, made.id)


def test_ways_that_the_person_called_unsafe_are_refused(hub, at, mason):
    desk = at()
    value = read_section(Section.SAFE_CONTACT, {"voicemail.safe": "no", "phone.safe": "yes"}, hub.clock.now().date())
    with hub.records.writing() as unit:
        unit.details.add(SectionRevision(mason.id, Section.SAFE_CONTACT, 1, value, hub.clock.now(), "u-sam"))
    now = referred(desk, mason, "housing", ("sent", "phone"))
    assert now.unsafe == ("voicemail",)
    with pytest.raises(InvalidEntry) as refused:
        tell(desk, now, "told", "voicemail")
    assert "not safe" in refused.value.fields["how"]
    assert tell(desk, now, "told", "phone").referral.last().how == "phone"


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        (NewReferral("nowhere", "phone", "", "3"), {"destination"}),
        (NewReferral("drug-alcohol", "pigeon", "x" * 501, "9"), {"how", "to", "urgency"}),
        (NewReferral("mental-health", "self", "", "3"), {"how"}),
        (NewReferral("dual-diagnosis", "phone", "", "3"), {"how", "lead"}),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_begun(hub, at, mason, entry, wrong):
    with pytest.raises(InvalidEntry) as refused:
        begin_referral(at(), mason.id, entry)
    assert set(refused.value.fields) == wrong
    assert hub.stored.referrals == {}


def test_dates_that_are_no_dates_are_named(at, mason):
    desk = at()
    now = referred(desk, mason, "housing", ("sent", "phone"))
    with pytest.raises(InvalidEntry) as refused:
        tell_referral(desk, now, ReferralEntry("offered", "in-person", ("31", "2", "2026"), "", ("1", "", "")))
    assert set(refused.value.fields) == {"on", "due"}


def test_a_chase_is_answered_from_the_list(hub, at, mason):
    desk = at()
    now = referred(desk, mason, "housing", ("sent", "phone"))
    changes = tell_from_list(desk, now.referral.id, ReferralEntry("chased", "reached"))
    assert only(hub).last().how == "reached"
    assert changes.topics


def test_what_was_wrong_is_put_right_by_a_new_event(hub, at, mason):
    desk = at()
    now = referred(desk, mason, "housing", ("sent", "phone"), ("accepted", "phone"))
    with pytest.raises(InvalidEntry):
        correct_referral(desk, now, 2, ReferralEntry("struck", "mistake", words="Never phoned"))
    now, _ = correct_referral(desk, now, 3, ReferralEntry("struck", "person", words="Other Mason"))
    assert (now.referral.stage, len(now.referral.events)) == (Stage.SENT, 4)
    now, _ = correct_referral(desk, now, 2, ReferralEntry("sent", "post", words="It was posted"))
    assert [e.how for e in now.referral.standing] == ["phone", "post"]


def test_only_a_lead_writes_the_rules_of_local_services(at, mason):
    with pytest.raises(NotAllowed):
        set_rules(at(), "housing", "x")
    with pytest.raises(InvalidEntry):
        set_rules(at(Role.LEAD), "housing", "x" * 1001)
    set_rules(at(Role.LEAD), "housing", "Phone first")
    assert read_refers(at(), mason.id).rules["housing"] == "Phone first"


def test_next_options_follow_a_no(at, mason):
    now = referred(at(), mason, "talking-therapies", ("sent", "self"), ("rejected", "threshold"))
    assert [one.destination for one in now.options] == ["mental-health", "gp"]


def test_letters_to_sign_are_for_those_who_sign(at, mason):
    begin_paper(at(), mason.id, LETTER)
    assert [d.template for d in read_follow_up(at()).to_sign] == [LETTER]
    assert read_follow_up(at(Role.NAVIGATOR)).to_sign == ()


def test_a_no_at_the_next_visit_takes_the_agreement_back_too(hub, at, mason):
    desk = at()
    sent, other = (referred(desk, mason, kind, ("sent", "phone")) for kind in ("drug-alcohol", "housing"))
    visit = start_visit(desk, mason.id)
    finish_opening(desk, visit, OpeningEntry(agreements=(AgreementEntry("drug-alcohol", "no"),)))
    assert open_referral(desk, sent.referral.id).referral.withdrawn
    assert not open_referral(desk, other.referral.id).referral.withdrawn
