"""Drafts that nobody touches: said first, removed later, and never one that is signed, sent or waited for."""

from datetime import timedelta

import pytest

from hubdesk.domain.documents import DocumentStatus
from hubdesk.domain.problems import NotAllowed
from hubdesk.domain.roles import Role
from hubdesk.services.follow_up import read_follow_up
from hubdesk.services.old_drafts import care_for_old_drafts, keep_draft, remove_draft
from hubdesk.services.paper.papers import PaperFinished, begin_paper
from hubdesk.services.paper.printing import print_paper, show_paper
from hubdesk.services.people import register_person
from hubdesk.services.referrals import open_referral
from hubdesk.services.sure_day import confirm_day, read_day
from tests.support.memory import MASON, Hub
from tests.support.papers import LETTER, PaperTray, agree, draft
from tests.support.referring import referring

CARD = "card-appointment"


@pytest.fixture
def desk(sit):
    return referring(sit())


@pytest.fixture
def mason(hub: Hub):
    return register_person(hub.desk(), MASON)[0]


def days_later(hub, days, *, at_work=True):
    """So much later; while the hub is at work the day is sure."""
    hub.clock.advance(days=days)
    if at_work:
        confirm_day(hub.desk(Role.LEAD))


def status(hub, document):
    return hub.stored.documents[document.id].status


def told(hub):
    return [(e.event.value, e.detail.get("by")) for e in hub.stored.events if e.event.value.startswith("paper-")]


def test_an_old_draft_is_said_for_two_weeks_and_then_removed_with_what_was_typed(hub, desk, mason):
    document, _ = begin_paper(desk, mason.id, CARD)
    days_later(hub, 31)
    care_for_old_drafts(desk)
    (listed,) = read_follow_up(desk).old_drafts
    assert listed.leaves == hub.clock.now().date() + timedelta(days=14)
    days_later(hub, 13)
    care_for_old_drafts(desk)
    assert status(hub, document) is DocumentStatus.DRAFT
    days_later(hub, 1)
    care_for_old_drafts(desk)
    gone = hub.stored.documents[document.id]
    assert (gone.status, dict(gone.typed)) == (DocumentStatus.DROPPED, {})
    assert told(hub)[-2:] == [("paper-noticed", None), ("paper-dropped", "itself")]


def test_nothing_goes_unsaid_though_it_lay_there_for_years(hub, desk, mason):
    document, _ = begin_paper(desk, mason.id, CARD)
    days_later(hub, 800)
    care_for_old_drafts(desk)
    assert status(hub, document) is DocumentStatus.DRAFT


def test_touching_a_draft_takes_the_notice_back(hub, desk, mason):
    document, _ = begin_paper(desk, mason.id, CARD)
    days_later(hub, 31)
    care_for_old_drafts(desk)
    keep_draft(desk, document.id)
    assert read_follow_up(desk).old_drafts == ()
    days_later(hub, 40)
    care_for_old_drafts(desk)
    assert status(hub, document) is DocumentStatus.DRAFT, "the notice of before does not count any more"


def test_a_clock_that_jumped_removes_nothing(hub, desk, mason):
    confirm_day(hub.desk(Role.LEAD))
    document, _ = begin_paper(desk, mason.id, CARD)
    days_later(hub, 31)
    care_for_old_drafts(desk)
    days_later(hub, 900, at_work=False)
    assert not read_day(desk).sure
    care_for_old_drafts(desk)
    assert status(hub, document) is DocumentStatus.DRAFT


def test_a_letter_that_an_open_referral_waits_for_stays(hub, desk, mason):
    document, _ = begin_paper(desk, mason.id, LETTER)
    (referral,) = [one for one, _standing in hub.stored.referrals.values()]
    for _ in range(3):
        days_later(hub, 31)
        care_for_old_drafts(desk)
    assert status(hub, document) is DocumentStatus.DRAFT
    assert read_follow_up(desk).old_drafts[0].leaves is None
    assert open_referral(desk, referral.id).referral.open


def test_what_was_finished_is_never_on_the_list_nor_removed(hub, desk, mason):
    agree(desk, mason)
    document, _ = print_paper(desk, show_paper(desk, draft(desk, mason)), PaperTray())
    days_later(hub, 200)
    care_for_old_drafts(desk)
    assert read_follow_up(desk).old_drafts == ()
    with pytest.raises(PaperFinished):
        remove_draft(desk, document.id)


def test_by_hand_a_draft_goes_at_once_but_a_clinical_one_not_by_a_navigator(hub, desk, mason):
    card, _ = begin_paper(desk, mason.id, CARD)
    letter, _ = begin_paper(desk, mason.id, LETTER)
    navigator = referring(hub.desk(Role.NAVIGATOR))
    remove_draft(navigator, card.id)
    assert status(hub, card) is DocumentStatus.DROPPED
    with pytest.raises(NotAllowed):
        remove_draft(navigator, letter.id)
    assert told(hub)[-1] == ("paper-dropped", "hand")
