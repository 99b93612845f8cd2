"""An address that does not tell of probation: it is seen on envelopes, and reaches the national NHS record."""

import re

from hubdesk.domain.paper.frame import Address

_PROBATION = re.compile(
    r"\b(?:the )?(?:national )?probation(?: (?:service|office|centre|delivery unit|unit|hub))?\b", re.IGNORECASE
)


def discreet_address(address: Address) -> Address:
    """An address without the word probation: it is taken out of each line, and an empty line falls away."""
    town = address.town.strip().casefold()
    lines = []
    for line in address.lines:
        left = re.sub(r"\s{2,}", " ", _PROBATION.sub("", line)).strip(" ,.-–()")
        if left and (left == line.strip() or left.casefold() != town):
            lines.append(left)
    return Address(tuple(lines), address.town, address.postcode)
