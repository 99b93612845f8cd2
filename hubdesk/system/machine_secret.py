"""The workstation secret for a whole computer, whoever is signed in to it (security design §3.2).

Three keepers, and one that keeps nothing:

``machine-file``   Linux: ``/etc/hubdesk/<store>.key``, of root, that nobody but root can change. IT makes the store as
                   root, and puts the accounts that use hubdesk into the group of the file.
``credential``     Linux: ``$CREDENTIALS_DIRECTORY/hubdesk-ws``, which systemd gives a service (``systemd-creds``, TPM).
                   hubdesk reads it and never writes it.
``dpapi-machine``  Windows: ``%ProgramData%\\Hubdesk\\<store>.bin``, sealed by ``CryptProtectData`` for the machine.
                   NOT RUN HERE: there was no Windows computer; the calls are tested against a stand-in.
``password-only``  a number that anyone can work out from the store's id: no second factor, so passwords are longer.
"""

import hashlib
import hmac
import os
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from hubdesk.domain.problems import KnownProblem
from hubdesk.system.workstation_secret import (
    FileProvider,
    SecretDamaged,
    SecretFileMissing,
    decode_secret,
    encode_secret,
)

MACHINE_FOLDER = Path("/etc/hubdesk")
CREDENTIAL = "hubdesk-ws"
_GROUP = "hubdesk"
Transform = Callable[[bytes, bytes], bytes]
"""Seals or opens bytes, with some more bytes that must be the same both times."""


class SecretNotSafe(KnownProblem):
    """The machine's key file could be changed or read by everybody, so it is not trusted."""

    code = "secret-not-safe"

    def __init__(self) -> None:
        super().__init__(
            "The device key file of this computer is not safe: it must belong to root and be closed to others.",
            "IT sets it right with 'chown root' and 'chmod 640'. Do not delete it.",
        )


class SecretGivenElsewhere(KnownProblem):
    """The system gives the device key; hubdesk cannot put one there."""

    code = "secret-given-elsewhere"

    def __init__(self, how: str) -> None:
        super().__init__("hubdesk cannot write the device key of this computer.", how)


class MachineFileProvider:
    """A file of root for all accounts of a Linux computer; a ``SecretProvider``."""

    name = "machine-file"

    def __init__(self, store: str, folder: Path = MACHINE_FOLDER, owner: int = 0) -> None:
        self._path, self._owner = folder / f"{store}.key", owner
        self._file = FileProvider(self._path, mode=0o640)

    def read(self) -> bytearray:
        """See ``SecretProvider``.

        Raises:
            SecretFileMissing: no such file, or this account may not read it.
            SecretNotSafe: others could have put another one there.
            SecretDamaged: not exactly one secret in it.
        """
        try:
            found = self._path.stat()
        except (FileNotFoundError, PermissionError):
            raise SecretFileMissing from None
        if found.st_uid != self._owner or found.st_mode & (stat.S_IWGRP | stat.S_IRWXO):
            raise SecretNotSafe
        try:
            return self._file.read()
        except PermissionError:
            raise SecretFileMissing from None

    def write(self, secret: bytes | bytearray) -> None:
        """See ``SecretProvider``. Raises ``SecretGivenElsewhere`` where this account may not."""
        try:
            self._path.parent.mkdir(mode=0o755, exist_ok=True)
            self._file.write(secret)
            _give_to_group(self._path)
        except PermissionError:
            raise SecretGivenElsewhere(f"The administrator of this computer does it: {self._path}") from None

    def forget(self) -> None:
        """See ``SecretProvider``."""
        self._file.forget()


class CredentialProvider:
    """A systemd credential; a ``SecretProvider`` that only reads."""

    name = "credential"

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self._folder = environ.get("CREDENTIALS_DIRECTORY", "")

    def read(self) -> bytearray:
        """See ``SecretProvider``.

        Raises:
            SecretFileMissing: systemd gave none.
            SecretDamaged: it is not a secret of ours.
        """
        try:
            text = (Path(self._folder) / CREDENTIAL).read_text(encoding="ascii") if self._folder else None
        except (OSError, UnicodeDecodeError):
            text = None
        if text is None:
            raise SecretFileMissing
        return decode_secret(text.strip())

    def write(self, secret: bytes | bytearray) -> None:
        """Nothing, where it is the one that systemd gives. Raises ``SecretGivenElsewhere``."""
        if self.read() != secret:
            raise SecretGivenElsewhere(f"Put it back with systemd-creds, under the name {CREDENTIAL}.")

    def forget(self) -> None:
        """It is the system's: nothing."""


