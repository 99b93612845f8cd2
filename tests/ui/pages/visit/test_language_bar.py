"""The language of the questions: offered by keyboard where there is one, and laid out as it is written."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hubdesk.forms.translations import NOTES
from hubdesk.presenters.question_language import LanguageChoice
from hubdesk.presenters.visit_pages import Scale
from hubdesk.ui.pages.visit.language_bar import LABEL
from hubdesk.ui.pages.visit.question_view import QuestionView
from tests.ui.measure import clipped_widgets, unnamed_controls
from tests.ui.pages.visit.visit_samples import ARABIC, at, question, typed

OPTIONS = (("", "English"), ("ar", "العربية (Arabic)"), ("cy", "Cymraeg (Welsh)"))
ENGLISH = LanguageChoice(OPTIONS, "")
WELSH = LanguageChoice(OPTIONS, "cy", NOTES["local"])
ARABIC_SHOWN = LanguageChoice(OPTIONS, "ar", NOTES["machine"])


def view(desk) -> QuestionView:
    return desk.page.findChild(QuestionView)


def test_nothing_shows_where_there_is_nothing_to_choose(open_visit):
    desk = open_visit(at(question()))
    assert not view(desk).language.isVisible()


def test_a_language_is_chosen_by_keyboard(open_visit):
    desk = open_visit(at(question(language=ENGLISH)))
    bar = view(desk).language
    assert bar.isVisible()
    assert bar.list.accessibleName() == LABEL
    assert bar.list.focusPolicy() & Qt.FocusPolicy.TabFocus
    bar.list.setFocus()
    QTest.keyClick(bar.list, Qt.Key.Key_Down)
    assert desk.wishes == [("show_language", "ar")]
    desk.show(at(question(language=WELSH)))
    QTest.keyClick(bar.list, Qt.Key.Key_Up)
    QTest.keyClick(bar.list, Qt.Key.Key_Up)
    assert desk.wishes[-1] == ("show_language", "")


def test_what_staff_must_know_is_shown_and_spoken_with_the_list(open_visit):
    desk = open_visit(at(question(language=WELSH)))
    bar = view(desk).language
    assert bar.note.isVisible()
    assert NOTES["local"] in bar.note.text()
    assert bar.list.accessibleDescription() == NOTES["local"]
    assert bar.list.currentText() == "Cymraeg (Welsh)"
    desk.show(at(question(language=ENGLISH)))
    assert not bar.note.isVisible()


def test_the_same_question_is_read_anew_in_another_language(open_visit):
    desk = open_visit(at(question(language=ENGLISH)))
    desk.show(at(replace(question(language=WELSH), text="[cy] Cwestiwn")))
    assert view(desk).card.question.text() == "[cy] Cwestiwn"


def test_a_language_that_could_not_be_shown_is_not_what_the_list_stands_at(open_visit):
    desk = open_visit(at(question(language=ENGLISH)))
    bar = view(desk).language
    bar.list.setFocus()
    QTest.keyClick(bar.list, Qt.Key.Key_Down)
    desk.show(at(question(language=ENGLISH), "Not saved"))
    assert bar.list.currentText() == "English"


def test_arabic_stands_on_the_right_and_english_goes_back_to_the_left(open_visit):
    desk = open_visit(at(replace(question(language=ARABIC_SHOWN), text=ARABIC)))
    card = view(desk).card
    right = Qt.LayoutDirection.RightToLeft
    assert {part.layoutDirection() for part in (card.question, card.stem, card.choice, card.choice.editors()[0])} == {
        right
    }
    assert view(desk).go_on.layoutDirection() != right, "what staff read stays"
    desk.show(at(question(language=ENGLISH)))
    assert card.question.layoutDirection() != right
    assert card.choice.editors()[0].layoutDirection() != right


def test_the_mark_of_a_card_stands_where_the_words_begin(open_visit):
    def ink(picture, columns: range) -> int:
        rows = range(picture.height())
        return sum(picture.pixelColor(x, y).lightness() < 120 for x in columns for y in rows)

    left_edge, words = [], []
    for language in (WELSH, ARABIC_SHOWN):
        desk = open_visit(at(question(chosen="several-days", language=language)))
        card = view(desk).card.choice.editors()[1]
        picture = card.grab().toImage()
        half = picture.width() // 2
        words.append(ink(picture, range(60, half)) > ink(picture, range(half, picture.width() - 60)))
        left_edge.append(ink(picture, range(14, 42)) > ink(picture, range(picture.width() - 42, picture.width() - 14)))
    assert left_edge == [True, False]
    assert words == [True, False]


def test_a_line_of_numbers_runs_from_low_to_high_in_any_language(open_visit):
    page = replace(typed("scale"), scale=Scale(0, 10, 1, "None", "Worst"), language=ARABIC_SHOWN)
    desk = open_visit(at(page))
    slider = view(desk).card.typed.field.slider
    assert slider.layoutDirection() == Qt.LayoutDirection.LeftToRight
    slider.set_answer(3)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.answer() == 4


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off_and_everything_is_named(open_visit, scale):
    desk = open_visit(at(replace(question(language=ARABIC_SHOWN), text=ARABIC)), scale)
    QApplication.processEvents()
    assert clipped_widgets(desk.page) == []
    assert unnamed_controls(desk.page) == []
