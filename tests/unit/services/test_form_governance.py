"""Who may decide what about forms: checks, two persons, permissions, packs and keys; and what a visit does then."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.form_governance import DecisionKind, OwnerPermissionEntry
from hubdesk.domain.form_standing import FormState, Missing
from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import InvalidEntry, KnownProblem, NotAllowed, NotFound
from hubdesk.domain.roles import Role
from hubdesk.domain.users import User
from hubdesk.forms import pack_from_canonical
from hubdesk.forms.hubform import SignedPack, read_hubform, write_hubform
from hubdesk.forms.publication import UNVERIFIED
from hubdesk.forms.source import canonical, read_json
from hubdesk.forms.spreadsheet import Sheet
from hubdesk.services.begin_form import begin_form
from hubdesk.services.form_bringing import (
    NotBrought,
    bring_loaded,
    bring_made,
    export_pack,
    make_from_sheets,
    open_pack,
)
from hubdesk.services.form_desk import (
    NotNow,
    NotSecondPerson,
    approve_form,
    open_forms_desk,
    record_wording_check,
    restore_form,
    retire_form,
    send_back,
)
from hubdesk.services.form_keys import drop_key, key_words, own_key, trust_key
from hubdesk.services.form_shelf import FormNotAvailable, FormShelf
from hubdesk.services.licence_desk import NeverUsed, note_letter, record_permission
from hubdesk.services.step_locks import LeftOut
from hubdesk.services.unlock import unlock
from hubdesk.services.visit_plan import plan
from hubdesk.services.visit_start import begin_visit, visit_kinds
from tests.forms.sheets import rows
from tests.support.memory import Hub, Worker, shipped
from tests.support.memory_forms import PretendSeals
from tests.unit.services.pathways import ALONE, PHQ_2, PHQ_9, SAFETY, begun, hub_with

NOOR = User(UserId("u-noor"), "noor", "Noor Haddad", Role.LEAD, "deputy clinical lead")
YES = OwnerPermissionEntry("yes", "Dr Owner", date(2026, 1, 2), "email", "this hub")


@pytest.fixture
def hub() -> Hub:
    hub = Hub()
    with hub.control.writing() as unit:
        unit.add_user(NOOR)
    return hub


def asha(hub: Hub):
    return hub.desk(Role.LEAD)


def noor(hub: Hub):
    return replace(asha(hub), actor=NOOR)


def brought(hub: Hub, *changes, desk=None):
    """A form from the sound sheet, kept and waiting; its SHA-256."""
    desk = desk or asha(hub)
    made = make_from_sheets(desk, (Sheet("", rows(*changes)),), "sheet")
    bring_made(desk, made)
    return made.pack.sha256


def stands(hub: Hub, sha256: str):
    return next(one.standing for one in hub.shelf.forms if one.pack.sha256 == sha256)


def marked(form_id: str) -> Hub:
    """A hub whose library has this form with a question marked as unverified."""
    library = shipped()
    parts = read_json(library.forms[form_id].canonical).value
    parts["questionnaire"]["item"][0].setdefault("extension", []).append(
        {"url": UNVERIFIED, "valueString": "Compare with the manual."}
    )
    pack = pack_from_canonical(canonical(parts))
    return Hub(replace(library, forms=MappingProxyType({**library.forms, form_id: pack})))


# Unverified wording


def test_a_form_with_unverified_wording_cannot_be_started_and_says_why():
    hub = marked("phq-2")
    worker = Worker(hub)
    now = begin_visit(worker.desk, worker.register().id, ALONE)
    why = "not available: the wording has not been checked yet"
    with pytest.raises(FormNotAvailable, match=why), hub.records.writing() as unit:
        begin_form(worker.desk, unit, now, "phq-2")
    assert "form-started" not in [event.value for event in hub.events]


def test_a_pathway_copes_and_says_what_is_not_available():
    hub = hub_with(PHQ_2, PHQ_9, SAFETY)
    retire_form(asha(hub), hub.shelf.newest("phq-2").sha256, "Being replaced")
    worker = begun(hub)
    steps = plan(worker.desk, worker.now)
    assert [step.form_id for step in steps.open] == ["safety-question"]
    assert steps.left_out == ((PHQ_2, LeftOut.NOT_AVAILABLE),)
    assert worker.at.startswith("safety-question")


def test_a_longer_form_that_an_answer_called_for_stays_to_be_done():
    hub = hub_with(PHQ_2, PHQ_9, SAFETY)
    retire_form(asha(hub), hub.shelf.newest("phq-9").sha256, "Being replaced")
    worker = begun(hub)
    worker.answers(3, 3)
    assert (PHQ_9, LeftOut.NEEDED_NOT_AVAILABLE) in plan(worker.desk, worker.now).left_out
    assert LeftOut.NEEDED_NOT_AVAILABLE.ask_later
    assert not LeftOut.NOT_AVAILABLE.ask_later


def test_a_form_that_was_begun_is_finished_on_the_version_it_began():
    hub = hub_with(PHQ_2, SAFETY)
    worker = begun(hub)
    worker.record(1)
    retire_form(asha(hub), hub.shelf.newest("phq-2").sha256, "Being replaced")
    again = Worker(hub).resume(worker)
    assert "phq-2" in [step.form_id for step in plan(again.desk, again.now).open]


def test_the_check_of_the_wording_names_the_copy_and_opens_the_form():
    hub = marked("phq-2")
    sha256 = hub.shelf.newest("phq-2").sha256
    assert not hub.shelf.standing("phq-2").may_start
    with pytest.raises(InvalidEntry):
        record_wording_check(asha(hub), sha256, "  ")
    record_wording_check(asha(hub), sha256, "Manual, 2nd edition, page 4")
    open_forms_desk(asha(hub))
    assert hub.shelf.standing("phq-2").may_start
    kept = hub.stored.form_decisions[-1]
    assert (kept.sha256, kept.by, kept.note) == (sha256, "u-asha", "Manual, 2nd edition, page 4")
    with pytest.raises(NotNow):
        record_wording_check(asha(hub), sha256, "again")


def test_what_a_copy_says_never_reaches_the_audit_trail():
    hub = marked("phq-2")
    record_wording_check(asha(hub), hub.shelf.newest("phq-2").sha256, "Manual, page 4")
    event = hub.stored.events[-1]
    assert event.event is Event.FORM_DECIDED
    assert "Manual" not in str(event)


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.NAVIGATOR, Role.IT_ADMIN])
def test_only_a_lead_decides_about_forms(hub, role):
    desk = hub.desk(role)
    sha256 = hub.shelf.newest("phq-2").sha256
    for verb in (
        lambda: open_forms_desk(desk),
        lambda: record_wording_check(desk, sha256, "copy"),
        lambda: approve_form(desk, sha256),
        lambda: retire_form(desk, sha256, "why"),
        lambda: record_permission(desk, "dudit", YES),
        lambda: note_letter(desk, "dudit"),
        lambda: open_pack(desk, b""),
        lambda: make_from_sheets(desk, (), "x"),
        lambda: export_pack(desk, sha256),
        lambda: own_key(desk),
        lambda: trust_key(desk, "a", "b", "c"),
        lambda: drop_key(desk, "a"),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_the_direct_question_stays_in_use(hub):
    with pytest.raises(NotNow, match="asked of everyone"):
        retire_form(asha(hub), hub.shelf.newest("safety-question").sha256, "why")
    assert hub.shelf.standing("safety-question").may_start


def test_taken_out_of_use_and_put_back(hub):
    sha256 = hub.shelf.newest("phq-9").sha256
    retire_form(asha(hub), sha256, "A newer version comes")
    open_forms_desk(asha(hub))
    assert hub.shelf.standing("phq-9").state is FormState.RETIRED
    restore_form(asha(hub), sha256, "It does not come")
    open_forms_desk(asha(hub))
    assert hub.shelf.standing("phq-9").may_start


def test_a_version_that_is_not_here_is_not_decided_about(hub):
    with pytest.raises(NotFound):
        approve_form(asha(hub), "0" * 64)


# A form made here


def test_a_form_made_here_waits_for_a_second_person(hub):
    sha256 = brought(hub)
    assert stands(hub, sha256).missing == (Missing.APPROVAL,)
    assert "rest-check" not in [k.pathway_id.removeprefix("only-") for k in visit_kinds(hub.shelf.library)]
    with pytest.raises(NotSecondPerson):
        approve_form(asha(hub), sha256)
    approve_form(noor(hub), sha256)
    open_forms_desk(asha(hub))
    assert stands(hub, sha256).may_start


def test_the_approval_is_sealed_and_a_forged_one_does_not_count(hub):
    sha256 = brought(hub)
    approve_form(noor(hub), sha256)
    kept = hub.stored.form_decisions[-1]
    assert kept.kind is DecisionKind.APPROVED
    assert kept.seal
    hub.stored.form_decisions[-1] = replace(kept, by=UserId("u-somebody"))
    fresh = FormShelf(shipped(), PretendSeals())
    with hub.records.reading() as unit:
        fresh.refresh(unit)
    assert not next(one for one in fresh.forms if one.pack.sha256 == sha256).standing.may_start


def test_an_approved_form_is_used_in_a_visit_by_a_navigator(hub):
    approve_form(noor(hub), brought(hub))
    worker = Worker(hub, Role.NAVIGATOR)
    person = worker.register()
    open_forms_desk(asha(hub))
    kinds = [kind.pathway_id for kind in visit_kinds(hub.shelf.library)]
    assert "only-rest-check" in kinds
    worker.now = begin_visit(worker.desk, person.id, replace(ALONE, pathway_id="only-rest-check"))
    assert [step.form_id for step in plan(worker.desk, worker.now).open] == ["rest-check", "safety-question"]


def test_sent_back_says_why_and_a_new_version_comes(hub):
    sha256 = brought(hub)
    with pytest.raises(InvalidEntry):
        send_back(noor(hub), sha256, "")
    send_back(noor(hub), sha256, "The second question is double")
    open_forms_desk(asha(hub))
    assert stands(hub, sha256).missing == (Missing.SENT_BACK,)
    again = brought(hub, (8, 1, "Did you feel rested?"))
    assert again != sha256
    approve_form(noor(hub), again)


def test_an_approved_version_is_never_changed_under_its_number(hub):
    approve_form(noor(hub), brought(hub))
    with pytest.raises(NotBrought, match=r"Version 1\.0\.0 of this form was approved before"):
        brought(hub, (8, 1, "Did you feel rested?"))
    with pytest.raises(NotBrought, match="is here already"):
        brought(hub)


def test_the_newest_approved_version_counts_and_the_old_one_until_then(hub):
    first = brought(hub)
    approve_form(noor(hub), first)
    newer = rows((8, 1, "Did you feel rested?"))
    made = make_from_sheets(asha(hub), (Sheet("", (("Version", "1.1.0"), *newer)),), "sheet")
    bring_made(asha(hub), made)
    assert hub.shelf.newest("rest-check").sha256 == first
    approve_form(noor(hub), made.pack.sha256)
    open_forms_desk(asha(hub))
    assert hub.shelf.newest("rest-check").sha256 == made.pack.sha256


def test_a_sheet_with_faults_or_without_an_owner_is_not_kept(hub):
    faulty = make_from_sheets(asha(hub), (Sheet("", rows((8, 2, "chioce"))),), "sheet")
    with pytest.raises(NotBrought, match="has faults"):
        bring_made(asha(hub), faulty)
    unowned = make_from_sheets(asha(hub), (Sheet("", rows((2, 1, ""))),), "sheet")
    with pytest.raises(NotBrought, match="who owns the wording"):
        bring_made(asha(hub), unowned)
    assert hub.stored.brought == []


# Licences


@pytest.mark.parametrize("title", ["DUDIT, our copy", "Easy DUDIT", "DUDIT"])
def test_a_licensed_instrument_is_not_even_kept_without_permission(hub, title):
    with pytest.raises(NotBrought, match="needs the permission of its owner"):
        brought(hub, (1, 1, title))
    record_permission(asha(hub), "dudit", replace(YES, said="unknown"))
    with pytest.raises(NotBrought):
        brought(hub, (1, 1, title))
    record_permission(asha(hub), "dudit", YES)
    sha256 = brought(hub, (1, 1, title))
    approve_form(noor(hub), sha256)
    open_forms_desk(asha(hub))
    assert stands(hub, sha256).may_start


def test_a_permission_that_is_taken_back_stops_the_form(hub):
    record_permission(asha(hub), "dudit", YES)
    sha256 = brought(hub, (0, 1, "dudit"))
    approve_form(noor(hub), sha256)
    record_permission(asha(hub), "dudit", replace(YES, said="no"))
    assert stands(hub, sha256).missing == (Missing.PERMISSION,)


def test_a_scale_that_gives_a_class_of_suicide_risk_is_never_taken(hub):
    with pytest.raises(NotBrought, match="no level of suicide risk"):
        brought(hub, (1, 1, "C-SSRS screener"))
    with pytest.raises(NeverUsed):
        record_permission(asha(hub), "c-ssrs", YES)
    with pytest.raises(NeverUsed):
        note_letter(asha(hub), "c-ssrs")


def test_no_change_terms_are_obeyed(hub):
    with pytest.raises(NotBrought, match="allow no changes"):
        brought(hub, (1, 1, f"{hub.shelf.newest('aq-10').title}, easy read"))


def test_a_form_that_comes_with_hubdesk_is_not_made_again(hub):
    with pytest.raises(NotBrought, match='A form "phq-9" comes with hubdesk'):
        brought(hub, (0, 1, "phq-9"))


def test_the_letter_is_audited_without_its_words(hub):
    assert note_letter(asha(hub), "dudit").name == "DUDIT"
    assert hub.stored.events[-1].event is Event.LICENCE_LETTER
    with pytest.raises(NotFound):
        note_letter(asha(hub), "nothing-like-it")


# Packs and keys


def other_hub_pack() -> tuple[bytes, bytes]:
    """A pack made and approved at another hub: the file, and that hub's public key."""
    other = Hub()
    other.shelf = FormShelf(shipped(), PretendSeals(first=100))
    approve_form(noor(other), brought(other))
    sha256 = other.stored.brought[0].sha256
    return export_pack(asha(other), sha256), own_key(asha(other)).public


