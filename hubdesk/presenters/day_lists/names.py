"""Which lists there are, what they are called, and who has them."""

from collections.abc import Mapping

from hubdesk.domain.ids import UserId
from hubdesk.domain.list_narrowing import Narrowing
from hubdesk.domain.roles import Permission, Role, may

TASKS, CHASES, REFERRALS, RELEASED, SIGN = "tasks", "chases", "referrals", "released", "sign"
BOUNCES, SAFETY, PAUSED, DRAFTS, NO_GP = "bounced", "safety", "paused", "drafts", "no-gp"
CARE = "care"
TODAY = "today"
"""A page of its own; its tab leads there."""
TITLES: Mapping[str, str] = {
    TODAY: "Today",
    TASKS: "My tasks",
    CHASES: "Chases due",
    REFERRALS: "Referrals by age",
    NO_GP: "No GP yet",
    RELEASED: "Released in the last 28 days",
    CARE: "Care and support due",
    SIGN: "Letters to sign",
    BOUNCES: "Passed from service to service",
    SAFETY: "Safety open",
    PAUSED: "Paused visits",
    DRAFTS: "Drafts older than a month",
}
EMPTY: Mapping[str, str] = {
    TASKS: "No task is open.",
    CHASES: "Nothing is due.",
    REFERRALS: "No referral is open.",
    NO_GP: "Nobody is waiting for a GP.",
    RELEASED: "Nobody is known to have come out of prison in the last 28 days.",
    CARE: "No dose, kit, offer or support is due.",
    SIGN: "No letter waits for a clinician.",
    BOUNCES: "Nobody was turned away twice for one need.",
    SAFETY: "No safety record is open.",
    PAUSED: "No visit is paused.",
    DRAFTS: "No draft is older than a month.",
}
NOTES: Mapping[str, str] = {
    DRAFTS: "A draft that nobody touches for a month is removed on the day beside it, unless somebody keeps it. "
    "Nothing that was finished or sent is ever removed, and no letter that an open referral waits for.",
}
"""What is said above a list."""
CHASED = (CHASES, REFERRALS)
"""Lists whose rows can be answered with one press, on the screen and on paper."""


def lists_of(role: Role) -> tuple[str, ...]:
    """The lists this user has, in their order."""
    signs = [SIGN] if may(role, Permission.SIGN_CLINICAL_PAPERS) else []
    leads = [BOUNCES] if may(role, Permission.TAKE_UP_REFERRALS) else []
    return (CHASES, TASKS, NO_GP, REFERRALS, RELEASED, CARE, *leads, *signs, SAFETY, PAUSED, DRAFTS)


def first_narrowing(which: str, me: UserId) -> Narrowing:
    """How a list begins: one's own tasks, what is due of the chases, everything else whole."""
    if which == TASKS:
        return Narrowing(worker=me)
    return Narrowing(due="today") if which == CHASES else Narrowing()
