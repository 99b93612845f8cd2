"""Whether pictures of a window can be taken: by a screenshot, a shared screen, or Windows' own recordings.

Windows only (security design §4.5, §6.2 row 46); X11 and Wayland have nothing like it. The call itself is to be tried
on a hub's own Windows computer before release: it could not be where it was written.
"""

import ctypes
import sys

_SHOWN, _BLACK = 0x00, 0x11  # WDA_NONE, WDA_EXCLUDEFROMCAPTURE


def keep_out_of_pictures(window: int, *, keep_out: bool) -> bool:
    """Set it for the window with this handle. True if it was done; never raises: a hub must still open without it."""
    if sys.platform == "win32":
        try:
            return bool(ctypes.windll.user32.SetWindowDisplayAffinity(window, _BLACK if keep_out else _SHOWN))
        except (OSError, AttributeError):
            return False
    return False
