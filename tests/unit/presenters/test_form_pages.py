"""The lead's pages about forms: what they show, what they ask, and where they lead."""

from datetime import date

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.form_governance import OwnerPermissionEntry
from hubdesk.domain.roles import Role
from hubdesk.presenters.forms.form_page import Ask
from hubdesk.presenters.forms.forms_page import FormsPresenter
from hubdesk.presenters.routes import AddFormRoute, FormRoute, LicenceRoute, PreviewRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.services.form_desk import approve_form
from hubdesk.services.form_keys import key_words
from hubdesk.services.licence_desk import record_permission
from tests.forms.sheets import rows
from tests.support.form_desk import FormDesk
from tests.support.memory_forms import PretendSeals

YES = OwnerPermissionEntry("yes", "Dr Owner", date(2026, 1, 2), "email", "this hub")


@pytest.fixture
def desk() -> FormDesk:
    return FormDesk()


def test_the_list_tells_state_version_owner_and_terms(desk):
    state = desk.forms().state
    aq10 = next(row for row in (*state.in_use, *state.waiting) if "AQ-10" in row.title)
    assert "Version 1.0.0" in aq10.detail
    assert "non commercial and no change" in aq10.detail
    assert f"{len(state.in_use)} in use" in state.note


def test_a_form_that_was_made_waits_and_opens(desk):
    sha256 = desk.bring()
    forms = desk.forms()
    row = next(row for row in forms.state.waiting if row.title == "Rest check")
    assert row.detail.endswith("A second person has not approved it yet")
    forms.pick(row)
    assert desk.went == [FormRoute(sha256)]


def test_the_list_is_read_again_when_something_was_decided(desk):
    forms = desk.forms()
    desk.bring()
    assert not any(row.title == "Rest check" for row in forms.state.waiting)
    forms.changed(Changes.of(Topic.PEOPLE))
    assert not any(row.title == "Rest check" for row in forms.state.waiting)
    forms.changed(Changes.of(Topic.FORMS))
    assert any(row.title == "Rest check" for row in forms.state.waiting)


def test_a_nurse_is_told_that_this_is_for_leads(desk):
    forms = FormsPresenter(desk.hub.desk(Role.CLINICIAN), Immediate(), desk.went.append, desk.files)
    forms.load()
    assert "As clinician you cannot do this" in forms.state.trouble.message


def test_the_template_is_saved_where_the_lead_chose(desk):
    forms = desk.forms()
    forms.save_template("scale.xlsx")
    assert desk.files.files == {"scale.xlsx": b"template"}
    assert forms.state.said


def test_whoever_made_a_form_may_not_approve_it_and_a_second_lead_may(desk):
    sha256 = desk.bring()
    own = desk.form(sha256).state
    assert (own.own_work, own.may_approve) == (True, False)
    second = desk.form(sha256, second=True)
    assert (second.state.own_work, second.state.may_approve) == (False, True)
    assert any("total" in line.lower() or "Total" in line for line in second.state.examples)
    second.approve()
    assert second.state.tag == "In use"
    assert second.state.history[0][0] == "Approved"
    assert "Noor Haddad" in second.state.history[0][1]
    assert desk.told[-1] == Changes.of(Topic.FORMS)
    assert desk.form(sha256).state.may_save


def test_approving_by_hand_where_it_may_not_is_told_in_words(desk):
    own = desk.form(desk.bring())
    own.approve()
    assert "a second person must decide" in own.state.trouble.message


@pytest.mark.parametrize("ask", [Ask.RETIRE, Ask.CHECK, Ask.SEND_BACK, Ask.RESTORE])
def test_a_decision_asks_for_words_and_can_be_taken_back(desk, ask):
    form = desk.form(desk.bring(), second=True)
    form.ask(ask)
    assert form.state.ask is ask
    assert ask.label
    assert ask.button
    form.ask(Ask.NOTHING)
    assert form.state.ask is Ask.NOTHING


def test_without_words_the_decision_is_not_recorded(desk):
    form = desk.form(desk.hub.shelf.newest("phq-9").sha256)
    form.ask(Ask.RETIRE)
    form.decide(" ")
    assert form.state.errors["note"]
    assert form.state.ask is Ask.RETIRE
    form.decide("A newer version comes")
    assert (form.state.tag, form.state.ask, form.state.may_restore) == ("Retired", Ask.NOTHING, True)
    form.ask(Ask.RESTORE)
    form.decide("It does not come")
    assert form.state.tag == "In use"


def test_a_form_with_unverified_wording_lists_it_with_the_copy(desk):
    waiting = [one for one in desk.hub.shelf.forms if one.publication.unverified]
    assert waiting, "the library has at least one form with unverified wording"
    form = desk.form(waiting[0].pack.sha256)
    assert form.state.may_check
    assert form.state.unverified
    form.ask(Ask.CHECK)
    form.decide("The printed form of 1991")
    assert form.state.tag == "In use"
    assert form.state.history[0][1].endswith("The printed form of 1991")


