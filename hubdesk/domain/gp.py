"""Whether a person has a GP, and which practice."""

from dataclasses import dataclass, field
from enum import StrEnum

from hubdesk.domain.phones import read_phone
from hubdesk.domain.postcodes import read_postcode
from hubdesk.domain.typed import Typed


class GpStatus(StrEnum):
    """What the person says about their GP (facts §1.1, row 1), and not asked."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NONE = "none"
    UNKNOWN = "unknown"
    DECLINED = "declined"
    NOT_ASKED = "not-asked"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            GpStatus.HERE: "Registered with a GP practice here",
            GpStatus.ELSEWHERE: "Registered with a practice elsewhere",
            GpStatus.NONE: "Not registered with a GP",
            GpStatus.UNKNOWN: "Does not know",
            GpStatus.DECLINED: "Prefers not to say",
            GpStatus.NOT_ASKED: "Not asked",
        }[self]

    @property
    def registered(self) -> bool:
        """Whether there is a practice to write to."""
        return self in (GpStatus.HERE, GpStatus.ELSEWHERE)


NO_PRACTICE, NOT_APPLICABLE, NOT_KNOWN = "V81997", "V81998", "V81999"
"""National default practice codes (NHS Data Dictionary); they are in no directory."""
DEFAULT_CODES = {GpStatus.NONE: NO_PRACTICE, GpStatus.UNKNOWN: NOT_KNOWN, GpStatus.DECLINED: NOT_KNOWN}


@dataclass(frozen=True, slots=True)
class Practice:
    """A GP practice, from the directory or typed by hand. ``code`` is its ODS code, empty where not known."""

    code: str = ""
    name: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class GpRecord:
    """GP status and practice."""

    status: GpStatus = GpStatus.NOT_ASKED
    practice: Practice = field(default_factory=Practice)
    note: str = ""

    @property
    def practice_code(self) -> str:
        """The practice's code, or the national default code that says why there is none; empty when not asked."""
        return self.practice.code or DEFAULT_CODES.get(self.status, "")


def read_gp(typed: Typed) -> GpRecord:
    """GP status and practice from their fields."""
    status = typed.choice("status", GpStatus, GpStatus.NOT_ASKED)
    practice = Practice(
        typed.read("code", _read_code, ""),
        typed.text("name"),
        typed.text("address"),
        typed.read("postcode", read_postcode, ""),
        typed.read("phone", lambda text: read_phone(text).shown, ""),
    )
    if practice != Practice() and not status.registered:
        typed.wrong("status", "A practice is entered below. Choose one of the two 'Registered', or empty the practice")
    if practice != Practice() and not practice.name:
        typed.wrong("name", "Enter the name of the practice")
    return GpRecord(status, practice, typed.note("note"))


def typed_gp(gp: GpRecord) -> dict[str, str]:
    """GP status and practice as their fields."""
    practice = gp.practice
    status = "" if gp.status is GpStatus.NOT_ASKED else gp.status.value
    return {
        "status": status,
        "code": practice.code,
        "name": practice.name,
        "address": practice.address,
        "postcode": practice.postcode,
        "phone": practice.phone,
        "note": gp.note,
    }


def _read_code(text: str) -> str:
    found = text.upper()
    if not (found.isascii() and found.isalnum() and 3 <= len(found) <= 10):
        raise ValueError("A practice code is letters and digits, like Y00001. It may be left empty")
    if found in (NO_PRACTICE, NOT_APPLICABLE, NOT_KNOWN):
        raise ValueError("This code stands for no practice. Choose the answer above instead")
    return found
