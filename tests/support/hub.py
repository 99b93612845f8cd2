"""A hub on disk, as IT leaves it: real files, real encryption, cheap passwords. And a desk at it, without a window."""

import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hubdesk.app.data_folder import SECRET_FILE
from hubdesk.app.demo import PASSWORD, STAFF, make_demo
from hubdesk.app.stores import LocalStrongroom, create_store
from hubdesk.domain.clock import Clock
from hubdesk.domain.ids import Ids
from hubdesk.domain.site import HelpLine
from hubdesk.services.desk import Desk
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.unlock import lock, unlock
from hubdesk.system.paths import forms_dir
from hubdesk.system.workstation_secret import FileProvider, SecretProvider
from hubdesk.vault import KdfParameters, KdfPolicy, new_recovery_kit
from hubdesk.vault.seals import Ed25519Seals
from tests.support.chance import START
from tests.support.forms_once import load_once

CHEAP = KdfPolicy(KdfParameters(8, 1, 1), floor=KdfParameters(8, 1, 1), cap=KdfParameters(64, 4, 2))
"""A password costs nothing here."""

LINES = (HelpLine("Duty clinician, this hub", "01632 960 111", "Made up for the tests"),)


class TickingClock:
    """Begins at a moment and moves on a second at each look, as real work does."""

    def __init__(self, start: datetime = START) -> None:
        self.moment = start

    def now(self) -> datetime:
        """The next second."""
        self.moment += timedelta(seconds=1)
        return self.moment


def make_store(
    folder: Path,
    clock: Clock | None = None,
    provider: Callable[[str], SecretProvider] | None = None,
    recovery_kit: str = "",
) -> None:
    """A new, empty store with a lead (asha), a clinician (sam), a navigator (jo) and an IT admin (ines)."""
    create_store(
        folder,
        CHEAP,
        clock or TickingClock(),
        hub="Health hub",
        site="Northgate probation office",
        lines=LINES,
        staff=STAFF,
        provider=provider or (lambda _store_id: FileProvider(folder / SECRET_FILE)),
        recovery_kit=recovery_kit,
    )


@cache
def recovery_kit() -> str:
    """A recovery kit, the same for all the tests of a process."""
    return new_recovery_kit()


def lay_store(folder: Path, recovery_kit: str = "") -> None:
    """What ``make_store`` makes, but the same store each time: making one takes a second of work, laying it none."""
    folder.mkdir(parents=True)
    for name, content, mode in _made(recovery_kit):
        (folder / name).write_bytes(content)
        (folder / name).chmod(mode)


@cache
def _made(recovery_kit: str) -> tuple[tuple[str, bytes, int], ...]:
    with TemporaryDirectory() as place:
        folder = Path(place, "hubdesk")
        make_store(folder, recovery_kit=recovery_kit)
        files = [path for path in sorted(folder.iterdir()) if path.is_file()]
        return tuple((path.name, path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) for path in files)


def full_hub(folder: Path, people: int = 16, *, seed: int = 1, fresh: bool = False) -> Path:
    """The demo, with forms that were checked before and passwords that cost nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hubdesk.app.forms_at_hand.load_library", load_once)
        make_demo(folder, people=people, seed=seed, fresh=fresh, policy=CHEAP, clock=TickingClock())
    return folder


def _shelf() -> FormShelf:
    return FormShelf(load_once(forms_dir()), Ed25519Seals())


@contextmanager
def desk_at(folder: Path, clock: Clock | None = None, sign_in: str = "sam", password: str = PASSWORD) -> Iterator[Desk]:
    """The services on a store, with no window; locked at the end."""
    clock = clock or TickingClock()
    room = LocalStrongroom(folder, CHEAP, clock)
    desk = unlock(room, _shelf(), clock, Ids(clock, secrets.token_bytes), sign_in, password)
    try:
        yield desk
    finally:
        lock(desk, room)
