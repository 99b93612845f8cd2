"""Papers: begun from the record, held up by what is missing, printed as shown, logged, and never changed after."""

import hashlib
from dataclasses import replace

import pytest

from hubdesk.app.paper_press import CannotWrite
from hubdesk.domain.agreements import Agreement, Given, Recipient
from hubdesk.domain.audit import Event
from hubdesk.domain.details import Section, SectionRevision, read_section
from hubdesk.domain.documents import KINDS, DocumentStatus, PaperEventKind
from hubdesk.domain.machine_settings import Rules, SetByIt
from hubdesk.domain.names import PersonName
from hubdesk.domain.other_names import NameKind, OtherName, OtherNames, latin_spelling
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, KnownProblem, NotAllowed
from hubdesk.domain.roles import Role
from hubdesk.services.desk import Desk
from hubdesk.services.opening import withdraw_agreement
from hubdesk.services.paper.checks import Mend
from hubdesk.services.paper.letterhead import fixed_fields, print_window_sheet, read_letterhead, save_letterhead
from hubdesk.services.paper.papers import (
    PaperFinished,
    begin_paper,
    drop_paper,
    keep_paper,
    list_papers,
    open_paper,
)
from hubdesk.services.paper.printing import NotReady, print_paper, save_paper, show_finished, show_paper
from hubdesk.services.paper.typed_lines import actions_of, decimal_of, number_of
from hubdesk.services.people import register_person
from tests.support.memory import MASON, Hub
from tests.support.papers import FULL, LETTER, PaperTray, agree, draft

SBAR, OWN, CRISIS = "sheet-sbar", "letter-to-person", "card-crisis"
BASIS = {"basis": "Danger to life", "decided_by": "Sam", "person_told": "Yes"}


@pytest.fixture
def mason(hub: Hub):
    return register_person(hub.desk(), MASON)[0]


def tell(hub: Hub, person, section: Section, **typed: str) -> None:
    value = read_section(section, {k.replace("_", ".", 1): v for k, v in typed.items()}, hub.clock.now().date())
    with hub.records.writing() as unit:
        version = unit.details.of(person.id).version(section) + 1
        unit.details.add(SectionRevision(person.id, section, version, value, hub.clock.now(), "u-sam"))


def held_up(desk: Desk, document) -> dict[str, Mend]:
    with pytest.raises(NotReady) as refused:
        show_paper(desk, document)
    return {b.field or b.mend.value: b.mend for b in refused.value.blocks}


def test_a_letter_waits_for_its_fields_and_for_the_agreement_each_with_the_place_to_mend_it(sit, mason):
    desk = sit()
    found = held_up(desk, begin_paper(desk, mason.id, LETTER)[0])
    assert next(iter(found)) == "agreement", "the agreement is asked about first"
    assert {"to_name", "to_lines", "matters", "summary", "copy_person"} <= set(found)


def test_a_hub_without_a_phone_is_led_to_its_letterhead(hub, press, mason):
    desk = replace(hub.desk(), press=press)
    agree(desk, mason)
    assert held_up(desk, draft(desk, mason)) == {"letterhead": Mend.LETTERHEAD}


def test_what_was_shown_is_printed_kept_and_logged_and_drawn_again_to_the_byte(hub, sit, mason):
    desk, tray = sit(), PaperTray()
    agree(desk, mason)
    shown = show_paper(desk, draft(desk, mason))
    document, _changes = print_paper(desk, shown, tray)
    assert (document.status, len(tray.sizes)) == (DocumentStatus.PRINTED, len(shown.pages))
    final = hub.stored.finals[document.id]
    assert final.sha256 == hashlib.sha256(shown.pdf).hexdigest()
    again = show_finished(desk, document.id)
    assert again.pdf == shown.pdf
    document, _changes = print_paper(desk, again, tray)
    assert [(e.kind, e.printer, e.copies, e.again) for e in document.events] == [
        (PaperEventKind.PRINTED, "Ward 3", 2, False),
        (PaperEventKind.PRINTED, "Ward 3", 2, True),
    ]
    assert len(hub.stored.finals) == 1
    assert hub.events[-3:] == [Event.PAPER_PRINTED, Event.PAPER_SHOWN, Event.PAPER_PRINTED]
    details = [str(e.detail) for e in hub.records.state.events]
    assert not [d for d in details if "Mason" in d or "Anand" in d or "sleep" in d]


