"""A person's place in the key file when somebody else gives them a new password (security design §4.4).

The IT admin may do it and must gain nothing by it: they cannot sign the list of holders of a data key that they do
not hold. So the old place stays in those lists, under a name nobody can sign in with and without the control key,
until a lead takes it away; and the person gets a new place, ``<id>-r1``, with the control key only, until a lead has
compared the eight digits. Whoever holds all the keys replaces the place at once.
"""

import hashlib
import re
from dataclasses import replace
from uuid import UUID

from hubdesk.domain.roles import CONTROL
from hubdesk.vault.keyfile import Keyfile, Slot

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SHORT = re.compile(r"[0-9a-f]{32}")
_LATER = re.compile(r"(?P<user>.+?)-r(?P<number>[1-9][0-9]*)")


def user_of(uid: str) -> str:
    """Whose place this is: ``u7-r2`` is the third one of ``u7``. A UUID is written short there: ids have 36 places."""
    later = _LATER.fullmatch(uid)
    if not later:
        return uid
    return str(UUID(later["user"])) if _SHORT.fullmatch(later["user"]) else later["user"]


def order_of(uid: str) -> int:
    """Which of a person's places this is: 0 for the first."""
    later = _LATER.fullmatch(uid)
    return int(later["number"]) if later else 0


def places_of(keyfile: Keyfile, user: str) -> list[Slot]:
    """Every place of a person, the one in use last."""
    return sorted((slot for slot in keyfile.users if user_of(slot.uid) == user), key=lambda slot: order_of(slot.uid))


def next_place(keyfile: Keyfile, user: str) -> str:
    """The id of a person's next place; never one that was used before and is still there."""
    short = user.replace("-", "") if _UUID.fullmatch(user) else user
    return f"{short}-r{max((order_of(slot.uid) for slot in places_of(keyfile, user)), default=0) + 1}"


def retire(keyfile: Keyfile, old: Slot) -> Keyfile:
    """The file with this place dead: no name to sign in with, and not even the control key."""
    name = "old-" + hashlib.sha256(old.uid.encode()).hexdigest()[:24]
    grants = tuple(g for g in keyfile.grants if (g.to, g.dek) != (old.uid, CONTROL))
    return replace(keyfile.with_slot(replace(old, name=name)), grants=grants)
