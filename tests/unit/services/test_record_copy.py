"""A copy of the record: asked for, approved, checked, written whole and told; or not at all."""

import json
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.problems import InvalidEntry, KnownProblem, NotAllowed, NotFound, StorageFull
from hubdesk.domain.rights import APPROVED_FOR, Check, RequestStep
from hubdesk.domain.roles import Role
from hubdesk.domain.trust import Matter
from hubdesk.presenters.record_copy_text import readable_copy
from hubdesk.services.record_copy import RESTRICTED_TABLES, CopyOrder, NotApproved, read_copy_desk, write_copy
from hubdesk.services.record_requests import RequestEntry, ask_for_copy, decide_request
from hubdesk.services.rights import read_rights
from hubdesk.services.trust import confirm
from tests.support.memory import Hub, Worker
from tests.support.memory_rights import MemoryPersonData
from tests.support.sources import ROOT
from tests.unit.services.pathways import ALONE, begun

TOLD = RequestEntry("Told me today", "Sat here")
SCHEMA = json.loads((ROOT / "resources" / "rights" / "record-copy.schema.json").read_text("utf-8"))


class Disk:
    """``ports.ExportFolders`` in memory: what stands on it, and a way to fail."""

    def __init__(self) -> None:
        self.folders: dict[str, dict[str, bytes]] = {}

    @contextmanager
    def written(self, folder, name, files):
        self.folders[f"{folder}/{name}"] = dict(files)
        try:
            yield
        except BaseException:
            del self.folders[f"{folder}/{name}"]
            raise


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def mason(sam: Worker):
    return sam.register()


def asked(hub: Hub, person, role=Role.NAVIGATOR):
    ask_for_copy(hub.desk(role), person.id, TOLD)
    return read_rights(hub.desk(), person.id).requests[-1]


def approved(hub: Hub, person):
    request = asked(hub, person)
    decide_request(hub.desk(Role.LEAD), person.id, request.id, "Nothing against it", approve=True)
    return request


def order(person, request, **more) -> CopyOrder:
    return CopyOrder(person.id, request.id, more.pop("folder", "/usb"), more.pop("checked", tuple(Check)), **more)


def test_anyone_in_care_writes_down_that_it_was_asked_for_and_the_month_runs_from_that_day(hub, mason):
    day = hub.clock.now().date() - timedelta(days=3)
    typed = (str(day.day), str(day.month), str(day.year))
    ask_for_copy(hub.desk(Role.NAVIGATOR), mason.id, RequestEntry("By letter", "Signature known", typed))
    (request,) = read_rights(hub.desk(), mason.id).requests
    assert request.due - request.asked_on == timedelta(days=28)
    assert request.asked_on == day
    assert request.waits


@pytest.mark.parametrize(
    ("entry", "fields"),
    [(RequestEntry(), {"how", "identity"}), (RequestEntry("x", "y", ("1", "1", "2999")), {"day"})],
)
def test_what_is_missing_is_named(hub, mason, entry, fields):
    with pytest.raises(InvalidEntry) as wrong:
        ask_for_copy(hub.desk(), mason.id, entry)
    assert set(wrong.value.fields) == fields


@pytest.mark.parametrize("role", [Role.NAVIGATOR, Role.CLINICIAN])
def test_only_a_lead_approves(hub, mason, role):
    request = asked(hub, mason)
    with pytest.raises(NotAllowed):
        decide_request(hub.desk(role), mason.id, request.id, "Fine", approve=True)


def test_a_navigator_writes_no_copy_though_it_is_approved(hub, sit, mason, disk):
    request = approved(hub, mason)
    with pytest.raises(NotAllowed):
        write_copy(sit(Role.NAVIGATOR), disk, order(mason, request), readable_copy)
    with pytest.raises(NotAllowed):
        read_copy_desk(sit(Role.NAVIGATOR), mason.id, request.id)
    assert disk.folders == {}


@pytest.mark.parametrize("state", ["waits", "refused", "too-old"])
def test_nothing_is_written_without_an_approval_that_stands(hub, sit, mason, disk, state):
    request = approved(hub, mason) if state == "too-old" else asked(hub, mason)
    if state == "refused":
        decide_request(hub.desk(Role.LEAD), mason.id, request.id, "Not theirs", approve=False)
    hub.clock.advance(seconds=(APPROVED_FOR + timedelta(seconds=1)).total_seconds() if state == "too-old" else 1)
    with pytest.raises(NotApproved):
        write_copy(sit(), disk, order(mason, request), readable_copy)
    assert disk.folders == {}
    assert Event.RECORD_COPIED not in hub.events


@pytest.mark.parametrize("left", [*Check, None])
def test_every_check_is_ticked_and_a_folder_is_named(hub, sit, mason, disk, left):
    ticked = tuple(check for check in Check if check is not left)
    folder = "/usb" if left else " "
    with pytest.raises(InvalidEntry) as wrong:
        write_copy(sit(), disk, order(mason, approved(hub, mason), checked=ticked, folder=folder), readable_copy)
    assert set(wrong.value.fields) == {left.value if left else "folder"}
    assert disk.folders == {}


