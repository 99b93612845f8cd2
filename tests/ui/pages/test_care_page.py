"""The page of care and support: nothing cut off, it asks by what is chosen, and what is typed stays."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.care import CareKind, Outcome, outcome_words, outcomes
from hubdesk.presenters.care import CareState
from hubdesk.presenters.care_form import LEADS, care_form
from hubdesk.presenters.care_words import CareNow
from hubdesk.presenters.written_rows import WrittenRow
from hubdesk.ui.pages.care import CarePage
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.fitting import assert_whole_and_named
from tests.ui.pages.states import BANNER, LONG, PROBLEM

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")

ROWS = (
    WrittenRow("c-1", f"02-Jun-2026: {LONG}", f"With {LONG}", LONG, "", may_take_back=True),
    WrittenRow(
        "c-2", "01-Jun-2026: Flu vaccine", "Written 01-Jun-2026", "", f"Taken back: {LONG}", may_take_back=False
    ),
)
NOW = (CareNow("c-1", "Hepatitis B vaccine", f"Dose given here. {LONG}", "Overdue", "red"),)
EMPTY = CareState(banner=BANNER)
FULL = replace(EMPTY, now=NOW, rows=ROWS, older=3, said="It is written down.")


def asking(kind: CareKind, outcome: Outcome) -> CareState:
    return replace(
        FULL,
        kind=kind.value,
        lead=LEADS[kind],
        outcomes=tuple((one.value, outcome_words(kind, one)) for one in outcomes(kind)),
        outcome=outcome.value,
        form=care_form(kind, outcome),
        begin={"day.day": "2"},
        number=1,
    )


KIT = asking(CareKind.NALOXONE, Outcome.GIVEN)
STATES = {
    "unread": CareState(),
    "empty": EMPTY,
    "kit": KIT,
    "dose": replace(asking(CareKind.HEPATITIS_B, Outcome.GIVEN), errors={"batch": "Enter the number of the batch"}),
    "adult": asking(CareKind.ADULT, Outcome.NEEDED),
    "capacity": replace(asking(CareKind.CAPACITY, Outcome.TO_ASSESS), closed="You may arrange it.", trouble=PROBLEM),
    "taking-back": replace(FULL, taking_back="c-1", errors={"why": "Say why it is taken back"}),
}
Shown = Callable[[QWidget], QWidget]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", STATES)
def test_nothing_is_cut_off_and_everything_has_a_name(
    name: str, scale: float, dress: Callable[..., None], shown: Shown, qtbot: QtBot
):
    dress(scale)
    page = shown(CarePage(FakePresenter(STATES[name])))
    assert_whole_and_named(page, qtbot)


def test_it_asks_by_what_is_chosen_and_what_is_typed_stays(shown: Shown):
    presenter = FakePresenter(EMPTY)
    page = shown(CarePage(presenter))
    assert (page.outcome, page.fields, page.keep_button.isVisible()) == (None, None, False)
    presenter.show(KIT)
    assert page.outcome is not None
    assert page.fields is not None
    page.fields.show_values({"batch": "N-204"})
    presenter.show(replace(KIT, busy=True))
    presenter.show(replace(KIT, errors={"trained": "Show how it is used"}))
    assert page.fields.values() == {"batch": "N-204"}
    page.keep_button.click()
    page.outcome.group.card("declined").click()
    assert presenter.wishes == [("write", {"batch": "N-204"}), ("choose_outcome", "declined", {"batch": "N-204"})]
    presenter.show(replace(EMPTY, number=2))
    assert page.fields is None


def test_what_is_half_typed_is_kept_when_the_page_is_left(shown: Shown):
    presenter = FakePresenter(KIT)
    page = shown(CarePage(presenter))
    page.fields.show_values({"batch": "N-204"})
    page.store_typed()
    assert presenter.wishes == [("keep", {"batch": "N-204"})]
