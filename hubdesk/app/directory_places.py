"""The places of the directory: GP practices, a new directory, services. IT has them too, without any record."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from hubdesk.app.place import DIRECTORY, Place
from hubdesk.domain.changes import Changes
from hubdesk.exchange.practice_file import LocalPracticeFiles
from hubdesk.presenters.directory.bring import BringPresenter
from hubdesk.presenters.directory.practice import PracticePresenter
from hubdesk.presenters.directory.practices import PracticesPresenter
from hubdesk.presenters.directory.service import ServicePresenter
from hubdesk.presenters.directory.services import ServicesPresenter
from hubdesk.presenters.routes import Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.ui.file_dialogs import ask_where_to_save, ask_which_to_open
from hubdesk.ui.pages.directory import BringPage, PracticePage, PracticesPage, ServicePage, ServicesPage

_KINDS = "Directory of GP practices (*.csv *.zip)"


class DirectoryRoom:
    """Moves about among the pages of the directory; ``show`` puts a place in the window."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        show: Callable[[Callable[[], Place]], None],
    ) -> None:
        self._desk, self._runner, self._go, self._changed, self._show = desk, runner, go, changed, show

    def practices(self) -> None:
        """The search of GP practices, where the directory begins."""
        self._show(self._practices)

    def _practices(self) -> Place:
        presenter = PracticesPresenter(self._desk, self._runner, self._go)
        page = PracticesPage(presenter)
        page.practice_requested.connect(lambda code: self._show(lambda: self._practice(code)))
        page.bring_requested.connect(lambda: self._show(self._bring))
        page.services_requested.connect(lambda: self._show(self._services))
        presenter.load()
        return _place(presenter, page)

    def _practice(self, code: str) -> Place:
        presenter = PracticePresenter(self._desk, self._runner, self._changed, code)
        page = PracticePage(presenter)
        page.back_requested.connect(self.practices)
        presenter.load()
        return _place(presenter, page)

    def _bring(self) -> Place:
        presenter = BringPresenter(self._desk, self._runner, self._changed, LocalPracticeFiles())
        page = BringPage(presenter)
        page.back_requested.connect(self.practices)
        page.browse_requested.connect(
            lambda: presenter.open_file(ask_which_to_open(page, "Directory of GP practices", _KINDS))
        )
        return _place(presenter, page)

    def _services(self) -> Place:
        presenter = ServicesPresenter(self._desk, self._runner)
        page = ServicesPage(presenter)
        page.back_requested.connect(self.practices)
        page.print_requested.connect(lambda area: _print(page, presenter, area))
        page.save_requested.connect(lambda area: _save(page, presenter, area))
        page.service_requested.connect(lambda one: self._show(lambda: self._service(one)))
        presenter.load()
        return _place(presenter, page)

    def _service(self, service_id: str) -> Place:
        presenter = ServicePresenter(
            self._desk, self._runner, self._changed, lambda: self._show(self._services), service_id
        )
        page = ServicePage(presenter)
        presenter.load()
        return _place(presenter, page)


def _print(page: QWidget, presenter: ServicesPresenter, area: str) -> None:
    from hubdesk.ui.paper_printer import ask_for_printer  # Qt's printing is slow to load and wanted seldom

    printer = ask_for_printer(page, "Print who does what here")
    if printer is not None:
        presenter.print_sheet(printer, area)


def _save(page: QWidget, presenter: ServicesPresenter, area: str) -> None:
    path = ask_where_to_save(page, "Who does what here", "who-does-what.pdf", "PDF (*.pdf)")
    if path:
        presenter.save_sheet(path, area)


def _place(presenter: Any, page: QWidget) -> Place:
    return Place(presenter, page, DIRECTORY)
