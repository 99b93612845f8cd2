"""The places of referrals: one, its beginning, and the lists that drive the day."""

from typing import Any

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.follow_up import FollowUpPresenter
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.refer import ReferPresenter
from hubdesk.presenters.referral import ReferralPresenter
from hubdesk.presenters.routes import FollowUpRoute, ReferralRoute, ReferRoute
from hubdesk.ui.pages.follow_up import FollowUpPage
from hubdesk.ui.pages.referral import ReferPage, ReferralPage


def referral_place(guide: Any, route: ReferralRoute | ReferRoute | FollowUpRoute) -> tuple[Presenter[Any], QWidget]:
    """The presenter and page of a route, already loading. ``guide`` gives desk, runner, go and changed."""
    match route:
        case FollowUpRoute(which=which):
            listed = FollowUpPresenter(guide.desk, guide.runner, guide.go, guide.changed, which)
            page: QWidget = FollowUpPage(listed)
            listed.load()
            return listed, page
        case ReferRoute(person_id=person_id, destination=destination, follows=follows):
            refer = ReferPresenter(guide.desk, guide.runner, guide.go, guide.changed, person_id, destination, follows)
            page = ReferPage(refer)
            refer.load()
            return refer, page
        case ReferralRoute(referral_id=referral_id):
            one = ReferralPresenter(guide.desk, guide.runner, guide.go, guide.changed, referral_id)
            page = ReferralPage(one)
            one.load()
            return one, page
