"""The places of the directory: GP practices, a new directory, services. IT has them too, without any record."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hubdesk.app.place import DIRECTORY, Place
from hubdesk.app.places.guide import Guide, opened
from hubdesk.exchange.practice_file import LocalPracticeFiles
from hubdesk.presenters.directory.bring import BringPresenter
from hubdesk.presenters.directory.practice import PracticePresenter
from hubdesk.presenters.directory.practices import PracticesPresenter
from hubdesk.presenters.directory.service import ServicePresenter
from hubdesk.presenters.directory.services import ServicesPresenter
from hubdesk.ui.file_dialogs import ask_where_to_save, ask_which_to_open
from hubdesk.ui.pages.directory import BringPage, PracticePage, PracticesPage, ServicePage, ServicesPage

_KINDS = "Directory of GP practices (*.csv *.zip)"


class DirectoryRoom:
    """Moves about among the pages of the directory; ``show`` puts a place in the window."""

    def __init__(self, guide: Guide, show: Callable[[Callable[[], Place]], None]) -> None:
        self._desk, self._runner, self._go, self._changed = guide.tools
        self._show = show

    def practices(self) -> None:
        """The search of GP practices, where the directory begins."""
        self._show(self._practices)

    def _practices(self) -> Place:
        place = opened(PracticesPresenter(self._desk, self._runner, self._go), PracticesPage, DIRECTORY)
        place.page.practice_requested.connect(lambda code: self._show(lambda: self._practice(code)))
        place.page.bring_requested.connect(lambda: self._show(self._bring))
        place.page.services_requested.connect(lambda: self._show(self._services))
        return place

    def _practice(self, code: str) -> Place:
        place = opened(PracticePresenter(self._desk, self._runner, self._changed, code), PracticePage, DIRECTORY)
        place.page.back_requested.connect(self.practices)
        return place

    def _bring(self) -> Place:
        presenter = BringPresenter(self._desk, self._runner, self._changed, LocalPracticeFiles())
        page = BringPage(presenter)  # nothing to load before a file is chosen
        page.back_requested.connect(self.practices)
        page.browse_requested.connect(
            lambda: presenter.open_file(ask_which_to_open(page, "Directory of GP practices", _KINDS))
        )
        return Place(presenter, page, DIRECTORY)

    def _services(self) -> Place:
        presenter = ServicesPresenter(self._desk, self._runner)
        place = opened(presenter, ServicesPage, DIRECTORY)
        place.page.back_requested.connect(self.practices)
        place.page.print_requested.connect(lambda area: _print(place.page, presenter, area))
        place.page.save_requested.connect(lambda area: _save(place.page, presenter, area))
        place.page.service_requested.connect(lambda one: self._show(lambda: self._service(one)))
        return place

    def _service(self, service_id: str) -> Place:
        def back() -> None:
            self._show(self._services)

        presenter = ServicePresenter(self._desk, self._runner, self._changed, back, service_id)
        return opened(presenter, ServicePage, DIRECTORY)


def _print(page: QWidget, presenter: ServicesPresenter, area: str) -> None:
    from hubdesk.ui.paper_printer import ask_for_printer  # Qt's printing is slow to load and wanted seldom

    printer = ask_for_printer(page, "Print who does what here")
    if printer is not None:
        presenter.print_sheet(printer, area)


def _save(page: QWidget, presenter: ServicesPresenter, area: str) -> None:
    path = ask_where_to_save(page, "Who does what here", "who-does-what.pdf", "PDF (*.pdf)")
    if path:
        presenter.save_sheet(path, area)