@pytest.mark.parametrize("change", ["no", "withdrawn", "over"])
def test_an_agreement_that_does_not_hold_stops_the_letter_and_its_reprint(hub, sit, mason, change):
    desk, tray = sit(), PaperTray()
    agree(desk, mason)
    shown = show_paper(desk, draft(desk, mason))
    document, _changes = print_paper(desk, shown, tray)
    waiting = draft(desk, mason)
    with hub.records.writing() as unit:
        standing = unit.agreements.of_person(mason.id)[0]
    if change == "withdrawn":
        withdraw_agreement(desk, standing)
    else:
        ends = {"given": Given.NO} if change == "no" else {"until": hub.clock.now().date().replace(year=2020)}
        with hub.records.writing() as unit:
            unit.agreements.add(replace(standing, **ends))
    assert held_up(desk, waiting) == {"agreement": Mend.AGREEMENT}
    with pytest.raises(NotReady):
        print_paper(desk, show_finished(desk, document.id), tray)


def test_an_agreement_taken_back_after_the_preview_stops_the_print(hub, sit, mason):
    desk, tray = sit(), PaperTray()
    agree(desk, mason)
    shown = show_paper(desk, draft(desk, mason))
    with hub.records.writing() as unit:
        standing = unit.agreements.of_person(mason.id)[0]
    withdraw_agreement(desk, standing)
    with pytest.raises(NotReady):
        print_paper(desk, shown, tray)
    assert tray.sizes == []
    assert hub.stored.finals == {}


def test_one_recipient_does_not_stand_for_another(sit, mason):
    desk = sit()
    agree(desk, mason, Recipient.DRUG_ALCOHOL)
    assert "agreement" in held_up(desk, draft(desk, mason))


def test_what_the_printer_refused_is_not_logged_as_printed_and_can_be_printed_again(hub, sit, mason):
    desk = sit()
    agree(desk, mason)
    shown = show_paper(desk, draft(desk, mason))
    with pytest.raises(KnownProblem, match="jam"):
        print_paper(desk, shown, PaperTray(KnownProblem("jam")))
    assert hub.stored.paper_events == []
    document, _changes = print_paper(desk, shown, PaperTray())
    assert not document.events[0].again


def test_an_emergency_sheet_prints_with_gaps_on_a_recorded_basis(sit, mason):
    desk = sit(Role.NAVIGATOR)
    assert set(held_up(desk, draft(desk, mason, SBAR, {"decided_by": ""}))) == {"basis", "decided_by", "person_told"}
    shown = show_paper(desk, draft(desk, mason, SBAR, BASIS))
    assert [b.field for b in shown.gaps][:2] == ["situation", "background"]
    assert print_paper(desk, shown, PaperTray())[0].events


def test_no_paper_carries_a_level_of_risk_not_even_an_emergency(sit, mason):
    desk = sit()
    document = draft(desk, mason, SBAR, {**BASIS, "situation": "High risk of suicide."})
    with pytest.raises(KnownProblem, match="cannot be printed"):
        show_paper(desk, document)


@pytest.mark.parametrize("template", [t for t, kind in KINDS.items() if kind.clinical])
def test_clinical_letters_need_a_clinician(sit, mason, template):
    with pytest.raises(NotAllowed):
        begin_paper(sit(Role.NAVIGATOR), mason.id, template)
    document, _changes = begin_paper(sit(), mason.id, template)
    with pytest.raises(NotAllowed):
        keep_paper(sit(Role.NAVIGATOR), document, FULL)
    with pytest.raises(NotAllowed):
        show_paper(sit(Role.NAVIGATOR), document)


@pytest.mark.parametrize("template", KINDS)
def test_every_kind_begins_for_somebody_of_whom_nothing_is_known(sit, mason, template):
    desk = sit()
    document, _changes = begin_paper(desk, mason.id, template)
    assert open_paper(desk, document.id).document == document
    assert [d.id for d in list_papers(desk, mason.id).papers] == [document.id]


