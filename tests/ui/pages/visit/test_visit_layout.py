"""Nothing is cut off and nothing scrolls sideways, at 100, 150 and 200 % text, with the longest of words."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from hubdesk.presenters.over_time import Trend, TrendPoint
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.visit_pages import NextStep, SafetyDraft, VisitState
from tests.ui.measure import clipped_widgets, unnamed_controls
from tests.ui.pages.visit.part_samples import OFFERS, PROMPTED, STRIP, VISIT_PARTS
from tests.ui.pages.visit.visit_samples import (
    ARABIC,
    LONG_QUESTION,
    LONG_WORD,
    TWELVE,
    at,
    given,
    question,
    result,
    review,
    safety,
    typed,
)
from tests.ui.scales import SCALES

ERROR = {"answer": "Choose an answer, or press D, N or U to record why there is none. S skips the question for now"}
TROUBLE = Trouble(
    "The disk is full, so nothing more can be saved.", "Free some space, then press Try again. Your answer stays here."
)
SAFETY_ERRORS = {
    "done": "Tick what was done",
    "told": "Say who was told, and when",
    "plan": "Write down the plan, even if it is short",
    "outcome": "Choose how this ended. You can also save and come back",
}
MONTHS = ((1, 27, 0), (3, 18, 0), (5, 0, 0), (6, 14, 1), (8, 9, 1), (9, 12, 1), (11, 14, 1))
LONG_GIVEN = (given(1, LONG_WORD), given(2, LONG_QUESTION), given(3, ARABIC, note="Asked already in this visit"))
FULL = replace(
    result().forms[0],
    sentences=("14 out of 27 lies in the band that this form calls “Moderate”. Interpreted, not validated.",),
    changes=("4 lower than on 02-Nov-2026 (18).",),
    trends=(
        Trend(
            "PHQ-9",
            0,
            27,
            tuple(
                TrendPoint(date(2026, month, 2), value, f"{value} (interpreted)", run) for month, value, run in MONTHS
            ),
        ),
    ),
    manner="Asked by Sam Okafor. Put in Polish through a professional interpreter (Line 7).",
)
STATES: dict[str, VisitState] = {
    "question": at(question(3, chosen="several-days")),
    "last question": at(question(9, chosen="none:declined")),
    "error": at(question(6), errors=ERROR),
    "trouble": at(question(6, chosen="several-days"), "Not saved", trouble=TROUBLE),
    "long question": at(question(4, text=LONG_QUESTION, stem=LONG_QUESTION, help=LONG_QUESTION)),
    "long title": at(question(4, form_title=LONG_QUESTION[:120])),
    "twelve options": at(question(4, options=TWELVE, text=LONG_QUESTION)),
    "arabic": at(question(4, text=ARABIC, stem=ARABIC)),
    "long answers so far": at(question(4, so_far=LONG_GIVEN)),
    "number": at(typed("integer", typed="abc"), errors={"answer": "Enter a whole number, like 3"}),
    "text": at(typed("text", text=LONG_QUESTION)),
    "date": at(typed("date", typed="14-Mar-2026")),
    "safety": at(safety(earlier=(LONG_QUESTION, "10:44, clinician · told: " + LONG_WORD))),
    "safety errors": at(safety(draft=SafetyDraft((), LONG_WORD, LONG_QUESTION, "left")), errors=SAFETY_ERRORS),
    "safety trouble": at(safety(can_go_on=False, said=(LONG_QUESTION, ARABIC)), "Not saved", trouble=TROUBLE),
    "safety navigator": at(safety(clinical=False, draft=SafetyDraft(outcome="no-clinician"))),
    "review": at(review()),
    "review long": at(review(forms=(*review().forms, review().forms[0].__class__(LONG_QUESTION, LONG_GIVEN, "")))),
    "review safety": at(review(safety="The safety page has no outcome yet."), trouble=TROUBLE),
    "result": at(result()),
    "result whole": at(
        result(
            forms=(FULL, *result().forms[1:]),
            steps=(
                NextStep("1", LONG_QUESTION, "GP practice, by 06-Dec-2026", done=False),
                NextStep("2", "B", "", done=True),
            ),
            prompted=PROMPTED,
            offers=OFFERS,
            moved=("Moved here on 22-Nov-2026 10:44. Two people with one name",),
            left_out=(f"GAD-2: {LONG_QUESTION}",),
            summary="Health hub visit.",
        )
    ),
    "result open": at(result(safety=("The safety page has no outcome yet.", LONG_QUESTION), safety_open=True)),
    **{name: at(page, strip=STRIP) for name, page in VISIT_PARTS.items()},
    "question with a strip": at(question(3), strip=STRIP),
    "opening": VisitState(busy=True),
    "not opened": VisitState(trouble=TROUBLE),
}


def settle() -> None:
    for _ in range(10):
        QApplication.processEvents()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", STATES)
def test_everything_fits_and_has_a_name(open_visit, name, scale):
    desk = open_visit(STATES[name], scale)
    settle()
    assert clipped_widgets(desk.page) == []
    assert unnamed_controls(desk.page) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_shown_answers_fit(open_visit, scale):
    desk = open_visit(at(result()), scale)
    for card in desk.page.view._parts[1:3]:
        card.show_answers.click()
    settle()
    assert clipped_widgets(desk.page) == []


@pytest.mark.parametrize("errors", [{}, ERROR], ids=["", "error"])
@pytest.mark.parametrize("number", [1, 3, 4, 5])
def test_phq_9_question_of_one_line_needs_no_scrolling(open_visit, number, errors):
    desk = open_visit(at(question(number), errors=errors))
    settle()
    assert desk.page.scroll.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("number", range(1, 10))
def test_no_phq_9_question_needs_scrolling(open_visit, number):
    desk = open_visit(at(question(number)))
    settle()
    assert desk.page.scroll.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", ["question", "safety", "review", "result"])
def test_action_bar_leaves_room_for_the_page(open_visit, name, scale):
    desk = open_visit(STATES[name], scale)
    settle()
    assert desk.page.bar.height() < desk.page.height() / 3


def test_text_size_can_change_while_a_question_shows(open_visit, qapp):
    from dataclasses import replace

    from hubdesk.ui.theme import LIGHT, apply_theme, look

    desk = open_visit(at(question(3)))
    apply_theme(qapp, replace(LIGHT, families=("Liberation Sans",)), 2.0, look().icons)
    settle()
    assert clipped_widgets(desk.page) == []
    assert not desk.page.view.so_far.isVisible()


def test_page_turns_keep_everything_in_its_place(open_visit):
    desk = open_visit(at(question(1)))
    for state in (STATES["last question"], STATES["number"], STATES["error"], STATES["twelve options"]):
        desk.show(state)
        settle()
        assert clipped_widgets(desk.page) == []
