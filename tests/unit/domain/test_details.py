"""The sections of a person's details: read from what was typed, given back as it was typed, refused by the field."""

from datetime import date

import pytest

from hubdesk.domain.asked import May
from hubdesk.domain.contacts import Channel, SomeoneKnown
from hubdesk.domain.details import Details, Section, read_section, typed_section
from hubdesk.domain.equality import CHARACTERISTICS
from hubdesk.domain.gp import GpStatus
from hubdesk.domain.medicines import run_outs
from hubdesk.domain.orders import Orders, release_clock, release_line
from hubdesk.domain.paper.clinical import AllergyState, MedicinesState
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.sleeping_place import Lodging

TODAY = date(2026, 11, 21)
FULL: dict[Section, dict[str, str]] = {
    Section.GP: {
        "status": "here",
        "code": "DEMO01",
        "name": "Alder Walk Surgery",
        "address": "3 Alder Road",
        "postcode": "ZY2 1BN",
        "phone": "01632 960301",
        "note": "Ring after ten",
    },
    Section.MEDICINES: {
        "taken": "listed",
        "medicines.0.name": "Methadone",
        "medicines.0.how": "40 millilitres, once a day",
        "medicines.0.prescriber": "Prison healthcare",
        "medicines.0.runs_out_on.day": "22",
        "medicines.0.runs_out_on.month": "11",
        "medicines.0.runs_out_on.year": "2026",
        "medicines.1.name": "Inhaler",
        "source": "told by the person",
        "allergy": "known",
        "allergies": "penicillin, nuts",
    },
    Section.PLACE: {
        "kind": "CJ01",
        "line0": "Fernbank House",
        "line1": "Northgate",
        "postcode": "ZY1 4BL",
        "note": "x",
    },
    Section.CONTACT: {
        "phones.0.number": "07700 900412",
        "phones.0.note": "A friend's",
        "phones.1.number": "01632 960 001",
        "email": "made.up@example.org",
    },
    Section.SAFE_CONTACT: {"voicemail.safe": "no", "voicemail.note": "Never", "phone.safe": "yes", "note": "After six"},
    Section.COMMUNICATION: {
        "interpreter": "yes",
        "language": "Farsi",
        "reading": "no",
        "sight": "declined",
        "helps": "x",
    },
    Section.SUITS: {
        "good": "morning evening",
        "avoid.0.day": "0",
        "avoid.0.begins": "09:00",
        "avoid.0.ends": "11:00",
        "avoid.0.why": "Picks up medicine",
        "avoid.1.begins": "16:00",
        "good_places": "The library",
        "bad_places.0.place": "Station Road",
        "travel": "A bus fare",
    },
    Section.SOMEONE: {
        "known": "yes",
        "name": "Ola",
        "relation": "sister",
        "phone": "07700 900733",
        "may_call": "yes",
        "may_know": "no",
        "note": "evenings",
    },
    Section.HOSPITAL: {
        "use": "both",
        "last_on.day": "9",
        "last_on.month": "11",
        "last_on.year": "2026",
        "note": "Fall",
    },
    Section.NEEDS: {
        "home.help": "much",
        "home.lead": "Ola Novak, housing options",
        "mind.help": "some",
        "body.help": "none",
        "holds": "Jo Brennan, navigator",
        "came_by": "E5",
        "told_there": "Sleep and drinking, in the summary of May",
    },
    Section.ORDERS: {
        "released": "yes",
        "released_on.day": "9",
        "released_on.month": "11",
        "released_on.year": "2026",
        "released_from": "HMP Ashmoor",
        "ordered.0.requirement": "drr",
        "ordered.0.standing": "not-given",
        "ordered.0.why_not": "no-service",
        "ordered.0.consent": "yes",
        "ordered.0.court": "Ashmoor Magistrates",
        "ordered.0.months": "6",
        "ordered.0.offered": "8",
        "ordered.0.kept": "6",
        "ordered.0.called_off": "0",
        "ordered.0.told_on.day": "9",
        "ordered.0.told_on.month": "11",
        "ordered.0.told_on.year": "2026",
        "episodes.0.kind": "licence",
        "episodes.0.note": "x",
        "episodes.0.began.day": "9",
        "episodes.0.began.month": "11",
        "episodes.0.began.year": "2026",
    },
    Section.NAMES: {"names.0.family": "Fisher", "names.0.given": "Dean", "names.0.kind": "previous"},
    Section.EQUALITY: {"ethnicity": "C", "disability": "04 08", "religion": "declined"},
    Section.NUMBERS: {"crn": "X320741", "prison_number": "A1234BC", "pnc": "2012/0123456Y"},
}


@pytest.mark.parametrize("section", Section)
def test_what_was_typed_comes_back_as_it_was_typed(section: Section):
    assert typed_section(section, read_section(section, FULL[section], TODAY)) == FULL[section]


@pytest.mark.parametrize("section", Section)
def test_nothing_is_compulsory(section: Section):
    empty = read_section(section, {}, TODAY)
    assert empty == Details().value(section)
    assert typed_section(section, empty) == {}


