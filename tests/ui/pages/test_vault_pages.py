"""New keys, the review of the trail, reports to come, and the notice of an emergency: nothing cut off at any size."""

import pytest

from hubdesk.domain.review import ReviewKind
from hubdesk.presenters.emergency_notice import EmergencyNoticeState
from hubdesk.presenters.new_keys import NewKeysState
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.trail_review import ReviewRow, ReviewState
from hubdesk.ui.controls import ScrollPage
from hubdesk.ui.pages.emergency_notice import EmergencyNotice
from hubdesk.ui.pages.new_keys import NewKeysPage
from hubdesk.ui.pages.no_reports import NoReportsPage
from hubdesk.ui.pages.trail_review import TrailReviewPage
from tests.ui.measure import clipped_widgets, unnamed_controls
from tests.ui.pages.fakes import FakePresenter

SCALES = (1.0, 1.5, 2.0)
LONG = "Wilhelmina-Alexandra Featherstonehaugh-Cholmondeley"


class NoticePage(ScrollPage):
    """The notice, as Today holds it."""

    def __init__(self, notice):
        super().__init__()
        self.body.addWidget(notice)

    def focus_start(self):
        pass


def new_keys(**state):
    return NewKeysPage(FakePresenter(NewKeysState(last="22-Nov-2026 09:30", **state)))


def review(*rows):
    kinds = tuple(ReviewKind)
    return TrailReviewPage(FakePresenter(ReviewState(kinds, kinds[0], rows, "The newest 200.", loaded=True)), back=True)


def notice(**state):
    told = f"On 22-Nov-2026 09:30 {LONG} and Tom Reid let {LONG} in with the recovery kit."
    return NoticePage(EmergencyNotice(FakePresenter(EmergencyNoticeState("e1", told, "Both are ill. " * 20, **state))))


PAGES = {
    "keys": new_keys,
    "keys-wrong": lambda: new_keys(errors={"why": "Choose why the keys are changed"}, asked=True),
    "keys-first": lambda: new_keys(why="seen", first="Change what was seen first: a password under Users."),
    "keys-asking": lambda: new_keys(why="left", asking=True),
    "keys-busy": lambda: new_keys(why="left", busy=True),
    "keys-done": lambda: new_keys(said="The records have new keys."),
    "keys-trouble": lambda: new_keys(trouble=Trouble("The disk is full.", "Free some space.")),
    "review": lambda: review(*[ReviewRow(f"{LONG} added an account", "22-Nov-2026 09:30 · account of Sam")] * 3),
    "review-none": review,
    "reports": NoReportsPage,
    "notice": lambda: notice(keys_asked=True, more=2),
    "notice-trouble": lambda: notice(trouble=Trouble("The disk is full.", "Free some space.")),
}


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_and_everything_has_a_name(dress, shown, name, scale):
    dress(scale)
    page = shown(PAGES[name]())
    assert clipped_widgets(page) == []
    assert unnamed_controls(page) == []
