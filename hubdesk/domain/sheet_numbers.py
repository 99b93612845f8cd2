"""Numbers on printed lists: each belongs to what it stands for, not to its place on the page.

One that is added, moved or closed between printing and typing in must not shift the others, or somebody gets another's
outcome.
"""

import hashlib


def sheet_number(what: str, digits: int = 4) -> str:
    """So many digits that stand for an id on paper, whatever happens to the list meanwhile. Two may rarely share one:
    whoever looks one up must be ready for that."""
    least = 10 ** (digits - 1)
    spread = int.from_bytes(hashlib.sha256(what.encode()).digest()[:4], "big")
    return str(spread % (9 * least) + least)
