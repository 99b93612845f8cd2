"""Files of forms on this computer: spreadsheets, packs, letters. ``services.ports.FormFiles``."""

import os
from collections.abc import Sequence
from pathlib import Path

from hubdesk.domain.problems import KnownProblem
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
        """See the port. Written beside its place and moved there, so that no half a file is left."""
        target = Path(path)
        half = target.with_name(f".{target.name}.half")
        try:
            half.write_bytes(data)
            os.replace(half, target)  # noqa: PTH105 - one step on every system
        except OSError as problem:
            half.unlink(missing_ok=True)
            said = f"The file cannot be written there ({problem.strerror or 'unknown reason'})."
            raise FormFileProblem(said, "Choose another folder, and check that it has room.") from problem

    def write_template(self, path: str) -> None:
        """See the port."""
        write_template(path, TEMPLATE)