def test_the_ways_that_are_not_safe_stop_what_is_for_the_person(hub, sit, mason):
    desk = sit()
    tell(hub, mason, Section.SAFE_CONTACT, hand_safe="no", post_safe="no")
    assert held_up(desk, draft(desk, mason, OWN, {"way": "hand"})) == {"safe-contact": Mend.SAFE_CONTACT}
    assert held_up(desk, draft(desk, mason, OWN, {"way": "post"})) == {"way": Mend.FIELD}
    agree(desk, mason)
    assert held_up(desk, draft(desk, mason)) == {"copy_person": Mend.FIELD}
    assert show_paper(desk, draft(desk, mason, typed={**FULL, "copy_person": "not-safe"})).pages


def frame_of(desk, person, template=LETTER):
    agree(desk, person)
    return show_paper(desk, draft(desk, person, template)).content.frame


def test_no_address_and_an_address_nobody_asked_about_are_two_things(hub, sit, mason):
    desk = sit()
    assert (frame_of(desk, mason).person.address, frame_of(desk, mason).person.address_words) == (None, "")
    tell(hub, mason, Section.PLACE, kind="HM01")
    assert frame_of(desk, mason).person.address_words == "No fixed address"


def test_where_a_refuge_is_stands_on_no_letter(hub, sit, mason):
    tell(hub, mason, Section.PLACE, kind="CH02", line0="7 Hidden Street", line1="Town")
    frame = frame_of(sit(), mason)
    assert frame.person.address is None
    assert frame.person.address_words.startswith("Confidential")
    assert "Hidden" not in repr(frame)


@pytest.mark.parametrize(
    ("safe", "printed"),
    [({}, "07700"), ({"phone_safe": "no"}, ""), ({"phone_safe": "no", "text_safe": "yes"}, "text only")],
)
def test_a_number_that_is_not_safe_to_call_is_not_given_to_others(hub, sit, mason, safe, printed):
    section = read_section(Section.CONTACT, {"phones.0.number": "07700 900118"}, hub.clock.now().date())
    with hub.records.writing() as unit:
        unit.details.add(SectionRevision(mason.id, Section.CONTACT, 1, section, hub.clock.now(), "u-sam"))
    tell(hub, mason, Section.SAFE_CONTACT, hand_safe="yes", **safe)
    phone = frame_of(sit(), mason).person.phone
    assert printed in phone if printed else not phone


def test_a_name_in_another_script_is_printed_with_its_latin_spelling(hub, sit, mason):
    spelled = OtherNames((OtherName("Singh", "Gurpreet", NameKind.SPELLING), OtherName("Gill", "", NameKind.PREVIOUS)))
    assert latin_spelling(PersonName("ਸਿੰਘ", "ਗੁਰਪ੍ਰੀਤ"), spelled) == "Gurpreet Singh"
    assert latin_spelling(PersonName("Łukasz-O'Neil"), spelled) == ""
    assert latin_spelling(PersonName("ਸਿੰਘ"), OtherNames(spelled.names[1:])) == ""
    with hub.records.writing() as unit:
        unit.details.add(SectionRevision(mason.id, Section.NAMES, 1, spelled, hub.clock.now(), "u-sam"))
    started = begin_paper(sit(), mason.id, "letter-gp-registration")[0].typed
    assert started["previous_names"] == "Gill", "another spelling is no previous name"


def test_a_sealed_page_says_what_was_said_or_is_not_there(sit, mason):
    desk = sit()
    agree(desk, mason)
    assert set(held_up(desk, draft(desk, mason, typed={**FULL, "seal": "yes"}))) == {"sealed_said"}
    sealed = show_paper(desk, draft(desk, mason, typed={**FULL, "seal": "yes", "sealed_said": "Has thought of it."}))
    assert sealed.sealed
    assert not show_paper(desk, draft(desk, mason)).sealed


def test_crisis_cards_wait_until_the_numbers_were_checked(sit, mason):
    desk = sit(Role.NAVIGATOR)
    assert held_up(desk, draft(desk, mason, CRISIS, {})) == {"checked": Mend.FIELD}
    day = {"checked.day": "1", "checked.month": "6", "checked.year": "2026"}
    assert show_paper(desk, draft(desk, mason, CRISIS, day)).pages


