"""Files of forms on this computer: spreadsheets, packs, letters. ``services.ports.FormFiles``."""

from collections.abc import Sequence
from pathlib import Path

from hubdesk.domain.problems import KnownProblem
from hubdesk.exchange.files import write_whole
from hubdesk.exchange.spreadsheets import read_spreadsheet, write_template
from hubdesk.forms.spreadsheet import Sheet
from hubdesk.forms.spreadsheet.template import TEMPLATE

MOST_BYTES = 10 * 1024 * 1024


class FormFileProblem(KnownProblem):
    """The file cannot be read or written."""

    code = "form-file"


class LocalFormFiles:
    """``services.ports.FormFiles`` on the disks of this computer."""

    def read_spreadsheet(self, path: str) -> Sequence[Sheet]:
        """See the port."""
        return read_spreadsheet(path)

    def read_pack(self, path: str) -> bytes:
        """See the port."""
        try:
            if Path(path).stat().st_size > MOST_BYTES:
                raise FormFileProblem("The file is larger than 10 MB, so it is no form pack.", "Choose another file.")
            return Path(path).read_bytes()
        except OSError as problem:
            said = f"The file cannot be opened ({problem.strerror or 'unknown reason'})."
            raise FormFileProblem(said, "Check that it is there and may be read.") from problem

    def write(self, path: str, data: bytes) -> None:
        """See the port."""
        write_whole(path, data)

    def write_template(self, path: str) -> None:
        """See the port."""
        write_template(path, TEMPLATE)
