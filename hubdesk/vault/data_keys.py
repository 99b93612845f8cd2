"""The ids of data keys: ``records-2`` is the second key of the class ``records``; the control key has no number.

A class has one active key. After a rotation the key before it is retired: whoever holds the class holds both, so that
a backup made before the rotation still opens.
"""

import re
from collections.abc import Iterable

from hubdesk.domain.roles import CONTROL
from hubdesk.vault.keyfile import ACTIVE, Keyfile

_NUMBERED = re.compile(r"([a-z]+)-([1-9][0-9]*)")


def class_of(dek: str) -> str:
    """The class of a data key's id."""
    numbered = _NUMBERED.fullmatch(dek)
    return numbered[1] if numbered else dek


def number_of(dek: str) -> int:
    """Which key of its class this is; 0 for the control key."""
    numbered = _NUMBERED.fullmatch(dek)
    return int(numbered[2]) if numbered else 0


def first_id(data_class: str) -> str:
    """The id of the first key of a class, in a new store."""
    return data_class if data_class == CONTROL else f"{data_class}-1"


def next_id(keyfile: Keyfile, data_class: str) -> str:
    """The id that the class's next key gets; never one that is in the file."""
    return f"{data_class}-{max(number_of(e.id) for e in keyfile.deks if class_of(e.id) == data_class) + 1}"


def active_ids(keyfile: Keyfile) -> dict[str, str]:
    """The id of each class's active key."""
    return {class_of(entry.id): entry.id for entry in keyfile.deks if entry.state == ACTIVE}


def ids_of(keyfile: Keyfile, wanted: Iterable[str]) -> list[str]:
    """Every id of the classes wanted, retired ones too; an exact id stands for itself alone.

    A class that the file does not have gives nothing: a store from before the report key.
    """
    names = set(wanted)
    return [entry.id for entry in keyfile.deks if entry.id in names or class_of(entry.id) in names]
