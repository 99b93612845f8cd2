"""From a password to a key: Argon2id (RFC 9106), and the policy that says how much work it costs.

The policy is handed in, so that tests can use a cheap one and the program, which passes
``PRODUCTION``, cannot. Figures: security design §1.3.
"""

import unicodedata
from dataclasses import dataclass

from argon2 import low_level
from argon2.exceptions import HashingError

from hubdesk.vault.problems import KeyfileDamaged, NotEnoughMemory

SALT_BYTES = 16
ARGON2_VERSION = 0x13


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """Argon2id cost: ``memory`` in KiB, ``passes`` over it, ``lanes`` in parallel."""

    memory: int
    passes: int
    lanes: int

    def weaker_than(self, other: "KdfParameters") -> bool:
        """Whether guessing is cheaper than with the other: less memory in all, over all passes."""
        return self.memory * self.passes < other.memory * other.passes

    def within(self, floor: "KdfParameters", cap: "KdfParameters") -> bool:
        """Whether every figure lies between the two, ends included."""
        return (
            floor.memory <= self.memory <= cap.memory
            and floor.passes <= self.passes <= cap.passes
            and floor.lanes <= self.lanes <= cap.lanes
        )


@dataclass(frozen=True, slots=True)
class KdfPolicy:
    """What new slots cost (``parameters``) and what is accepted on reading (``floor`` to ``cap``).

    The floor stops a weakened file, the cap a file that asks for a terabyte.
    """

    parameters: KdfParameters
    floor: KdfParameters
    cap: KdfParameters

    def check(self, parameters: KdfParameters) -> None:
        """Refuse parameters outside the limits, before any memory is asked for.

        Raises:
            KeyfileDamaged: they are too weak or too costly.
        """
        if not parameters.within(self.floor, self.cap):
            raise KeyfileDamaged("kdf")


PRODUCTION = KdfPolicy(
    parameters=KdfParameters(memory=128 * 1024, passes=3, lanes=4),
    floor=KdfParameters(memory=64 * 1024, passes=3, lanes=4),
    cap=KdfParameters(memory=1024 * 1024, passes=10, lanes=8),
)
"""The only policy the program itself uses (RFC 9106 second choice, doubled)."""


def normalise(password: str) -> bytes:
    """The bytes of a password: NFKC, so that every keyboard types the same one, then UTF-8.

    Lone surrogates (a broken paste) are kept instead of crashing; such a password simply does not match.
    """
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def stretch(secret: bytes, salt: bytes, parameters: KdfParameters) -> bytes:
    """Argon2id of a secret: 32 bytes.

    Raises:
        NotEnoughMemory: the computer cannot give the memory asked for.
    """
    try:
        return low_level.hash_secret_raw(
            secret=secret,
            salt=salt,
            time_cost=parameters.passes,
            memory_cost=parameters.memory,
            parallelism=parameters.lanes,
            hash_len=32,
            type=low_level.Type.ID,
            version=ARGON2_VERSION,
        )
    except HashingError:
        raise NotEnoughMemory from None
