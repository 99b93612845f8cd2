"""The page a sheet of paper is typed into: by keyboard alone, told where it differs, at every size."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from hubdesk.presenters.paper_entry import AGAIN, CONFIRM, FIRST, PaperEntryPresenter
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.runner import Immediate
from hubdesk.ui.pages.paper_entry import PaperEntryPage
from tests.support.kinds_form import with_kinds
from tests.support.memory import Hub, Worker, shipped
from tests.ui.measure import clipped_widgets, unnamed_controls
from tests.ui.pages.settling import settle
from tests.ui.pages.visit.visit_samples import ARABIC, LONG_QUESTION, LONG_WORD

Key = Qt.Key


class Typist:
    """The page, and someone at its keyboard."""

    def __init__(self, page: PaperEntryPage, presenter: PaperEntryPresenter, hub: Hub) -> None:
        self.page, self.presenter, self.hub = page, presenter, hub

    def focus(self) -> QWidget:
        return self.page.window().focusWidget()

    def types(self, *texts: str) -> None:
        for text in texts:
            QTest.keyClicks(self.focus(), text)
            QTest.keyClick(self.focus(), Key.Key_Return)

    def press_enter(self) -> None:
        QTest.keyClick(self.focus(), Key.Key_Return)
        settle()

    def words(self) -> list[str]:
        shown = [w for w in self.page.findChildren(QWidget) if w.isVisible()]
        return [w.text() for w in shown if isinstance(w, QLabel | QAbstractButton) and w.text()]


@pytest.fixture
def typist(shown: Callable[[QWidget], QWidget]) -> Callable[..., Typist]:
    def make(*, kinds: bool = False) -> Typist:
        hub = Hub(library=with_kinds(shipped()) if kinds else None)
        hub.clock.advance(days=120)
        sam = Worker(hub).start()
        response = sam.now.form(sam.now.visit.place.response_id).response.id
        presenter = PaperEntryPresenter(
            sam.desk, Immediate(), lambda _r: None, lambda _c: None, sam.now.visit.id, response
        )
        page = PaperEntryPage(presenter)
        presenter.load()
        shown(page)
        return Typist(page, presenter, hub)

    return make


def test_a_whole_sheet_by_keyboard_alone(typist):
    one = typist()
    one.types("14", "3", "2026", "d", "c")
    assert one.focus() is one.page.go_on
    one.press_enter()
    assert one.presenter.state.step == AGAIN
    one.types("d", "c")
    one.press_enter()
    assert one.presenter.state.step == CONFIRM
    assert "Nearly every day" in one.words()
    assert "Filled in on 14-Mar-2026" in one.words()
    assert one.focus() is one.page.title.heading, "Enter keeps nothing that was not read"
    one.press_enter()
    assert one.hub.stored.answers == []
    one.page.go_on.click()
    assert len(one.hub.stored.answers) > 0


def test_the_second_time_the_boxes_are_empty(typist):
    one = typist()
    one.types("14", "3", "2026", "d", "c")
    one.press_enter()
    assert set(one.page.typed().values()) == {""}
    assert not one.page.filled_in.isVisible()


def test_a_difference_stands_at_its_box_and_in_the_summary(typist):
    one = typist()
    one.types("14", "3", "2026", "d", "c")
    one.press_enter()
    one.types("a", "c")
    one.press_enter()
    box = one.page.boxes["q1"]
    assert box.error().startswith("First it was “Nearly every day”")
    assert (box.text(), one.page.boxes["q2"].text()) == ("", "C".lower())
    assert any(words.startswith("1. First it was") for words in one.words())
    one.page.boxes["q1"].focus_editor()
    one.types("d", "")
    one.press_enter()
    assert one.presenter.state.step == CONFIRM


def test_a_number_is_refused_at_its_box_and_everything_else_stays(typist):
    one = typist()
    one.types("14", "3", "2026", "3", "c")
    one.press_enter()
    assert "A number is not an option" in one.page.boxes["q1"].error()
    assert one.page.typed() == {"q1": "3", "q2": "c"}


def test_changing_shows_what_was_typed_first(typist):
    one = typist()
    one.types("14", "3", "2026", "d", "c")
    one.press_enter()
    one.page.change.click()
    assert one.page.typed() == {"q1": "d", "q2": "c"}
    assert one.page.filled_in.values() == ("14", "3", "2026")


def test_enter_in_a_tall_box_is_a_new_line(typist):
    one = typist(kinds=True)
    tall = [box for box in one.page.boxes.values() if box._lines > 1]
    for box in tall:
        box.focus_editor()
        one.press_enter()
        assert one.focus() is box.editor


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("step", [FIRST, "errors", AGAIN, CONFIRM])
def test_everything_fits_and_has_a_name(typist, dress, step, scale):
    dress(scale)
    one = typist(kinds=True)
    state = one.presenter.state
    if step != FIRST:
        sheet = {"used": "A", "t1": "B", "slept": LONG_QUESTION[:200]}
        one.presenter.first(sheet, ("14", "3", "2026"))
        if step == "errors":
            one.presenter.again({"used": "B", "t1": "9"})
        elif step == CONFIRM:
            one.presenter.again(sheet)
    if step == FIRST:
        trouble = Trouble("The disk is full.", "Free some space.")
        long = zip(state.rows, (LONG_QUESTION, ARABIC, LONG_WORD) * 9, strict=False)
        rows = tuple(replace(row, text=words, letters=words) for row, words in long)
        one.presenter._show(replace(state, rows=rows, trouble=trouble, blank="phq-2.pdf", said="Saved."))
    settle()
    assert clipped_widgets(one.page) == []
    assert unnamed_controls(one.page) == []
