"""The sheet *What helps me*: large, plain, in the person's name, and safe to show or to drop."""

from dataclasses import replace

from hubdesk.documents.required import NO_ABUSE, NO_PROBATION
from hubdesk.documents.samples import sample_papers
from hubdesk.domain.paper import Help, WhatHelpsSheet
from tests.documents.reading import boxes, pages, squeezed, whole

NAME = "sheet-what-helps"
SHEET = sample_papers()[NAME]
assert isinstance(SHEET, WhatHelpsSheet)


def test_it_says_who_what_helps_and_what_to_leave_and_fits_one_page(press):
    read = pages(press.draw(NAME, SHEET))
    assert len(read) == 1
    text = " ".join(read[0].split())
    for words in ("What helps me", "My name is Mason Avery", "Remembering", "Write it down for me", "Please do not"):
        assert words in text
    parts = ("What I am good at", "What helps Remembering", "When things get too much", "Please do not •")
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_nothing_on_it_tells_who_the_person_is_to_a_service(press):
    flat = squeezed(whole(press.draw(NAME, SHEET)))
    person = SHEET.frame.person
    for told in (person.nhs_number_shown, "1988", person.phone, "Riverside", "NMC", SHEET.frame.reference):
        assert squeezed(told) not in flat
    assert "robation" not in flat


def test_what_a_stranger_learns_is_said_plainly(press):
    assert press.stranger_line("sheet-what-helps", SHEET) == (
        "A stranger who finds this would learn the name, what the person finds hard and what helps."
    )


def test_parts_with_nothing_in_them_are_left_out(press):
    bare = replace(SHEET, good_at=(), too_much=(), please_do_not=())
    text = whole(press.draw(NAME, bare))
    assert not [one for one in ("good at", "too much", "Please do not", "specialist") if one in text]


def test_conditions_are_there_only_where_somebody_put_them(press):
    assert "specialist" not in whole(press.draw(NAME, SHEET))
    text = whole(press.draw(NAME, replace(SHEET, told=("Dyslexia",))))
    assert "What I have been told by a specialist" in text
    assert "Dyslexia" in text


def test_a_sheet_that_says_nothing_helps_is_held_back(press):
    assert press.missing_fields(NAME, replace(SHEET, helps=())) == {"helps": "Write at least one thing that helps"}


def test_words_that_shame_or_endanger_are_refused(press):
    assert press.missing_fields(NAME, replace(SHEET, too_much=("Call my probation officer",))) == {
        "too_much": NO_PROBATION
    }
    harm = replace(SHEET, helps=(Help("Feelings", "I was abused as a child"),))
    assert press.missing_fields(NAME, harm) == {"helps.what": NO_ABUSE}


def test_it_is_never_smaller_than_easy_read_and_grows(press):
    for points in (14, 18, 20, 24, 28):
        pdf = press.draw(NAME, replace(SHEET, text_points=points))
        heights = [bottom - top for sign, _, top, _, bottom in boxes(pdf, 0) if sign == "M"]
        assert max(heights) >= points * 0.68 * 25.4 / 72
    many = replace(SHEET, text_points=28, helps=SHEET.helps * 6)
    read = pages(press.draw(NAME, many))
    assert len(read) > 1
    for number, text in enumerate(read, 1):
        assert f"Page {number} of {len(read)}" in text
        assert "Mason" in text
