"""Health facts as a letter states them: scores with their honesty, medicines and allergies never blank."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Score:
    """A score as it was stored. ``value`` is None where the tool's own rule for a total was not met."""

    tool: str
    taken_on: date
    value: str | None
    partial: str
    answered: int
    of: int
    low: str
    high: str
    band: str = ""
    meaning: str = ""
    """One plain line on what the score says, from the form's own wording."""

    @property
    def in_words(self) -> str:
        """``14 out of 27``; ``18 from 6 of 9, no band``; ``Not answered`` (promise 3: honest scores)."""
        if self.value is not None:
            return f"{self.value} out of {self.high}"
        if not self.answered:
            return "Not answered"
        return f"{self.partial} from {self.answered} of {self.of}, no band"


class AllergyState(StrEnum):
    """The four states of the allergy line (NHS CUI patient banner)."""

    KNOWN = "known"
    NONE_KNOWN = "none-known"
    NOT_RECORDED = "not-recorded"
    UNAVAILABLE = "unavailable"

    @property
    def label(self) -> str:
        """Words for a letter."""
        return {
            AllergyState.KNOWN: "Known allergies or bad reactions",
            AllergyState.NONE_KNOWN: "No known allergies",
            AllergyState.NOT_RECORDED: "Not recorded. We did not ask at this visit",
            AllergyState.UNAVAILABLE: "Not available. We asked, and the answer could not be found out",
        }[self]


@dataclass(frozen=True, slots=True)
class Allergies:
    """What is known of allergies; ``items`` only where the state is known."""

    state: AllergyState = AllergyState.NOT_RECORDED
    items: tuple[str, ...] = ()


NOT_RECORDED = Allergies()


class MedicinesState(StrEnum):
    """Why a list of medicines is as it is."""

    LISTED = "listed"
    NONE = "none"
    NOT_ASKED = "not-asked"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """Words for a letter where there is no list."""
        return {
            MedicinesState.LISTED: "Medicines the person takes",
            MedicinesState.NONE: "The person says they take no medicines",
            MedicinesState.NOT_ASKED: "Not recorded. We did not ask at this visit",
            MedicinesState.DECLINED: "The person did not wish to say",
        }[self]


@dataclass(frozen=True, slots=True)
class Medicine:
    """One medicine as told; never a chart. No abbreviations (NHS CUI medication line)."""

    name: str
    how: str = ""
    """Amount and how often, in whole words, as told."""
    runs_out_on: date | None = None
    prescriber: str = ""


@dataclass(frozen=True, slots=True)
class Medicines:
    """The list of medicines, with where it comes from."""

    state: MedicinesState = MedicinesState.NOT_ASKED
    items: tuple[Medicine, ...] = ()
    source: str = ""
    """As "told by the person" or "from the discharge letter of 21 May 2026"."""


NOT_ASKED = Medicines()


@dataclass(frozen=True, slots=True)
class SealedNote:
    """Safety facts for one clinician, on a page of their own. What was said and done; never a level of risk."""

    for_whom: str
    said: str
    done: str
    plan: str
    told: str
    abuse: str = ""
    """What the person disclosed about abuse, where the reader needs it; nowhere else on any paper."""