@pytest.mark.parametrize(
    ("section", "typed", "wrong"),
    [
        (Section.GP, {"name": "Alder Walk"}, "status"),
        (Section.GP, {"status": "here", "phone": "01632 960301"}, "name"),
        (Section.GP, {"status": "here", "name": "x", "code": "V81997"}, "code"),
        (Section.GP, {"status": "here", "name": "x", "postcode": "nowhere"}, "postcode"),
        (Section.MEDICINES, {"taken": "none", "medicines.0.name": "Methadone"}, "taken"),
        (Section.MEDICINES, {"taken": "listed"}, "medicines.0.name"),
        (Section.MEDICINES, {"medicines.2.how": "daily"}, "medicines.2.name"),
        (Section.MEDICINES, {"medicines.0.name": "x", "medicines.0.runs_out_on.day": "40"}, "medicines.0.runs_out_on"),
        (Section.MEDICINES, {"allergy": "known"}, "allergies"),
        (Section.MEDICINES, {"allergy": "none-known", "allergies": "nuts"}, "allergy"),
        (Section.PLACE, {"line0": "1 High Street"}, "kind"),
        (Section.PLACE, {"kind": "HM01", "postcode": "M1 1AE"}, "postcode"),
        (Section.CONTACT, {"phones.0.number": "12"}, "phones.0.number"),
        (Section.CONTACT, {"phones.0.note": "mine"}, "phones.0.number"),
        (Section.CONTACT, {"phones.0.number": "07700 900412", "no_phone": "yes"}, "no_phone"),
        (Section.CONTACT, {"email": "nobody"}, "email"),
        (Section.COMMUNICATION, {"interpreter": "yes"}, "language"),
        (Section.SUITS, {"avoid.0.why": "busy"}, "avoid.0.day"),
        (Section.SUITS, {"avoid.0.begins": "25:00"}, "avoid.0.begins"),
        (Section.SUITS, {"avoid.0.begins": "11:00", "avoid.0.ends": "09:00"}, "avoid.0.ends"),
        (Section.SOMEONE, {"known": "yes"}, "name"),
        (Section.SOMEONE, {"known": "nobody", "name": "Ola"}, "known"),
        (Section.HOSPITAL, {"use": "none", "last_on.day": "1", "last_on.month": "1", "last_on.year": "2026"}, "use"),
        (Section.NEEDS, {"home.lead": "Ola"}, "home.help"),
        (Section.ORDERS, {"released_from": "HMP Ashmoor"}, "released"),
        (Section.ORDERS, {"episodes.0.note": "x"}, "episodes.0.kind"),
        (Section.ORDERS, {"episodes.0.kind": "sentence", "episodes.0.ended": "released"}, "episodes.0.ends"),
        (Section.ORDERS, {"ordered.0.court": "x"}, "ordered.0.requirement"),
        (Section.ORDERS, {"ordered.0.requirement": "atr", "ordered.0.standing": "not-given"}, "ordered.0.why_not"),
        (Section.ORDERS, {"ordered.0.requirement": "atr", "ordered.0.why_not": "court"}, "ordered.0.standing"),
        (Section.ORDERS, {"ordered.0.requirement": "atr", "ordered.0.offered": "3"}, "ordered.0.kept"),
        (Section.NAMES, {"names.0.kind": "alias"}, "names.0.family"),
        (Section.NAMES, {"names.0.family": "Fisher", "none": "yes"}, "none"),
        (Section.EQUALITY, {"disability": "NN 02"}, "disability"),
        (Section.NUMBERS, {"crn": "1"}, "crn"),
        (Section.NUMBERS, {"pnc": "2012/0123456Z"}, "pnc"),
    ],
)
def test_what_needs_changing_is_named(section: Section, typed: dict[str, str], wrong: str):
    with pytest.raises(InvalidEntry) as refused:
        read_section(section, typed, TODAY)
    assert set(refused.value.fields) == {wrong}


def test_every_wrong_field_is_named_at_once():
    with pytest.raises(InvalidEntry) as refused:
        read_section(Section.NUMBERS, {"crn": "1", "prison_number": "2", "pnc": "3"}, TODAY)
    assert set(refused.value.fields) == {"crn", "prison_number", "pnc"}


def test_a_release_cannot_lie_ahead():
    typed = {"released": "yes", "released_on.day": "22", "released_on.month": "11", "released_on.year": "2026"}
    with pytest.raises(InvalidEntry) as refused:
        read_section(Section.ORDERS, typed, TODAY)
    assert set(refused.value.fields) == {"released_on"}


@pytest.mark.parametrize("kind", ["HM01", "HM04", "HM07"])
def test_no_fixed_abode_has_its_own_postcode(kind: str):
    assert read_section(Section.PLACE, {"kind": kind}, TODAY).postcode == "ZZ99 3VZ"  # type: ignore[attr-defined]


