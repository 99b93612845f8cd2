"""A flag on paper: only where it was chosen for one reader, on a basis, by clinicians, and never by default."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.flags import FlagKind
from hubdesk.domain.problems import InvalidEntry, NotAllowed, NotFound
from hubdesk.presenters.flag_paper import FlagPaperPresenter
from hubdesk.presenters.runner import Immediate
from hubdesk.services.flag_paper import choose_flag_paper, print_flag_paper, read_flag_papers
from hubdesk.services.flags import end_flag, read_flags, set_flag
from tests.support.memory import Hub, Worker
from tests.unit.services.test_flags import FIELDS, MAPPA

CHOICE = {
    "reader": "Ola Novak, duty social worker",
    "service": "Northgate adult services",
    "basis": "safeguarding",
    "why": "Zebrawords: visits at home next week",
    "decided_by": "Asha Patel, clinical lead",
    "decided_on.day": "1",
    "decided_on.month": "6",
    "decided_on.year": "2026",
    "told": "no",
    "told_why": "It would put somebody else in danger",
}


class Printer:
    name, dpi, copies = "Office 2", 100, 1

    def put(self, pages) -> int:
        return len(list(pages))


class Press:
    """Keeps what was to be drawn."""

    def __init__(self) -> None:
        self.drawn: list = []

    def flag_sheet(self, sheet, at) -> bytes:
        self.drawn.append(sheet)
        return b"%PDF"

    def pages(self, pdf, dpi):
        return iter([SimpleNamespace()])


@pytest.fixture
def flagged(sam: Worker):
    person = sam.register()
    set_flag(sam.desk, person.id, FIELDS | MAPPA)
    return person


def choose(desk, person, **other):
    return choose_flag_paper(desk, person.id, FlagKind.MAPPA, CHOICE | other)


@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        ({"reader": ""}, "reader"),
        ({"basis": ""}, "basis"),
        ({"why": ""}, "why"),
        ({"decided_by": ""}, "decided_by"),
        ({"decided_on.day": "9"}, "decided_on"),
        ({"told": ""}, "told"),
        ({"told_why": ""}, "told_why"),
        ({"basis": "agreed"}, "told"),
    ],
)
def test_it_is_not_chosen_without_reader_basis_decision_and_whether_the_person_was_told(
    hub: Hub, sam: Worker, flagged, other, wrong
):
    with pytest.raises(InvalidEntry) as refused:
        choose(sam.desk, flagged, **other)
    assert set(refused.value.fields) == {wrong}
    assert hub.stored.flag_papers == []


def test_what_was_chosen_is_sealed_and_what_was_printed_is_logged(hub: Hub, sam: Worker, flagged):
    choose(sam.desk, flagged)
    (row,) = hub.stored.flag_papers
    assert "Zebrawords" not in str(row)
    press = Press()
    print_flag_paper(_with_press(sam.desk, press), flagged.id, row.id, Printer())
    (sheet,) = press.drawn
    assert (sheet.paper.reader, sheet.paper.flag.kind) == ("Ola Novak, duty social worker", FlagKind.MAPPA)
    (now,) = read_flag_papers(sam.desk, flagged.id)
    assert [(event.printer, event.pages) for event in now.events] == [("Office 2", 1)]
    assert hub.events.count(Event.FLAGS_CHOSEN) == hub.events.count(Event.FLAGS_PRINTED) == 1


def test_a_flag_that_has_ended_is_printed_no_more(hub: Hub, sam: Worker, flagged):
    choose(sam.desk, flagged)
    seen = read_flags(sam.desk, flagged.id).flags[0].row_id
    end_flag(sam.desk, flagged.id, FlagKind.MAPPA, "Left the scheme", seen)
    press = Press()
    with pytest.raises(NotFound):
        print_flag_paper(_with_press(sam.desk, press), flagged.id, hub.stored.flag_papers[0].id, Printer())
    with pytest.raises(NotFound):
        choose(sam.desk, flagged)
    assert press.drawn == []


def test_a_navigator_neither_chooses_reads_nor_prints(hub: Hub, sam: Worker, jo: Worker, flagged):
    choose(sam.desk, flagged)
    paper = hub.stored.flag_papers[0].id
    for wish in (
        lambda: choose(jo.desk, flagged),
        lambda: read_flag_papers(jo.desk, flagged.id),
        lambda: print_flag_paper(jo.desk, flagged.id, paper, Printer()),
    ):
        with pytest.raises(NotAllowed):
            wish()


def test_the_page_chooses_then_prints_and_says_both(sam: Worker, flagged):
    desk = _with_press(sam.desk, Press())
    page = FlagPaperPresenter(desk, Immediate(), lambda _r: None, lambda _c: None, flagged.id, FlagKind.MAPPA)
    page.load()
    page.choose({})
    assert set(page.state.errors) >= {"reader", "basis", "why", "told"}
    page.choose(CHOICE)
    (row,) = page.state.rows
    assert (row.lines[-1], row.may_print) == ("Not printed yet", True)
    page.print_it(row.id, Printer())
    assert page.state.rows[0].lines[-1].startswith("Printed 02-Jun-2026")
    assert "The person was not told" in page.state.rows[0].lines[1]


def _with_press(desk, press):
    return replace(desk, press=press)
