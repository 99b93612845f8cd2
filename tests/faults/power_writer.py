"""Registers people as fast as it can and says each one that is stored. Run under strace by test_power_loss."""

import os
import sys
from pathlib import Path

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.store import engine
from tests.store.builders import Hub, person


def work(folder: Path, count: int, synchronous: str) -> None:
    """``synchronous`` is hubdesk's own FULL, or OFF for the positive control: that must lose something."""
    engine._SETTINGS = tuple(
        f"synchronous={synchronous}" if setting.startswith("synchronous=") else setting for setting in engine._SETTINGS
    )
    with Hub(folder).records() as store:
        for number in range(1, count + 1):
            with store.writing() as unit:
                unit.people.add(person(number, f"Family{number}"))
                unit.audit.write(AuditEvent(Event.PERSON_REGISTERED, f"person-{number:05d}"))
            os.write(1, b"%d\n" % number)
            if number % 40 == 0:
                _checkpoint(store)


def _checkpoint(store) -> None:
    """As the daily check does: then the file itself is written, and the log begun anew."""
    from hubdesk.store.integrity import checkpoint

    checkpoint(store._engine)


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