def test_a_version_that_is_gone_is_told(desk):
    assert "not here any more" in desk.form("0" * 64).state.trouble.message


def test_a_pack_is_saved(desk):
    sha256 = desk.bring()
    approve_form(desk.noor, sha256)
    form = desk.form(sha256)
    form.save_pack("rest.hubform")
    assert desk.files.files["rest.hubform"].startswith(b"PK")
    form.preview()
    form.back()
    assert desk.went[0] == PreviewRoute(sha256)


def test_a_sheet_with_a_planted_mistake_is_told_by_cell_and_cannot_be_sent(desk):
    desk.files.sheets = (type(desk.files.sheets[0])("Questions", rows((8, 3, "Often=0; Sometimes; Never=2"))),)
    add = desk.add()
    add.open_file("C:/forms/rest.xlsx")
    assert add.state.file == "rest.xlsx"
    assert add.state.faults[0].about == "Questions, cell D9"
    assert not add.state.ready
    add.send()
    assert desk.went == []
    assert add.state.trouble


def test_a_sound_sheet_is_shown_and_sent_on(desk):
    add = desk.add()
    add.open_file("rest.xlsx")
    assert add.state.ready
    assert ("Questions", "3") in add.state.facts
    assert any(line.endswith("Total 4, High") for line in add.state.examples)
    assert add.preview.state.items[0].text == "1. How often did you feel rested?"
    add.send()
    assert desk.went == [FormRoute(desk.hub.stored.brought[0].sha256)]
    assert desk.told == [Changes.of(Topic.FORMS)]


def test_a_sheet_that_does_not_say_who_owns_it_waits(desk):
    desk.files.sheets = (type(desk.files.sheets[0])("", rows((2, 1, ""))),)
    add = desk.add()
    add.open_file("rest.xlsx")
    assert not add.state.ready
    assert "who owns the wording" in add.state.faults[0].message


def test_the_same_file_is_read_again_after_it_was_put_right(desk):
    sound = desk.files.sheets
    desk.files.sheets = (type(sound[0])("", rows((8, 2, "chioce"))),)
    add = desk.add()
    add.open_file("rest.xlsx")
    desk.files.sheets = sound
    add.read_again()
    assert add.state.ready


def test_nothing_is_read_when_no_file_was_chosen(desk):
    add = desk.add()
    add.open_file("")
    assert add.state.file == ""


def test_a_pack_that_is_not_trusted_is_told_with_its_fingerprint(desk):
    other = FormDesk()
    other.hub.shelf.seals = PretendSeals(first=50)
    sha256 = other.bring()
    approve_form(other.noor, sha256)
    other.form(sha256).save_pack("rest.hubform")
    desk.files.files = other.files.files
    add = desk.add(pack=True)
    add.open_file("rest.hubform")
    assert "does not trust" in add.state.trouble.message
    public = other.keys().state.own
    keys = desk.keys()
    keys.trust("Northgate", public[0][1], public[1][1])
    assert keys.state.added == 1
    add.read_again()
    assert add.state.ready
    assert ("Northgate" in add.state.facts[-1][1]) is True


def test_the_licence_desk_says_what_is_missing_and_whom_to_ask(desk):
    listed = desk.licences()
    rows_by_title = {row.title: row for row in listed.state.rows}
    assert {"DUDIT", "SDS", "ASRS v1.1", "PQ-16", "WSAS", "SAPAS", "ASSIST-Lite"} <= rows_by_title.keys()
    assert rows_by_title["DUDIT"].tag == "No permission recorded"
    assert rows_by_title["C-SSRS"].tag == "Not used here"
    listed.pick(rows_by_title["DUDIT"])
    assert desk.went == [LicenceRoute("dudit")]
    facts = dict(desk.licence("dudit").state.facts)
    assert "permission" in facts["What is missing"]
    assert "Karolinska" in facts["Whom to ask"]


def test_the_letter_is_written_and_the_answer_recorded(desk):
    licence = desk.licence("dudit")
    licence.save_letter("letter.pdf")
    assert desk.files.files["letter.pdf"] == b"DUDIT from Riverside hub by Asha Patel"
    licence.record("yes", "", ("1", "13", "2026"), "", "")
    assert licence.state.errors["on"]
    licence.record("yes", "", ("", "", ""), "", "")
    assert {"who", "on", "reference", "scope"} <= licence.state.errors.keys()
    licence.record("unknown", "Dr Owner", ("1", "2", "2026"), "", "")
    assert (licence.state.tag, licence.state.given) == ("Counts as no", False)
    licence.record("yes", "Dr Owner", ("1", "2", "2026"), "email", "this hub")
    assert (licence.state.tag, licence.state.given) == ("Permission recorded", True)
    assert "Said on 01-Feb-2026" in licence.state.history[0][1]
    licence.load_pack()
    assert desk.went == [AddFormRoute(pack=True)]
    assert "Permission recorded for 1 of" in desk.licences().state.note


