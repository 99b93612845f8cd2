"""The page of one flag: for whom, why and by whose decision, about odd people too, and no paper that can be begun."""

from datetime import date

import pytest

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.flag_paper import Basis, FlagPaper, Told
from hubdesk.domain.flags import Category, Flag, FlagKind
from hubdesk.domain.names import PersonName
from hubdesk.domain.paper import PaperPerson
from hubdesk.domain.paper.flag_sheet import FlagSheet
from tests.documents.reading import pages, whole

DAY = date(2026, 6, 2)
LONG = "Visits at home next week and needs to plan it with a colleague. " * 7
PEOPLE = {
    "known": PaperPerson(PersonName("O’Neill", "Ciarán", "Mr"), BirthDate(1998, 1, 16), "9434765919"),
    "one name": PaperPerson(PersonName("Suryono")),
    "long": PaperPerson(PersonName("W" * 60, "Ngọc " * 20), BirthDate(1960, estimated=True)),
}


@pytest.mark.parametrize("name", PEOPLE)
def test_it_says_for_whom_why_and_by_whose_decision(press, name: str):
    flag = Flag(FlagKind.MAPPA, "Police lead", DAY, DAY, "Duty desk, 01632 960 333", LONG, Category.TWO)
    paper = FlagPaper(
        *(flag, "Ola Novak, social worker", "Northgate adult services", Basis.SAFEGUARDING, LONG),
        *("Asha Patel, clinical lead", DAY, Told.NO, "It would put somebody else in danger"),
    )
    sheet = FlagSheet(PEOPLE[name], paper, "Health hub", "01632 960 111", "Sam Okafor, nurse", DAY)
    pdf = press.flag_sheet(sheet)
    text = whole(pdf)
    for words in (
        *("Confidential: for one reader", "Ola Novak, social worker", "MAPPA (public protection), category 2"),
        *("To protect a child or an adult at risk", "Asha Patel, clinical lead, 2 June 2026"),
        "No: It would put somebody else in danger",
    ):
        assert words in text, words
    assert "risk level" not in text.lower()
    assert f"Page 1 of {len(pages(pdf))}" in text


def test_nobody_begins_one_from_the_list_of_papers(press):
    assert "sheet-flag" not in {template.id for template in press.templates()}
