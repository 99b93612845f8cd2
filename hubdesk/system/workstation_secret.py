"""Where the workstation secret is kept: beside the records in a file, or in the system's key store.

The secret makes a copied data folder useless elsewhere (security design §4.1 T2). A provider keeps 32 bytes;
its ``name`` goes into the key file, so that a wiped key store can be told from a wrong password.
"""

import base64
import binascii
import errno
import os
from pathlib import Path
from typing import Protocol

from hubdesk.domain.problems import KnownProblem, StorageFull

SECRET_BYTES = 32


class SecretProvider(Protocol):
    """Keeps one workstation secret."""

    @property
    def name(self) -> str:
        """What the key file calls this provider."""

    def read(self) -> bytearray:
        """The 32 bytes; a fresh array that the caller wipes."""

    def write(self, secret: bytes | bytearray) -> None:
        """Keep these 32 bytes, and make sure that they can be read back."""

    def forget(self) -> None:
        """Keep nothing any more; for a store whose making failed. Nothing kept is fine too."""


class SecretFileMissing(KnownProblem):
    """The file that holds the device key is not there."""

    code = "secret-file-missing"

    def __init__(self) -> None:
        super().__init__(
            "The device key file of these records is missing.",
            "Put it back from the backup, or have the recovery envelope ready and call IT. Do not delete anything.",
        )


class SecretDamaged(KnownProblem):
    """What the provider holds is not a workstation secret."""

    code = "secret-damaged"

    def __init__(self) -> None:
        super().__init__(
            "The device key of this computer is damaged.",
            "Have the recovery envelope ready and call IT. The records are still there; do not delete anything.",
        )


def encode_secret(secret: bytes | bytearray) -> str:
    """The secret as 44 characters of Base64.

    Raises:
        ValueError: it has not 32 bytes.
    """
    if len(secret) != SECRET_BYTES:
        raise ValueError("a workstation secret has 32 bytes")
    return base64.b64encode(secret).decode("ascii")


def decode_secret(text: str) -> bytearray:
    """The secret from its text.

    Raises:
        SecretDamaged: it is not exactly what ``encode_secret`` writes.
    """
    try:
        secret = bytearray(binascii.a2b_base64(text.encode("ascii"), strict_mode=True))
    except ValueError:
        raise SecretDamaged from None
    if len(secret) != SECRET_BYTES or encode_secret(secret) != text:
        raise SecretDamaged
    return secret


class FileProvider:
    """A file of its own, readable by its owner only: for the demo, and for Linux machines with several users."""

    name = "file"

    def __init__(self, path: Path, *, mode: int = 0o600) -> None:
        self._path = path
        self._mode = mode

    def read(self) -> bytearray:
        """See ``SecretProvider``.

        Raises:
            SecretFileMissing: no such file.
            SecretDamaged: not exactly one secret in it.
        """
        try:
            return decode_secret(self._path.read_bytes().decode("ascii", "replace"))
        except FileNotFoundError:
            raise SecretFileMissing from None

    def write(self, secret: bytes | bytearray) -> None:
        """See ``SecretProvider``. A crash leaves the old file or the new one.

        Raises:
            StorageFull: the old file, if any, is untouched.
        """
        staged = self._path.with_name(self._path.name + ".tmp")
        try:
            self._stage(staged, encode_secret(secret))
            staged.replace(self._path)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            raise StorageFull("The disk is full, so the device key was not kept.", "Free some space.") from None
        finally:
            staged.unlink(missing_ok=True)
        if self.read() != secret:
            raise SecretDamaged

    def forget(self) -> None:
        """See ``SecretProvider``."""
        self._path.unlink(missing_ok=True)

    def _stage(self, staged: Path, text: str) -> None:
        staged.unlink(missing_ok=True)
        with os.fdopen(os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, self._mode), "w") as file:
            if hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), self._mode)  # whatever the umask says
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
