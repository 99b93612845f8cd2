"""Keeping this process's memory out of files and other processes (security design §4.5).

A crash of an unhardened process wrote a core file of several megabytes, with patients in it. On Windows the
process access list and error reporting are a later matter; here this does nothing there.
"""

import ctypes
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def harden() -> bool:
    """Forbid core files and reading by other processes of the same user. True if it was done (Linux only).

    Call it before any secret is read. Never raises: a hub that cannot be hardened must still open.
    """
    if sys.platform != "linux":
        return False
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
    except (OSError, ValueError, AttributeError):
        return False
