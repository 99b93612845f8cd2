"""The demo's store for a benchmark: 44 made-up people, the same each time."""

from pathlib import Path

from hubdesk.app.demo import make_demo
from hubdesk.system.clock import SystemClock
from hubdesk.vault import KdfPolicy
from tests.support.hub import CHEAP


def demo_store(place: Path, policy: KdfPolicy = CHEAP) -> Path:
    """A new demo in this folder, with passwords that cost next to nothing unless a policy says otherwise."""
    folder = place / "demo"
    make_demo(folder, people=44, seed=1, fresh=True, policy=policy, clock=SystemClock())
    return folder
