"""Form versions, what people decided about forms, and form files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from hubdesk.domain.form_governance import BroughtForm, FormDecision, HubKey, OwnerPermission, TrustedKey

if TYPE_CHECKING:
    from hubdesk.forms.spreadsheet import Sheet


@dataclass(frozen=True, slots=True)
class FormSnapshot:
    """An immutable copy of a form version as kept with the records (forms design §7)."""

    sha256: str
    form_id: str
    url: str
    version: str
    pack: bytes
    """The canonical pack (``forms.pack_from_canonical`` reads it)."""


class FormVersions(Protocol):
    """Snapshots of forms: insert only."""

    def keep(self, snapshot: FormSnapshot) -> bool:
        """Keep a snapshot if it is new; True when it was. Raises ``FormVersionReused`` (a KnownProblem) where the
        same url and version is already kept with another content."""

    def get(self, sha256: str) -> FormSnapshot:
        """Raises ``NotFound``."""


class FormGovernance(Protocol):
    """What the hub decided about its forms. Everything is only ever added."""

    def mark(self) -> int:
        """A number that grows with everything added here: what was read at the same mark still stands."""

    def bring(self, form: BroughtForm) -> None:
        """Keep a version made or loaded here."""

    def brought(self) -> Sequence[BroughtForm]:
        """All of them, oldest first."""

    def decide(self, decision: FormDecision) -> None:
        """Keep a decision."""

    def decisions(self) -> Sequence[FormDecision]:
        """All of them, oldest first."""

    def permit(self, permission: OwnerPermission) -> None:
        """Keep what the owner of an instrument said."""

    def permissions(self) -> Sequence[OwnerPermission]:
        """All of them, oldest first."""

    def trust(self, key: TrustedKey) -> None:
        """Keep that a key is trusted, or is not any more."""

    def trusted_keys(self) -> Sequence[TrustedKey]:
        """The newest entry of each key, in the order they were first trusted."""

    def keep_hub_key(self, key: HubKey) -> None:
        """Keep the hub's own key."""

    def hub_key(self) -> HubKey | None:
        """The hub's own key, once it was made."""


class FormFiles(Protocol):
    """Files of forms on this computer. Each raises a known problem in words."""

    def read_spreadsheet(self, path: str) -> "Sequence[Sheet]":
        """The sheets of an .xlsx or .csv file."""

    def read_pack(self, path: str) -> bytes:
        """A form pack."""

    def write(self, path: str, data: bytes) -> None:
        """Write a file, whole or not at all."""

    def write_template(self, path: str) -> None:
        """The spreadsheet to start from."""


class Seals(Protocol):
    """Signatures (Ed25519). Keys and signatures are raw bytes."""

    def make_key(self) -> bytes:
        """A fresh private key."""

    def public(self, private: bytes) -> bytes:
        """The public half."""

    def sign(self, private: bytes, message: bytes) -> bytes:
        """The signature of a message."""

    def holds(self, public: bytes, message: bytes, signature: bytes) -> bool:
        """Whether the signature is of this message by this key; False for anything that is not one at all."""

    def fingerprint(self, public: bytes) -> str:
        """What a key is compared by: 32 hexadecimal digits."""
