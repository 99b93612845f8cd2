"""The demo: made-up people in every stage, the same for the same seed, kept, and never made over something else."""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from hubdesk.app.demo import STAFF, NotADemo
from hubdesk.app.demo_people import made_up_people
from hubdesk.app.demo_retention import OLD_RECORDS
from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.form_standing import Missing
from hubdesk.domain.identifiers import read_nhs_number
from hubdesk.domain.referral import Stage
from hubdesk.domain.safety import SafetyStatus
from hubdesk.domain.visits import PlaceKind, ResponseStatus, VisitStatus
from hubdesk.services.follow_up import read_follow_up
from hubdesk.services.form_desk import open_forms_desk
from hubdesk.services.people import open_person
from hubdesk.services.today import read_today
from hubdesk.services.visit_now import load_visit
from tests.support.chance import START
from tests.support.hub import desk_at, full_hub
from tests.support.referring import referring
from tests.support.sources import ROOT

MANY = 500


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as it opens by default."""
    return full_hub(tmp_path_factory.mktemp("demo") / "store", people=44)


@pytest.fixture(scope="module")
def everyone(demo):
    """Each person's record, and each of their visits with its answers."""
    with desk_at(demo, sign_in="asha") as desk:
        with desk.records.reading() as unit:
            lines = unit.people.recent(MANY)
        records = [open_person(desk, line.id) for line in lines]
        with desk.records.reading() as unit:
            return [(record, [load_visit(desk, unit, visit.id) for visit in record.visits]) for record in records]


def test_there_are_at_least_forty_people(everyone):
    assert len(everyone) >= 40


def test_every_nhs_number_is_a_valid_one_of_the_test_range(everyone):
    numbers = [record.person.nhs_number for record, _visits in everyone if record.person.nhs_number]
    assert len(numbers) == len(set(numbers)) > 20
    assert all(number.startswith("999") and read_nhs_number(number) == number for number in numbers)
    assert len(numbers) < len(everyone), "some have none, and that is normal"


def _birth_unknown(record, _visits):
    return not record.person.born.known


def _birth_estimated(record, _visits):
    return record.person.born.estimated


def _registered_only(_record, visits):
    return not visits


def _paused_in_phq_9(_record, visits):
    return any(
        v.visit.status is VisitStatus.PAUSED
        and v.visit.place.kind is PlaceKind.QUESTION
        and v.form(v.visit.place.response_id).pack.id == "phq-9"
        and len(v.form(v.visit.place.response_id).stored) > 2
        for v in visits
    )


def _safety_open(record, _visits):
    return any(a.status is SafetyStatus.OPEN for a in record.safety)


def _awaiting_a_clinician(record, _visits):
    return any(a.status is SafetyStatus.AWAITING_CLINICIAN for a in record.safety)


def _finished_with_safety(record, visits):
    closed = any(a.status is SafetyStatus.CLOSED for a in record.safety)
    return closed and any(v.visit.status is VisitStatus.COMPLETED for v in visits)


def _finished_without_safety(record, visits):
    return not record.safety and any(v.visit.status is VisitStatus.COMPLETED for v in visits)


def _gave(kind):
    def gave(_record, visits):
        return any(answer is kind for v in visits for form in v.forms for answer in form.stored.values())

    return gave


def _partial_score(record, _visits):
    return any(score.value is None for scores in record.scores.values() for score in scores)


def _whole_score_with_a_band(record, _visits):
    return any(score.band for scores in record.scores.values() for score in scores)


def _said_what_helps(_record, visits):
    forms = [form for v in visits if v.visit.status is VisitStatus.COMPLETED for form in v.forms]
    return any(form.pack.id == "strengths-and-challenges" and len(form.stored) > 15 for form in forms)


STAGES = {
    "asked what helps": _said_what_helps,
    "registered only": _registered_only,
    "paused in the middle of PHQ-9": _paused_in_phq_9,
    "safety page open": _safety_open,
    "awaiting a clinician": _awaiting_a_clinician,
    "finished with a safety page": _finished_with_safety,
    "finished without one": _finished_without_safety,
    "declined": _gave(NonAnswer.DECLINED),
    "unable": _gave(NonAnswer.UNABLE),
    "not asked": _gave(NonAnswer.NOT_ASKED),
    "partial score": _partial_score,
    "whole score with a band": _whole_score_with_a_band,
    "birth date unknown": _birth_unknown,
    "birth date estimated": _birth_estimated,
}


@pytest.mark.parametrize("stage", STAGES)
def test_there_is_somebody_in_each_stage(everyone, stage):
    assert [record for record, visits in everyone if STAGES[stage](record, visits)]


def test_no_visit_was_finished_with_an_open_safety_page(everyone):
    for record, visits in everyone:
        finished = {v.visit.id for v in visits if v.visit.status is VisitStatus.COMPLETED}
        assert not [a for a in record.safety if a.visit_id in finished and a.status is SafetyStatus.OPEN]


def test_no_completed_form_lacks_its_scores_and_no_draft_has_one(everyone):
    for record, visits in everyone:
        assert ResponseStatus.DRAFT not in {r.status for r in record.responses}
        for visit in visits:
            if visit.visit.status is VisitStatus.COMPLETED:
                assert ResponseStatus.DRAFT not in {f.response.status for f in visit.forms if set(f.stored) - f.carried}


def test_today_shows_each_kind_of_waiting_work(demo):
    with desk_at(demo) as desk:
        day = read_today(desk)
    assert day.paused
    assert day.safety


