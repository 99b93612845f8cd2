"""QR codes on cards, read back from the picture; the card of the next appointments; the test sheet."""

from dataclasses import replace

import pytest

from hubdesk.documents import DoesNotFit
from hubdesk.documents.samples import APPOINTMENTS, sample_papers
from hubdesk.documents.templates import load_common
from hubdesk.domain.paper import CardSheet
from hubdesk.presenters.paper.forms import paper_form
from tests.documents.reading import boxes, pages, whole
from tests.documents.scanning import scanned
from tests.support.sources import ROOT

MM = 72 / 25.4
STOCKS = load_common(ROOT / "resources" / "documents").stocks
NEXT = sample_papers()["card-next"]
LONGEST = "https://hub.example.nhs.uk/find/thewaytoit"


def coded(name: str, text: str):
    paper = sample_papers()[name]
    return replace(paper, appointments=tuple(replace(one, code=text) for one in paper.appointments))


@pytest.mark.parametrize("name", ["card-appointment", "card-next"])
@pytest.mark.parametrize("text", ["TS2 9ZZ", "https://hub.example.nhs.uk/find", LONGEST])
def test_the_code_scanned_back_is_the_address_and_its_words_stand_below(press, name, text):
    pdf = press.draw(name, coded(name, text))
    stock = STOCKS["plain"]
    corner = ((stock.x + 60) * MM, (stock.y + 1) * MM)
    assert scanned(pdf, (*corner, (stock.x + 83) * MM, (stock.y + 23) * MM)) == text
    assert f"Scan for {text.removeprefix('https://')}".replace(" ", "") in whole(pdf).replace(" ", "")


def test_no_code_is_printed_unless_it_was_chosen(press):
    assert all(one.code == "" for one in APPOINTMENTS)
    assert "Scan" not in whole(press.draw("card-appointment", sample_papers()["card-appointment"]))


def test_three_appointments_stand_on_one_card(press):
    text = pages(press.draw("card-next", NEXT))
    assert len(text) == 1
    for words in ("4 June, 9:30am", "11 June, 2pm", "18 June, 11:15am", "Cannot come? Call 01632 960 118"):
        assert text[0].count(words) == 1
    quiet = replace(NEXT, appointments=tuple(replace(one, discreet=True) for one in NEXT.appointments))
    assert "medicines" not in whole(press.draw("card-next", quiet))
    with pytest.raises(DoesNotFit):
        press.draw("card-next", replace(NEXT, appointments=NEXT.appointments * 2))


def test_two_phones_stand_each_with_its_appointment(press):
    first, *others = NEXT.appointments
    text = whole(press.draw("card-next", replace(NEXT, appointments=(replace(first, phone="01632 960 777"), *others))))
    assert "01632 960 777" in text
    assert text.count("01632 960 118") == 2
    assert "Call the number above" in text


@pytest.mark.parametrize("stock", STOCKS)
def test_every_stock_holds_every_card_and_has_a_test_sheet(press, stock):
    sheet = CardSheet(stock, nudge_x=0.5, nudge_y=-0.5)
    for name in ("card-appointment", "card-next"):
        press.draw(name, replace(sample_papers()[name], sheet=sheet))
        coded_one = coded(name, LONGEST)
        quiet = tuple(replace(one, discreet=True) for one in coded_one.appointments)
        press.draw(name, replace(coded_one, appointments=quiet, sheet=sheet))
    for name in ("card-crisis", "card-write-your-own", "card-gp-right", "card-gp-right-wales"):
        press.draw(name, replace(sample_papers()[name], sheet=sheet))
    text = pages(press.card_sheet(sheet))
    cards = STOCKS[stock].columns * STOCKS[stock].rows
    assert len(text) == 1
    assert all(f"Card {number}" in text[0] for number in range(1, cards + 1))


def test_the_test_sheet_moves_with_the_nudge(press):
    still, moved = (
        next((left, top) for sign, left, top, _, _ in boxes(press.card_sheet(sheet), 0) if sign == "C")
        for sheet in (CardSheet(), CardSheet(nudge_x=2, nudge_y=-1))
    )
    assert (round(moved[0] - still[0], 1), round(moved[1] - still[1], 1)) == (2.0, -1.0)


def test_the_page_offers_every_stock_there_is():
    choice = next(f for g in paper_form("card-next").groups for f in g.fields if getattr(f, "name", "") == "stock")
    assert [code for code, _ in choice.options] == list(STOCKS)
