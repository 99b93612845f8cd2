"""The places of referrals: one, its beginning, and the lists that drive the day."""

from hubdesk.app.place import FOLLOW, Place
from hubdesk.app.places.guide import Guide, Makers, opened
from hubdesk.presenters.follow_up import FollowUpPresenter
from hubdesk.presenters.refer import ReferPresenter
from hubdesk.presenters.referral import ReferralPresenter
from hubdesk.presenters.routes import FollowUpRoute, ReferralRoute, ReferRoute
from hubdesk.ui.pages.follow_up import FollowUpPage
from hubdesk.ui.pages.refer import ReferPage
from hubdesk.ui.pages.referral import ReferralPage


def _follow_up(guide: Guide, route: FollowUpRoute) -> Place:
    return opened(FollowUpPresenter(*guide.tools, route.which), FollowUpPage, FOLLOW)


def _refer(guide: Guide, route: ReferRoute) -> Place:
    about = (route.person_id, route.destination, route.follows)
    return opened(ReferPresenter(*guide.tools, *about), ReferPage, FOLLOW)


def _referral(guide: Guide, route: ReferralRoute) -> Place:
    return opened(ReferralPresenter(*guide.tools, route.referral_id), ReferralPage, FOLLOW)


MAKERS: Makers = {FollowUpRoute: _follow_up, ReferRoute: _refer, ReferralRoute: _referral}
