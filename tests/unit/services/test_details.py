"""Completing and correcting what is known of a person."""

from dataclasses import replace

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.details import Details, Section
from hubdesk.domain.gp import GpStatus
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotAllowed, StorageFull
from hubdesk.domain.roles import Role
from hubdesk.services.alike import Perhaps
from hubdesk.services.details import correct_identity, open_details, save_section
from hubdesk.services.people import find_people, open_person
from tests.support.memory import MASON, Hub, Worker

OTHER = PersonEntry(family="Brown", given="Kit", birth_year="1988", gender="2")


def test_a_section_is_saved_with_who_and_when_and_shown_on_the_page(hub: Hub, jo: Worker):
    mason = jo.register()
    known, changes = save_section(jo.desk, mason.id, Section.GP, 0, {"status": "none"})
    assert (known.details.gp.status, known.details.version(Section.GP)) == (GpStatus.NONE, 1)
    assert changes == Changes.of(Topic.PEOPLE, Topic.GP_CASES)
    (revision,) = hub.stored.sections
    assert (revision.recorded_by, revision.recorded_at) == (jo.desk.actor.id, hub.clock.now())
    assert open_person(jo.desk, mason.id).details == known.details


def test_saving_again_keeps_what_was_there(hub: Hub, sam: Worker):
    mason = sam.register()
    save_section(sam.desk, mason.id, Section.GP, 0, {"status": "none"})
    save_section(sam.desk, mason.id, Section.GP, 1, {"status": "unknown"})
    assert [(r.version, r.value.status) for r in hub.stored.sections] == [(1, GpStatus.NONE), (2, GpStatus.UNKNOWN)]


def test_what_did_not_change_is_not_saved(hub: Hub, sam: Worker):
    mason = sam.register()
    save_section(sam.desk, mason.id, Section.GP, 0, {"status": "none"})
    known, changes = save_section(sam.desk, mason.id, Section.GP, 1, {"status": "none", "note": "  "})
    assert (known.details.version(Section.GP), changes) == (1, Changes.of())
    assert hub.events.count(Event.DETAILS_SAVED) == 1


def test_two_workers_do_not_overwrite_each_other(hub: Hub, sam: Worker, jo: Worker):
    mason = sam.register()
    save_section(jo.desk, mason.id, Section.GP, 0, {"status": "none"})
    with pytest.raises(ChangedElsewhere):
        save_section(sam.desk, mason.id, Section.GP, 0, {"status": "unknown"})
    save_section(sam.desk, mason.id, Section.PLACE, 0, {"kind": "HM01"})  # another section is no clash
    assert len(hub.stored.sections) == 2


def test_what_needs_changing_is_not_saved(hub: Hub, sam: Worker):
    mason = sam.register()
    with pytest.raises(InvalidEntry):
        save_section(sam.desk, mason.id, Section.NUMBERS, 0, {"crn": "1"})
    hub.records.full = True
    with pytest.raises(StorageFull):
        save_section(sam.desk, mason.id, Section.GP, 0, {"status": "none"})
    assert not hub.stored.sections


def test_views_and_savings_are_written_down_without_what_was_said(hub: Hub, sam: Worker):
    mason = sam.register()
    open_details(sam.desk, mason.id, Section.NUMBERS)
    save_section(sam.desk, mason.id, Section.NUMBERS, 0, {"crn": "X320741"})
    opened, saved = hub.stored.events[-2:]
    assert (opened.event, opened.subject, opened.detail) == (Event.DETAILS_OPENED, mason.id, {"section": "numbers"})
    assert (saved.event, saved.detail) == (Event.DETAILS_SAVED, {"section": "numbers", "version": 1})


def test_an_it_admin_reaches_none_of_it(hub: Hub, sam: Worker):
    mason = sam.register()
    kit = hub.desk(Role.IT_ADMIN)
    with pytest.raises(NotAllowed):
        open_details(kit, mason.id, Section.GP)
    with pytest.raises(NotAllowed):
        save_section(kit, mason.id, Section.GP, 0, {"status": "none"})
    with pytest.raises(NotAllowed):
        correct_identity(kit, mason.id, 1, MASON, "x")


def test_people_are_found_by_other_names_and_numbers(sam: Worker):
    mason, _other = sam.register(), sam.register(OTHER)
    save_section(sam.desk, mason.id, Section.NAMES, 0, {"names.0.family": "Fisher", "names.0.given": "Dean"})
    save_section(sam.desk, mason.id, Section.NUMBERS, 0, {"crn": "X320741", "pnc": "2012/0123456Y"})
    for typed in ("fisher", "dea avery", "x320741", "X32"):
        assert [line.id for line in find_people(sam.desk, typed)] == [mason.id]


