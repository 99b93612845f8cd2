"""``hubdesk doctor``: what is well, what is not and how to mend it; no password, and not a word about anybody."""

import json
from collections import namedtuple
from datetime import UTC, datetime, timedelta

import pytest

from hubdesk.app import doctor_command
from hubdesk.app.backup_mark import BACKUP_MARK, NotedBackup, note_backup
from hubdesk.app.cli import main
from hubdesk.app.doctor import Ward, desktop_checks, place_checks, program_checks, run_checks
from hubdesk.app.doctor.report import as_data, in_words
from hubdesk.domain.clock import Clock
from hubdesk.domain.health import Fitness, fine, warning, worst, wrong
from hubdesk.domain.machine_settings import NO_RULES, Rules
from hubdesk.system.machine_policy import settings_table
from tests.support.hub import TickingClock

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)


def ward(folder, rules=NO_RULES, **more):
    clock: Clock = TickingClock(NOW)
    return Ward(folder, rules, clock, **more)


def one(check, *given, **more):
    (found,) = run_checks([check], ward(*given, **more))
    return found


def test_a_computer_before_set_up_is_well(tmp_path):
    checks = (*program_checks.PROGRAM, *place_checks.PLACE, desktop_checks.qt_platform)
    found = run_checks(checks, ward(tmp_path / "hub"))
    assert worst(found) is not Fitness.WRONG, [f for f in found if f.fitness is Fitness.WRONG]
    facts = {f.id: f for f in found}
    assert facts["store-library"].fitness is Fitness.OK
    assert facts["forms"].facts["failed"] == 0
    assert facts["versions"].facts["sqlcipher"]
    assert not (tmp_path / "hub").exists()


def test_a_library_that_does_not_encrypt_is_found(tmp_path, monkeypatch):
    from hubdesk.store import engine

    monkeypatch.setattr(engine, "_set_key", lambda _raw, _key: None)
    found = one(program_checks.store_library, tmp_path)
    assert (found.fitness, found.says) == (Fitness.WRONG, "The database library does not encrypt.")


def test_a_check_that_fails_by_itself_is_a_finding(tmp_path):
    def broken_thing(_ward):
        raise RuntimeError("Zwartkanárie")

    found = one(broken_thing, tmp_path)
    assert (found.id, found.fitness, found.facts["problem"]) == ("broken-thing", Fitness.WRONG, "RuntimeError")
    assert "Zwartkan" not in f"{found}"


def test_a_synced_and_a_network_folder_are_wrong_and_named(tmp_path):
    found = one(place_checks.data_folder, tmp_path / "OneDrive - Trust" / "hub")
    assert found.fitness is Fitness.WRONG
    assert "OneDrive - Trust" in found.says


def test_records_without_their_key_file_and_damaged_records_are_wrong(folder):
    assert one(place_checks.data_folder, folder).fitness is not Fitness.WRONG
    (folder / "damaged.json").write_text('{"files": ["records"]}')
    assert "damaged" in one(place_checks.data_folder, folder).says
    (folder / "hubdesk.keys").rename(folder / "elsewhere")
    assert "key file" in one(place_checks.data_folder, folder).says


def test_files_of_a_shared_folder_that_a_colleague_cannot_open_are_named(folder):
    folder.chmod(0o2770)
    for path in folder.iterdir():
        path.chmod(0o770 if path.is_dir() else 0o660)
    assert one(place_checks.data_folder, folder).fitness is Fitness.OK
    (folder / "control.db").chmod(0o600)
    found = one(place_checks.data_folder, folder)
    assert (found.fitness, "control.db" in found.says) == (Fitness.WRONG, True)


Usage = namedtuple("Usage", "total used free")


@pytest.mark.parametrize(("free", "fitness"), [(50, Fitness.WRONG), (500, Fitness.WARNING), (50_000, Fitness.OK)])
def test_a_disk_that_fills_up(tmp_path, monkeypatch, free, fitness):
    monkeypatch.setattr(place_checks.shutil, "disk_usage", lambda _place: Usage(0, 0, free * 1024 * 1024))
    assert one(place_checks.disk, tmp_path).fitness is fitness


@pytest.mark.parametrize(
    ("age", "fitness"),
    [(timedelta(hours=12), Fitness.OK), (timedelta(days=3), Fitness.WARNING), (timedelta(days=8), Fitness.WRONG)],
)
def test_backups_grow_old(folder, tmp_path, monkeypatch, age, fitness):
    assert one(place_checks.backups, folder).fitness is Fitness.WARNING  # none yet
    (tmp_path / "stick").mkdir()
    note_backup(folder, NotedBackup(NOW - age, str(tmp_path / "stick"), 3))
    found = one(place_checks.backups, folder)
    expected = Fitness.WARNING if fitness is Fitness.OK else fitness  # here both lie on one disk
    assert (found.fitness, "same disk" in found.says) == (expected, fitness is Fitness.OK)
    assert json.loads((folder / BACKUP_MARK).read_text())["kept"] == 3


