"""A form pack as a file that goes from hub to hub: the canonical pack, and who signed it.

A ``.hubform`` is a zip with two flat entries, ``pack.json`` and ``signature.json``. The signature covers the SHA-256
of the pack. Whether the key is trusted is for the hub that loads it to say.
"""

import base64
import binascii
import io
import zipfile
from dataclasses import dataclass
from hashlib import sha256

from hubdesk.forms.archive import read_archive
from hubdesk.forms.build import FormError
from hubdesk.forms.source import SourceError, canonical, read_json

PACK, SIGNATURE = "pack.json", "signature.json"
KEY_BYTES, SIGNATURE_BYTES = 32, 64
_LONGEST_NAME = 200
_UNSIGNED = "The pack is not signed, so nobody can say who made it or whether it was changed."
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same pack gives the same file


@dataclass(frozen=True, slots=True)
class SignedPack:
    """What is in a ``.hubform`` file. ``signer`` is only what the file says of itself."""

    canonical: bytes
    key: bytes
    signature: bytes
    signer: str


def signed_words(canonical_pack: bytes) -> bytes:
    """What a signature on a pack covers."""
    return b"hubdesk form pack\n" + sha256(canonical_pack).hexdigest().encode()


def write_hubform(pack: SignedPack) -> bytes:
    """The file."""
    said = {
        "key": base64.b64encode(pack.key).decode(),
        "signature": base64.b64encode(pack.signature).decode(),
        "signer": pack.signer,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in ((PACK, pack.canonical), (SIGNATURE, canonical(said))):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read_hubform(data: bytes) -> SignedPack:
    """What is in the file. Raises FormError in words; the signature is not compared here."""
    entries = read_archive(data)
    if PACK not in entries:
        raise FormError("The file holds no form pack.", "Ask for it again.")
    if SIGNATURE not in entries:
        raise FormError(_UNSIGNED, "Ask whoever made it to sign it with hubdesk forms pack.")
    if entries.keys() != {PACK, SIGNATURE}:
        raise FormError("The file holds more than a form pack and its signature.", "Ask for it again.")
    try:
        said = read_json(entries[SIGNATURE]).value
        key, signature = (base64.b64decode(said[name], validate=True) for name in ("key", "signature"))
        signer = str(said.get("signer", ""))
    except (SourceError, KeyError, TypeError, AttributeError, binascii.Error, ValueError) as problem:
        raise FormError("The signature of the pack cannot be read.", "Ask for the pack again.") from problem
    if len(key) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        raise FormError("The signature of the pack cannot be read.", "Ask for the pack again.")
    return SignedPack(entries[PACK], key, signature, signer[:_LONGEST_NAME])
