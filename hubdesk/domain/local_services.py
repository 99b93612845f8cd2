"""The directory of services round the hub: who does what here, how to reach them, and when that was last checked.

No personal data is in it. A lead keeps it; each saving adds a revision, so that who wrote what stays known. Rules of
one place ("non-attendance can mean discharge") are text of that service, never code (facts §8, point 8).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from hubdesk.domain.ids import UserId
from hubdesk.domain.names import fold
from hubdesk.domain.phones import read_phone
from hubdesk.domain.postcodes import read_postcode
from hubdesk.domain.practices import STALE_AFTER
from hubdesk.domain.typed import Typed, typed_day, typed_tick

DESTINATIONS: Mapping[str, str] = {
    "drug-alcohol": "Drug and alcohol service",
    "mental-health": "Community mental health team",
    "talking-therapies": "NHS Talking Therapies",
    "crisis": "Mental health crisis team or café",
    "housing": "Housing team of the council",
    "adhd-autism": "Adult ADHD or autism assessment",
    "learning-disability": "Learning disability team",
    "brain-injury": "Brain injury service",
    "stop-smoking": "Stop smoking service",
    "sexual-health": "Hepatitis, HIV and sexual health",
    "social-prescribing": "Social prescribing",
    "social-care": "Social care assessment",
    "safeguarding-adult": "Safeguarding adults",
    "safeguarding-child": "Safeguarding children",
    "domestic-abuse": "Domestic abuse: IDVA, MARAC, IRIS",
    "sarc": "Sexual assault referral centre",
    "womens-centre": "Women’s centre",
    "veterans": "Op COURAGE, for veterans",
    "mhtr": "Treatment provider of an MHTR",
    "reconnect": "RECONNECT, around release",
    "prison-healthcare": "Prison healthcare",
    "liaison-diversion": "Liaison and Diversion",
    "speech-language": "Speech and language therapy",
    "gambling": "Gambling",
    "money-advice": "Benefits, debt and welfare rights",
    "employment": "Work and training",
    "mentoring": "Mentoring and peers",
    "restorative": "Victim support and restorative justice",
    "family": "Families and parenting",
    "hospital": "Hospital and discharge",
    "probation": "Probation and partners",
    "complaints": "Complaints: PALS and Healthwatch",
    "support": "Another support service",
}
"""Kinds of service by their id, which is that of ``domain.destinations`` where somebody can be referred there; the
rest are the taxonomy of facts §1.4 and §1.6."""


class Pathway(StrEnum):
    """The seven pathways out of offending, as commissioners sort by (facts §1.6, row 110)."""

    ACCOMMODATION = "accommodation"
    EDUCATION = "education"
    HEALTH = "health"
    DRUGS = "drugs"
    FINANCE = "finance"
    FAMILIES = "families"
    ATTITUDES = "attitudes"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Pathway.ACCOMMODATION: "Accommodation",
            Pathway.EDUCATION: "Education, training and employment",
            Pathway.HEALTH: "Health",
            Pathway.DRUGS: "Drugs and alcohol",
            Pathway.FINANCE: "Finance, benefit and debt",
            Pathway.FAMILIES: "Children and families",
            Pathway.ATTITUDES: "Attitudes, thinking and behaviour",
        }[self]


class Commissioner(StrEnum):
    """Who pays for a service (facts §1.3)."""

    ICB = "icb"
    COUNCIL = "council"
    NHS_ENGLAND = "nhs-england"
    HEALTH_BOARD = "health-board"
    PROBATION = "probation"
    PCC = "pcc"
    CHARITY = "charity"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Commissioner.ICB: "Integrated care board",
            Commissioner.COUNCIL: "Council",
            Commissioner.NHS_ENGLAND: "NHS England",
            Commissioner.HEALTH_BOARD: "Local health board (Wales)",
            Commissioner.PROBATION: "Probation Service",
            Commissioner.PCC: "Police and crime commissioner",
            Commissioner.CHARITY: "Charity",
            Commissioner.OTHER: "Someone else",
        }[self]


@dataclass(frozen=True, slots=True)
class LocalService:
    """One service as it stands. ``version`` counts its revisions; a retired one stays, and is offered no more."""

    id: str
    version: int
    destination: str
    name: str
    area: str = ""
    """The borough or district it serves; empty where it serves the whole area of the hub."""
    lines: tuple[str, ...] = ()
    town: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    who: str = ""
    """Whom to ask for: a role, never a name that changes."""
    commissioner: Commissioner | None = None
    pathway: Pathway | None = None
    women_only: bool = False
    veterans: bool = False
    self_referral: bool = False
    languages: str = ""
    rules: str = ""
    """The service's own rules, in its words."""
    checked_on: date | None = None
    retired: bool = False

    @property
    def destination_label(self) -> str:
        """The kind of destination in words."""
        return DESTINATIONS.get(self.destination, self.destination)

    @property
    def tags(self) -> tuple[str, ...]:
        """In a few words, for a list."""
        ticked = ((self.women_only, "Women only"), (self.veterans, "Veterans"), (self.self_referral, "Self-referral"))
        return (*(words for on, words in ticked if on), *((self.languages,) if self.languages else ()))

    @property
    def address(self) -> str:
        """In one line."""
        return ", ".join(part for part in (*self.lines, self.town, self.postcode) if part)

    def stale(self, today: date) -> bool:
        """Whether nobody has checked it for so long that a call may ring in an empty room."""
        return self.checked_on is None or today - self.checked_on > STALE_AFTER

    def matches(self, words: str) -> bool:
        """Whether every word typed begins a word of name, kind, area, town or tags."""
        own = fold(" ".join((self.name, self.destination_label, self.area, self.town, self.postcode, *self.tags)))
        return all(any(part.startswith(word) for part in own.split()) for word in fold(words).split())