def test_a_pack_is_loaded_only_with_a_trusted_key(hub):
    data, public = other_hub_pack()
    with pytest.raises(NotBrought, match="does not trust"):
        open_pack(asha(hub), data)
    trust_key(asha(hub), "Northgate hub", key_words(public), hub.shelf.seals.fingerprint(public))
    loaded = open_pack(asha(hub), data)
    assert loaded.signer == "Northgate hub"
    bring_loaded(asha(hub), loaded)
    sha256 = loaded.pack.sha256
    assert stands(hub, sha256).missing == (Missing.APPROVAL,)
    approve_form(noor(hub), sha256)
    open_forms_desk(asha(hub))
    assert stands(hub, sha256).may_start
    drop_key(asha(hub), loaded.fingerprint)
    assert stands(hub, sha256).missing == (Missing.WITHDRAWN_KEY,)
    with pytest.raises(NotBrought):
        open_pack(asha(hub), data)


def test_row_35_an_altered_pack_is_refused(hub):
    data, public = other_hub_pack()
    trust_key(asha(hub), "Northgate hub", key_words(public), hub.shelf.seals.fingerprint(public))
    signed = read_hubform(data)
    parts = read_json(signed.canonical).value
    parts["notice"] += "one more line"
    altered = SignedPack(canonical(parts), signed.key, signed.signature, signed.signer)
    with pytest.raises(NotBrought, match="changed after it was signed"):
        open_pack(asha(hub), write_hubform(altered))


