"""Changes keys until it is killed. Run by test_row_26_kill_turning_keys, never imported by it.

The nursery has everything loaded and makes one child for each line it is sent: ``<what>``. A child opens the store
afresh, says ``ready``, does one change, and says ``done``. What: ``rotate``, ``password``, ``add`` or ``kit``.
"""

import json
import os
import signal
import sys
from pathlib import Path

from hubdesk.app import rotation
from hubdesk.app.demo import PASSWORD
from hubdesk.app.vigil import Vigil
from hubdesk.domain.accounts import ColleagueEntry
from hubdesk.domain.roles import Role
from hubdesk.services.accounts import add_colleague, change_own_password, new_recovery_kit, replace_recovery_kit
from hubdesk.services.desk import Desk
from hubdesk.services.key_change import change_keys
from hubdesk.store.stores import StoredRecords
from hubdesk.vault import Vault
from tests.support.hub import TickingClock, desk_at

OTHER = "violet ladder teapot"


def say(word: str, **more: object) -> None:
    """One line, straight to the pipe."""
    os.write(1, f"{json.dumps({'word': word, **more})}\n".encode())


STEPS = {
    "copied": (StoredRecords, "go_on_under_new_keys"),
    "sealed": (rotation, "sync"),
    "turning": (Vault, "rotate"),
    "turned": (rotation, "_finish"),
    "named": (Vault, "keep_spare"),
    "spare kept": (StoredRecords, "become"),
    "become": (Vigil, "moved"),
}
"""The steps of a change of keys, each by what comes next: the child is killed just before it."""


def killed_before(step: str) -> None:
    """Be killed just before the next step."""
    home, name = STEPS[step]

    def kill(*_args: object, **_more: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(home, name, kill)


def change(desk: Desk, what: str, number: str) -> None:
    """The one change of this round."""
    if what.startswith("step"):
        killed_before(list(STEPS)[int(number)])
        change_keys(desk, "left")
    elif what == "rotate":
        change_keys(desk, "left")
    elif what == "password":
        change_own_password(desk, PASSWORD, OTHER)
    elif what == "add":
        entry = ColleagueEntry(f"new{number}", "A New Colleague", Role.NAVIGATOR.value, "navigator")
        add_colleague(desk, entry, OTHER)
    else:
        replace_recovery_kit(desk, new_recovery_kit(desk))


def nursery(folder: Path) -> None:
    """One child for each line on standard input; says its number, and later that it is gone."""
    for line in sys.stdin:
        what, number = line.split()
        child = os.fork()
        if child == 0:
            with desk_at(folder, TickingClock(), sign_in="asha") as desk:
                say("ready", pid=os.getpid())
                change(desk, what, number)
                say("done")
                os._exit(0)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    nursery(Path(sys.argv[1]))
