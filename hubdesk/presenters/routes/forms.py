"""Places of the clinical lead's work on forms."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormsRoute:
    """The forms of the hub: which are in use, and what waits for the lead."""


@dataclass(frozen=True, slots=True)
class FormRoute:
    """One version of a form: what it says of itself, checks, approval."""

    sha256: str


@dataclass(frozen=True, slots=True)
class AddFormRoute:
    """Add a form: from a spreadsheet, or with ``pack`` from a form pack."""

    pack: bool = False


@dataclass(frozen=True, slots=True)
class PreviewRoute:
    """A form as it is filled in, with what goes on inside; nothing is kept."""

    sha256: str


@dataclass(frozen=True, slots=True)
class LicencesRoute:
    """The licence desk: instruments whose owner must be asked."""


@dataclass(frozen=True, slots=True)
class LicenceRoute:
    """One instrument of the licence desk."""

    instrument: str


@dataclass(frozen=True, slots=True)
class FormKeysRoute:
    """The keys whose form packs this hub accepts."""
