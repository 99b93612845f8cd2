"""Damage and age of the files (security design §6.2, rows 5 to 9): noticed, held, told; nothing made worse."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.hold import HoldReason, NothingIsStored
from hubdesk.domain.people import PersonEntry
from hubdesk.services.daily_care import care_for_the_day, look_over
from hubdesk.services.hold_state import read_hold
from hubdesk.services.housekeeping import back_up, explain_older, read_house, set_backup_folder
from hubdesk.services.people import find_people, open_person, register_person
from hubdesk.services.today import read_today
from hubdesk.store.problems import StoreDamaged, StoreProblem
from tests.faults.damaging import PAGE, changed_pages, cut, flip_a_bit, pages, paste, put_back, swap, zero
from tests.store.builders import person
from tests.support.chance import START
from tests.support.hub import TickingClock, desk_at

PEOPLE = 40
CANARY = PersonEntry(family="Zyxwood", given="Quill", birth_year="1977")


@pytest.fixture(scope="module")
def crowded(new_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with so many people that their table has pages of its own."""
    folder = Path(shutil.copytree(new_store, tmp_path_factory.mktemp("crowded") / "hubdesk"))
    with desk_at(folder, sign_in="asha") as desk:
        for number in range(PEOPLE):
            register_person(desk, PersonEntry(family=f"Family{number}", birth_year="1980"), although_alike=True)
    return folder


@pytest.fixture
def hub(crowded: Path, tmp_path: Path) -> Path:
    """The crowded hub, of this test's own."""
    return Path(shutil.copytree(crowded, tmp_path / "hubdesk"))


@pytest.fixture
def damage_is_logged(expected_log):
    expected_log("the records are damaged")


def records(folder: Path) -> Path:
    return folder / "records-1.db"


def events(desk, kind: str = "control") -> list[str]:
    from sqlalchemy import select

    from hubdesk.store import schema
    from hubdesk.store.units import transaction

    store = desk.control if kind == "control" else desk.records
    table = schema.control_audit if kind == "control" else schema.records_audit
    with transaction(store._engine, reading=True) as connection:
        return list(connection.execute(select(table.c.event).order_by(table.c.seq)).scalars())


def page_of_people(folder: Path) -> int:
    """A page that lists need and opening does not: found by trying, as nothing in an encrypted file says it."""
    whole = records(folder).read_bytes()
    for page in range(pages(records(folder)), 1, -1):
        flip_a_bit(records(folder), page)
        try:
            with desk_at(folder) as desk:
                damaged = bool(look_over(desk)) and desk.hold.reason is HoldReason.DAMAGED
                readable = _can_list(desk)
        except StoreProblem:
            damaged = readable = False
        records(folder).write_bytes(whole)
        (folder / "damaged.json").unlink(missing_ok=True)
        (folder / "anchors.json").unlink(missing_ok=True)
        if damaged and readable:
            return page
    raise AssertionError("every page is needed")


def _can_list(desk) -> bool:
    try:
        read_today(desk)
    except StoreDamaged:
        return False
    return True


