"""Room kept for a full disk (security design §6.2, row 3): storing is refused, reading goes on."""

import subprocess

import pytest

from hubdesk.app import ballast as module
from hubdesk.app.ballast import BALLAST_FILE, LOW, PLENTY, SIZE, Ballast
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.problems import StorageFull
from hubdesk.services.daily_care import care_for_the_day
from hubdesk.services.housekeeping import read_house
from hubdesk.services.people import find_people, open_person, register_person
from hubdesk.services.today import read_today
from tests.faults.small_disk import small_disk
from tests.support.hub import desk_at


class Disk:
    """How much is free besides what the ballast frees."""

    def __init__(self, monkeypatch, folder) -> None:
        self.free, self._folder = PLENTY, folder
        monkeypatch.setattr(module.shutil, "disk_usage", lambda _folder: self)

    def fill(self) -> None:
        self.free = LOW - 1


@pytest.fixture
def disk(monkeypatch, folder) -> Disk:
    return Disk(monkeypatch, folder)


def test_row_03_on_a_full_disk_the_ballast_goes_storing_is_refused_and_reading_goes_on(folder, disk):
    with desk_at(folder) as desk:
        care_for_the_day(desk)
        assert (folder / BALLAST_FILE).stat().st_size == SIZE
        person, _ = register_person(desk, PersonEntry(family="Avery", birth_year="1988"))
        disk.fill()
        with pytest.raises(StorageFull):
            register_person(desk, PersonEntry(family="Later", birth_unknown=True))
        assert not (folder / BALLAST_FILE).exists()
        disk.free += SIZE  # what the ballast has left is for the audit trail alone
        with pytest.raises(StorageFull):
            register_person(desk, PersonEntry(family="Later", birth_unknown=True))
        read_today(desk)
        assert open_person(desk, person.id)
        assert not find_people(desk, "later")
        with desk.records.reading() as unit:
            assert unit.audit.about(person.id)[-1].event == "person-opened", "and each look is written down"
        assert read_house(desk).disk_full
    with desk_at(folder) as desk:
        read_today(desk)  # a new day can be begun, to read


def test_row_03_with_room_again_storing_goes_on_and_the_ballast_is_made_anew(folder, disk):
    with desk_at(folder) as desk:
        care_for_the_day(desk)
        disk.fill()
        with pytest.raises(StorageFull):
            register_person(desk, PersonEntry(family="Later", birth_unknown=True))
        disk.free = PLENTY
        register_person(desk, PersonEntry(family="Later", birth_unknown=True))
        care_for_the_day(desk)
        assert (folder / BALLAST_FILE).exists()
        assert not read_house(desk).disk_full


def test_row_03_a_write_that_meets_the_full_disk_first_gives_the_ballast_up(folder, disk):
    with desk_at(folder) as desk:
        care_for_the_day(desk)
        with pytest.raises(StorageFull), desk.records.writing():
            raise StorageFull("The disk is full.")
        assert not (folder / BALLAST_FILE).exists()


def test_where_there_is_little_room_no_ballast_is_made(tmp_path):
    Ballast(tmp_path, lambda _folder: PLENTY - 1).keep()
    assert list(tmp_path.iterdir()) == []


def test_row_03_on_a_real_small_disk_reading_goes_on_when_it_is_full(folder, tmp_path):
    """The whole of it on a disk of 128 MB, where this account may mount one; the tests above say the same without."""
    with small_disk(tmp_path / "disk", "128M") as place:
        subprocess.run(["cp", "-r", folder, place / "hub"], check=True)
        hub = place / "hub"
        with desk_at(hub) as desk:
            care_for_the_day(desk)
            person, _ = register_person(desk, PersonEntry(family="Avery", birth_year="1988"))
            with pytest.raises(OSError, match="No space"):
                (place / "filler").write_bytes(bytes(128 << 20))
            with pytest.raises(StorageFull):
                register_person(desk, PersonEntry(family="Later", birth_unknown=True))
            for _ in range(50):
                open_person(desk, person.id)
            read_today(desk)
            (place / "filler").unlink()
            register_person(desk, PersonEntry(family="Later", birth_unknown=True))
            assert desk.records.check().sound
