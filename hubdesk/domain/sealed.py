"""A text that only holders of the restricted key can read, as it lies in the records."""

from dataclasses import dataclass

from hubdesk.domain.problems import KnownProblem


class SealBroken(KnownProblem):
    """A sealed text does not open at its place: it was altered, or moved here from another record."""

    code = "seal-broken"

    def __init__(self) -> None:
        super().__init__(
            "A protected text was changed or moved outside hubdesk, and cannot be opened.",
            "Do not change the record. Tell a clinical lead and call IT.",
        )


@dataclass(frozen=True, slots=True)
class SealedPlace:
    """Where a sealed text lies. It opens nowhere else: moved to another row it is refused."""

    table: str
    row: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """The sealed text, and the id of the data key that it was sealed with."""

    key: str
    data: bytes
