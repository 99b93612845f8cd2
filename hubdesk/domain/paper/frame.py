"""What every letter carries: the person, the sender, the reader, the agreement and who signs."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.identifiers import show_nhs_number
from hubdesk.domain.names import PersonName


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address. Printed by Royal Mail's rules: post town in capitals, postcode last on its own line."""

    lines: tuple[str, ...] = ()
    town: str = ""
    postcode: str = ""

    @property
    def printed(self) -> tuple[str, ...]:
        """The lines as they go on an envelope; without commas and full stops at their ends."""
        parts = (*(line.strip().rstrip(",.") for line in self.lines), self.town.strip().upper())
        return tuple(part for part in (*parts, self.postcode.strip().upper()) if part)

    @property
    def in_a_line(self) -> str:
        """The address inside a text: the town as it was entered, the postcode never broken."""
        postcode = self.postcode.strip().upper().replace(" ", "\u00a0")
        parts = (*(line.strip().rstrip(",.") for line in self.lines), f"{self.town.strip()} {postcode}".strip())
        return ", ".join(part for part in parts if part)


UNKNOWN_BIRTH = BirthDate()
NO_ADDRESS = Address()


@dataclass(frozen=True, slots=True)
class PaperPerson:
    """The person as papers name them. Only the name is ever certain; all else may be unknown."""

    name: PersonName
    born: BirthDate = UNKNOWN_BIRTH
    nhs_number: str = ""
    """Ten digits, or empty."""
    gender: str = ""
    """In words; empty where it was not recorded."""
    address: Address | None = None
    """Where the person sleeps; None where there is no address to print."""
    address_words: str = ""
    """What is printed where there is no address, as "No fixed address"; empty prints "Not recorded"."""
    phone: str = ""
    latin_name: str = ""
    """The name in Latin letters, printed beside a name in another script."""

    @property
    def full_name(self) -> str:
        """Title, given and family name in the normal order (NHS service manual)."""
        return " ".join(part for part in (self.name.title, self.name.given, self.name.family) if part)

    @property
    def called(self) -> str:
        """The name in a greeting: first and last name, with no title ("Dear First Last")."""
        return " ".join(part for part in (self.name.given, self.name.family) if part)

    @property
    def nhs_number_shown(self) -> str:
        """The NHS number as 3 3 4, or "Not recorded"."""
        return show_nhs_number(self.nhs_number) if self.nhs_number else "Not recorded"


@dataclass(frozen=True, slots=True)
class Sender:
    """The hub as it signs its letters. ``organisation`` prints top right (NHS identity), as text."""

    organisation: str
    hub: str
    address: Address
    phone: str
    email: str = ""
    hours: str = ""
    """When the phone is answered, in plain words."""
    window: str = "dl"
    """The envelope the hub uses: "dl" or "c5"."""
    web: str = ""
    """The hub's short web address without "https://", for a QR code on a card."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a letter is for: a named reader, a surgery or a service."""

    name: str
    address: Address = NO_ADDRESS
    greeting: str = ""
    """The words after "Dear"; empty gives "Dear colleague"."""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, with the way to reach them."""

    name: str
    role: str
    registration: str = ""
    """Body and number where a clinician signs, as "NMC 12A3456E"."""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The person's agreement to share (confidentiality, not the legal basis)."""

    given_on: date
    how: str
    covers: str


@dataclass(frozen=True, slots=True)
class Copy:
    """One line of the distribution list. ``note`` says how it goes, or why the person has no copy."""

    to: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to be done: one verb, an owner and, where there is one, a date."""

    what: str
    owner: str = ""
    by: date | None = None


class Edition(StrEnum):
    """Whose copy is drawn. The person's own copy never holds a sealed page."""

    RECIPIENT = "recipient"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything around the message of a letter."""

    person: PaperPerson
    sender: Sender
    recipient: Recipient
    signer: Signer
    written_on: date
    reference: str = ""
    agreement: Agreement | None = None
    copies: tuple[Copy, ...] = ()
    needs: tuple[str, ...] = ()
    """Communication and support needs, one per line; empty prints "None recorded"."""
    safe_contact: str = ""
    """How the person may safely be reached, in words."""
    edition: Edition = Edition.RECIPIENT
    interpreter: str = ""
    """The language an interpreter is needed for; stands at the top of every letter."""
    pale: bool = False
    """The person reads better on off-white, with more room between letters."""
    by_hand: bool = False
    """Where post is not safe: the window shows the name and "By hand", and no address."""