def test_a_number_that_somebody_has_already_is_told_when_it_is_added(hub: Hub, sam: Worker):
    mason, kit = sam.register(), sam.register(OTHER)
    save_section(sam.desk, mason.id, Section.NUMBERS, 0, {"crn": "X320741"})
    with pytest.raises(Perhaps) as found:
        save_section(sam.desk, kit.id, Section.NUMBERS, 0, {"crn": "x 320741"})
    assert [line.id for line in found.value.lines] == [mason.id]
    assert "save here" in found.value.what_next
    save_section(sam.desk, kit.id, Section.NUMBERS, 0, {"crn": "X320741"}, although_alike=True)
    assert len(hub.stored.sections) == 2


def test_another_name_that_leads_to_somebody_is_told(sam: Worker):
    mason = sam.register(replace(MASON, nhs_number=""))
    kit = sam.register(OTHER)
    with pytest.raises(Perhaps) as found:
        save_section(sam.desk, kit.id, Section.NAMES, 0, {"names.0.family": "Avery", "names.0.given": "Masson"})
    assert [line.id for line in found.value.lines] == [mason.id]


def test_somebody_registered_under_their_other_name_is_told(sam: Worker):
    kit = sam.register(OTHER)
    save_section(sam.desk, kit.id, Section.NAMES, 0, {"names.0.family": "Avery", "names.0.given": "Mason"})
    with pytest.raises(Perhaps) as found:
        sam.register(replace(MASON, nhs_number=""))
    assert [line.id for line in found.value.lines] == [kit.id]


def test_an_identity_is_corrected_with_a_reason_and_what_stood_before_is_kept(hub: Hub, sam: Worker):
    mason = sam.register()
    entry = replace(MASON, family="Averill", nhs_number="")
    corrected, changes = correct_identity(sam.desk, mason.id, 1, entry, "  typed wrongly ")
    assert (corrected.version, corrected.name.family, corrected.nhs_number) == (2, "Averill", "")
    assert hub.stored.people[mason.id] == corrected
    assert hub.stored.revisions == [(mason, sam.desk.actor.id, "typed wrongly")]
    assert changes == Changes.of(Topic.PEOPLE)
    assert hub.events[-1] is Event.IDENTITY_CORRECTED


def test_a_correction_needs_a_reason_and_names_everything_else_too(sam: Worker):
    mason = sam.register()
    with pytest.raises(InvalidEntry) as refused:
        correct_identity(sam.desk, mason.id, 1, replace(MASON, nhs_number="1"), " ")
    assert set(refused.value.fields) == {"reason", "nhs_number"}
    with pytest.raises(InvalidEntry) as refused:
        correct_identity(sam.desk, mason.id, 1, MASON, "x" * 600)
    assert set(refused.value.fields) == {"reason"}


def test_a_correction_that_changes_nothing_is_none(hub: Hub, sam: Worker):
    mason = sam.register()
    assert correct_identity(sam.desk, mason.id, 1, MASON, "looked") == (mason, Changes.of())
    assert not hub.stored.revisions


def test_a_correction_of_what_somebody_else_corrected_is_refused(sam: Worker, jo: Worker):
    mason = sam.register()
    correct_identity(jo.desk, mason.id, 1, replace(MASON, title="Mr"), "told")
    with pytest.raises(ChangedElsewhere):
        correct_identity(sam.desk, mason.id, 1, replace(MASON, title="Dr"), "told")


def test_an_nhs_number_that_somebody_has_is_told_when_it_is_added(sam: Worker):
    mason, kit = sam.register(), sam.register(OTHER)
    entry = replace(OTHER, nhs_number=MASON.nhs_number)
    with pytest.raises(Perhaps) as found:
        correct_identity(sam.desk, kit.id, 1, entry, "now known")
    assert [line.id for line in found.value.lines] == [mason.id]
    corrected, _changes = correct_identity(sam.desk, kit.id, 1, entry, "now known", although_alike=True)
    assert corrected.nhs_number == mason.nhs_number


def test_a_title_may_be_added_to_somebody_who_is_alike_without_a_warning(sam: Worker):
    sam.register()
    kit = sam.register(replace(OTHER))
    twin = replace(OTHER, preferred="Kitty", gender="2")
    assert correct_identity(sam.desk, kit.id, 1, replace(twin, gender="9"), "told")[0].version == 2


def test_nothing_known_is_an_empty_record(sam: Worker):
    mason = sam.register()
    assert open_details(sam.desk, mason.id, None).details == Details()
