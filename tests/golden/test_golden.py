"""Stores of earlier releases open in this one: brought up to date, everyone in them read, every audit row in place."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hubdesk.app.demo import PASSWORD
from hubdesk.app.stores import LocalStrongroom
from hubdesk.vault import PRODUCTION, Vault
from tests.golden.reading import read_everyone
from tests.support.hub import TickingClock

HERE = Path(__file__).parent
RELEASES = sorted(path.parent for path in HERE.glob("*/expected.json"))
LATER = datetime(2027, 6, 1, 9, 0, tzinfo=UTC)


def test_there_is_a_store_of_a_release():
    assert RELEASES, "make it with: python -m tests.golden.make"


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_the_store_of_a_release_opens_and_everyone_in_it_is_read(release, tmp_path):
    folder = tmp_path / "hub"
    shutil.copytree(release, folder)
    expected = json.loads((release / "expected.json").read_text(encoding="utf-8"))
    found = read_everyone(folder, TickingClock(LATER))
    assert found["users"] == expected["users"]
    for person, was in zip(found["people"], expected["people"], strict=True):
        # A later release may read more of a person than the one that made the store; never less, never otherwise.
        assert {key: person[key] for key in was} == was


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_the_trails_of_a_release_verify_and_nothing_holds_the_store(release, tmp_path):

    folder = tmp_path / "hub"
    shutil.copytree(release, folder)
    room = LocalStrongroom(folder, PRODUCTION, TickingClock(LATER))
    opened = room.unlock("asha", PASSWORD)
    try:
        assert opened.hold.reason is None
        assert opened.records.check().sound
        assert opened.control.check().sound
    finally:
        room.lock()


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_the_key_file_of_a_release_names_its_users(release):
    assert {user.name for user in Vault(release / "hubdesk.keys", PRODUCTION).status().users} >= {"asha", "sam", "ines"}