class PasswordOnlyProvider:
    """No secret at all: what it gives can be worked out by anyone who has the key file."""

    name = "password-only"

    def __init__(self, store: str) -> None:
        self._store = store

    def read(self) -> bytearray:
        """See ``SecretProvider``."""
        return bytearray(hmac.digest(b"hubdesk/password-only/v1", self._store.encode(), hashlib.sha256))

    def write(self, secret: bytes | bytearray) -> None:
        """There is only the one. Raises ``SecretDamaged``: a store that was made with another."""
        if self.read() != secret:
            raise SecretDamaged

    def forget(self) -> None:
        """Nothing is kept."""


class DpapiMachineProvider:
    """Sealed by Windows for this computer; a ``SecretProvider``. ``seal`` and ``open_sealed`` are for tests."""

    name = "dpapi-machine"

    def __init__(
        self,
        store: str,
        folder: Path | None = None,
        seal: Transform | None = None,
        open_sealed: Transform | None = None,
    ) -> None:
        home = folder or Path(os.environ.get("PROGRAMDATA", "C:\\ProgramData")) / "Hubdesk"
        self._path = home / f"{store}.bin"
        self._bound = f"hubdesk/{store}/workstation".encode()
        self._seal, self._open = seal or _protect, open_sealed or _unprotect

    def read(self) -> bytearray:
        """See ``SecretProvider``.

        Raises:
            SecretFileMissing: no such file.
            SecretDamaged: Windows does not open it: another computer's, or altered.
        """
        try:
            return decode_secret(self._open(self._path.read_bytes(), self._bound).decode("ascii", "replace"))
        except FileNotFoundError:
            raise SecretFileMissing from None
        except OSError:
            raise SecretDamaged from None

    def write(self, secret: bytes | bytearray) -> None:
        """See ``SecretProvider``. A crash leaves the old file or the new one."""
        staged = self._path.with_name(self._path.name + ".tmp")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(self._seal(encode_secret(secret).encode("ascii"), self._bound))
            staged.replace(self._path)
        except PermissionError:
            raise SecretGivenElsewhere(f"The administrator of this computer does it: {self._path}") from None
        finally:
            staged.unlink(missing_ok=True)
        if self.read() != secret:
            raise SecretDamaged

    def forget(self) -> None:
        """See ``SecretProvider``."""
        self._path.unlink(missing_ok=True)


def machine_keeper(store: str) -> MachineFileProvider | CredentialProvider | DpapiMachineProvider:
    """The keeper for a whole computer of this kind."""
    if sys.platform == "win32":
        return DpapiMachineProvider(store)
    if os.environ.get("CREDENTIALS_DIRECTORY"):
        return CredentialProvider()
    return MachineFileProvider(store)


def machine_works() -> bool:
    """Whether this computer has such a keeper, and whoever is signed in may put a secret there or one is given."""
    if sys.platform == "win32":
        return True
    if sys.platform == "darwin":
        return False
    try:
        CredentialProvider().read()
    except KnownProblem:
        folder = MACHINE_FOLDER if MACHINE_FOLDER.exists() else MACHINE_FOLDER.parent
        return os.access(folder, os.W_OK)
    return True


def _give_to_group(path: Path) -> None:
    """To the accounts that use hubdesk, where IT has made such a group."""
    if sys.platform == "win32":
        return
    import grp

    try:
        os.chown(path, -1, grp.getgrnam(_GROUP).gr_gid)
    except KeyError:
        return


_FOR_THE_MACHINE, _NO_WINDOW = 0x4, 0x1


def _protect(data: bytes, bound: bytes) -> bytes:
    return _dpapi("CryptProtectData", data, bound)


def _unprotect(data: bytes, bound: bytes) -> bytes:
    return _dpapi("CryptUnprotectData", data, bound)


def _dpapi(call: str, data: bytes, bound: bytes) -> bytes:
    """``CryptProtectData`` and its reverse, without a prompt, for the machine. Raises ``OSError``."""
    import ctypes
    from ctypes import wintypes

    class Blob(ctypes.Structure):
        """``DATA_BLOB``."""

        _fields_ = (("size", wintypes.DWORD), ("data", ctypes.POINTER(ctypes.c_char)))

    def blob(given: bytes) -> Blob:
        held = ctypes.create_string_buffer(given, len(given))
        return Blob(len(given), ctypes.cast(held, ctypes.POINTER(ctypes.c_char)))

    windows = getattr(ctypes, "windll")  # noqa: B009 - it is there on Windows only
    given, more, out = blob(data), blob(bound), Blob()
    done = getattr(windows.crypt32, call)(
        ctypes.byref(given), None, ctypes.byref(more), None, None, _FOR_THE_MACHINE | _NO_WINDOW, ctypes.byref(out)
    )
    if not done:
        raise OSError("DPAPI refused")
    try:
        return ctypes.string_at(out.data, out.size)
    finally:
        windows.kernel32.LocalFree(out.data)
