"""What a person needs shapes every paper: off-white and more room, larger print, the interpreter's language."""

import pytest

from hubdesk.domain.details import Section, SectionRevision, read_section
from hubdesk.domain.documents import KINDS
from hubdesk.domain.paper import Edition
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Role
from hubdesk.presenters.gp_case_form import papers_for
from hubdesk.services.desk import in_wales, press_of
from hubdesk.services.gp_case import CaseEntry, read_case, tell_case
from hubdesk.services.paper.letterhead import save_letterhead
from hubdesk.services.paper.papers import asked_for, begin_paper, keep_paper, list_papers
from hubdesk.services.paper.plain import suggestions
from hubdesk.services.paper.printing import own_copy_of, show_paper
from hubdesk.services.people import register_person
from hubdesk.services.templates import read_template, save_template
from tests.documents.reading import whole
from tests.support.memory import MASON
from tests.support.papers import agree, draft

LETTERHEAD = {"organisation": "Trust", "address": "8 Exchange Place", "phone": "01632 960 118"}


@pytest.fixture
def mason(hub):
    return register_person(hub.desk(), MASON)[0]


@pytest.fixture
def needs(hub, mason):
    def tell(**typed):
        value = read_section(Section.COMMUNICATION, typed, hub.clock.now().date())
        with hub.records.writing() as unit:
            version = unit.details.of(mason.id).version(Section.COMMUNICATION) + 1
            unit.details.add(SectionRevision(mason.id, Section.COMMUNICATION, version, value, hub.clock.now(), "u-sam"))

    return tell


@pytest.mark.parametrize("template", ["letter-to-person", "sheet-what-helps", "letter-appointment"])
def test_off_white_and_room_are_ticked_where_the_person_asked_for_them(sit, mason, needs, template):
    assert "pale" not in begin_paper(sit(), mason.id, template)[0].typed
    needs(pale="yes")
    typed = begin_paper(sit(), mason.id, template)[0].typed
    assert typed["pale"] == "yes"
    assert int(typed["points"]) >= 14


def test_the_persons_copy_of_a_letter_is_off_white_and_the_letter_is_not(sit, mason, needs):
    needs(pale="yes", interpreter="yes", language="Tigrinya")
    agree(sit(), mason)
    shown = show_paper(sit(), draft(sit(), mason))
    assert shown.content.frame.pale
    assert own_copy_of(sit(), shown).content.frame.edition is Edition.PERSON
    assert "Interpreter needed: Tigrinya" in whole(shown.pdf)


def test_a_letter_for_the_person_names_the_interpreters_language(sit, mason, needs):
    needs(interpreter="yes", language="Tigrinya")
    desk = sit()
    document = begin_paper(desk, mason.id, "letter-to-person")[0]
    document = keep_paper(desk, document, {**document.typed, "opening": "Thank you for coming."})[0]
    assert "Interpreter needed: Tigrinya" in whole(show_paper(desk, document).pdf)
    needs(language="Tigrinya")
    assert "Interpreter" not in whole(show_paper(desk, document).pdf)


def test_labels_and_short_forms_are_suggested_by_field_and_names_left_alone(sit):
    found = suggestions(
        sit(),
        {
            "summary": "The service user was seen by the CPN.",
            "reason": "He said “I am an addict”. Community mental health team (CMHT) knows him. GP and NHS agree.",
            "to_name": "CMHT East",
            "points": "14",
        },
    )
    assert set(found) == {"summary"}
    assert "“service user”: better “person”" in found["summary"]
    assert "“CPN”: write “community psychiatric nurse”" in found["summary"]


def test_the_country_of_the_hub_decides_what_is_offered_and_whether_welsh_is_printed(hub, sit, mason):
    lead = sit(Role.LEAD)
    standing = read_template(lead, "letter-appointment").standing
    with pytest.raises(InvalidEntry) as wrong:
        save_template(lead, standing, standing.texts, "Checked", "Sioned Rees")
    assert set(wrong.value.fields) == {"welsh"}
    assert not list_papers(lead, mason.id).wales
    save_letterhead(lead, {**LETTERHEAD, "country": "wales"})
    assert list_papers(lead, mason.id).wales
    save_template(lead, standing, standing.texts, "Checked", "Sioned Rees")
    assert read_template(lead, "letter-appointment").standing.own.stamp == "1.0.0-hub2-cy"
    for country, stamp in (("wales", "1.0.0-hub2-cy"), ("england", "1.0.0-hub2")):
        save_letterhead(lead, {**LETTERHEAD, "country": country})
        assert press_of(lead).version("letter-appointment") == stamp


def test_a_kind_for_wales_takes_the_place_of_england_s():
    wales = {name for name, kind in KINDS.items() if kind.fits(wales=True)}
    england = {name for name, kind in KINDS.items() if kind.fits(wales=False)}
    twins = {name for name in KINDS if name.endswith("-wales") or f"{name}-wales" in KINDS}
    assert wales ^ england == twins | {"letter-referral-veterans", "letter-referral-reconnect"}
    assert "letter-gp-registration-wales" in wales - england
    assert "letter-gp-registration" in england - wales


def test_in_wales_the_letters_for_a_practice_name_no_rule_of_england(sit, mason):
    """Before one is chosen by the country of the hub; one that is typed by hand is taken to be there too."""
    lead = sit(Role.LEAD)
    offered = {}
    for country in ("england", "wales"):
        save_letterhead(lead, {**LETTERHEAD, "country": country})
        now = read_case(lead, mason.id)
        offered[country] = {link.template for link in papers_for(now.case, site_in_wales=in_wales(lead))}
    assert {"letter-gp-registration", "card-gp-right"} <= offered["england"]
    assert {"letter-gp-registration-wales", "card-gp-right-wales"} <= offered["wales"]
    chosen = CaseEntry("practice", "chosen", ("2", "6", "2026"), "", {"name": "Meddygfa Glan yr Afon"})
    case = tell_case(lead, now, chosen)[0].case
    assert "letter-gp-registration-wales" in {link.template for link in papers_for(case)}


def test_choice_of_provider_is_asked_in_england_alone(sit, mason):
    lead = sit(Role.LEAD)
    asked = {}
    for country in ("england", "wales"):
        save_letterhead(lead, {**LETTERHEAD, "country": country})
        asked[country] = {one.name for one in asked_for(lead, "letter-referral-adhd-autism")}
    assert asked["england"] - asked["wales"] == {"choice"}
