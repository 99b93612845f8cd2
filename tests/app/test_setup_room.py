"""Making a store leaves a whole store or nothing."""

import pytest

from hubdesk.app import stores
from hubdesk.app.setup_room import LocalSetupRoom
from hubdesk.app.stores import LocalStrongroom
from hubdesk.domain.problems import StorageFull
from hubdesk.domain.site import HelpLine
from hubdesk.services.setup import FirstUser, SetupPlan
from hubdesk.vault import Vault
from tests.support.hub import CHEAP, TickingClock


def plan(kit: str) -> SetupPlan:
    lead = FirstUser("asha", "Asha Patel", "psychologist", "maple river kettle")
    admin = FirstUser("ines", "Ines Torres", "IT admin", "copper lantern sky")
    return SetupPlan("Riverside hub", "Riverside", (HelpLine("Crisis", "01632 960 100"),), lead, admin, "file", kit)


@pytest.fixture
def room(tmp_path) -> LocalSetupRoom:
    return LocalSetupRoom(tmp_path / "data", CHEAP, TickingClock())


def test_the_store_opens_with_the_lead_and_with_the_kit_that_was_on_paper(room, tmp_path):
    kit = room.new_recovery_kit()
    assert not (tmp_path / "data").exists()
    room.create(plan(kit))
    strongroom = LocalStrongroom(tmp_path / "data", CHEAP, TickingClock())
    opened = strongroom.unlock("asha", "maple river kettle")
    assert (opened.site.hub, opened.site.lines[0].number) == ("Riverside hub", "01632 960 100")
    assert opened.account.own_password
    strongroom.lock()
    Vault(tmp_path / "data" / "hubdesk.keys", CHEAP).recover(kit).wipe()


@pytest.mark.parametrize("step", ["create_vault", "create_control", "create_records", "_fill_control"])
@pytest.mark.parametrize("there", [True, False])
def test_a_making_that_fails_half_way_leaves_nothing(room, tmp_path, monkeypatch, step, there):
    def fails(*_args, **_kwargs):
        raise StorageFull("The disk is full.")

    if there:
        (tmp_path / "data" / "logs").mkdir(parents=True)
    monkeypatch.setattr(stores, step, fails)
    with pytest.raises(StorageFull):
        room.create(plan(room.new_recovery_kit()))
    left = sorted(path.name for path in tmp_path.rglob("*"))
    assert left == (["data", "logs"] if there else [])
    monkeypatch.undo()
    room.create(plan(room.new_recovery_kit()))


def test_no_key_store_here_is_said_without_writing_anything(room, tmp_path):
    assert room.keyring_works() is False
    assert not (tmp_path / "data").exists()
