"""A&E or a hospital stay in the last 30 days, as the person tells it (the readmission question)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hubdesk.domain.dates import cui_date
from hubdesk.domain.typed import Typed, typed_day


class HospitalUse(StrEnum):
    """What the person says."""

    NONE = "none"
    EMERGENCY = "emergency"
    ADMITTED = "admitted"
    BOTH = "both"
    UNKNOWN = "unknown"
    DECLINED = "declined"
    NOT_ASKED = "not-asked"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            HospitalUse.NONE: "No",
            HospitalUse.EMERGENCY: "A&E only",
            HospitalUse.ADMITTED: "Stayed in hospital",
            HospitalUse.BOTH: "A&E, and stayed in hospital",
            HospitalUse.UNKNOWN: "Does not know",
            HospitalUse.DECLINED: "Prefers not to say",
            HospitalUse.NOT_ASKED: "Not asked",
        }[self]


@dataclass(frozen=True, slots=True)
class Hospital:
    """The answer with the day it was given: "the last 30 days" count back from there."""

    use: HospitalUse = HospitalUse.NOT_ASKED
    asked_on: date | None = None
    last_on: date | None = None
    note: str = ""

    @property
    def line(self) -> str:
        """The answer as one fact."""
        if self.asked_on is None:
            return self.use.label
        last = f", last on {cui_date(self.last_on)}" if self.last_on else ""
        return f"{self.use.label}{last} (as told on {cui_date(self.asked_on)})"


def read_hospital(typed: Typed) -> Hospital:
    """The answer from its fields, given today."""
    use = typed.choice("use", HospitalUse, HospitalUse.NOT_ASKED)
    last = typed.day("last_on", past=True)
    if last and use not in (HospitalUse.EMERGENCY, HospitalUse.ADMITTED, HospitalUse.BOTH):
        typed.wrong("use", "A date is entered below. Choose what it was, or empty the date")
    asked = None if use is HospitalUse.NOT_ASKED else typed.today
    return Hospital(use, asked, last, typed.note("note"))


def typed_hospital(hospital: Hospital) -> dict[str, str]:
    """The answer as its fields."""
    use = "" if hospital.use is HospitalUse.NOT_ASKED else hospital.use.value
    return {"use": use, "note": hospital.note} | typed_day("last_on", hospital.last_on)
