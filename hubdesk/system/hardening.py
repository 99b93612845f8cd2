"""Keeping this process's memory out of files and other processes (security design §4.5).

A crash of an unhardened process wrote a core file of several megabytes, with patients in it. On Windows the program
is taken out of error reporting, which would send such a file away; that call is to be tried on a hub's own Windows
computer before release, it could not be where it was written. The process access list there is a later matter.
"""

import ctypes
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h
_NO_CRASH_BOXES = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX
_FOR_THIS_USER = 0


def harden() -> bool:
    """Forbid core files, and on Linux reading by other processes of the same user. True if it was done.

    Call it before any secret is read. Never raises: a hub that cannot be hardened must still open.
    """
    try:
        if sys.platform == "linux":
            import resource

            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
        if sys.platform == "win32":
            ctypes.windll.kernel32.SetErrorMode(_NO_CRASH_BOXES)
            return bool(ctypes.windll.wer.WerAddExcludedApplication(sys.executable, _FOR_THIS_USER) == 0)
    except (OSError, ValueError, AttributeError):
        return False
    return False