@pytest.mark.parametrize("harm", ["gone", "empty", "another-store"])
def test_row_05_records_that_are_gone_are_refused_and_never_made_anew(hub, tmp_path, new_store, harm):
    path = records(hub)
    path.unlink()
    if harm == "empty":
        path.write_bytes(b"")
    elif harm == "another-store":
        from tests.support.hub import make_store

        make_store(tmp_path / "other")
        shutil.copy(records(tmp_path / "other"), path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(Exception) as refused, desk_at(hub):  # noqa: PT011 - which problem depends on the harm
        pass
    assert getattr(refused.value, "code", "").startswith(("store", "records"))
    assert (path.read_bytes() if path.exists() else None) == before


@pytest.mark.usefixtures("damage_is_logged")
@pytest.mark.parametrize("harm", [flip_a_bit, zero, lambda path, page: swap(path, page, page - 1)])
def test_row_06_damage_is_found_by_the_daily_check_held_and_kept_for_the_next_start(hub, stick, harm):
    with desk_at(hub, sign_in="asha") as desk:
        set_backup_folder(desk, str(stick))
        back_up(desk)
    page = page_of_people(hub)
    (hub / "anchors.json").unlink(missing_ok=True)
    harm(records(hub), page)
    damaged = records(hub).read_bytes()
    clock = TickingClock(START + timedelta(days=1))
    with desk_at(hub, clock, "asha") as desk:
        cared = care_for_the_day(desk)
        assert cared.faults
        assert cared.made is None
        assert desk.hold.reason is HoldReason.DAMAGED
        assert events(desk)[-1] == "store-checked"
        assert "store-damaged" in events(desk)
        with pytest.raises(NothingIsStored) as told:
            register_person(desk, CANARY, although_alike=True)
        assert "paper" in told.value.what_next
        with pytest.raises(NothingIsStored):
            back_up(desk)
    assert len([path for path in stick.iterdir() if path.is_dir()]) == 1
    with desk_at(hub, clock) as desk:
        assert desk.hold.reason is HoldReason.DAMAGED, "the next start begins in read-only mode"
    assert records(hub).read_bytes() == damaged, "the damaged file is left as it is"


@pytest.mark.usefixtures("damage_is_logged")
def test_row_06_who_looks_in_read_only_mode_is_told_to_the_trail_once_it_can_be_written(hub):
    page = page_of_people(hub)
    with desk_at(hub) as desk:
        person = find_people(desk, "family3")[0]
        told = len(events(desk, "records"))
    whole = records(hub).read_bytes()
    flip_a_bit(records(hub), page)
    (hub / "anchors.json").unlink(missing_ok=True)
    with desk_at(hub, sign_in="asha") as desk:
        look_over(desk)
        open_person(desk, person.id)
    beside = (hub / "held-records.log").read_bytes()
    assert person.id.encode() not in beside
    assert b"person-opened" not in beside

    records(hub).write_bytes(whole)  # a disk that reads again
    (hub / "anchors.json").unlink(missing_ok=True)
    clock = TickingClock(START + timedelta(days=1))
    with desk_at(hub, clock) as desk:
        care_for_the_day(desk)
        assert desk.hold.reason is None, "a check that finds all sound lets go"
    with desk_at(hub, clock) as desk:
        assert events(desk, "records")[told:].count("person-opened") == 1
        with desk.records.reading() as unit:
            seen = [row for row in unit.audit.about(person.id) if row.event == "person-opened"]
        lead = next(account.user.id for account in _accounts(desk) if account.user.sign_in == "asha")
        assert seen[-1].actor == lead, "it was the lead who looked, not who told it"
        assert desk.records.check().sound
    assert not (hub / "held-records.log").exists()


def _accounts(desk):
    with desk.control.reading() as unit:
        return unit.accounts()


@pytest.mark.usefixtures("damage_is_logged")
def test_row_06_lines_beside_the_store_that_were_altered_are_counted_and_told(hub):
    with desk_at(hub) as desk:
        desk.hold.damage("records")
        read_today(desk)
        read_today(desk)
    log = hub / "held-records.log"
    first, second = log.read_bytes().splitlines()
    log.write_bytes(second + b"\n" + first + b"\n")  # moved: each is bound to its place
    (hub / "damaged.json").unlink()
    with desk_at(hub) as desk:
        assert "held-told" in events(desk)
        assert _last_detail(desk, "held-told") == {"file": "records", "events": 0, "unreadable": 2}


def _last_detail(desk, event: str, kind: str = "control") -> dict:
    import json

    from sqlalchemy import select

    from hubdesk.store import schema
    from hubdesk.store.units import transaction

    store = desk.control if kind == "control" else desk.records
    table = schema.control_audit if kind == "control" else schema.records_audit
    with transaction(store._engine, reading=True) as connection:
        rows = connection.execute(select(table.c.detail).where(table.c.event == event).order_by(table.c.seq))
        return json.loads(list(rows.scalars())[-1])


def test_row_06_records_that_were_cut_short_are_refused_at_the_door(hub):
    cut(records(hub), pages(records(hub)) // 2)
    damaged = records(hub).read_bytes()
    with pytest.raises(StoreDamaged), desk_at(hub):
        pass
    assert records(hub).read_bytes() == damaged


@pytest.mark.usefixtures("damage_is_logged")
def test_row_06_damage_met_by_a_page_holds_the_store_at_once(hub, monkeypatch):
    with desk_at(hub) as desk:
        assert desk.hold.reason is None
        with pytest.raises(StoreDamaged), desk.records.reading():
            raise StoreDamaged
        assert desk.hold.reason is HoldReason.DAMAGED
        with pytest.raises(NothingIsStored):
            register_person(desk, CANARY)


@pytest.mark.usefixtures("damage_is_logged")
def test_row_06_a_damaged_control_file_lets_nobody_write_and_everybody_read(hub):
    with desk_at(hub) as desk:
        desk.hold.damage("control")
        with pytest.raises(NothingIsStored), desk.control.writing() as unit:
            unit.set_setting("x", "y")
        read_today(desk)
    with desk_at(hub) as desk:
        assert desk.hold.holds("control")
        assert desk.hold.holds("records")
        read_today(desk)


@pytest.mark.usefixtures("damage_is_logged")
def test_row_06_what_the_damaged_records_still_tell_of_the_work_since_the_backup(hub, stick):
    with desk_at(hub, sign_in="asha") as desk:
        set_backup_folder(desk, str(stick))
        back_up(desk)
    with desk_at(hub) as desk:
        register_person(desk, CANARY)
        read_today(desk)
        desk.hold.damage("records")
        found = read_hold(desk)
    assert [(line.by, line.did, line.person) for line in found.lost] == [
        ("Sam Okafor", "registered the person", "ZYXWOOD, Quill")
    ]
    assert found.backup_folder == str(stick)


def test_row_07_an_old_page_pasted_over_a_new_one_holds_the_store_until_a_lead_decides(hub, tmp_path):
    before = records(hub).read_bytes()
    with desk_at(hub) as desk:
        register_person(desk, CANARY)
    shutil.copytree(hub, tmp_path / "evening")
    for page in [page for page in changed_pages(before, records(hub).read_bytes()) if page > 1]:
        put_back(tmp_path / "evening", hub)
        paste(records(hub), before, page)
        with desk_at(hub) as desk:
            assert desk.hold.reason is HoldReason.OLDER, f"page {page}"
            with pytest.raises(NothingIsStored), desk.records.writing() as unit:
                unit.people.add(person())
    with desk_at(hub, sign_in="asha") as lead:
        assert "store-older" in events(lead)
        explain_older(lead, "Somebody tried something")
        assert lead.hold.reason is None


def test_row_07_a_page_that_every_check_of_the_file_itself_calls_sound_is_noticed_all_the_same(hub):
    """SQLCipher does not protect against rollback (§0, 7): this is what the digest of the pages is for."""
    control = hub / "control.db"

    def set_level(level: str) -> bytes:
        with desk_at(hub, sign_in="asha") as desk, desk.control.writing() as unit:
            unit.set_setting("level", level)
        return control.read_bytes()

    old = set_level("LOW ")
    new = set_level("HIGH")
    found = []
    for page in [page for page in changed_pages(old, new) if page > 1]:
        control.write_bytes(new)
        paste(control, old, page)
        with desk_at(hub, sign_in="asha") as desk, desk.control.reading() as unit:
            if unit.setting("level") == "LOW " and desk.control.check().sound:
                found.append(desk.hold.reason)
    assert found == [HoldReason.OLDER]


def test_row_07_a_log_that_was_deleted_after_a_power_cut_is_noticed(hub, tmp_path):
    with desk_at(hub) as desk:
        register_person(desk, CANARY)
        shutil.copytree(hub, tmp_path / "cut")
    place = tmp_path / "cut"
    with desk_at(place) as desk:
        assert desk.hold.reason is None, "a power cut alone is nothing: the log is played in"
    with desk_at(hub) as desk:
        register_person(desk, PersonEntry(family="Later", birth_unknown=True))
        shutil.copytree(hub, tmp_path / "again")
    place = tmp_path / "again"
    (place / "records-1.db-wal").unlink()
    with desk_at(place) as desk:
        # Nothing was anchored since the day began: what the log alone held is lost unseen by this computer's anchor
        # unless a backup told more. What was anchored before is still there.
        assert desk.records.check().sound


def test_row_07_a_log_cut_back_to_before_the_last_lock_is_noticed(hub):
    before = records(hub).read_bytes()
    with desk_at(hub) as desk:
        register_person(desk, CANARY)
    records(hub).write_bytes(before)  # as if the log, which held the day, had been thrown away
    with desk_at(hub, sign_in="asha") as desk:
        assert desk.hold.reason is HoldReason.OLDER
        assert read_hold(desk).missing >= 1


def test_row_08_a_whole_folder_put_back_is_noticed_where_the_backups_can_be_reached(hub, stick, tmp_path):
    with desk_at(hub, sign_in="asha") as desk:
        set_backup_folder(desk, str(stick))
    shutil.copytree(hub, tmp_path / "last-month")
    with desk_at(hub) as desk:
        register_person(desk, CANARY)
    put_back(tmp_path / "last-month", hub)
    with desk_at(hub) as desk:
        assert desk.hold.reason is HoldReason.OLDER
        assert read_house(desk).older_since
        with pytest.raises(NothingIsStored):
            register_person(desk, CANARY)
        read_today(desk)
    with desk_at(hub, sign_in="asha") as lead:
        explain_older(lead, "The disk was changed, IT put back the copy of last month")
        register_person(lead, CANARY)
        for kind in ("control", "records"):
            linked = _last_detail(lead, "store-restored", kind)
            assert int(linked["was-records"].split(":")[0]) > int(linked["now-records"].split(":")[0])
            assert "copy" not in str(linked)
    with desk_at(hub) as desk:
        assert desk.hold.reason is None, "what a lead has decided is not asked again"


def test_row_08_without_the_folder_of_backups_the_anchor_of_this_computer_still_counts(hub, stick, tmp_path):
    with desk_at(hub, sign_in="asha") as desk:
        set_backup_folder(desk, str(stick))
    old = records(hub).read_bytes()
    with desk_at(hub) as desk:
        register_person(desk, CANARY)
    shutil.rmtree(stick)
    records(hub).write_bytes(old)
    with desk_at(hub) as desk:
        assert desk.hold.reason is HoldReason.OLDER


def test_row_09_records_copied_without_their_log_are_noticed(hub, stick, tmp_path):
    with desk_at(hub, sign_in="asha") as desk:
        set_backup_folder(desk, str(stick))
    with desk_at(hub) as desk:
        register_person(desk, CANARY)
        back_up(desk)  # tells the log beside the backups where the trails are now
        copied = tmp_path / "copied"
        copied.mkdir()
        for name in ("records-1.db", "control.db", "hubdesk.keys", "workstation.key", "tries.json"):
            shutil.copy(hub / name, copied / name)
    assert (copied / "records-1.db").stat().st_size % PAGE == 0
    with desk_at(copied) as desk:
        assert desk.hold.reason is HoldReason.OLDER


def test_an_ordinary_day_holds_nothing(hub, stick):
    with desk_at(hub, sign_in="asha") as desk:
        set_backup_folder(desk, str(stick))
    for who in ("sam", "jo", "ines", "asha"):
        with desk_at(hub, sign_in=who) as desk:
            assert desk.hold.reason is None
            with desk.control.writing() as unit:
                unit.audit.write(AuditEvent(Event.LISTED))