def test_a_gp_status_without_a_practice_has_a_national_default_code():
    codes = {s: read_section(Section.GP, {"status": s}, TODAY).practice_code for s in ("none", "unknown")}  # type: ignore[attr-defined]
    assert codes == {"none": "V81997", "unknown": "V81999"}
    assert GpStatus.NOT_ASKED.label == "Not asked"


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        (date(2026, 11, 21), "Released today"),
        (date(2026, 11, 9), "Day 12 of 28 since release"),
        (date(2026, 10, 24), "Day 28 of 28 since release"),
        (date(2026, 10, 23), ""),
        (None, ""),
    ],
)
def test_the_release_clock_runs_28_days(day: date | None, clock: str):
    assert release_clock(Orders(May.YES, day), TODAY) == clock


def test_a_release_is_told_with_how_long_ago_it_was():
    assert (
        release_line(Orders(May.YES, date(2026, 11, 9), "HMP Ashmoor"), TODAY)
        == "09-Nov-2026 (12 days ago), HMP Ashmoor"
    )
    assert release_line(Orders(May.YES, date(2026, 11, 20)), TODAY) == "20-Nov-2026 (1 day ago)"
    assert release_line(Orders(May.NO), TODAY) == "Not released from prison"
    assert release_line(Orders(), TODAY) == "Not asked"


@pytest.mark.parametrize(
    ("day", "text", "pressing"),
    [
        ("19", "Methadone ran out 2 days ago", True),
        ("20", "Methadone ran out yesterday", True),
        ("21", "Methadone runs out today", True),
        ("22", "Methadone runs out tomorrow", True),
        ("24", "Methadone runs out in 3 days", True),
        ("25", "Methadone runs out in 4 days", False),
    ],
)
def test_a_supply_is_counted_down(day: str, text: str, pressing: bool):
    typed = {"medicines.0.name": "Methadone"} | {
        f"medicines.0.runs_out_on.{part}": value for part, value in (("day", day), ("month", "11"), ("year", "2026"))
    }
    told = read_section(Section.MEDICINES, typed, TODAY)
    (supply,) = run_outs(told.medicines, TODAY)  # type: ignore[attr-defined]
    assert (supply.text, supply.pressing) == (text, pressing)
    assert "Methadone" not in supply.discreet


def test_a_list_of_medicines_says_by_itself_that_there_are_some():
    told = read_section(Section.MEDICINES, {"medicines.0.name": "Inhaler", "allergies": "nuts; eggs"}, TODAY)
    assert told.medicines.state is MedicinesState.LISTED  # type: ignore[attr-defined]
    assert told.allergies.state is AllergyState.KNOWN  # type: ignore[attr-defined]
    assert told.allergies.items == ("nuts", "eggs")  # type: ignore[attr-defined]


def test_a_way_that_was_not_asked_about_is_not_safe():
    safe = read_section(Section.SAFE_CONTACT, {"phone.safe": "yes"}, TODAY)
    assert safe.with_answer(May.YES) == (Channel.PHONE,)  # type: ignore[attr-defined]
    assert safe.rule(Channel.POST).safe is May.NOT_ASKED  # type: ignore[attr-defined]


def test_the_hospital_answer_keeps_the_day_it_was_given():
    assert read_section(Section.HOSPITAL, {"use": "none"}, TODAY).asked_on == TODAY  # type: ignore[attr-defined]


def test_declined_and_not_asked_are_two_answers():
    equality = read_section(Section.EQUALITY, {"religion": "declined"}, TODAY)
    assert equality.words("religion") == "Prefers not to say"  # type: ignore[attr-defined]
    assert equality.words("ethnicity") == "Not asked"  # type: ignore[attr-defined]


@pytest.mark.parametrize("characteristic", CHARACTERISTICS, ids=lambda c: c.key)
def test_every_characteristic_may_be_declined(characteristic):
    equality = read_section(Section.EQUALITY, {characteristic.key: "declined"}, TODAY)
    assert equality.answer(characteristic.key) == "declined"  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [*Lodging, *SomeoneKnown, *May, *GpStatus])
def test_every_answer_has_words(kind):
    assert kind.label


def test_only_what_comes_from_probation_is_marked_so():
    assert [s for s in Section if s.probation_origin] == [Section.ORDERS, Section.NUMBERS]


def test_paper_is_made_without_what_comes_from_probation():
    details = Details()
    for section in Section:
        details = details.with_section(section, read_section(section, FULL[section], TODAY), 1)
    paper = details.for_paper
    changed = {s for s in Section if paper.value(s) != details.value(s)}
    assert changed == {s for s in Section if s.probation_origin} == set(details.versions) - set(paper.versions)


def test_a_need_without_anybody_to_lead_is_seen():
    needs = read_section(Section.NEEDS, FULL[Section.NEEDS], TODAY)
    assert needs.line.splitlines() == [
        "2 parts of life where help is wanted",
        "Somewhere to live: a lot, Ola Novak, housing options",
        "Mental health: some help, nobody leads yet",
        "Jo Brennan, navigator holds it together",
        "Came by: Liaison and diversion (police station or court)",
    ]
    assert [one.kind.value for one in needs.without_lead] == ["mind"]
