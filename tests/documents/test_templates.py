"""Templates as data, required fields, and words that no paper carries."""

from dataclasses import replace
from datetime import date

import pytest

from hubdesk.documents import FieldsMissing
from hubdesk.documents.general_samples import general_sample
from hubdesk.documents.press import _BY_NAME
from hubdesk.documents.problems import UnknownTemplate
from hubdesk.documents.required import NO_ABUSE, NO_LEVEL, NO_PROBATION
from hubdesk.documents.samples import APPOINTMENTS, MASON, frame, sample_papers
from hubdesk.documents.templates import load_templates
from hubdesk.domain.names import PersonName
from hubdesk.domain.paper import Agreement, Edition, Frame, SbarSheet, Signer
from tests.support.sources import ROOT

GENERAL = {name: one for name, one in load_templates(ROOT / "resources" / "documents").items() if one.blocks}
PAPERS = sample_papers() | {name: general_sample(template, MASON) for name, template in GENERAL.items()}


def put(content, path, value):
    """The content with one field changed, by its path."""
    head, _, tail = path.partition(".")
    inner = getattr(content, head)
    if tail and isinstance(inner, tuple):
        return replace(content, **{head: tuple(put(one, tail, value) for one in inner)})
    return replace(content, **{head: put(inner, tail, value) if tail else value})


def emptied(content, path):
    path = path.replace("person.full_name", "person.name").replace("address.printed", "address.lines")
    if path.endswith("person.name"):
        return put(content, path, PersonName(""))
    if path.endswith("address.lines"):
        return put(put(put(content, path, ()), path[:-5] + "town", ""), path[:-5] + "postcode", " ")
    owner = content
    for part in path.split("."):
        owner = getattr(owner[0] if isinstance(owner, tuple) else owner, part)
    blank = () if isinstance(owner, tuple) else " " if isinstance(owner, str) else None
    return put(content, path, blank)


def test_every_template_is_drawn_and_dated(press):
    templates = {one.id: one for one in press.templates()}
    assert set(templates) == set(_BY_NAME) | set(GENERAL) == set(PAPERS)
    for one in templates.values():
        assert one.version.count(".") == 2
        assert isinstance(one.dated, date)
        assert one.sources
        assert one.id.startswith(one.kind)


def test_a_complete_paper_misses_nothing(press):
    assert {name: press.missing_fields(name, paper) for name, paper in PAPERS.items()} == {name: {} for name in PAPERS}


def required(press):
    """The fields of a general template are tried in test_general_templates.py."""
    paths = [(one.id, path) for one in press.templates() for path in one.required]
    return [(name, path) for name, path in paths if not path.startswith("answers.")]


def test_each_required_field_blocks_and_says_so(press):
    papers = {one.id: one for one in press.templates()}
    for name, path in required(press):
        content = emptied(PAPERS[name], path)
        assert press.missing_fields(name, content) == {path: papers[name].required[path]}, (name, path)
        if papers[name].always_prints:
            assert press.draw(name, content)
        else:
            with pytest.raises(FieldsMissing) as refused:
                press.draw(name, content)
            assert refused.value.fields.keys() == {path}


def test_an_empty_emergency_sheet_prints_and_says_not_recorded(press):
    whole = PAPERS["sheet-sbar"].frame
    bare = Frame(whole.person, whole.sender, whole.recipient, Signer("", ""), whole.written_on)
    missing = press.missing_fields("sheet-sbar", SbarSheet(bare))
    assert {"basis", "decided_by", "person_told", "situation"} <= missing.keys()
    assert press.draw("sheet-sbar", SbarSheet(bare))


def test_with_agreement_an_emergency_sheet_needs_no_basis(press):
    assert "basis" not in press.missing_fields("sheet-sbar", SbarSheet(frame()))
    assert isinstance(frame().agreement, Agreement)


