"""What happens to an error nobody foresaw: a line in the log without a value in it, and a code to quote."""

import sys
import threading

from hubdesk.system.log import topic


def log_defect(error: BaseException) -> str:
    """Write a defect to hubdesk's log, type and places only. Returns six digits for the person to quote."""
    code = _code(error)
    topic("defect").error("code %d", code, exc_info=error)
    return str(code)


def keep_off_the_console() -> None:
    """Log defects that reach no window (in a thread, in a finaliser): Python would print them with their text."""
    threading.excepthook = lambda heard: _log_if_any(heard.exc_value)
    sys.unraisablehook = lambda heard: _log_if_any(heard.exc_value)


def _log_if_any(error: BaseException | None) -> None:
    if error is not None:
        log_defect(error)


def _code(error: BaseException) -> int:
    """The same kind of error from the same place gives the same code."""
    import hashlib  # a defect may wait for these; the window does not
    import traceback

    places = [f"{f.name}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)]
    mixed = hashlib.sha256(f"{type(error).__name__}|{'|'.join(places)}".encode()).digest()
    return int.from_bytes(mixed[:4]) % 900_000 + 100_000
