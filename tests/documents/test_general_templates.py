"""Templates whose fields and order are data: whole, drawn for odd people, and honest where nothing was filled in."""

from dataclasses import replace

import pytest

from hubdesk.documents import FieldsMissing
from hubdesk.documents.general_samples import general_sample
from hubdesk.documents.letters.general import VERBS
from hubdesk.documents.samples import MASON
from hubdesk.documents.templates import load_templates
from hubdesk.domain.documents import KINDS
from hubdesk.domain.paper import Answer, Answers, Edition, SealedNote
from tests.documents.odd_people import CORPUS, ODD
from tests.documents.reading import boxes, pages, squeezed, whole
from tests.support.sources import ROOT

GENERAL = {name: one for name, one in load_templates(ROOT / "resources" / "documents").items() if one.blocks}
LETTERS = [name for name, one in GENERAL.items() if one.kind == "letter"]
NAMED = ("text", "list", "write", "quote", "fields", "plan", "large")
"""Blocks that name fields."""
HEALTH = ("scores", "medicines", "allergies")


def say(content, **texts):
    kept = [one for one in content.answers.given if one.name not in texts]
    return replace(content, answers=Answers((*kept, *(Answer(name, text) for name, text in texts.items()))))


def test_there_is_a_kind_for_each_and_a_template_for_each_kind():
    assert set(GENERAL) == {name for name, kind in KINDS.items() if kind.general}


@pytest.mark.parametrize("name", GENERAL)
def test_blocks_and_fields_fit_each_other(name):
    template = GENERAL[name]
    fields = [field.name for field in template.fields]
    assert len(set(fields)) == len(fields)
    drawn = []
    for block in template.blocks:
        verb, _, named = block.partition(":")
        assert verb in VERBS, block
        drawn += named.split(",") if verb in NAMED else []
        if verb in ("words", "heading"):
            assert named in template.words, block
    words = " ".join(template.words.values())
    drawn += [field for field in fields if f"{{{field}}}" in words]
    drawn += ["basis", "decided_by", "person_told"] if "basis" in template.blocks else []
    assert sorted(set(fields)) == sorted(set(drawn)), "every field is printed, and nothing else is"
    assert "stranger" in template.words
    assert template.sources
    assert any(path.startswith("answers.") for path in template.required) or name == "sheet-safety-plan"


@pytest.mark.parametrize("name", GENERAL)
def test_health_facts_are_on_it_exactly_where_its_kind_shares_them(name):
    assert KINDS[name].health is bool(set(HEALTH) & set(GENERAL[name].blocks))


@pytest.mark.parametrize("name", GENERAL)
@pytest.mark.parametrize("odd", ODD)
def test_every_page_is_whole_and_names_the_person(press, name, odd):
    person = ODD[odd]
    pdf = press.draw(name, general_sample(GENERAL[name], person))
    read = pages(pdf)
    for number, text in enumerate(read, 1):
        assert f"Page {number} of {len(read)}" in text
        flat = squeezed(text)
        if odd not in ("arabic", "gurmukhi"):
            named = not KINDS[name].quiet
            assert (squeezed(person.called) in flat) is named, "a quiet sheet names nobody"
        for sign, left, top, right, bottom in boxes(pdf, number - 1):
            assert left >= 4, sign
            assert top >= 4, sign
            assert right <= 206, sign
            assert bottom <= 293, sign


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("odd", ["long-names", "nothing-known"])
def test_the_address_shows_in_the_window_and_nothing_else_does(press, name, odd):
    pdf = press.draw(name, general_sample(GENERAL[name], ODD[odd]))
    seen = [box for box in boxes(pdf, 0) if box[1] < 110 and box[4] > 46 and box[2] < 92]
    assert seen
    for sign, left, top, right, bottom in seen:
        assert left >= 20, sign
        assert right <= 100, sign
        assert top >= 57, sign
        assert bottom <= 81, sign


@pytest.mark.parametrize("name", GENERAL)
def test_each_required_field_blocks_by_its_name_and_emergencies_print(press, name):
    template, content = GENERAL[name], general_sample(GENERAL[name], MASON)
    assert press.missing_fields(name, content) == {}
    for path in [path for path in template.required if path.startswith("answers.")]:
        emptied = say(content, **{path.removeprefix("answers."): " "})
        assert path in press.missing_fields(name, emptied)
        if template.always_prints:
            assert "Not recorded" in whole(press.draw(name, emptied))
        else:
            with pytest.raises(FieldsMissing):
                press.draw(name, emptied)


