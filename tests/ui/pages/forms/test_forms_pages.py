"""The lead's pages about forms: nothing cut off, everything named, wishes passed on, the keyboard all the way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from hubdesk.presenters.forms.form_page import Ask
from hubdesk.services.form_desk import approve_form
from hubdesk.ui.pages.forms.add_form_page import AddFormPage
from hubdesk.ui.pages.forms.form_page import FormGovernancePage
from hubdesk.ui.pages.forms.forms_page import FormsPage
from hubdesk.ui.pages.forms.keys_page import KeysPage
from hubdesk.ui.pages.forms.licence_page import LicencePage
from hubdesk.ui.pages.forms.licences_page import LicencesPage
from hubdesk.ui.pages.forms.preview_page import PreviewPage
from tests.forms.sheets import rows
from tests.support.form_desk import FormDesk
from tests.ui.measure import clipped_widgets, unnamed_controls
from tests.ui.pages.settling import press, settle, type_words
from tests.ui.scales import SCALES

Shown = Callable[[QWidget], QWidget]


def the_list() -> QWidget:
    desk = FormDesk()
    desk.bring()
    return FormsPage(desk.forms())


def waiting_for_the_second() -> QWidget:
    desk = FormDesk()
    return FormGovernancePage(desk.form(desk.bring(), second=True))


def own_work() -> QWidget:
    desk = FormDesk()
    return FormGovernancePage(desk.form(desk.bring()))


def asking_why() -> QWidget:
    desk = FormDesk()
    presenter = desk.form(desk.bring(), second=True)
    presenter.ask(Ask.SEND_BACK)
    presenter.decide("")
    return FormGovernancePage(presenter)


def unverified() -> QWidget:
    desk = FormDesk()
    waiting = next(one for one in desk.hub.shelf.forms if one.publication.unverified)
    return FormGovernancePage(desk.form(waiting.pack.sha256))


def approved() -> QWidget:
    desk = FormDesk()
    sha256 = desk.bring()
    approve_form(desk.noor, sha256)
    return FormGovernancePage(desk.form(sha256))


def adding() -> QWidget:
    return AddFormPage(FormDesk().add())


def adding_with_faults() -> QWidget:
    desk = FormDesk()
    changes = ((8, 3, "Often=0; Sometimes; Never=2"), (14, 1, "3"), (10, 5, "q9 = Often"))
    desk.files.sheets = (type(desk.files.sheets[0])("Questions", rows(*changes)),)
    presenter = desk.add()
    presenter.open_file("a-spreadsheet-with-a-rather-long-name-indeed.xlsx")
    return AddFormPage(presenter)


def adding_a_sound_sheet() -> QWidget:
    presenter = FormDesk().add()
    presenter.open_file("rest.xlsx")
    return AddFormPage(presenter)


def adding_a_pack() -> QWidget:
    return AddFormPage(FormDesk().add(pack=True))


def licence_desk() -> QWidget:
    return LicencesPage(FormDesk().licences())


def licence_with_errors() -> QWidget:
    presenter = FormDesk().licence("bda-adult-dyslexia")
    presenter.record("yes", "", ("", "", ""), "", "")
    return LicencePage(presenter)


def licence_given() -> QWidget:
    presenter = FormDesk().licence("dudit")
    presenter.record("yes", "Dr Owner, Institute", ("1", "2", "2026"), "email of 1 February", "this hub, on screen")
    return LicencePage(presenter)


def keys_with_errors() -> QWidget:
    presenter = FormDesk().keys()
    presenter.trust("", "", "")
    return KeysPage(presenter)


def preview() -> QWidget:
    desk = FormDesk()
    presenter = desk.preview(desk.bring())
    presenter.choose("q2", "often")
    return PreviewPage(presenter)


PAGES = (
    the_list,
    waiting_for_the_second,
    own_work,
    asking_why,
    unverified,
    approved,
    adding,
    adding_with_faults,
    adding_a_sound_sheet,
    adding_a_pack,
    licence_desk,
    licence_with_errors,
    licence_given,
    keys_with_errors,
    preview,
)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("make", PAGES)
def test_nothing_is_cut_off_and_everything_has_a_name(make, scale, dress, shown, qtbot):
    dress(scale)
    page = shown(make())
    qtbot.waitUntil(lambda: clipped_widgets(page) == [], timeout=3000)
    assert unnamed_controls(page) == []


@pytest.mark.parametrize("make", PAGES)
def test_no_words_are_contracted_and_nothing_is_deleted(make, shown):
    page = shown(make())
    words = " ".join(button.text() for button in page.findChildren(QAbstractButton)).lower()
    assert "n't" not in words
    assert "delete" not in words


def test_a_form_is_approved_with_the_keyboard(shown):
    desk = FormDesk()
    presenter = desk.form(desk.bring(), second=True)
    page = shown(FormGovernancePage(presenter))
    assert page.approve_button.hasFocus()
    press(Qt.Key.Key_Return)
    assert presenter.state.tag == "In use"
    assert page.approve_button.isHidden()


def test_why_is_typed_where_it_is_asked_and_enter_records_it(shown):
    desk = FormDesk()
    presenter = desk.form(desk.bring(), second=True)
    page = shown(FormGovernancePage(presenter))
    page.send_back_button.click()
    settle()
    assert page.words.editor.hasFocus()
    assert page.words.label.text() == "What must be put right?"
    type_words("The second question is double")
    press(Qt.Key.Key_Return)
    assert presenter.state.history[0][0] == "Sent back"
    assert page.ask_card.isHidden()


def test_the_preview_shows_a_question_that_an_answer_calls_for_and_keeps_the_focus(shown):
    desk = FormDesk()
    page = shown(PreviewPage(desk.preview(desk.bring())))
    field = page.view._fields["q2"]
    field.focus_editor()
    press(Qt.Key.Key_Space)  # the first answer
    assert list(page.view._fields) == ["q1", "q2"]
    field.cards()[2].click() if hasattr(field, "cards") else field.group.cards()[2].click()
    settle()
    assert list(page.view._fields) == ["q1", "q2", "q3"]
    assert page.view._fields["q2"] is field


def test_wishes_of_the_list_reach_the_presenter(shown):
    desk = FormDesk()
    page = shown(FormsPage(desk.forms()))
    for link in (page.add_button, page.pack_link, page.licences_link, page.keys_link):
        link.click()
    assert len(desk.went) == 4
    asked = []
    page.template_requested.connect(lambda: asked.append(True))
    page.template_link.click()
    assert asked


def test_the_answer_of_an_owner_is_recorded_from_the_page(shown):
    desk = FormDesk()
    presenter = desk.licence("dudit")
    page = shown(LicencePage(presenter))
    page.answer.set_value("yes")
    page.who.set_text("Dr Owner")
    page.on.set_values("1", "2", "2026")
    page.reference.set_text("email")
    page.scope.set_text("this hub")
    page.record_button.click()
    settle()
    assert presenter.state.given
    assert page.who.text() == ""
    assert not page.pack_button.isHidden()
