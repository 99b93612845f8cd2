"""What happens to an error nobody foresaw: a line in the log without a value in it, and a code to quote."""

import hashlib
import traceback
from pathlib import Path

from hubdesk.system.log import start_log, stop_log, topic
from hubdesk.system.paths import data_dir


def defect_code(error: BaseException) -> str:
    """A short code for where an error came from: the same place gives the same code."""
    places = [f"{f.name}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)]
    return hashlib.sha256(f"{type(error).__name__}|{'|'.join(places)}".encode()).hexdigest()[:6].upper()


def log_defect(error: BaseException, folder: Path | None = None) -> str:
    """Write a defect to the log file of the data folder, type and places only. Returns its code."""
    handler = start_log(data_dir(folder))
    try:
        topic("defect").error("code %s", defect_code(error), exc_info=error)
    finally:
        stop_log(handler)
    return defect_code(error)