def zipped(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip",
        zipped(),
        zipped(pack_json=b"{}"),
        zipped(signature_json=b"{}"),
        zipped(pack_json=b"{}", signature_json=b"{}"),
        zipped(pack_json=b"{}", signature_json=b'{"key": "AA==", "signature": "AA=="}'),
        zipped(pack_json=b"{}", signature_json=b'{"key": 1, "signature": []}'),
        zipped(pack_json=b"{}", signature_json=b"[]", more_txt=b""),
    ],
)
def test_a_file_that_is_no_signed_pack_is_refused_in_words(hub, data):
    with pytest.raises(KnownProblem) as refused:
        open_pack(asha(hub), data)
    assert refused.value.message.endswith(".")


def test_a_key_is_trusted_only_with_its_own_fingerprint(hub):
    _, public = other_hub_pack()
    seals = hub.shelf.seals
    with pytest.raises(InvalidEntry) as refused:
        trust_key(asha(hub), "Northgate hub", key_words(public), seals.fingerprint(b"other"))
    assert list(refused.value.fields) == ["fingerprint"]
    with pytest.raises(InvalidEntry) as refused:
        trust_key(asha(hub), "", "not a key", "")
    assert {"owner", "key"} <= refused.value.fields.keys()
    with pytest.raises(NotFound):
        drop_key(asha(hub), seals.fingerprint(public))


