"""Keeping this process's memory out of files and other processes (security design §4.5).

A crash of an unhardened process wrote a core file of several megabytes, with patients in it. On Windows the program
is taken out of error reporting, which would send such a file away; that call is to be tried on a hub's own Windows
computer before release, it could not be where it was written. The process access list there is a later matter.
"""

import ctypes
import sys
from typing import Any

_PR_SET_DUMPABLE = 4  # linux/prctl.h
_NO_CRASH_BOXES = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX
_FOR_THIS_USER = 0


def harden() -> bool:
    """Forbid core files, and on Linux reading by other processes of the same user. True if it was done.

    Call it before any secret is read. Never raises: a hub that cannot be hardened must still open.
    """
    if sys.platform == "win32":
        return _leave_error_reporting()
    if sys.platform != "linux":
        return False
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
    except (OSError, ValueError, AttributeError):
        return False


def _leave_error_reporting() -> bool:
    """Windows: no box and no report with this program's memory after a crash."""
    windows: Any = getattr(ctypes, "windll", None)
    try:
        windows.kernel32.SetErrorMode(_NO_CRASH_BOXES)
        return bool(windows.wer.WerAddExcludedApplication(sys.executable, _FOR_THIS_USER) == 0)
    except (OSError, AttributeError):
        return False
