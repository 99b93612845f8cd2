"""Where the person sleeps. A proxy address for GP registration is another thing and never goes here (facts §1.1)."""

from dataclasses import dataclass
from enum import StrEnum

from hubdesk.domain.postcodes import NO_FIXED_ABODE, read_postcode
from hubdesk.domain.typed import Typed


class Lodging(StrEnum):
    """Kinds of place to sleep; each stands for a national ACCOMMODATION STATUS CODE (NHS Data Dictionary, OGL)."""

    HOME = "MA00"
    FAMILY = "MA02"
    GUEST = "HM06"
    SOFA = "HM04"
    STREET = "HM01"
    SHELTER = "HM03"
    COUNCIL = "HM05"
    SQUAT = "HM02"
    OTHER_HOMELESS = "HM07"
    APPROVED = "CJ01"
    JUSTICE = "CJ12"
    SUPPORTED = "CH09"
    REFUGE = "CH02"
    PRISON = "CJ02"
    OTHER = "OC96"
    DECLINED = "declined"
    NOT_ASKED = "not-asked"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return _WORDS[self]

    @property
    def no_fixed_abode(self) -> bool:
        """Whether nowhere in particular is an address: the postcode is then the pseudo one."""
        return self in (Lodging.STREET, Lodging.SOFA, Lodging.OTHER_HOMELESS)


_WORDS = {
    Lodging.HOME: "Own or rented home",
    Lodging.FAMILY: "With family or friends, settled",
    Lodging.GUEST: "With family or friends for a short time",
    Lodging.SOFA: "Different places each night (sofa surfing)",
    Lodging.STREET: "Sleeping rough",
    Lodging.SHELTER: "Night shelter or emergency hostel",
    Lodging.COUNCIL: "Temporary place from the council",
    Lodging.SQUAT: "Squatting",
    Lodging.OTHER_HOMELESS: "No fixed abode, another way",
    Lodging.APPROVED: "Approved premises (bail or probation hostel)",
    Lodging.JUSTICE: "Other housing through probation, such as CAS3",
    Lodging.SUPPORTED: "Supported housing",
    Lodging.REFUGE: "Refuge",
    Lodging.PRISON: "In prison",
    Lodging.OTHER: "Somewhere else",
    Lodging.DECLINED: "Prefers not to say",
    Lodging.NOT_ASKED: "Not asked",
}


@dataclass(frozen=True, slots=True)
class SleepingPlace:
    """Kind of place, address as far as known, and what helps to find the person."""

    kind: Lodging = Lodging.NOT_ASKED
    lines: tuple[str, ...] = ()
    postcode: str = ""
    note: str = ""

    @property
    def one_line(self) -> str:
        """For a list: the address, else the kind of place."""
        return ", ".join((*self.lines, self.postcode)) if self.lines else self.kind.label


def read_sleeping_place(typed: Typed) -> SleepingPlace:
    """The place from its fields. With no fixed abode the postcode is the pseudo one, whatever the box held."""
    kind = typed.choice("kind", Lodging, Lodging.NOT_ASKED)
    lines = tuple(line for n in range(4) if (line := typed.text(f"line{n}")))
    postcode = typed.read("postcode", read_postcode, "")
    if kind.no_fixed_abode:
        if postcode and postcode != NO_FIXED_ABODE:
            typed.wrong("postcode", f"With no fixed abode the postcode is {NO_FIXED_ABODE}. Empty this box")
        postcode = NO_FIXED_ABODE
    if (lines or postcode) and kind in (Lodging.NOT_ASKED, Lodging.DECLINED):
        typed.wrong("kind", "Say what kind of place this is")
    return SleepingPlace(kind, lines, postcode, typed.note("note"))


def typed_sleeping_place(place: SleepingPlace) -> dict[str, str]:
    """The place as its fields."""
    lines = {f"line{n}": line for n, line in enumerate(place.lines)}
    kind = "" if place.kind is Lodging.NOT_ASKED else place.kind.value
    return {"kind": kind, "postcode": place.postcode, "note": place.note} | lines
