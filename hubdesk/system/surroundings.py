"""What lies around the program when it starts must not steer it (security design §6.2, row 53).

Words of the environment can make Qt, OpenSSL and keyring load libraries from any folder, and Python modules from
``PYTHONPATH``; Qt's log rules would print what is typed. They are taken away before anything big is loaded, for this
process and those it starts. What Python itself has read by then is past helping: installers start it with ``-I``.
"""

import os
import sys
from collections.abc import MutableMapping

_LIBRARIES = (
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QT_QPA_GENERIC_PLUGINS",
    "QT_LOGGING",
    "QT_DEBUG",
    "QML",
)
_OTHERS = ("OPENSSL_", "KEYRING_PROPERTY_", "PYTHON_KEYRING_BACKEND", "SQLITE_TMPDIR")
_PYTHON = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONINSPECT", "PYTHONBREAKPOINT", "PYTHONUSERBASE")
"""Beginnings of names; PYTHONUTF8, PYTHONDONTWRITEBYTECODE and the like do no harm."""


def shed_surroundings(environ: MutableMapping[str, str] = os.environ, path: list[str] = sys.path) -> None:
    """Take the steering words out of the environment, and what PYTHONPATH named out of the module search path."""
    for folder in environ.get("PYTHONPATH", "").split(os.pathsep):
        while folder and folder in path:
            path.remove(folder)
    for name in list(environ):
        if name.upper().startswith(_LIBRARIES + _OTHERS + _PYTHON):
            value = environ.pop(name)
            _SHED.extend([] if _set_by_ourselves(value) else [name])


def _set_by_ourselves(value: str) -> bool:
    """A program frozen by PyInstaller sets some of them itself, to folders of its own."""
    bundle = getattr(sys, "_MEIPASS", None)
    return bundle is not None and value.startswith(str(bundle))


_SHED: list[str] = []


def shed_names() -> tuple[str, ...]:
    """The words that were taken away in this process, for the health check; never what they said."""
    return tuple(dict.fromkeys(_SHED))
