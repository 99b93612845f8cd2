"""The unlock page: name and password go out once, nothing typed stays behind."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.unlock import UnlockPresenter
from hubdesk.ui.controls import LinkButton
from hubdesk.ui.pages.unlock import BUSY, UnlockPage
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.settling import press, tab_order, type_words
from tests.ui.pages.states import DEMO_USERS, UNLOCK

WRONG = Trouble("The name or the password is not right.", "Check both and try again.")


@pytest.fixture
def presenter() -> FakePresenter:
    return FakePresenter(UNLOCK)


@pytest.fixture
def page(presenter, shown) -> UnlockPage:
    return shown(UnlockPage(presenter))


def test_typing_a_name_and_a_password_and_enter_unlocks(page, presenter):
    type_words("sam")
    press(Qt.Key.Key_Return)
    type_words("secret")
    press(Qt.Key.Key_Return)
    assert presenter.wishes == [("unlock", "sam", "secret")]


def test_the_password_is_gone_once_it_is_handed_over_and_cannot_be_undone(page, presenter):
    type_words("sam")
    page.password.field.focus_editor()
    type_words("secret")
    page.unlock_button.click()
    assert page.password.text() == ""
    page.password._show.click()  # Qt lets nobody undo while the text is hidden
    page.password.editor.undo()
    assert page.password.text() == ""
    assert not page.password.editor.isUndoAvailable()
    assert not page.password.editor.isRedoAvailable()


def test_a_page_that_is_left_forgets_the_password(page):
    page.password.set_text("secret")
    page.hide()
    assert page.password.text() == ""


def test_after_a_failure_the_name_stays_and_the_password_is_asked_again(page, presenter):
    page.password.set_text("wrong")
    presenter.show(replace(UNLOCK, sign_in="sam", trouble=WRONG))
    assert page.sign_in.text() == "sam"
    assert page.password.text() == ""
    assert page.trouble.isVisible()
    assert QApplication.focusWidget() is page.password.editor


def test_a_problem_is_said_once(page, presenter, monkeypatch):
    said = []
    monkeypatch.setattr("hubdesk.ui.pages.trouble_box.announce", lambda _w, words, **_k: said.append(words))
    wrong = replace(UNLOCK, trouble=WRONG)
    presenter.show(wrong)
    presenter.show(replace(wrong, site="Elsewhere"))
    assert said == ["The name or the password is not right. Check both and try again."]


def test_while_the_key_is_worked_out_nothing_can_be_pressed_twice(page, presenter):
    presenter.show(replace(UNLOCK, sign_in="sam", busy=True))
    assert not page.unlock_button.isEnabled()
    assert page.sign_in.editor.isReadOnly()
    assert BUSY in [label.text() for label in page.findChildren(type(page._waiting)) if label.isVisible()]
    page.password.field.submitted.emit()
    assert presenter.wishes == []
    presenter.show(replace(UNLOCK, sign_in="sam"))
    assert page.unlock_button.isEnabled()


def test_the_password_can_be_shown_and_is_hidden_again_when_sent(page):
    button = page.password._show
    button.click()
    assert page.password.editor.echoMode() == QLineEdit.EchoMode.Normal
    assert button.accessibleName() == "Hide password"
    page.unlock_button.click()
    assert page.password.editor.echoMode() == QLineEdit.EchoMode.Password
    assert button.accessibleName() == "Show password"


def test_focus_starts_at_what_is_missing(shown):
    page = shown(UnlockPage(FakePresenter(replace(UNLOCK, sign_in="sam"))))
    assert QApplication.focusWidget() is page.password.editor


def test_tab_goes_from_the_name_down_to_the_button(page):
    assert tab_order(page, page.sign_in.editor)[:4] == [
        page.sign_in.editor,
        page.password.editor,
        page.password._show,
        page.unlock_button,
    ]


def test_the_demo_lists_its_users_and_fills_in_the_one_picked(shown):
    presenter = FakePresenter(replace(UNLOCK, demo_users=DEMO_USERS))
    page = shown(UnlockPage(presenter))
    links = [link for link in page.findChildren(LinkButton) if link.text() == "Use"]
    assert [link.accessibleName() for link in links] == [f"Use {name}, {role}" for name, role, _ in DEMO_USERS]
    links[1].click()
    press(Qt.Key.Key_Return)
    assert presenter.wishes == [("unlock", "mo.rahman", "Copper-Lantern-17")]


def test_without_a_demo_nothing_is_listed(page):
    shown = [link for link in page.findChildren(LinkButton) if link.isVisible()]
    assert shown == [page.rescue_link], "nobody's name"


def test_with_the_real_presenter_a_wrong_password_is_asked_again(shown):
    def refuse(_sign_in, _password):
        raise KnownProblem(WRONG.message, WRONG.what_next)

    presenter = UnlockPresenter(UNLOCK, Immediate(), refuse, lambda _desk: None)
    page = shown(UnlockPage(presenter))
    type_words("sam")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert page.trouble.isVisible()
    type_words("wrong")
    press(Qt.Key.Key_Return)
    assert presenter.state.trouble == WRONG
    assert (page.sign_in.text(), page.password.text()) == ("sam", "")
    assert QApplication.focusWidget() is page.password.editor