class Press:
    """As far as printing a letter needs it."""

    def pages(self, pdf, dpi):
        return iter([pdf, dpi])


class Printer:
    """Takes the pages down."""

    dpi = 300

    def __init__(self):
        self.taken = []

    def put(self, pages):
        self.taken = list(pages)
        return len(self.taken)


def test_the_letter_is_printed_and_that_is_audited(desk):
    printer = Printer()
    desk.press = Press()
    desk.licence("dudit").print_letter(printer)
    assert printer.taken == [b"DUDIT from Riverside hub by Asha Patel", 300]
    assert desk.hub.events[-1] is Event.LICENCE_LETTER


def test_an_instrument_that_is_never_used_offers_no_letter(desk):
    licence = desk.licence("c-ssrs")
    assert licence.state.never
    licence.save_letter("letter.pdf")
    assert desk.files.files == {}
    assert licence.state.trouble


def test_a_waiting_form_leads_to_the_licence_desk(desk):
    record_permission(desk.asha, "dudit", YES)
    sha256 = desk.bring((0, 1, "dudit"))
    desk.licence("dudit").record("no", "Dr Owner", ("1", "3", "2026"), "", "")
    form = desk.form(sha256)
    assert form.state.licence == "dudit"
    form.open_licence()
    assert desk.went == [LicenceRoute("dudit")]


def test_a_key_is_dropped_only_after_asking_once_more(desk):
    keys = desk.keys()
    public = PretendSeals(first=7).make_key()
    keys.trust("Northgate", key_words(public), desk.hub.shelf.seals.fingerprint(public))
    keys.pick(keys.state.rows[0])
    assert keys.state.asking
    keys.keep()
    assert not keys.state.asking
    keys.pick(keys.state.rows[0])
    keys.drop()
    assert keys.state.rows[0].tag == "Dropped"
    keys.pick(keys.state.rows[0])
    assert not keys.state.asking


def test_a_wrong_fingerprint_is_told_at_its_field(desk):
    keys = desk.keys()
    keys.trust("Northgate", key_words(b"x" * 32), "0000")
    assert "Do not trust the key" in keys.state.errors["fingerprint"]
    assert keys.state.rows == ()


def test_the_preview_tells_why_something_is_hidden_and_keeps_nothing(desk):
    preview = desk.preview(desk.bring())
    hidden = {line.key: line for line in preview.state.debug}["q3"]
    assert (hidden.shown, hidden.state) == (False, 'Hidden: only when "q2" is "Sometimes" or "q2" is "Often"')
    preview.choose("q1", "never")
    preview.choose("q2", "often")
    state = preview.state
    assert [item.key for item in state.items] == ["q1", "q2", "q3"]
    assert ("Total", "4, High. Talk it over with a clinician in the hub.") in state.results
    assert ("Alert, opens the safety page", "Often unsafe where they sleep. Talk about it.") in state.results
    assert ("Note for staff", "The navigator looks for a safer place.") in state.results
    assert {line.key: line.value for line in state.debug}["q1"] == "Never (scores 2)"
    preview.write("q3", "A quiet room")
    assert preview.state.items[2].typed == "A quiet room"
    preview.write("q3", "")
    assert preview.state.items[2].typed == ""
    preview.start_again()
    assert preview.state.items[0].chosen is None
    assert desk.hub.stored.answers == []


def test_a_typed_answer_that_does_not_fit_is_told_and_leaves_the_rest(desk):
    sheet = (("linkId", "text", "type"), ("n", "How many?", "whole number"))
    desk.files.sheets = (type(desk.files.sheets[0])("", sheet),)
    add = desk.add()
    add.open_file("n.xlsx")
    add.preview.write("n", "many")
    assert add.preview.state.items[0].problem
    add.preview.write("n", "3")
    assert (add.preview.state.items[0].problem, add.preview.state.items[0].typed) == ("", "3")


def test_the_hubs_own_key_is_saved_and_trusted_elsewhere_as_it_stands_on_the_screen(desk):
    keys = desk.keys()
    keys.save_own("key.txt")
    hub, public, fingerprint = desk.files.files["key.txt"].decode().splitlines()
    assert hub == "Riverside hub"
    other = FormDesk().keys()
    shown = public.removeprefix("Public key: ")
    other.trust(hub, f"{shown[:10]}\u200b{shown[10:]} ", fingerprint.removeprefix("Fingerprint: "))
    assert other.state.errors == {}
    assert other.state.rows[0].title == "Riverside hub"
