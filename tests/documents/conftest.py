"""One press for all document tests: its fonts take a moment to load."""

import pytest

from hubdesk.documents import Press
from tests.support.chance import FixedClock
from tests.support.sources import ROOT


@pytest.fixture(scope="session")
def press() -> Press:
    return Press(ROOT / "resources", FixedClock())
