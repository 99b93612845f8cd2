"""The papers of getting a GP: no rule of England in Wales, nothing of probation, the card readable at arm's length."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from hubdesk.documents.general_samples import every_sample
from hubdesk.domain.discreet_address import discreet_address
from hubdesk.domain.local_services import LocalService
from hubdesk.domain.paper import Address, GpRegistrationLetter, GpRightCards
from hubdesk.domain.paper.services_sheet import ServicesSheet
from tests.documents.reading import pages, whole

_ENGLISH = re.compile(
    r"england|integrated care board|14 days|operating principles|primary medical care|gms|right to register|"
    r"by rule|the rules say|free of charge",
    re.IGNORECASE,
)
TODAY = date(2026, 6, 2)


@pytest.fixture
def papers(press):
    wanted = [t for t in press.templates() if "gp-" in t.id or "registration" in t.id]
    return every_sample(wanted)


def test_no_paper_for_wales_cites_a_rule_of_england(press, papers):
    wales = [name for name in papers if name.endswith("-wales")]
    cards = ["card-gp-right-folded-wales", "card-gp-right-wales"]
    assert sorted(wales) == [*cards, "letter-gp-refusal-challenge-wales", "letter-gp-registration-wales"]
    for name in (*wales, "sheet-registration-answers"):
        paper = papers[name]
        if isinstance(paper, GpRegistrationLetter):
            paper = replace(paper, birth_place="")  # somebody may be born anywhere
        text = whole(press.draw(name, paper)).replace("Leeds, England", "")
        assert not _ENGLISH.search(text), name


def test_the_papers_for_england_do_cite_it(press, papers):
    for name in ("card-gp-right", "card-gp-right-folded", "letter-gp-refusal-challenge", "letter-gp-registration"):
        assert _ENGLISH.search(whole(press.draw(name, papers[name]))), name


@pytest.mark.parametrize("name", ["card-gp-right-folded", "card-gp-right-folded-wales"])
def test_the_folded_card_says_one_idea_at_a_time_and_whom_to_call(press, name):
    text = whole(press.draw(name, GpRightCards("01632 960 118")))
    for words in ("I would like to join this surgery.", "ID.", "01632 960 118"):
        assert words in text
    assert "no name is printed" in press.stranger_line(name, GpRightCards("1")).lower()
    assert set(press.missing_fields(name, GpRightCards(""))) == {"phone"}


@pytest.mark.parametrize("name", ["card-gp-right", "card-gp-right-wales"])
def test_the_card_says_nothing_about_the_person_and_has_a_phone(press, name):
    text = whole(press.draw(name, GpRightCards("01632 960 118", cards=3)))
    assert text.count("01632 960 118") == 3
    assert "Avery" not in text
    assert "no name is printed" in press.stranger_line(name, GpRightCards("1")).lower()


def test_the_card_needs_a_phone(press):
    assert set(press.missing_fields("card-gp-right", GpRightCards(""))) == {"phone"}


def test_the_answers_are_in_the_order_of_the_form_and_hide_no_gap(press, papers):
    text = whole(press.draw("sheet-registration-answers", papers["sheet-registration-answers"]))
    order = ("First and middle names", "Date of birth", "Current address", "Previous GP surgery", "Ethnic group")
    places = [text.index(words) for words in (*order, "Medicines", "Smoking", "Summary Care Record")]
    assert places == sorted(places)


def test_probation_is_left_out_of_an_address_for_post():
    address = Address(("Health hub", "Northgate Probation Office", "8 Exchange Place"), "Northgate", "ZY1 1AA")
    assert "robation" not in " ".join(discreet_address(address).printed)


def test_the_sheet_of_services_marks_what_nobody_checked(press):
    fresh = LocalService("1", 1, "housing", "Housing options", phone="01632 960430", checked_on=TODAY)
    old = LocalService(
        "2", 1, "housing", "Old Team " * 9, checked_on=TODAY - timedelta(days=91), rules="Call first " * 30
    )
    never = LocalService("3", 1, "crisis", "Café des Ängste", lines=("1 Yard",), women_only=True)
    groups = (("Housing", (fresh, old)), ("Crisis", (never,)))
    pdf = press.services_sheet(ServicesSheet("Health hub", TODAY, groups, "Northgate"))
    text = whole(pdf)
    assert "Who does what in Northgate" in text
    assert "3 March 2026: more than 90 days ago" in text
    assert text.count("Never checked") == 1
    many = tuple((f"Kind {n}", (fresh, old)) for n in range(20))
    assert len(pages(press.services_sheet(ServicesSheet("Health hub", TODAY, many)))) > 3
