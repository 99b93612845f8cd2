"""Cards: their cells, their words, and what they never say."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hubdesk.documents import CannotPrint, DoesNotFit
from hubdesk.documents.samples import APPOINTMENTS, SITE_LINES, sample_papers
from hubdesk.documents.templates import load_common
from hubdesk.domain.paper import CardSheet
from tests.documents.odd_people import CORPUS
from tests.documents.reading import boxes, pages, squeezed, whole
from tests.support.sources import ROOT

PAPERS = sample_papers()
CARDS = [name for name in PAPERS if name.startswith("card-")]
STOCKS = load_common(ROOT / "resources" / "documents").stocks
TEN = replace(PAPERS["card-appointment"], appointments=(APPOINTMENTS[0],) * 10)


def cells(stock):
    return [(*stock.corner(n), stock.width, stock.height) for n in range(stock.columns * stock.rows)]


@pytest.mark.parametrize("name", CARDS)
def test_cards_shame_nobody(press, name):
    text = whole(press.draw(name, PAPERS[name])).lower()
    for word in (
        "probation",
        "offen",
        "prison",
        "court",
        "mental health team",
        "drug",
        "diagnos",
        "nhs number",
        "avery",
    ):
        assert word not in text


def test_a_discreet_card_says_day_time_place_and_phone_only(press):
    one = replace(APPOINTMENTS[1], discreet=True)
    text = whole(press.draw("card-appointment", replace(TEN, appointments=(one,))))
    assert text.startswith("Appointment Thursday 4 June 9:30am Riverside Surgery")
    for words in ("medicines", "Anita", "Jo", "Bus 12", "minutes", "bring", "Bring"):
        assert words not in text


def test_an_open_card_says_what_the_person_chose(press):
    text = whole(press.draw("card-appointment", replace(TEN, appointments=(APPOINTMENTS[1],))))
    for words in ("about 20 minutes", "Anita, nurse", "Jo is coming with you", "Bus 12", "Bring: your medicines"):
        assert words in text
    later = whole(press.draw("card-appointment", replace(TEN, appointments=(APPOINTMENTS[2],))))
    assert "You do not need to bring identity papers." in later


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize("nudge", [(0.0, 0.0), (1.5, -2.0)])
def test_every_card_stands_in_its_cell(press, stock, nudge):
    sheet = CardSheet(stock, nudge_x=nudge[0], nudge_y=nudge[1])
    pdf = press.draw("card-appointment", replace(TEN, sheet=sheet))
    places = cells(STOCKS[stock])
    found = {index: [] for index in range(len(places))}
    for sign, left, top, right, bottom in boxes(pdf, 0):
        inside = [
            index
            for index, (x, y, width, height) in enumerate(places)
            if x + nudge[0] <= left
            and y + nudge[1] <= top
            and right <= x + nudge[0] + width
            and bottom <= y + nudge[1] + height
        ]
        assert len(inside) == 1, sign
        x, y = places[inside[0]][:2]
        found[inside[0]].append((sign, round(left - x, 2), round(top - y, 2)))
    offsets = [{(sign, 0.2 * round(x / 0.2), 0.2 * round(y / 0.2)) for sign, x, y in card} for card in found.values()]
    first = sorted(found[0])
    for card in found.values():
        for (sign, x, y), (same, x0, y0) in zip(sorted(card), first, strict=True):
            assert sign == same
            assert abs(x - x0) <= 0.2
            assert abs(y - y0) <= 0.2
    assert all(offsets)


def test_cards_begin_in_the_first_free_cell_and_run_over(press):
    late = replace(TEN, sheet=CardSheet(first_cell=9))
    assert [text.count("Appointment") for text in pages(press.draw("card-appointment", late))] == [2, 8]


@pytest.mark.parametrize("sheet", [CardSheet(first_cell=0), CardSheet(first_cell=11), CardSheet(nudge_x=6.0)])
def test_a_place_off_the_sheet_is_refused(press, sheet):
    with pytest.raises(DoesNotFit):
        press.draw("card-appointment", replace(TEN, sheet=sheet))


def test_the_crisis_card_has_the_numbers_and_the_day_they_were_checked(press):
    text = whole(press.draw("card-crisis", PAPERS["card-crisis"]))
    for words in ("999", "NHS 111, option 2", "116 123", "Samaritans", "85258", "SHOUT", SITE_LINES[0].number):
        assert words in text
    assert "Numbers checked on 2 June 2026" in text


def test_the_card_to_fill_in_has_lines_and_a_box_for_reading_back(press):
    text = pages(press.draw("card-write-your-own", replace(PAPERS["card-write-your-own"], cards=1, place=())))[0]
    for words in ("My appointment", "Day and date", "Time", "Where", "Who I will see", "I read it back"):
        assert words in text


FOLDED = ("card-folded", "card-gp-right-folded", "card-gp-right-folded-wales")


@pytest.mark.parametrize("name", FOLDED)
def test_the_folded_card_is_never_smaller_than_14_points(press, name):
    pdf = press.draw(name, PAPERS[name])
    heights = [bottom - top for sign, _, top, _, bottom in boxes(pdf, 0) if sign in "TYCBAFNMRS"]
    assert min(heights) >= 14 * 0.68 * 25.4 / 72


@pytest.mark.parametrize("name", FOLDED)
def test_the_folded_card_keeps_each_panel_in_its_quarter(press, name):
    pdf = press.draw(name, PAPERS[name])
    for sign, left, top, right, bottom in boxes(pdf, 0):
        assert not left < 105 < right, sign
        assert not top < 148.5 < bottom, sign
    assert len(pages(pdf)) == 1


def test_a_discreet_folded_card_has_no_name(press):
    quiet = replace(PAPERS["card-folded"], appointments=(APPOINTMENTS[0],))
    text = whole(press.draw("card-folded", quiet))
    assert "Mason" not in text
    assert "Thursday 4 June" in text


def test_a_name_too_long_for_the_cover_is_left_out_and_the_card_prints(press):
    named = replace(PAPERS["card-folded"], greeting="Maximilian " * 18)
    assert "Maximilian" not in whole(press.draw("card-folded", named))
    assert "For Mason" in whole(press.draw("card-folded", PAPERS["card-folded"]))


def test_more_than_three_appointments_do_not_fit_a_folded_card(press):
    with pytest.raises(DoesNotFit):
        press.draw("card-folded", replace(PAPERS["card-folded"], appointments=(APPOINTMENTS[0],) * 4))


@pytest.mark.parametrize("text", CORPUS)
def test_row_36_markup_is_printed_letter_by_letter(press, text):
    one = replace(APPOINTMENTS[1], place=(text,), what=text)
    read = squeezed(whole(press.draw("card-appointment", replace(TEN, appointments=(one,)))))
    assert read.count(squeezed(text)) == 2


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet="abW .,é-ਗੁ", max_size=200), min_size=1, max_size=6), st.text("abc W", max_size=300))
def test_a_card_is_whole_or_refused(press, place, what):
    one = replace(APPOINTMENTS[1], place=(*place, "x"), what=what)
    pdf = b""
    with suppress(CannotPrint):
        pdf = press.draw("card-appointment", replace(TEN, appointments=(one,)))
    for sign, left, top, right, bottom in boxes(pdf, 0) if pdf else ():
        assert left >= 15, sign
        assert right <= 100, sign
        assert top >= 13.5, sign
        assert bottom <= 67.5, sign