def test_a_form_under_a_licence_is_not_given_to_other_hubs(hub):
    record_permission(asha(hub), "dudit", YES)
    sha256 = brought(hub, (0, 1, "dudit"))
    approve_form(noor(hub), sha256)
    with pytest.raises(NotBrought, match="this trust's own"):
        export_pack(asha(hub), sha256)


def test_a_form_that_waits_is_not_saved_as_a_pack(hub):
    with pytest.raises(NotBrought, match="that is in use"):
        export_pack(asha(hub), brought(hub))


def test_without_a_publisher_nothing_in_the_folder_counts_as_shipped():
    library = replace(shipped(), publisher=type(shipped().publisher)())
    assert not FormShelf(library).standing("phq-9").may_start


def test_what_was_decided_is_known_from_the_moment_of_unlocking(hub):
    approve_form(noor(hub), brought(hub))
    fresh = FormShelf(shipped(), hub.shelf.seals)
    unlock(hub.strongroom, fresh, hub.clock, hub.ids, "jo", "open sesame")
    assert "only-rest-check" in [kind.pathway_id for kind in visit_kinds(fresh.library)]


def test_a_kept_version_that_cannot_be_read_stops_nothing_and_is_told(hub):
    sha256 = brought(hub)
    hub.stored.brought[0] = replace(hub.stored.brought[0], pack=b"{}")
    fresh = FormShelf(shipped(), hub.shelf.seals)
    desk = unlock(hub.strongroom, fresh, hub.clock, hub.ids, "asha", "open sesame")
    assert [one.sha256 for one in open_forms_desk(desk).unreadable] == [sha256]
    assert fresh.standing("phq-9").may_start