@dataclass(frozen=True, slots=True)
class ServiceRevision:
    """One saving of a service."""

    service: LocalService
    at: datetime
    by: UserId


def read_service(fields: Mapping[str, str], today: date, standing: LocalService) -> LocalService:
    """The service as typed, in the place of ``standing``. Raises ``InvalidEntry`` naming each wrong field."""
    typed = Typed(fields, today)
    destination, name = typed.text("destination"), typed.text("name")
    if destination not in DESTINATIONS:
        typed.wrong("destination", "Choose what kind of service it is")
    if not name:
        typed.wrong("name", "Enter the name of the service")
    checked = typed.day("checked_on", past=True)
    service = replace(
        standing,
        destination=destination,
        name=name,
        area=typed.text("area"),
        lines=tuple(line for n in range(3) if (line := typed.text(f"line{n}"))),
        town=typed.text("town"),
        postcode=typed.read("postcode", read_postcode, ""),
        phone=typed.read("phone", lambda text: read_phone(text).shown, ""),
        email=typed.text("email"),
        hours=typed.text("hours"),
        who=typed.text("who"),
        commissioner=Commissioner(found) if (found := typed.text("commissioner")) else None,
        pathway=Pathway(found) if (found := typed.text("pathway")) else None,
        women_only=typed.ticked("women_only"),
        veterans=typed.ticked("veterans"),
        self_referral=typed.ticked("self_referral"),
        languages=typed.text("languages"),
        rules=typed.note("rules"),
        checked_on=checked,
    )
    if service.email and "@" not in service.email:
        typed.wrong("email", "Enter an email address, like team@example.nhs.uk")
    typed.finish()
    return service


def typed_service(service: LocalService) -> dict[str, str]:
    """The service as its fields; empty ones are left out."""
    names = ("destination", "name", "area", "town", "postcode", "phone", "email", "hours", "who", "languages", "rules")
    fields = {name: getattr(service, name) for name in names}
    fields |= {f"line{n}": line for n, line in enumerate(service.lines)}
    fields |= {"commissioner": service.commissioner.value} if service.commissioner else {}
    fields |= {"pathway": service.pathway.value} if service.pathway else {}
    for name in ("women_only", "veterans", "self_referral"):
        fields |= typed_tick(name, ticked=getattr(service, name))
    fields |= typed_day("checked_on", service.checked_on)
    return {name: text for name, text in fields.items() if text}


def for_letter(service: LocalService) -> dict[str, str]:
    """The fields of a letter's reader."""
    return {
        "to_name": service.name,
        "to_lines": "\n".join((*((service.who,) if service.who else ()), *service.lines)),
        "to_town": service.town,
        "to_postcode": service.postcode,
    }
