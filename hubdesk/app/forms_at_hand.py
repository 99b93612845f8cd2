"""The shelf of forms of this computer: the forms folder, and the signatures that make packs and approvals hold."""

from pathlib import Path

from hubdesk.forms import load_library
from hubdesk.services.form_shelf import FormShelf
from hubdesk.vault.seals import Ed25519Seals


def shelf_of(folder: Path) -> FormShelf:
    """The shelf over a forms folder."""
    return FormShelf(load_library(folder), Ed25519Seals())
