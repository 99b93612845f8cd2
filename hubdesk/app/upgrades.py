"""``before-upgrade/``: the files as they were before a newer hubdesk brought them up to date, whole, for a month.

Each is under the key of its own file; the key file of that time lies beside them. They go after 31 days, and at once
where somebody was destroyed since: what is erased must not live on in a copy (security design §5.3).
"""

import shutil
from pathlib import Path
from time import time

from hubdesk.app.data_folder import CONTROL_FILE, KEY_FILE
from hubdesk.app.erasures import LEDGER_FILE
from hubdesk.store.upgrading import put_back

_DAYS = 31


def before_upgrade(folder: Path) -> Path:
    """Where the copies of a data folder lie."""
    return folder / "before-upgrade"


def keep_whole(folder: Path) -> None:
    """After the files were opened: the key file joins the copies, and copies that are to go are taken away."""
    place = before_upgrade(folder)
    copies = list(place.glob("*.db")) if place.is_dir() else []
    if not copies:
        return
    newest = max(copy.stat().st_mtime for copy in copies)
    ledger = folder / LEDGER_FILE
    erased_since = ledger.exists() and ledger.stat().st_mtime > newest
    if erased_since or time() - newest > _DAYS * 24 * 3600:
        shutil.rmtree(place, ignore_errors=True)
        return
    keys = place / KEY_FILE
    if not keys.exists() or keys.stat().st_mtime < newest:
        shutil.copyfile(folder / KEY_FILE, keys)


def control_as_it_was(folder: Path, since: float) -> None:
    """The records could not be brought up to date: where the control file was, since this moment, it goes back too."""
    copies = [one for one in before_upgrade(folder).glob("control-*.db") if one.stat().st_mtime >= since - 1]
    if copies:
        put_back(max(copies, key=lambda one: one.stat().st_mtime), folder / CONTROL_FILE)
