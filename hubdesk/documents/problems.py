"""Why a document cannot be drawn, in words for the person at the desk.

No message holds a name, a number or an answer; a single character may be named, because that is
what has to be changed.
"""

import unicodedata
from collections.abc import Mapping

from hubdesk.domain.problems import KnownProblem


class CannotPrint(KnownProblem):
    """A document cannot be drawn as it is."""

    code = "cannot-print"


class FieldsMissing(CannotPrint):
    """Required fields are empty; ``fields`` names each with its message, for a jump to it."""

    code = "fields-missing"

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__("This cannot be printed yet.", " ".join(f"{message}." for message in fields.values()))
        self.fields = dict(fields)


class MissingGlyph(CannotPrint):
    """No font here has a character, so the text would print wrong."""

    code = "missing-glyph"

    def __init__(self, character: str, field: str = "") -> None:
        number = f"U+{ord(character):04X}"
        name = unicodedata.name(character, "a character without a name")
        where = f" in “{field}”" if field else ""
        super().__init__(
            f"The character “{character}” ({name.lower()}, {number}){where} cannot be printed with the fonts on "
            "this computer.",
            "Take the character out, or write the name in Latin letters. IT can add a font; see hubdesk doctor.",
        )
        self.character = character
        self.field = field


class DoesNotFit(CannotPrint):
    """A text is too long for its box even at the smallest allowed size."""

    code = "does-not-fit"

    def __init__(self, field: str) -> None:
        super().__init__(f"The text of “{field}” is too long for its place on the paper.", "Make it shorter.")
        self.field = field


class FontsMissing(CannotPrint):
    """Neither Arial nor Liberation Sans is on this computer."""

    code = "fonts-missing"

    def __init__(self) -> None:
        super().__init__(
            "No font for letters was found on this computer.",
            "Ask IT to install Liberation Sans, or Arial, and try again.",
        )


class UnknownTemplate(CannotPrint):
    """A template id that does not exist, or a content of another kind than the template's."""

    code = "unknown-template"

    def __init__(self, template_id: str) -> None:
        super().__init__(f"There is no template “{template_id}” for this content.")
