"""The places of the clinical lead's work on forms."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from hubdesk.app.licence_letters import licence_letter_pdf
from hubdesk.exchange.form_files import LocalFormFiles
from hubdesk.presenters.forms.add_form import AddFormPresenter
from hubdesk.presenters.forms.form_page import FormPresenter
from hubdesk.presenters.forms.forms_page import FormsPresenter
from hubdesk.presenters.forms.keys import KeysPresenter
from hubdesk.presenters.forms.licences import LicencePresenter, LicencesPresenter
from hubdesk.presenters.forms.preview import FormPreviewPresenter
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.routes import (
    AddFormRoute,
    FormKeysRoute,
    FormRoute,
    FormsRoute,
    LicenceRoute,
    LicencesRoute,
    PreviewRoute,
)
from hubdesk.ui.file_dialogs import ask_where_to_save, ask_which_to_open
from hubdesk.ui.pages.forms.add_form_page import AddFormPage
from hubdesk.ui.pages.forms.form_page import FormGovernancePage
from hubdesk.ui.pages.forms.forms_page import FormsPage
from hubdesk.ui.pages.forms.keys_page import KeysPage
from hubdesk.ui.pages.forms.licence_page import LicencePage
from hubdesk.ui.pages.forms.licences_page import LicencesPage
from hubdesk.ui.pages.forms.preview_page import PreviewPage

FormsPlaceRoute = FormsRoute | FormRoute | AddFormRoute | PreviewRoute | LicencesRoute | LicenceRoute | FormKeysRoute
_SHEETS = "Spreadsheets (*.xlsx *.csv)"
_PACKS = "Form packs (*.hubform)"


def forms_place(guide: Any, route: FormsPlaceRoute) -> tuple[Presenter[Any], QWidget]:
    """The presenter and page of a route, already loading. ``guide`` gives desk, runner, go and changed."""
    files = LocalFormFiles()
    desk, runner, go, changed = guide.desk, guide.runner, guide.go, guide.changed
    match route:
        case FormsRoute():
            return _forms(FormsPresenter(desk, runner, go, files))
        case FormRoute(sha256=sha256):
            return _form(FormPresenter(desk, runner, go, changed, files, sha256))
        case AddFormRoute(pack=pack):
            adding = AddFormPresenter(desk, runner, go, changed, files, pack=pack)
            add_page = AddFormPage(adding)
            title, kinds = ("Form pack", _PACKS) if pack else ("Spreadsheet of a form", _SHEETS)
            add_page.browse_requested.connect(lambda: _open(add_page, title, kinds, adding.open_file))
            return adding, add_page
        case PreviewRoute(sha256=sha256):
            preview = FormPreviewPresenter(desk, runner, go, sha256)
            page: QWidget = PreviewPage(preview)
            preview.load()
            return preview, page
        case LicencesRoute():
            listed = LicencesPresenter(desk, runner, go)
            page = LicencesPage(listed)
            listed.load()
            return listed, page
        case LicenceRoute(instrument=instrument):
            return _licence(LicencePresenter(desk, runner, go, changed, files, licence_letter_pdf, instrument))
        case FormKeysRoute():
            return _keys(KeysPresenter(desk, runner, go, changed, files))


def _forms(presenter: FormsPresenter) -> tuple[Presenter[Any], QWidget]:
    page = FormsPage(presenter)
    page.template_requested.connect(
        lambda: _save(page, "Template spreadsheet", "my-scale.xlsx", _SHEETS, presenter.save_template)
    )
    presenter.load()
    return presenter, page


def _form(presenter: FormPresenter) -> tuple[Presenter[Any], QWidget]:
    page = FormGovernancePage(presenter)
    page.save_requested.connect(lambda: _save(page, "Form pack", "form.hubform", _PACKS, presenter.save_pack))
    presenter.load()
    return presenter, page


def _licence(presenter: LicencePresenter) -> tuple[Presenter[Any], QWidget]:
    page = LicencePage(presenter)
    page.save_requested.connect(
        lambda: _save(page, "Request letter", presenter.state.file_name, "PDF (*.pdf)", presenter.save_letter)
    )
    page.print_requested.connect(lambda: _print(page, presenter))
    presenter.load()
    return presenter, page


def _keys(presenter: KeysPresenter) -> tuple[Presenter[Any], QWidget]:
    page = KeysPage(presenter)
    page.save_requested.connect(lambda: _save(page, "Public key", "hub-key.txt", "Text (*.txt)", presenter.save_own))
    presenter.load()
    return presenter, page


def _print(page: QWidget, presenter: LicencePresenter) -> None:
    from hubdesk.ui.paper_printer import ask_for_printer  # Qt's printing is slow to load and wanted seldom

    printer = ask_for_printer(page, "Print the request letter")
    if printer is not None:
        presenter.print_letter(printer)


def _open(page: QWidget, title: str, kinds: str, then: Callable[[str], None]) -> None:
    if path := ask_which_to_open(page, title, kinds):
        then(path)


def _save(page: QWidget, title: str, name: str, kinds: str, then: Callable[[str], None]) -> None:
    if path := ask_where_to_save(page, title, name, kinds):
        then(path)
