"""Run by ``test_writing``: end a child at every step of writing the key file, then look at what is left."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from conftest import CHEAP, PASSWORDS, make_hub

from hubdesk.vault import NewUser, Vault, filing

NEW = "thistle parade umbrella"
ALL = ("control", "records-1", "report-1", "restricted-1")


def change(vault, hub):
    vault.change_password(hub.sign_in(), PASSWORDS["asha"], NEW)


def add(vault, hub):
    vault.add_user(hub.sign_in(), NewUser("u-doc", "cleo", NEW, ALL))


def remove(vault, hub):
    vault.remove_user(hub.sign_in(), "u-nav")


def renew(vault, hub):
    vault.replace_recovery_kit(vault.recover(hub.kit), date(2026, 12, 1))


def end_at(step):
    """Count the calls that touch the disk; end the process just before number ``step``."""
    left = [step]

    def counted(real):
        def run(*args, **kwargs):
            if left[0] == 0:
                os._exit(9)
            left[0] -= 1
            return real(*args, **kwargs)

        return run

    for name in ("open", "fsync", "fdopen", "close", "fchmod"):
        setattr(filing.os, name, counted(getattr(os, name)))
    for name in ("replace", "unlink"):
        setattr(Path, name, counted(getattr(Path, name)))


def opens(vault, workstation, name, password):
    from hubdesk.vault.problems import WrongPassword

    try:
        vault.unlock(name, password, workstation).wipe()
    except WrongPassword:
        return False
    return True


def look(hub, action, before):
    """The file opens, in the old state or the new; the next change works."""
    vault = Vault(hub.path, CHEAP)
    after = hub.path.read_bytes() != before
    assert vault.status().gen == (2 if after else 1)
    changed = action is change and after
    assert opens(vault, hub.workstation, "asha", NEW if changed else PASSWORDS["asha"])
    assert opens(vault, hub.workstation, "ben", PASSWORDS["ben"]) is not (action is remove and after)
    assert opens(vault, hub.workstation, "cleo", NEW) is (action is add and after)
    spare = filing.spare_of(hub.path)
    assert not spare.exists() or spare.read_bytes() == before
    vault.record_provider(vault.unlock("itadmin", PASSWORDS["itadmin"], hub.workstation), "file")
    assert sorted(path.name for path in hub.path.parent.iterdir()) == ["hubdesk.keys", "hubdesk.keys.bak"]


def main():
    rounds = 0
    for action in (change, add, remove, renew):
        for step in range(100):
            with tempfile.TemporaryDirectory() as folder:
                hub = make_hub(Path(folder))
                before = hub.path.read_bytes()
                child = os.fork()
                if child == 0:
                    end_at(step)
                    action(Vault(hub.path, CHEAP), hub)
                    os._exit(0)
                ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
                assert ended in (0, 9), ended
                look(hub, action, before)
                rounds += 1
                if ended == 0:
                    break
        else:
            raise AssertionError("never finished")
    print("rounds", rounds)


if __name__ == "__main__":
    main()