@pytest.mark.parametrize(
    "words",
    [
        "High risk of suicide.",
        "He is at low suicide risk",
        "Suicide risk: medium",
        "risk of self-harm is high",
        "moderate risk of taking her own life",
        "acute/non-acute",
    ],
)
def test_a_level_of_suicide_risk_is_refused_on_every_letter(press, words):
    for name, path in (
        ("letter-gp-clinical", "summary"),
        ("letter-gp-clinical", "sealed.said"),
        ("sheet-sbar", "assessment"),
        ("letter-referral-mental-health", "current_problems"),
    ):
        content = put(PAPERS[name], path, words)
        assert press.missing_fields(name, content) == {path: NO_LEVEL}
        with pytest.raises(FieldsMissing):
            press.draw(name, content)


@pytest.mark.parametrize("words", ["There is a risk of falls.", "He said he thinks of suicide.", "High blood pressure"])
def test_plain_facts_about_safety_are_not_refused(press, words):
    assert press.missing_fields("letter-gp-clinical", put(PAPERS["letter-gp-clinical"], "summary", words)) == {}


@pytest.mark.parametrize("words", ["Probation office", "See your offender manager", "after prison", "CRN X123456"])
def test_what_the_person_carries_does_not_tell_of_probation(press, words):
    for name, path in (
        ("letter-to-person", "opening"),
        ("card-appointment", "appointments.what"),
        ("card-write-your-own", "place"),
        ("card-folded", "appointments.companion"),
        ("letter-to-person", "frame.sender.hub"),
    ):
        value = (words,) if path.endswith("place") else words
        assert press.missing_fields(name, put(PAPERS[name], path, value)) == {path: NO_PROBATION}


def test_the_person_may_choose_to_have_probation_named(press):
    content = put(PAPERS["letter-to-person"], "opening", "Your probation officer sends wishes.")
    assert press.missing_fields("letter-to-person", replace(content, mentions_probation=True)) == {}


def test_nothing_about_abuse_goes_on_what_the_person_carries(press):
    content = put(PAPERS["letter-to-person"], "talked_about", ("The domestic abuse you told us about",))
    content = replace(content, mentions_probation=True)
    assert press.missing_fields("letter-to-person", content) == {"talked_about": NO_ABUSE}


def test_nothing_about_abuse_goes_on_the_persons_copy_of_a_letter(press):
    content = put(PAPERS["letter-gp-clinical"], "summary", "She left an abusive home.")
    assert press.missing_fields("letter-gp-clinical", content) == {}
    own = put(content, "frame.edition", Edition.PERSON)
    assert press.missing_fields("letter-gp-clinical", own) == {"summary": NO_ABUSE}
    kept = put(put(own, "summary", "Takes no medicines."), "sealed.abuse", "She left an abusive home.")
    assert press.missing_fields("letter-gp-clinical", kept) == {}


@pytest.mark.parametrize("words", ["You care for your daughter; custody is shared.", "Nobody was offended."])
def test_common_words_are_not_taken_for_probation(press, words):
    assert press.missing_fields("letter-to-person", put(PAPERS["letter-to-person"], "opening", words)) == {}


def test_another_kind_of_content_is_refused(press):
    with pytest.raises(UnknownTemplate):
        press.draw("letter-gp-clinical", PAPERS["sheet-sbar"])
    with pytest.raises(UnknownTemplate):
        press.draw("letter-unheard-of", PAPERS["sheet-sbar"])


def test_what_a_stranger_learns(press):
    lines = {name: press.stranger_line(name, paper) for name, paper in PAPERS.items()}
    assert all(line.startswith("A stranger") for line in lines.values())
    assert "sealed page" in lines["letter-gp-clinical"]
    assert "drugs or alcohol" in lines["letter-referral-drug-alcohol"]
    discreet = replace(PAPERS["card-appointment"], appointments=APPOINTMENTS[:1])
    assert "No name, no service" in press.stranger_line("card-appointment", discreet)
    assert "Avery" not in " ".join(lines.values())