def in_the_folder(form_id: str, publisher: str) -> Hub:
    """A hub whose forms folder holds a copy of a form under another id, by this publisher."""
    library = shipped()
    parts = read_json(library.forms["gad-2"].canonical).value
    questionnaire = parts["questionnaire"]
    questionnaire |= {"id": form_id, "title": "Worry check", "publisher": publisher}
    questionnaire["url"] = questionnaire["url"].replace("gad-2", form_id)
    pack = pack_from_canonical(canonical(parts))
    return Hub(replace(library, forms=MappingProxyType({**library.forms, form_id: pack})))


def test_a_form_that_somebody_put_into_the_folder_waits_for_a_lead_and_is_then_a_visit_of_its_own():
    hub = in_the_folder("worry-check", "Riverside hub")
    assert hub.shelf.standing("worry-check").missing == (Missing.APPROVAL,)
    approve_form(asha(hub), hub.shelf.newest("worry-check").sha256)
    open_forms_desk(asha(hub))
    assert hub.shelf.standing("worry-check").may_start
    assert "only-worry-check" in [kind.pathway_id for kind in visit_kinds(hub.shelf.library)]


def test_a_form_of_the_library_has_no_visit_of_its_own(hub):
    assert not [one for one in hub.shelf.library.pathways if one.startswith("only-")]
    assert in_the_folder("worry-check", "hubdesk").shelf.standing("worry-check").may_start