def test_a_finished_paper_does_not_change_and_a_draft_can_be_thrown_away(sit, mason, tmp_path):
    desk = sit()
    agree(desk, mason)
    shown = show_paper(desk, draft(desk, mason))
    saved, _changes = save_paper(desk, shown, str(tmp_path / "letter.pdf"))
    assert (tmp_path / "letter.pdf").read_bytes() == shown.pdf
    with pytest.raises(PaperFinished):
        keep_paper(desk, saved, {})
    with pytest.raises(PaperFinished):
        drop_paper(desk, saved)
    other = draft(desk, mason)
    drop_paper(desk, other)
    assert other.id not in [d.id for d in list_papers(desk).papers]
    with pytest.raises(ChangedElsewhere):
        drop_paper(desk, other)


def test_a_pdf_that_cannot_be_written_is_told_and_leaves_nothing(hub, sit, mason, tmp_path):
    desk = sit()
    agree(desk, mason)
    shown = show_paper(desk, draft(desk, mason))
    with pytest.raises(CannotWrite):
        save_paper(desk, shown, str(tmp_path / "nowhere" / "letter.pdf"))
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(CannotWrite):
        save_paper(desk, shown, str(tmp_path / "folder.pdf"))
    assert [p.name for p in tmp_path.iterdir()] == ["folder.pdf"]
    assert hub.stored.paper_events == []


def test_text_without_end_is_refused(sit, mason):
    desk = sit()
    with pytest.raises(InvalidEntry):
        keep_paper(desk, begin_paper(desk, mason.id, LETTER)[0], {"summary": "x" * 2001})


def test_the_letterhead_is_the_leads_and_is_checked(hub):
    with pytest.raises(NotAllowed):
        save_letterhead(hub.desk(), {})
    with pytest.raises(InvalidEntry) as refused:
        save_letterhead(hub.desk(Role.LEAD), {"phone": "no", "postcode": "x", "hours": "h" * 301, "window": "z"})
    assert set(refused.value.fields) == {"phone", "postcode", "hours", "window"}
    save_letterhead(hub.desk(Role.LEAD), {"organisation": " Trust "})
    assert read_letterhead(hub.desk()) == {"organisation": "Trust"}


def test_the_envelope_of_the_hub_is_on_its_letters_and_on_a_test_sheet(hub, sit, mason):
    desk, tray = sit(), PaperTray()
    save_letterhead(hub.desk(Role.LEAD), {"organisation": "Trust", "phone": "01632 960 118", "window": "c5"})
    assert frame_of(desk, mason).sender.window == "c5"
    print_window_sheet(desk, tray)
    assert len(tray.sizes) == 1
    save_letterhead(hub.desk(Role.LEAD), {"phone": "01632 960 118"})
    assert frame_of(desk, mason).sender.window == "dl", "nothing chosen is the usual one"


def test_an_agreement_recorded_on_the_way_is_a_record_like_any_other(hub, sit, mason):
    agree(sit(), mason)
    standing: Agreement = hub.stored.agreements[-1]
    assert (standing.recipient, standing.given, standing.how) == (Recipient.GP, Given.YES, "spoken")
    assert hub.events[-1] is Event.AGREEMENT_RECORDED


def test_lines_actions_and_numbers_are_read_as_typed():
    assert [(a.owner, a.what) for a in actions_of("Jo: go along\n\nPhone the service")] == [
        ("Jo", "go along"),
        ("", "Phone the service"),
    ]
    assert [number_of(t, 1, 10) for t in ("", "0", "4", "99", "x")] == [1, 1, 4, 10, 1]
    assert [decimal_of(t) for t in ("", "1,5", "-2", "99", "x", "nan")] == [0, 1.5, -2, 10, 0, 0]


def test_what_it_has_fixed_of_the_letterhead_stands_and_stays(hub):
    save_letterhead(hub.desk(Role.LEAD), {"organisation": "Old Trust", "phone": "01632 960 118"})
    rules = Rules({"site-organisation": "New Trust", "site-address": "Unit 3, 12 High Street"})
    lead = replace(hub.desk(Role.LEAD), rules=rules)
    told = read_letterhead(lead)
    assert told == {"organisation": "New Trust", "address": "Unit 3\n12 High Street", "phone": "01632 960 118"}
    assert fixed_fields(lead) == {"organisation", "address"}
    with pytest.raises(SetByIt):
        save_letterhead(lead, told | {"organisation": "Mine"})
    save_letterhead(lead, told | {"phone": "01632 960 119"})
    assert read_letterhead(hub.desk())["organisation"] == "Old Trust"
    assert read_letterhead(lead)["phone"] == "01632 960 119"
