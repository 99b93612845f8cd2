"""The places of the clinical lead's work on forms."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hubdesk.app.licence_letters import licence_letter_pdf
from hubdesk.app.place import FORMS, Place
from hubdesk.app.places.guide import Guide, Makers, opened
from hubdesk.exchange.form_files import LocalFormFiles
from hubdesk.presenters.forms.add_form import AddFormPresenter
from hubdesk.presenters.forms.form_page import FormPresenter
from hubdesk.presenters.forms.forms_page import FormsPresenter
from hubdesk.presenters.forms.keys import KeysPresenter
from hubdesk.presenters.forms.licences import LicencePresenter, LicencesPresenter
from hubdesk.presenters.forms.preview import FormPreviewPresenter
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

_SHEETS = "Spreadsheets (*.xlsx *.csv)"
_PACKS = "Form packs (*.hubform)"


def _forms(guide: Guide, _route: FormsRoute) -> Place:
    presenter = FormsPresenter(guide.desk, guide.runner, guide.go, LocalFormFiles())
    place = opened(presenter, FormsPage, FORMS)
    place.page.template_requested.connect(
        lambda: _save(place.page, "Template spreadsheet", "my-scale.xlsx", _SHEETS, presenter.save_template)
    )
    return place


def _form(guide: Guide, route: FormRoute) -> Place:
    presenter = FormPresenter(*guide.tools, LocalFormFiles(), route.sha256)
    place = opened(presenter, FormGovernancePage, FORMS)
    place.page.save_requested.connect(
        lambda: _save(place.page, "Form pack", "form.hubform", _PACKS, presenter.save_pack)
    )
    return place


def _add(guide: Guide, route: AddFormRoute) -> Place:
    adding = AddFormPresenter(*guide.tools, LocalFormFiles(), pack=route.pack)
    page = AddFormPage(adding)  # nothing to load before a file is chosen
    title, kinds = ("Form pack", _PACKS) if route.pack else ("Spreadsheet of a form", _SHEETS)

    def browse() -> None:
        if path := ask_which_to_open(page, title, kinds):
            adding.open_file(path)

    page.browse_requested.connect(browse)
    return Place(adding, page, FORMS)


def _preview(guide: Guide, route: PreviewRoute) -> Place:
    return opened(FormPreviewPresenter(guide.desk, guide.runner, guide.go, route.sha256), PreviewPage, FORMS)


def _licences(guide: Guide, _route: LicencesRoute) -> Place:
    return opened(LicencesPresenter(guide.desk, guide.runner, guide.go), LicencesPage, FORMS)


def _licence(guide: Guide, route: LicenceRoute) -> Place:
    presenter = LicencePresenter(*guide.tools, LocalFormFiles(), licence_letter_pdf, route.instrument)
    place = opened(presenter, LicencePage, FORMS)

    def print_letter() -> None:
        from hubdesk.ui.paper_printer import ask_for_printer  # Qt's printing is slow to load and wanted seldom

        printer = ask_for_printer(place.page, "Print the request letter")
        if printer is not None:
            presenter.print_letter(printer)

    place.page.save_requested.connect(
        lambda: _save(place.page, "Request letter", presenter.state.file_name, "PDF (*.pdf)", presenter.save_letter)
    )
    place.page.print_requested.connect(print_letter)
    return place


def _keys(guide: Guide, _route: FormKeysRoute) -> Place:
    presenter = KeysPresenter(*guide.tools, LocalFormFiles())
    place = opened(presenter, KeysPage, FORMS)
    place.page.save_requested.connect(
        lambda: _save(place.page, "Public key", "hub-key.txt", "Text (*.txt)", presenter.save_own)
    )
    return place


def _save(page: QWidget, title: str, name: str, kinds: str, then: Callable[[str], None]) -> None:
    if path := ask_where_to_save(page, title, name, kinds):
        then(path)


MAKERS: Makers = {
    FormsRoute: _forms,
    FormRoute: _form,
    AddFormRoute: _add,
    PreviewRoute: _preview,
    LicencesRoute: _licences,
    LicenceRoute: _licence,
    FormKeysRoute: _keys,
}
