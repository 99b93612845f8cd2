"""Change who follows a referral, how soon it is, or where it goes: by an event, what it was before is kept."""

from dataclasses import replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.documents import DocumentStatus
from hubdesk.domain.event_entry import LONGEST
from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.referral import Referral, Urgency
from hubdesk.domain.referral_events import What
from hubdesk.domain.roles import Permission, may
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.paper.papers import drop_in
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.referral_letters import add_event
from hubdesk.services.referrals import CHANGED, ReferralNow, open_in

WORKER, URGENCY, DESTINATION, TO = "worker", "urgency", "destination", "to"


def may_change(now: ReferralNow) -> tuple[str, ...]:
    """What may be changed now. Where it goes, only before it has left; a joint one goes to its two services."""
    referral = now.referral
    if not referral.open:
        return ()
    before_leaving = () if referral.stage.out else (TO,) if referral.joint_id else (DESTINATION, TO)
    return (WORKER, URGENCY, *before_leaving)


def followers(desk: Desk) -> dict[UserId, str]:
    """Whom a referral may be given to: everyone of the staff who follows referrals. Nothing is audited."""
    with desk.control.reading() as unit:
        return {user.id: user.name for user in unit.users() if may(user.role, Permission.FOLLOW_REFERRALS)}


def change_referral(desk: Desk, now: ReferralNow, what: str, value: str, words: str) -> tuple[ReferralNow, Changes]:
    """Give it another worker, urgency, kind of service or service by name; ``words`` say why, if need be.

    A draft letter to the old kind of service is thrown away with the change: it was written for somebody else.
    Raises ``InvalidEntry``, ``ChangedElsewhere``.
    """
    records = authorise(desk, Permission.FOLLOW_REFERRALS)
    referral, tidy = now.referral, " ".join(value.split())
    if what not in may_change(now):
        raise InvalidEntry({"how": "This cannot be changed any more"})
    why = " ".join(words.split())
    if len(why) > LONGEST:
        raise InvalidEntry({"words": f"Use {LONGEST} characters or fewer"})
    changed, before = _changed(desk, now, what, tidy)
    with records.writing() as unit:
        unit.people.get(referral.person_id)
        if what == DESTINATION:
            changed = _without_letter(desk, unit, changed)
        facts = {"before": before, "after": tidy}
        later = add_event(desk, unit, changed, What.CHANGED, what, None, why, None, None, facts)
        found = open_in(desk, unit, later)
    return found, CHANGED


def _changed(desk: Desk, now: ReferralNow, what: str, value: str) -> tuple[Referral, str]:
    """The referral as it will be, and what it was. Raises ``InvalidEntry``."""
    referral = now.referral
    if what == WORKER:
        if value not in followers(desk):
            raise InvalidEntry({"how": "Choose who follows it"})
        return replace(referral, worker=UserId(value)), referral.worker
    if what == URGENCY:
        if value not in [one.value for one in Urgency]:
            raise InvalidEntry({"how": "Choose how soon"})
        return replace(referral, urgency=Urgency(value)), referral.urgency.value
    if what == TO:
        if len(value) > LONGEST:
            raise InvalidEntry({"to": f"Use {LONGEST} characters or fewer"})
        return replace(referral, to=value), referral.to
    if value not in [one.id for one in desk.destinations if not one.joint] or value == referral.destination:
        raise InvalidEntry({"how": "Choose where it goes from now on"})
    if now.document is not None and now.document.finished:
        words = "Its letter is finished, for the service that it names. Close this referral and begin another"
        raise InvalidEntry({"how": words})
    return replace(referral, destination=value, to=""), referral.destination


def _without_letter(desk: Desk, unit: RecordsUnit, referral: Referral) -> Referral:
    """A draft for the old service goes; the referral waits for a new one."""
    if referral.document_id is None:
        return referral
    draft = unit.documents.get(referral.document_id)
    if draft.status is DocumentStatus.DRAFT:
        drop_in(desk, unit, draft)
    return replace(referral, document_id=None)
