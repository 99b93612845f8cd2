"""Changing the keys of the records."""

from typing import Protocol


class KeyChange(Protocol):
    """The records and the key file together, in the hands of whoever is signed in."""

    def turn(self) -> int:
        """Copy the records under fresh keys, check the copy, and make it the one in use; gives the key file's new
        generation. The desk goes on with the new file.

        Raises the vault's and the store's known problems; the records are then as they were.
        """
