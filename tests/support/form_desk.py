"""The clinical lead's desk for forms in tests: a hub with two leads, files in memory, and each of its places."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from hubdesk.domain.changes import Changes
from hubdesk.domain.ids import UserId
from hubdesk.domain.roles import Role
from hubdesk.domain.users import User
from hubdesk.forms.spreadsheet import Sheet
from hubdesk.presenters.forms.add_form import AddFormPresenter
from hubdesk.presenters.forms.form_page import FormPresenter
from hubdesk.presenters.forms.forms_page import FormsPresenter
from hubdesk.presenters.forms.keys import KeysPresenter
from hubdesk.presenters.forms.licences import LicencePresenter, LicencesPresenter
from hubdesk.presenters.forms.preview import FormPreviewPresenter
from hubdesk.presenters.routes import Route
from hubdesk.presenters.runner import Immediate
from hubdesk.services.form_bringing import bring_made, make_from_sheets
from tests.forms.sheets import rows
from tests.support.memory import Hub

NOOR = User(UserId("u-noor"), "noor", "Noor Haddad", Role.LEAD, "deputy clinical lead")


class MemoryFiles:
    """``ports.FormFiles`` with no disk."""

    def __init__(self) -> None:
        self.sheets: tuple[Sheet, ...] = (Sheet("", rows()),)
        self.files: dict[str, bytes] = {}

    def read_spreadsheet(self, path: str) -> Sequence[Sheet]:
        return self.sheets

    def read_pack(self, path: str) -> bytes:
        return self.files[path]

    def write(self, path: str, data: bytes) -> None:
        self.files[path] = data

    def write_template(self, path: str) -> None:
        self.files[path] = b"template"


class FormDesk:
    """A hub and its lead at work. ``went`` are the routes gone to, ``told`` the changes told."""

    def __init__(self, hub: Hub | None = None) -> None:
        self.hub = hub or Hub()
        with self.hub.control.writing() as unit:
            unit.add_user(NOOR)
        self.files = MemoryFiles()
        self.press: Any = None
        self.went: list[Route] = []
        self.told: list[Changes] = []

    @property
    def asha(self) -> Any:
        """The lead."""
        return replace(self.hub.desk(Role.LEAD), press=self.press)

    @property
    def noor(self) -> Any:
        """The second lead."""
        return replace(self.asha, actor=NOOR)

    def bring(self, *changes: tuple[int, int, str]) -> str:
        """A form made by the lead; its SHA-256."""
        made = make_from_sheets(self.asha, (Sheet("", rows(*changes)),), "sheet")
        bring_made(self.asha, made)
        assert made.pack is not None
        return made.pack.sha256

    def forms(self) -> FormsPresenter:
        """The list of forms, loaded."""
        return self._loaded(FormsPresenter(self.asha, Immediate(), self.went.append, self.files))

    def form(self, sha256: str, *, second: bool = False) -> FormPresenter:
        """One form, loaded; ``second`` at the second lead's desk."""
        desk = self.noor if second else self.asha
        made = FormPresenter(desk, Immediate(), self.went.append, self.told.append, self.files, sha256)
        return self._loaded(made)

    def add(self, *, pack: bool = False) -> AddFormPresenter:
        """Adding a form."""
        return AddFormPresenter(self.asha, Immediate(), self.went.append, self.told.append, self.files, pack=pack)

    def licences(self) -> LicencesPresenter:
        """The licence desk, loaded."""
        return self._loaded(LicencesPresenter(self.asha, Immediate(), self.went.append))

    def licence(self, instrument: str) -> LicencePresenter:
        """One instrument, loaded."""

        def draw(content: Any, _at: Any) -> bytes:
            return f"{content.name} from {content.hub} by {content.signer}".encode()

        sink = (self.went.append, self.told.append)
        return self._loaded(LicencePresenter(self.asha, Immediate(), *sink, self.files, draw, instrument))

    def keys(self) -> KeysPresenter:
        """The trusted keys, loaded."""
        return self._loaded(KeysPresenter(self.asha, Immediate(), self.went.append, self.told.append, self.files))

    def preview(self, sha256: str) -> FormPreviewPresenter:
        """The preview of a form, loaded."""
        return self._loaded(FormPreviewPresenter(self.asha, Immediate(), self.went.append, sha256))

    @staticmethod
    def _loaded(presenter: Any) -> Any:
        load: Callable[[], None] = presenter.load
        load()
        return presenter
