"""The workstation secret in the key store of the operating system.

``keyring`` would choose its back end by environment variables and a settings file that can even name a folder
to load code from, and it is content with back ends that keep nothing. So the class is chosen here, from a short
list, and made directly (security design §3.1). It is imported late, because it is slow to load.

On a desktop a locked key store opens a prompt and waits: call ``read`` and ``write`` from a worker thread.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Protocol

from hubdesk.domain.problems import KnownProblem
from hubdesk.system.workstation_secret import decode_secret, encode_secret

_USER = "hubdesk"
_ALLOWED = {
    "win32": ("keyring.backends.Windows", "WinVaultKeyring", "keyring:WinVault"),
    "darwin": ("keyring.backends.macOS", "Keyring", "keyring:macOS"),
    "linux": ("keyring.backends.SecretService", "Keyring", "keyring:SecretService"),
}
"""By platform: module, class, and the provider name written into the key file."""

_LIBRARY_ERRORS = {"win32": ("pywintypes", "error"), "linux": ("secretstorage.exceptions", "SecretStorageException")}

_WAY_OUT = "Have the recovery envelope ready and call IT. The records are still there; do not delete anything."


class KeyringMissing(KnownProblem):
    """This computer has no key store that hubdesk trusts, or it does not answer."""

    code = "keyring-missing"

    def __init__(self) -> None:
        super().__init__(
            "This computer's key store cannot be reached.",
            "Sign out of the computer and in again. If that does not help: " + _WAY_OUT,
        )


class KeyringLocked(KnownProblem):
    """The key store is there, but locked, or its password prompt was closed."""

    code = "keyring-locked"

    def __init__(self) -> None:
        super().__init__(
            "This computer's key store is locked.",
            "Unlock it with the password you use for this computer, then try again.",
        )


class KeyringWiped(KnownProblem):
    """The key store works and does not hold the secret: it was reset, or this is another account."""

    code = "keyring-wiped"

    def __init__(self) -> None:
        super().__init__(
            "This computer's key store no longer holds the device key of these records.",
            "It may have been reset, or you may be signed in to the computer as someone else. " + _WAY_OUT,
        )


class KeyringRefused(KnownProblem):
    """The key store took the secret and gave back something else: it is not kept."""

    code = "keyring-refused"

    def __init__(self) -> None:
        super().__init__(
            "This computer's key store did not keep the device key.", "Nothing was set up. Call IT about the key store."
        )


class Backend(Protocol):
    """The part of a keyring back end that is used here."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """The text kept, or ``None``."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep a text."""

    def delete_password(self, service: str, username: str, /) -> None:
        """Keep it no longer."""


class KeyringProvider:
    """One store's workstation secret in the system's key store; a ``SecretProvider``.

    ``store`` is the store id: each secret has its own service name, for Windows moves entries about when two share
    one. ``make_backend`` is for tests.
    """

    def __init__(self, store: str, make_backend: Callable[[], Backend] | None = None) -> None:
        self._service = f"hubdesk/{store}/workstation"
        self._make_backend = make_backend or allowed_backend

    @property
    def name(self) -> str:
        """``keyring:WinVault``, ``keyring:SecretService`` or ``keyring:macOS``."""
        return _choice()[2]

    def read(self) -> bytearray:
        """The 32 bytes.

        Raises:
            KeyringMissing: no key store.
            KeyringLocked: it is locked.
            KeyringWiped: it holds no such entry.
            SecretDamaged: the entry is not a secret of ours.
        """
        with _plain_words():
            text = self._make_backend().get_password(self._service, _USER)
        if text is None:
            raise KeyringWiped
        return decode_secret(text)

    def write(self, secret: bytes | bytearray) -> None:
        """Keep 32 bytes, and compare what comes back.

        Raises:
            KeyringMissing: no key store.
            KeyringLocked: it is locked.
            KeyringRefused: another value came back, or none.
        """
        text = encode_secret(secret)
        with _plain_words():
            backend = self._make_backend()
            backend.set_password(self._service, _USER, text)
            kept = backend.get_password(self._service, _USER)
        if kept != text:
            raise KeyringRefused

    def forget(self) -> None:
        """See ``SecretProvider``.

        Raises:
            KeyringMissing: no key store, or it held nothing.
            KeyringLocked: it is locked.
        """
        with _plain_words():
            self._make_backend().delete_password(self._service, _USER)


def allowed_backend() -> Backend:
    """The one back end allowed on this platform, made directly, with keyring's environment variables removed.

    Raises:
        KeyringMissing: none is allowed here, or it cannot be loaded.
    """
    _forget_environment()
    module, name, _ = _choice()
    try:
        backend: Any = getattr(import_module(module), name)()
    except (ImportError, AttributeError, RuntimeError):
        raise KeyringMissing from None
    if sys.platform == "win32":
        backend.persist = "local machine"  # keyring's default roams to other computers with the profile
    chosen: Backend = backend
    return chosen


def _choice() -> tuple[str, str, str]:
    try:
        return _ALLOWED[sys.platform]
    except KeyError:
        raise KeyringMissing from None


def _forget_environment() -> None:
    for name in list(os.environ):
        if name.upper() == "PYTHON_KEYRING_BACKEND" or name.upper().startswith("KEYRING_PROPERTY_"):
            del os.environ[name]


@contextmanager
def _plain_words() -> Iterator[None]:
    """Turn what the libraries raise into our problems. Their texts are dropped: they can name the entry."""
    _forget_environment()
    from keyring.errors import KeyringError
    from keyring.errors import KeyringLocked as LibraryLocked

    library_error = _library_error()
    try:
        yield
    except LibraryLocked:
        raise KeyringLocked from None
    except (KeyringError, OSError, library_error) as error:
        locked = _says_locked(error) or _says_locked(error.__cause__)
        raise (KeyringLocked if locked else KeyringMissing) from None


def _says_locked(error: BaseException | None) -> bool:
    # secretstorage is there on Linux only, so its classes are known by name.
    return type(error).__name__ in ("PromptDismissedException", "LockedException")


def _library_error() -> type[BaseException]:
    """The error of the library under the back end, which does not derive from keyring's own."""
    try:
        module, name = _LIBRARY_ERRORS[sys.platform]
        error: type[BaseException] = getattr(import_module(module), name)
    except (KeyError, ImportError):
        return OSError
    return error
