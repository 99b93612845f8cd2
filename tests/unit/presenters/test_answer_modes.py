"""The result says how the answers came about: asked, given alone, or typed from paper."""

from datetime import date

import pytest

from hubdesk.domain.answer_mode import Mode
from hubdesk.forms import read_plain
from hubdesk.presenters.manner_words import manner_line
from hubdesk.services.paper_entry import keep_paper_answers
from hubdesk.services.screening import record_answer
from hubdesk.services.visits import go_on
from tests.support.memory import Worker

STAFF = {"u-sam": "Sam Okafor, nurse"}


def give(sam: Worker, mode: Mode) -> None:
    place = sam.now.visit.place
    form = sam.now.form(place.response_id)
    answer = read_plain(form.pack.form.item(place.link_id), 1)
    sam.now = record_answer(sam.desk, sam.now, form.response.id, place.link_id, answer, mode)
    sam.now = go_on(sam.desk, sam.now)


@pytest.mark.parametrize(
    ("modes", "line"),
    [
        ((Mode.ASKED, Mode.ASKED), "Asked by Sam Okafor, nurse."),
        ((Mode.SELF, Mode.SELF), "Self-completed on this screen."),
        (
            (Mode.ASKED, Mode.SELF),
            "Asked by Sam Okafor, nurse. Self-completed on this screen: 1 of 2 answers.",
        ),
    ],
)
def test_who_asked_is_said_only_of_what_was_asked(sam: Worker, modes, line):
    sam.start()
    for mode in modes:
        give(sam, mode)
    assert manner_line(sam.form("phq-2"), STAFF) == line


def test_of_a_sheet_of_paper_nothing_is_said_but_its_day(sam: Worker):
    sam.hub.clock.advance(days=120)
    sam.start()
    form = sam.form("phq-2")
    answers = {key: read_plain(form.pack.form.item(key), 1) for key in ("q1", "q2")}
    sam.now = keep_paper_answers(sam.desk, sam.now, form.response.id, date(2026, 3, 14), answers)
    line = "Typed from paper, filled in on 14-Mar-2026."
    assert manner_line(sam.form("phq-2"), STAFF) == line
    assert sam.form("phq-2").manners == (), "who is here today was not there then"