@pytest.mark.parametrize("name", [n for n, t in GENERAL.items() if t.always_prints])
def test_a_concern_without_agreement_needs_its_basis(press, name):
    content = say(general_sample(GENERAL[name], MASON), basis="", decided_by="", person_told="")
    assert set(press.missing_fields(name, content)) == {"answers.basis", "answers.decided_by", "answers.person_told"}


@pytest.mark.parametrize("name", GENERAL)
def test_no_level_of_risk_stands_on_any_of_them(press, name):
    field = GENERAL[name].fields[0].name
    content = say(general_sample(GENERAL[name], MASON), **{field: "High risk of suicide."})
    with pytest.raises(FieldsMissing) as refused:
        press.draw(name, content)
    assert f"answers.{field}" in refused.value.fields


@pytest.mark.parametrize("name", [n for n, t in GENERAL.items() if t.carried])
@pytest.mark.parametrize("words", ["Probation office", "the violent partner"])
def test_what_is_carried_tells_nobody_of_probation_or_abuse(press, name, words):
    field = GENERAL[name].fields[0].name
    assert f"answers.{field}" in press.missing_fields(name, say(general_sample(GENERAL[name], MASON), **{field: words}))


@pytest.mark.parametrize("text", CORPUS)
def test_row_36_markup_is_printed_letter_by_letter(press, text):
    name = "letter-referral-housing"
    content = say(general_sample(GENERAL[name], MASON), chosen=text, reason=text)
    assert squeezed(whole(press.draw(name, content))).count(squeezed(text)) == 2


def test_the_council_gets_no_nhs_number_and_no_health(press):
    text = whole(press.draw("letter-referral-housing", general_sample(GENERAL["letter-referral-housing"], MASON)))
    for word in ("NHS number", "999 000 0018", "Male", "methadone 60", "PHQ-9", "Allergies"):
        assert word not in text


def test_what_the_person_did_not_wish_to_say_leaves_no_gap(press):
    name = "letter-referral-bbv"
    content = general_sample(GENERAL[name], MASON)
    assert "in the words agreed" not in whole(press.draw(name, say(content, why="")))
    assert "in the words agreed" in whole(press.draw(name, say(content, why="Shared needles once")))


def test_an_empty_plan_has_lines_to_write_on_and_the_numbers(press):
    content = general_sample(GENERAL["sheet-safety-plan"], MASON, empty=True)
    text = whole(press.draw("sheet-safety-plan", content))
    assert "Not recorded" not in text
    for words in ("How I notice that it gets hard", "116 123", "999", "Mason Avery"):
        assert words in text
    assert "NHS number" not in text


def test_a_sealed_page_stays_off_the_persons_copy(press):
    name = "letter-referral-dual-diagnosis"
    content = replace(general_sample(GENERAL[name], MASON), sealed=SealedNote("Dr A", "said", "done", "plan", "told"))
    assert "Sealed page" in pages(press.draw(name, content))[-1]
    own = replace(content, frame=replace(content.frame, edition=Edition.PERSON))
    assert "Sealed page" not in whole(press.draw(name, own))


@pytest.mark.parametrize("points", [12, 16, 20, 28])
@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("name", [n for n, k in KINDS.items() if k.own and k.general])
def test_what_the_person_reads_stands_in_their_size_and_spacing(press, name, points, wide):
    content = replace(general_sample(GENERAL[name], MASON), text_points=points, wide=wide)
    pdf = press.draw(name, content)
    heights = [bottom - top for sign, _l, top, _r, bottom in boxes(pdf, 0) if sign in "TYCBAFNMRS"]
    assert max(heights) >= points * 0.68 * 25.4 / 72
    plain = press.draw(name, replace(content, wide=False))
    assert (room(pdf) > room(plain)) is wide


def room(pdf) -> float:
    """How far down the last page the text goes, the pages before it counted whole; the foot left out."""
    last = len(pages(pdf)) - 1
    return last * 297 + max(bottom for _sign, _l, _t, _r, bottom in boxes(pdf, last) if bottom < 275)
