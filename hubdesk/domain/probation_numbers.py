"""Numbers that probation, prison and police know a person by. Criminal-offence data: see ``orders``.

Rules: facts §3.3 (HMPPS integration API and person record, PNC check letter).
"""

import re
from dataclasses import dataclass

from hubdesk.domain.typed import Typed

_PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
"""No I, O or S: they look like digits."""
_CRN = re.compile(r"[A-Z]{1,2}\d{6}", re.ASCII)
_PRISON = re.compile(r"[A-Z]\d{4}[A-Z]{2}", re.ASCII)
_PNC = re.compile(r"(?:(\d{4}|\d{2})/(\d{1,7})|(\d{4}|\d{2})(\d{7}))([A-Z])", re.ASCII)


@dataclass(frozen=True, slots=True)
class ProbationNumbers:
    """The numbers as checked and in their one written form; empty where not known."""

    crn: str = ""
    prison_number: str = ""
    pnc: str = ""

    @property
    def any(self) -> bool:
        """Whether one of them is known."""
        return bool(self.crn or self.prison_number or self.pnc)


def read_crn(text: str) -> str:
    """A case reference number: a letter (newer ones two) and six digits. Raises ``ValueError`` for the field."""
    found = _tight(text)
    if not _CRN.fullmatch(found):
        raise ValueError("A CRN is a letter and 6 digits, like X123456")
    return found


def read_prison_number(text: str) -> str:
    """A prison number, like ``A1234BC``. Raises ``ValueError`` for the field."""
    found = _tight(text)
    if not _PRISON.fullmatch(found):
        raise ValueError("A prison number is a letter, 4 digits and 2 letters, like A1234BC")
    return found


def read_pnc(text: str, this_year: int) -> str:
    """A PNC number as ``1979/0163001B`` from however it was typed. Raises ``ValueError`` for the field.

    A year of two digits is the last such year that is not in the future. Without a stroke the serial must be
    whole (7 digits): otherwise nobody could say where the year ends.
    """
    match = _PNC.fullmatch(_tight(text))
    if match is None:
        raise ValueError("A PNC number is a year, up to 7 digits and a letter, like 2012/0123456Y")
    year, serial, letter = match[1] or match[3], int(match[2] or match[4]), match[5]
    if letter != pnc_letter(int(year[-2:]), serial):
        raise ValueError("The last letter of this PNC number does not fit. Check each digit")
    whole = int(year) if len(year) == 4 else _latest(int(year), this_year)
    if not 1900 <= whole <= this_year:
        raise ValueError("Check the year of this PNC number")
    return f"{whole:04d}/{serial:07d}{letter}"


def pnc_letter(two_digit_year: int, serial: int) -> str:
    """The check letter: the number made of the year's last two digits and the serial, modulo 23."""
    return _PNC_LETTERS[int(f"{two_digit_year:02d}{serial:07d}") % 23]


def read_numbers(typed: Typed) -> ProbationNumbers:
    """The three numbers from their fields."""
    return ProbationNumbers(
        typed.read("crn", read_crn, ""),
        typed.read("prison_number", read_prison_number, ""),
        typed.read("pnc", lambda text: read_pnc(text, typed.today.year), ""),
    )


def typed_numbers(numbers: ProbationNumbers) -> dict[str, str]:
    """The numbers as their fields."""
    return {"crn": numbers.crn, "prison_number": numbers.prison_number, "pnc": numbers.pnc}


def _latest(two_digits: int, this_year: int) -> int:
    century = this_year - this_year % 100
    return century + two_digits if century + two_digits <= this_year else century - 100 + two_digits


def _tight(text: str) -> str:
    return "".join(c for c in text.upper() if not (c.isspace() or c in "-‐‑–"))
