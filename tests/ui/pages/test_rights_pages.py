"""Privacy and rights, the copy of a record, the trust's decisions: whole in every size, named, and told in place."""

import pytest
from PySide6.QtWidgets import QApplication

from hubdesk.domain.trust import GROUPS
from hubdesk.presenters.record_copy import CHECKS, RecordCopyState
from hubdesk.presenters.rights import ObjectionRow, RequestRow, RightsState
from hubdesk.presenters.trust import GroupShown, MatterShown, TrustState
from hubdesk.ui.pages.rights import RecordCopyPage, RightsPage
from hubdesk.ui.pages.rights.folded_form import FoldedForm
from hubdesk.ui.pages.trust import NOT_YET, TrustPage
from tests.ui.measure import clipped_widgets, unnamed_controls
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.settling import settle
from tests.ui.pages.states import BANNER

LONG = "Not my brother’s surgery in Middlesbrough-upon-the-Moor, whatever anybody says about it. " * 3
RIGHTS = RightsState(
    banner=BANNER,
    notice="On paper, easy read, 02-Jun-2026, version 3 (1 May 2026), Jo Hill. The trust has a newer version.",
    notice_tag=("Older version", "orange"),
    objections=(
        ObjectionRow(
            "o-1", "Sharing: with GP practice, Family or friend", LONG, ("Told to Jo",), "To decide", "orange", False
        ),
        ObjectionRow("o-2", "Being contacted", "No", ("Told to Jo", "Taken back"), "Taken back", "grey", True),
    ),
    requests=(
        RequestRow(
            "r-1", "Asked for on 02-Jun-2026", ("Told me", LONG), "Waits, due 30-Jun-2026", "orange", True, False
        ),
        RequestRow("r-2", "Asked for on 01-May-2026", ("Told me",), "Approved, due 29-May-2026", "blue", False, True),
    ),
    may_decide=True,
)
COPY = RecordCopyState(
    banner=BANNER,
    request=f"Asked for on 02-Jun-2026, due 30-Jun-2026. {LONG}",
    contains=("14 saved details, with somebody to call and other people’s names in them", "2 notes by staff"),
    ready=True,
    offers_restricted=True,
    errors={value: "Read the copy for this, then tick it" for value, _ in CHECKS} | {"folder": "Choose the folder"},
)
TRUST = TrustState(
    groups=tuple(
        GroupShown(
            group,
            tuple(
                MatterShown(one, one.usual, "" if n % 2 else "Confirmed 02-Jun-2026 by Asha Patel")
                for n, one in enumerate(group.matters)
            ),
        )
        for group in GROUPS
    ),
    may_confirm=True,
    waiting="7 of 15 matters are not yet confirmed.",
    errors={"years-adult": "Enter a number of years, 1 to 100"},
)
PAGES = {"rights": (RightsPage, RIGHTS), "copy": (RecordCopyPage, COPY), "trust": (TrustPage, TRUST)}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_and_everything_has_a_name(shown, dress, name, scale):
    dress(scale)
    kind, state = PAGES[name]
    page = shown(kind(FakePresenter(state)))
    for form in page.findChildren(FoldedForm):
        form.unfold()
    settle()
    assert clipped_widgets(page) == []
    assert unnamed_controls(page) == []


def test_a_navigator_is_offered_only_that_the_person_takes_it_back(shown):
    state = RightsState(banner=BANNER, objections=RIGHTS.objections)
    page = shown(RightsPage(FakePresenter(state)))
    labels = [button.text() for button in page.findChildren(type(page.notice.form.opener)) if button.isVisible()]
    assert "The person takes it back" in labels
    assert "Write down a decision" not in labels


def test_what_is_typed_in_one_group_stays_when_another_is_confirmed(shown):
    presenter = FakePresenter(TRUST)
    page = shown(TrustPage(presenter))
    page.cards["who"].fields["controller"].set_text("Northbridge")
    page.render(TrustState(groups=TRUST.groups, may_confirm=True, said="Confirmed: How long records are kept."))
    assert page.cards["who"].fields["controller"].text() == "Northbridge"
    page.cards["who"].confirm.click()
    name, group, words = presenter.wishes[-1]
    assert (name, group) == ("confirm", "who")
    assert {matter.value: text for matter, text in words.items()}["controller"] == "Northbridge"


def test_the_mark_says_whether_anybody_has_confirmed_it(shown):
    page = shown(TrustPage(FakePresenter(TRUST)))
    tags = [tag.text() for tag in page.cards["who"]._tags.values()]
    assert tags == ["Confirmed 02-Jun-2026 by Asha Patel", NOT_YET, "Confirmed 02-Jun-2026 by Asha Patel"]


def test_an_error_takes_the_focus_to_the_list_of_what_is_missing(shown):
    page = shown(RecordCopyPage(FakePresenter(RecordCopyState(banner=BANNER, ready=True))))
    page.render(COPY)
    settle()
    assert page.errors.isAncestorOf(QApplication.focusWidget())
