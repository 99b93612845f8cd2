"""The press as services know it: loaded when first needed or by ``warm_up``, and writing whole files only."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.domain.paper import CardSheet, Paper, PaperField, Sender
from hubdesk.domain.paper.flag_sheet import FlagSheet
from hubdesk.domain.paper.record_copy import RecordCopy
from hubdesk.domain.paper.services_sheet import ServicesSheet
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.template_versions import Finding, TemplateSheet, TemplateVersion
from hubdesk.services.ports import PagePicture

if TYPE_CHECKING:
    from hubdesk.documents import Press


class CannotWrite(KnownProblem):
    """The file could not be written where the user chose."""

    code = "pdf-not-written"

    def __init__(self) -> None:
        super().__init__("The PDF could not be saved there.", "Choose another folder, and check that it has room.")


class _Moment:
    """A clock that stands where it is put: a paper drawn again must carry its first moment."""

    def __init__(self) -> None:
        self.at: datetime | None = None

    def now(self) -> datetime:
        """The moment it was put to."""
        if self.at is None:
            raise RuntimeError("the press draws at a moment")
        return self.at


class LocalPress:
    """``services.ports.Press`` with the drawing library and the resources of this program."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._moment = _Moment()
        self._press: Press | None = None

    def warm_up(self) -> None:
        """Load the libraries and fonts now. A computer without fonts is told of at the first paper, not here."""
        from hubdesk.documents.warming import load_libraries

        load_libraries()
        try:
            self._loaded()
        except KnownProblem:
            return

    def in_words(self, own: Mapping[str, TemplateVersion]) -> "LocalPress":
        """See the port. The fonts are shared, and loaded when first needed."""
        return _InWords(self, own) if own else self

    def sheets(self) -> Sequence[TemplateSheet]:
        """See the port."""
        return self._loaded().sheets()

    def lint(self, own: TemplateVersion) -> Sequence[Finding]:
        """See the port."""
        self._moment.at = own.at
        return self._loaded().lint(own)

    def sample(self, own: TemplateVersion, at: datetime) -> bytes:
        """See the port."""
        self._moment.at = at
        return self._loaded().sample(own)

    def suggestions(self, text: str) -> Sequence[str]:
        """See the port."""
        return self._loaded().suggestions(text)

    def version(self, template: str) -> str:
        """See the port."""
        return next(t.version for t in self._loaded().templates() if t.id == template)

    def fields(self, template: str) -> Sequence[PaperField]:
        """See the port."""
        return self._loaded().fields(template)

    def missing(self, template: str, content: Paper) -> Mapping[str, str]:
        """See the port."""
        return self._loaded().missing_fields(template, content)

    def stranger_line(self, template: str, content: Paper) -> str:
        """See the port."""
        return self._loaded().stranger_line(template, content)

    def draw(self, template: str, content: Paper, at: datetime) -> bytes:
        """See the port."""
        self._moment.at = at
        return self._loaded().draw(template, content)

    def window_sheet(self, sender: Sender, at: datetime) -> bytes:
        """See the port."""
        self._moment.at = at
        return self._loaded().window_sheet(sender)

    def card_sheet(self, sheet: CardSheet, at: datetime) -> bytes:
        """See the port."""
        self._moment.at = at
        return self._loaded().card_sheet(sheet)

    def services_sheet(self, content: ServicesSheet, at: datetime) -> bytes:
        """See the port."""
        self._moment.at = at
        return self._loaded().services_sheet(content)

    def flag_sheet(self, content: FlagSheet, at: datetime) -> bytes:
        """See the port."""
        self._moment.at = at
        return self._loaded().flag_sheet(content)

    def record_copy(self, content: RecordCopy, at: datetime) -> bytes:
        """See the port."""
        self._moment.at = at
        return self._loaded().record_copy(content)

    def pages(self, pdf: bytes, dpi: int) -> Iterator[PagePicture]:
        """See the port."""
        from hubdesk.documents import pages_as_images

        return pages_as_images(pdf, dpi)

    def write(self, path: str, pdf: bytes) -> None:
        """See the port. Written beside its place and moved there, so that no half a letter is left."""
        target = Path(path)
        half = target.with_name(f".{target.name}.half")
        try:
            half.write_bytes(pdf)
            os.replace(half, target)  # noqa: PTH105 - one step on every system
        except OSError as e:
            half.unlink(missing_ok=True)
            raise CannotWrite from e

    def _loaded(self) -> "Press":
        if self._press is None:
            from hubdesk.documents import Press

            self._press = Press(self._resources, self._moment)
        return self._press


class _InWords(LocalPress):
    """A press in a hub's own words, over the one whose fonts it shares."""

    def __init__(self, base: LocalPress, own: Mapping[str, TemplateVersion]) -> None:
        super().__init__(base._resources)
        self._base, self._own, self._moment = base, own, base._moment

    def _loaded(self) -> "Press":
        if self._press is None:
            self._press = self._base._loaded().in_words(self._own)
        return self._press
