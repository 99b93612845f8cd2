"""What an answer tells staff to do: it comes at once, is spoken once, goes with its answer, and never is cut off."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.measure import clipped_widgets, unnamed_controls
from tests.ui.pages.visit.visit_samples import ARABIC, LONG_QUESTION, LONG_WORD, at, question, result, review

STOP = "Possible withdrawal: do not tell the person to stop suddenly. A clinician sees the person today."
NOW = "Shakes or sweats now: fetch a clinician at once and do not leave the person alone."
LONGEST = (LONG_QUESTION, LONG_WORD, ARABIC)


def words(desk) -> list[str]:
    return [label.text() for label in desk.page.findChildren(QLabel) if label.isVisible()]


def test_a_prompt_comes_with_the_answer_and_is_spoken_once(open_visit):
    desk = open_visit(at(question(3)))
    assert "For staff" not in words(desk)
    told = at(question(3, chosen="several-days", prompts=(STOP,)))
    desk.show(told)
    assert {"For staff", STOP} <= set(words(desk))
    assert [said for said in desk.spoken if STOP in said] == [f"For staff. {STOP}"]
    desk.show(replace(told, saved="Saved at 10:43"))
    desk.show(at(question(3, chosen="several-days", prompts=(STOP, NOW))))
    assert [said for said in desk.spoken if said.startswith("For staff")] == [f"For staff. {STOP}", f"For staff. {NOW}"]


def test_it_goes_with_its_answer(open_visit):
    desk = open_visit(at(question(3, chosen="several-days", prompts=(STOP,))))
    assert STOP in words(desk)
    desk.show(at(question(3, chosen="not-at-all")))
    assert not {"For staff", STOP} & set(words(desk))


def test_it_takes_no_focus_from_the_answer(open_visit):
    desk = open_visit(at(question(3)))
    before = desk.focus()
    desk.show(at(question(3, prompts=(STOP,))))
    assert desk.focus() is before


def test_the_review_and_the_result_show_it_with_its_form(open_visit):
    forms = review().forms
    desk = open_visit(at(review(forms=(replace(forms[0], prompts=(STOP, NOW)), forms[1]))))
    assert {STOP, NOW} <= set(words(desk))
    desk.show(at(result(forms=(replace(result().forms[0], prompts=(STOP,)),))))
    assert any(STOP in line for line in words(desk))


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("page", ["question", "review", "result"])
def test_it_fits(open_visit, page, scale):
    pages = {
        "question": question(3, prompts=(STOP, *LONGEST)),
        "review": review(forms=(replace(review().forms[0], prompts=LONGEST),)),
        "result": result(forms=(replace(result().forms[0], prompts=LONGEST),)),
    }
    desk = open_visit(at(pages[page]), scale)
    for _ in range(10):
        QApplication.processEvents()
    assert clipped_widgets(desk.page) == []
    assert unnamed_controls(desk.page) == []
