"""Files put back behind the program's back (security design §6.2, rows 7 to 9): noticed, told, explained by a lead."""

import json
import shutil

import pytest

from hubdesk.app.backup_found import read_backup
from hubdesk.app.restoring import restore
from hubdesk.domain.problems import InvalidEntry, NotAllowed
from hubdesk.presenters.hub_settings import older_line
from hubdesk.services.housekeeping import back_up, explain_older, read_house
from hubdesk.services.people import register_person
from hubdesk.system.workstation_secret import FileProvider
from tests.support.hub import CHEAP, TickingClock, desk_at, make_store
from tests.support.memory import MASON


@pytest.fixture
def hub(tmp_path):
    """A folder as it was last evening, and as it is now with one more person."""
    folder, evening = tmp_path / "hub", tmp_path / "evening"
    make_store(folder)
    with desk_at(folder) as desk:
        register_person(desk, MASON)
    shutil.copytree(folder, evening)
    with desk_at(folder) as desk:
        register_person(desk, MASON, although_alike=True)
    return folder, evening


def noticed(folder, who="sam") -> bool:
    with desk_at(folder, sign_in=who) as desk:
        assert desk.control.check().sound, "an older file is whole in itself"
        return bool(read_house(desk).older_since)


def test_nothing_is_noticed_in_ordinary_use(hub):
    folder, _ = hub
    assert not noticed(folder)
    assert not noticed(folder, "ines")
    assert not noticed(folder)


@pytest.mark.parametrize("name", ["records-1.db", "control.db"])
def test_row_7_and_8_an_old_file_put_back(hub, name):
    folder, evening = hub
    shutil.copyfile(evening / name, folder / name)
    for end in ("-wal", "-shm"):
        (folder / f"{name}{end}").unlink(missing_ok=True)
    assert noticed(folder)


def test_row_9_a_log_that_was_deleted(hub, tmp_path):
    folder, _ = hub
    with desk_at(folder) as desk:
        register_person(desk, MASON, although_alike=True)
        shutil.copytree(folder, tmp_path / "pulled")  # the plug was pulled here: the last rows are in the log
    shutil.copyfile(folder / "anchors.json", tmp_path / "pulled" / "anchors.json")
    for log in (tmp_path / "pulled").glob("*-wal"):
        log.unlink()
    assert noticed(tmp_path / "pulled")


def test_a_kill_is_not_taken_for_a_file_put_back(hub, tmp_path):
    folder, _ = hub
    with desk_at(folder) as desk:
        register_person(desk, MASON, although_alike=True)
        shutil.copytree(folder, tmp_path / "killed")
    assert not noticed(tmp_path / "killed")


def test_an_anchor_that_was_changed_counts_as_an_older_file(hub):
    folder, _ = hub
    told = json.loads((folder / "anchors.json").read_text())
    told["records-1.db"]["seq"] = 1
    (folder / "anchors.json").write_text(json.dumps(told))
    assert noticed(folder)


def test_a_lead_explains_it_and_nobody_else(hub):
    folder, evening = hub
    shutil.copyfile(evening / "records-1.db", folder / "records-1.db")
    for end in ("-wal", "-shm"):
        (folder / f"records-1.db{end}").unlink(missing_ok=True)
    assert noticed(folder)
    assert noticed(folder), "it stays until somebody has said why"
    with desk_at(folder, sign_in="sam") as desk, pytest.raises(NotAllowed):
        explain_older(desk, "I know")
    with desk_at(folder, sign_in="asha") as desk:
        with pytest.raises(InvalidEntry):
            explain_older(desk, "  ")
        explain_older(desk, "IT put back the backup of Monday")
    assert not noticed(folder)


def test_a_backup_put_back_by_hubdesk_needs_no_explaining(hub, tmp_path):
    folder, _ = hub
    stick = tmp_path / "stick"
    stick.mkdir()
    with desk_at(folder) as desk:
        made = back_up(desk, str(stick))
        register_person(desk, MASON, although_alike=True)
    secret = FileProvider(folder / "workstation.key").read()
    opener = lambda vault: vault.unlock("asha", "maple river kettle", secret)  # noqa: E731
    restore(folder, read_backup(stick / made.name), opener, CHEAP, TickingClock(), whole=True)
    assert not noticed(folder)


def test_row_17_a_clock_set_back_is_told_until_it_is_right_again(hub):
    folder, _ = hub
    clock = TickingClock()
    clock.moment = clock.moment.replace(year=clock.moment.year + 1)
    with desk_at(folder, clock):
        pass
    with desk_at(folder, TickingClock()) as desk:
        house = read_house(desk)
        assert (house.clock_back_from.year, house.older_since) == (clock.moment.year, "")
        assert "Set the clock" in older_line(house)
    clock.moment = clock.moment.replace(month=12)
    with desk_at(folder, clock) as desk:
        assert older_line(read_house(desk)) == ""