def test_the_copy_stands_with_its_line_in_the_audit_trail_and_its_name_says_nothing(hub, sit, mason, disk):
    request = approved(hub, mason)
    name, _changes = write_copy(sit(), disk, order(mason, request), readable_copy)
    (files,) = disk.folders.values()
    assert set(files) == {"record.pdf", "record.json"}
    assert "avery" not in name.lower()
    (event,) = [e for e in hub.stored.events if e.event is Event.RECORD_COPIED]
    assert dict(event.detail) == {"restricted": 0, "files": 2}
    last = read_rights(hub.desk(), mason.id).requests[-1].last
    assert (last.step, last.name, last.checked) == (RequestStep.GIVEN, name, tuple(Check))


def test_a_copy_that_cannot_be_told_of_is_taken_away_again(hub, sit, mason, disk):
    desk, request = sit(), approved(hub, mason)
    hub.records.full = True
    with pytest.raises(StorageFull):
        write_copy(desk, disk, order(mason, request), readable_copy)
    hub.records.full = False
    assert disk.folders == {}
    assert read_rights(hub.desk(), mason.id).requests[-1].last.step is RequestStep.APPROVED


def test_another_persons_request_is_not_found(hub, sit, sam, mason, disk):
    request = approved(hub, mason)
    other = sam.register(PersonEntry(family="Brook", given="Lee", birth_unknown=True))
    with pytest.raises(NotFound):
        write_copy(sit(), disk, order(other, request), readable_copy)


def fits(schema: dict, value: object, where: str = "") -> list[str]:
    """What of a value its schema does not allow: the few rules that this schema uses."""
    found = []
    if "const" in schema and value != schema["const"]:
        found.append(f"{where}: {value!r}")
    kinds = {"object": dict, "array": list, "string": str}
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        return [*found, f"{where} is no {schema['type']}"]
    if isinstance(value, dict):
        known, more = schema.get("properties", {}), schema.get("additionalProperties", {})
        found += [f"{where}/{name} is missing" for name in schema.get("required", []) if name not in value]
        for name, one in value.items():
            rule = known.get(name, more)
            found += [f"{where}/{name} is not described"] if rule is False else fits(rule, one, f"{where}/{name}")
    elif isinstance(value, list) and "items" in schema:
        found += [wrong for n, one in enumerate(value) for wrong in fits(schema["items"], one, f"{where}/{n}")]
    return found


def told(hub: Hub, desk, person, disk: Disk) -> dict:
    write_copy(desk, disk, order(person, approved(hub, person)), readable_copy)
    return json.loads(list(disk.folders.values())[-1]["record.json"])


def test_the_data_are_as_the_schema_says(hub, sit, disk):
    worker = begun(hub, ALONE)
    found = told(hub, sit(), worker.now.person, disk)
    assert fits(SCHEMA, found) == []
    assert fits(SCHEMA, {**found, "extra": 1}) == ["/extra is not described"]
    assert fits(SCHEMA, {**found, "staff": []}) == ["/staff is no object"]
    assert found["responses"]


def test_staff_are_named_by_role_alone_where_the_trust_says_so(hub, sit, mason, disk):
    assert "Sam Okafor" in str(_readable(hub, sit, mason, disk))
    confirm(hub.desk(Role.LEAD), {Matter.STAFF_NAMES: "roles"})
    assert "Sam Okafor" not in str(_readable(hub, sit, mason, disk))


def _readable(hub, sit, person, disk):
    kept = []

    def keep(whole):
        kept.append(readable_copy(whole))
        return kept[-1]

    write_copy(sit(), disk, order(person, approved(hub, person)), keep)
    return kept[-1]


def test_a_defect_in_the_words_leaves_nothing(hub, sit, mason, disk):
    def breaks(_whole):
        raise KnownProblem("no")

    with pytest.raises(KnownProblem):
        write_copy(sit(), disk, order(mason, approved(hub, mason)), breaks)
    assert disk.folders == {}


class Everything:
    """``ports.PersonData`` with a flag, and a note of each kind."""

    def everything(self, _person_id):
        note = {"at": "2026-06-02T09:30:00+01:00", "by_user": "u-sam"}
        return {
            "note": [note | {"restricted": False, "words": "Came early"}, note | {"restricted": True, "words": ""}],
            **{name: [{"at": "2026-05-13T09:30:00+01:00", "by_user": "u-asha"}] for name in RESTRICTED_TABLES},
        }

    def left_out(self):
        return {}


@pytest.mark.parametrize("restricted", [False, True])
def test_a_copy_without_what_clinicians_keep_does_not_even_tell_that_it_is_there(
    hub, sit, mason, disk, restricted, monkeypatch
):
    monkeypatch.setattr(MemoryPersonData, "everything", Everything.everything)
    request, seen = approved(hub, mason), []

    def keep(whole):
        seen.append(readable_copy(whole))
        return seen[-1]

    write_copy(sit(), disk, order(mason, request, restricted=restricted), keep)
    record = json.loads(list(disk.folders.values())[-1]["record.json"])["record"]
    assert len(record["note"]) == 1 + restricted
    assert bool(set(RESTRICTED_TABLES) & set(record)) is restricted
    assert ("13 May 2026" in str(seen).replace("\xa0", " ").replace("\\xa0", " ")) is restricted
    assert "Came early" in json.dumps(record)


def test_whoever_holds_no_key_to_it_puts_no_restricted_text_in_though_it_is_ticked(hub, sit, mason, disk):
    desk = replace(sit(), restricted=None)
    write_copy(desk, disk, order(mason, approved(hub, mason), restricted=True), readable_copy)
    told_of = json.loads(list(disk.folders.values())[-1]["record.json"])
    assert "left_out" in told_of["restricted"]
    assert read_rights(hub.desk(), mason.id).requests[-1].last.restricted is False