def test_a_sheet_of_what_helps_was_begun_from_what_somebody_said(demo):
    with desk_at(demo) as desk, desk.records.reading() as unit:
        papers = [paper for line in unit.people.recent(MANY) for paper in unit.documents.of_person(line.id)]
    (sheet,) = (paper for paper in papers if paper.template == "sheet-what-helps")
    assert sheet.typed["good_at"].splitlines() == ["Fixing bikes", "Making people laugh", "Being with people"]
    assert "Remembering: A text the day before" in sheet.typed["helps"]
    assert "yslexia" not in str(sheet.typed)


def test_the_records_are_sound_and_each_user_can_unlock(demo):
    for staff in STAFF:
        with desk_at(demo, sign_in=staff.sign_in) as desk:
            if desk.records is not None:
                assert desk.records.check().faults == ()


def _people(folder):
    with desk_at(folder, sign_in="asha") as desk, desk.records.reading() as unit:
        return sorted((p.name.display, str(p.born), p.gender, p.nhs_number) for p in unit.people.recent(MANY))


def _stages(folder):
    with desk_at(folder, sign_in="asha") as desk, desk.records.reading() as unit:
        visits = unit.visits.with_status(*VisitStatus)
        names = unit.people.lines([v.person_id for v in visits])
        return sorted((names[v.person_id].name.display, v.status, v.place.kind, v.place.link_id) for v in visits)


def test_the_same_seed_gives_the_same_people_and_another_seed_others(tmp_path):
    one, same, other = (full_hub(tmp_path / n, people=4, seed=s) for n, s in (("a", 7), ("b", 7), ("c", 8)))
    assert _people(one) == _people(same)
    assert _stages(one) == _stages(same)
    assert _people(one) != _people(other)


def test_more_people_than_names_are_still_different_people():
    people = made_up_people(60, Random(1), START.date())
    assert len({(one.family, one.given, one.birth_year, one.birth_month, one.birth_day) for one in people}) == 60


def test_the_demo_is_kept_and_fresh_makes_it_anew_and_takes_away_nothing_else(tmp_path):
    folder = full_hub(tmp_path / "demo", people=3)
    (folder / "letter.txt").write_text("mine")
    kept = (folder / "hubdesk.keys").read_bytes()
    full_hub(folder, people=5)
    assert (folder / "hubdesk.keys").read_bytes() == kept
    assert len(_people(folder)) == 3 + OLD_RECORDS
    full_hub(folder, people=5, fresh=True)
    assert (folder / "hubdesk.keys").read_bytes() != kept
    assert len(_people(folder)) == 5 + OLD_RECORDS
    assert (folder / "letter.txt").read_text() == "mine"


def test_a_demo_that_was_never_finished_is_made_again(tmp_path, monkeypatch):
    folder = tmp_path / "demo"
    monkeypatch.setattr("hubdesk.app.demo._fill", _power_cut)
    with pytest.raises(RuntimeError):
        full_hub(folder, people=3)
    monkeypatch.undo()
    full_hub(folder, people=3)
    assert len(_people(folder)) == 3 + OLD_RECORDS


def _power_cut(*_arguments):
    raise RuntimeError("no power")


@pytest.mark.parametrize("fresh", [False, True])
def test_a_folder_that_is_not_a_demo_is_left_as_it_is(tmp_path, folder, fresh):
    (tmp_path / "somebody").mkdir()
    (tmp_path / "somebody" / "letter.txt").write_text("mine")
    for place in (folder, tmp_path / "somebody"):
        before = {p: p.read_bytes() for p in place.rglob("*") if p.is_file()}
        with pytest.raises(NotADemo):
            full_hub(place, people=3, fresh=fresh)
        assert {p: p.read_bytes() for p in place.rglob("*") if p.is_file()} == before


def test_the_command_makes_a_demo_with_no_screen_no_bus_and_no_keyring_and_prints_its_users(tmp_path):
    folder = tmp_path / "demo"
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "hubdesk", "--dir", str(folder), "demo", "--people", "3"]
    done = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True, timeout=150, check=False)
    assert done.returncode == 0, done.stderr
    for staff in STAFF:
        assert staff.sign_in in done.stdout
        assert staff.password in done.stdout
        assert staff.role.label in done.stdout
    if sys.platform == "linux":
        assert "No screen was found" in done.stdout
    status = subprocess.run(
        [sys.executable, "-m", "hubdesk", "--dir", str(folder), "store", "status", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert json.loads(status.stdout)["workstationSecret"] == "file"


def test_a_form_made_here_waits_for_the_second_lead_and_an_owner_has_not_answered(demo):
    with desk_at(demo, sign_in="noor") as desk:
        found = open_forms_desk(desk)
        waiting = [one for one in found.forms if one.brought is not None]
        assert [(one.pack.title, one.standing.missing) for one in waiting] == [("Rest and night", (Missing.APPROVAL,))]
        assert not found.governed.permission("dudit").given


def test_there_is_a_referral_in_each_stage_and_somebody_for_the_lead(demo):
    with desk_at(demo, sign_in="asha") as plain:
        desk = referring(plain)
        found = read_follow_up(desk)
        with desk.records.reading() as unit:
            people = unit.people.recent(100)
            stages = {one.stage for line in people for one in unit.referrals.of_person(line.id)}
    assert stages == set(Stage) - {Stage.SIGNED}, "a letter is signed by whoever tries the demo"
    assert found.bounced
    assert any(line.standing.withdrawn for line in found.referrals)
    assert any(line.joint_id for line in found.referrals)
