"""Keys of answers: the linkId, and after an ``@`` the instances it stands in.

``dose`` is the answer to a question that comes once. In a repeated group, ``dose@2`` is that of the second instance;
in a repeated group within another, ``dose@2.1``. ``medicines@2`` names the instance itself. An instance keeps its
number when one before it is taken away, so that no answer ever moves to another instance.
"""

import re
from typing import TypeAlias

Numbers: TypeAlias = tuple[int, ...]

_KEY = re.compile(r"(?P<link_id>.+)@(?P<numbers>[1-9]\d{0,3}(?:\.[1-9]\d{0,3}){0,7})\Z", re.ASCII | re.DOTALL)


def key_of(link_id: str, numbers: Numbers) -> str:
    """The key of an item in the instances with those numbers, outermost first."""
    return f"{link_id}@{'.'.join(str(one) for one in numbers)}" if numbers else link_id


def split_key(key: str) -> tuple[str, Numbers]:
    """The linkId and the numbers of the instances in a key; no numbers where it comes once."""
    found = _KEY.match(key) if "@" in key else None
    if found is None:
        return key, ()
    return found["link_id"], tuple(int(one) for one in found["numbers"].split("."))
