"""Referrals in tests: a desk that has them, and one begun and followed in one line."""

from dataclasses import replace

from hubdesk.app.destinations import shipped_destinations
from hubdesk.domain.agreements import How, Recipient
from hubdesk.domain.roles import Role
from hubdesk.presenters.follow_up import FollowUpPresenter
from hubdesk.presenters.runner import Immediate
from hubdesk.services.desk import Desk
from hubdesk.services.paper.papers import record_agreements
from hubdesk.services.referrals import (
    NewReferral,
    ReferralEntry,
    ReferralNow,
    begin_referral,
    open_referral,
    tell_referral,
)
from tests.support.memory import Hub

EVERYONE = (Recipient.GP, Recipient.DRUG_ALCOHOL, Recipient.MENTAL_HEALTH, Recipient.HOUSING)


def referring(desk: Desk) -> Desk:
    """The desk with the kinds of service that come with the program."""
    return replace(desk, destinations=shipped_destinations())


class ReferringRoom:
    """A desk and the lists it opens, where its pages asked to go, and what they said was written."""

    def __init__(self, hub: Hub, role: Role = Role.NAVIGATOR) -> None:
        self.hub, self.desk = hub, referring(hub.desk(role))
        self.went, self.changes = [], []

    def lists(self, which="") -> FollowUpPresenter:
        """The lists of the day, opened anew."""
        made = FollowUpPresenter(self.desk, Immediate(), self.went.append, self.changes.append, which)
        made.load()
        return made


def referred(desk: Desk, person, destination="drug-alcohol", *told: tuple[str, ...], **more: str) -> ReferralNow:
    """A referral by phone that is agreed to; each of ``told`` is (what, how), perhaps words."""
    record_agreements(desk, person.id, EVERYONE, How.SPOKEN)
    entry = NewReferral(destination, more.get("how", "phone"), "", more.get("urgency", "3"), more.get("lead", ""))
    now = open_referral(desk, begin_referral(desk, person.id, entry)[0][0].id)
    for what, how, *words in told:
        now = tell(desk, now, what, how, *words)
    return now


def tell(desk: Desk, now: ReferralNow, what: str, how: str, words: str = "", due=("", "", "")) -> ReferralNow:
    """One more thing that happened today."""
    return tell_referral(desk, now, ReferralEntry(what, how, words=words, due=due))[0]
