"""The real key store behind the real unlock page: wiped and locked each say so, and nothing is made in their place."""

from pathlib import Path

import pytest

from hubdesk.system.keyring_provider import KeyringLocked, KeyringWiped
from tests.keyring.test_secret_service import pytestmark, session

__all__ = ["pytestmark", "session"]

DESK = Path(__file__).with_name("desk.py")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder."""
    return tmp_path / "data"


def test_a_store_made_with_the_key_store_opens_in_this_session_and_the_next(session, data):
    assert session.at_the_desk(DESK, data, "make", "unlock") == ["TodayPage"]
    assert session.at_the_desk(DESK, data, "unlock") == ["TodayPage"]


def test_row_14_a_wiped_and_a_locked_keyring_say_so_on_the_unlock_page(session, data):
    told = session.at_the_desk(DESK, data, "make", "unlock", "lock-keyring", "unlock")
    assert told == ["TodayPage", KeyringLocked().message]
    before = sorted(path.name for path in data.iterdir())
    session.keyring_file.unlink()
    assert session.at_the_desk(DESK, data, "unlock") == [KeyringWiped().message]
    assert sorted(path.name for path in data.iterdir()) == before, "no new key, no new store"