def test_a_folder_for_backups_that_it_has_fixed_must_be_there(folder, tmp_path):
    rules = Rules({"backup-folder": str(tmp_path / "away")})
    found = one(place_checks.backups, folder, rules)
    assert (found.fitness, str(tmp_path / "away") in found.says) == (Fitness.WRONG, True)
    (tmp_path / "away").mkdir()
    assert one(place_checks.backups, folder, rules).fitness is Fitness.WARNING
    assert one(place_checks.backups, folder, Rules({"backup-folder": str(folder)})).fitness is Fitness.WRONG


def test_the_policys_faults_are_wrong_and_every_setting_has_its_source(tmp_path):
    rules = Rules({"theme": "light"}, {"theme": "/etc/x"}, ("“nonsense” in /etc/x is not a setting of hubdesk.",))
    found = one(place_checks.policy, tmp_path, rules)
    assert found.fitness is Fitness.WRONG
    data = as_data([found], settings_table(), rules)
    assert {"name": "theme", "value": "light", "source": "/etc/x", "locked": True} in data["policy"]
    assert data["healthy"] is False
    assert "theme: Always light  [/etc/x]" in in_words([found], settings_table(), rules)


def test_a_folder_that_it_could_not_name_is_wrong_where_nothing_lies_in_the_usual_one(tmp_path):
    rules = Rules(doubtful=frozenset({"data-folder"}))
    assert one(place_checks.data_folder, tmp_path, rules).fitness is Fitness.WRONG
    assert one(place_checks.data_folder, tmp_path, rules, chosen=True).fitness is Fitness.OK


def test_printers_that_it_allows_must_be_there(tmp_path):
    rules = Rules({"printers-allowed": ("Front desk",)})
    assert one(desktop_checks.printing, tmp_path, rules, printers=["Back room"]).fitness is Fitness.WRONG
    found = one(desktop_checks.printing, tmp_path, rules, printers=["FRONT DESK", "Back room"])
    assert (found.fitness, found.facts["usable"]) == (Fitness.OK, ["FRONT DESK"])
    assert one(desktop_checks.printing, tmp_path, printers=[]).fitness is Fitness.WARNING


def test_the_device_key_of_the_records_is_asked_for_and_never_told(folder):
    assert one(desktop_checks.key_store, folder).fitness is Fitness.OK
    (folder / "workstation.key").unlink()
    found = one(desktop_checks.key_store, folder)
    assert found.fitness is Fitness.WRONG
    assert "recovery" in found.mend


@pytest.fixture
def looked(monkeypatch):
    """What the command finds, without looking."""

    def find(*findings):
        monkeypatch.setattr("hubdesk.app.doctor.examine", lambda _ward: findings)

    return find


@pytest.mark.parametrize(
    ("finding", "words", "code"),
    [
        (fine("a", "A", "Well."), [], 0),
        (warning("a", "A", "Hm.", "Look."), [], 0),
        (warning("a", "A", "Hm.", "Look."), ["--strict"], 1),
        (wrong("a", "A", "Bad.", "Mend."), [], 1),
    ],
)
def test_exit_codes_for_scripts(looked, tmp_path, capsys, finding, words, code):
    looked(finding)
    assert main(["doctor", "--dir", str(tmp_path), "--json", *words]) == code
    told = json.loads(capsys.readouterr().out)
    assert told["checks"][0]["id"] == "a"
    assert told["healthy"] is (finding.fitness is not Fitness.WRONG)


def test_the_report_goes_into_a_file_for_a_program_without_console(looked, tmp_path, capsys):
    looked(fine("a", "A", "Well."))
    assert main(["doctor", "--dir", str(tmp_path), "--out", str(tmp_path / "r.txt")]) == 0
    assert capsys.readouterr().out == ""
    assert "hubdesk is well on this computer." in (tmp_path / "r.txt").read_text(encoding="utf-8")
    assert main(["doctor", "--dir", str(tmp_path), "--out", str(tmp_path)]) == doctor_command.COULD_NOT_RUN


def test_nothing_about_anybody_is_in_the_report(folder):
    found = run_checks((*place_checks.PLACE, desktop_checks.key_store), ward(folder))
    told = json.dumps(as_data(found, settings_table(), NO_RULES)) + in_words(found, settings_table(), NO_RULES)
    for name in ("asha", "ines", "Patel", "Mason", "Avery"):
        assert name not in told
