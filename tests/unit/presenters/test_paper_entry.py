"""A form typed from paper: twice, told where it differs, read over, and kept as what it is."""

from dataclasses import replace
from datetime import datetime

import pytest

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.audit import Event
from hubdesk.domain.problems import StorageFull
from hubdesk.domain.safety import SafetyStatus
from hubdesk.domain.visits import PlaceKind
from hubdesk.forms import FormPack
from hubdesk.presenters.paper_entry import AGAIN, CONFIRM, FILLED_IN, FIRST, PaperEntryPresenter, PaperEntryState
from hubdesk.presenters.routes import Route, VisitRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.services.visits import resume_visit
from tests.support.kinds_form import with_kinds
from tests.support.memory import Hub, Worker, shipped

DAY = ("14", "3", "2026")
SHEET = {"q1": "D", "q2": "c"}


class Typing:
    """Someone with a sheet of paper."""

    def __init__(self, worker: Worker) -> None:
        self.worker, self.hub = worker, worker.hub
        self.went: list[Route] = []
        visit = worker.now.visit
        response = worker.now.form(visit.place.response_id).response.id
        self.presenter = PaperEntryPresenter(
            worker.desk, Immediate(), self.went.append, lambda _c: None, visit.id, response
        )
        self.presenter.load()

    @property
    def state(self) -> PaperEntryState:
        return self.presenter.state

    def twice(self, sheet: dict[str, str], day: tuple[str, str, str] = DAY) -> "Typing":
        self.presenter.first(sheet, day)
        assert self.state.step == AGAIN, self.state.errors
        self.presenter.again(sheet)
        assert self.state.step == CONFIRM, self.state.errors
        return self

    def answers(self) -> dict[str, tuple[str, Mode]]:
        return {a.link_id: (a.value, a.mode) for a in self.hub.stored.answers}


@pytest.fixture
def typing(sam: Worker) -> Typing:
    sam.hub.clock.advance(days=120)
    return Typing(sam.start())


def test_the_sheet_lies_on_the_page_with_its_numbers_and_letters(typing: Typing):
    assert [row.number for row in typing.state.rows] == ["1", "2"]
    assert typing.state.rows[0].letters.startswith("A Not at all  ·  B Several days")
    assert typing.state.step == FIRST


def test_typed_twice_alike_and_read_over_it_is_kept_as_from_paper(typing: Typing):
    typing.twice(SHEET)
    assert [(line.number, line.answer) for line in typing.state.lines] == [
        ("1", "Nearly every day"),
        ("2", "More than half the days"),
    ]
    assert typing.hub.stored.answers == [], "nothing is kept before it was read over"
    typing.presenter.keep()
    assert {mode for _, mode in typing.answers().values()} == {Mode.PAPER}
    (paper,) = typing.hub.stored.papers
    assert (paper.words, paper.by) == ("Typed from paper, filled in on 14-Mar-2026", "u-sam")
    assert typing.went == [VisitRoute(typing.worker.now.visit.id)]
    assert Event.TYPED_FROM_PAPER in typing.hub.events


def test_the_visit_goes_on_after_the_form_and_carries_the_answers_over_as_from_paper(typing: Typing):
    typing.twice(SHEET).presenter.keep()
    typing.worker.resume(typing.worker)
    assert typing.worker.at == "phq-9 q3"
    assert typing.worker.form("phq-9").modes == {"q1": Mode.PAPER, "q2": Mode.PAPER}
    assert typing.worker.form("phq-2").paper is not None


def test_a_difference_is_told_and_two_that_agree_are_taken(typing: Typing):
    typing.presenter.first(SHEET, DAY)
    typing.presenter.again({"q1": "A", "q2": "C"})
    assert typing.state.step == AGAIN
    assert typing.state.errors == {
        "q1": "First it was “Nearly every day”, now it is “Not at all”. Look at the paper and type it once more"
    }
    assert [row.typed for row in typing.state.rows] == ["", "C"]
    typing.presenter.again({"q1": "B", "q2": "C"})
    assert "Several days" in typing.state.errors["q1"], "three that differ are no answer"
    typing.presenter.again({"q1": "A", "q2": "C"})
    assert typing.state.step == CONFIRM
    assert typing.state.lines[0].answer == "Not at all"


def test_an_answer_left_out_the_second_time_is_a_difference(typing: Typing):
    typing.presenter.first(SHEET, DAY)
    typing.presenter.again({"q1": "D"})
    assert typing.state.errors["q2"].startswith("First it was “More than half the days”, now it is “nothing”")


def test_one_typed_only_the_second_time_is_a_difference_too(typing: Typing):
    typing.presenter.first({"q1": "D"}, DAY)
    typing.presenter.again(SHEET)
    assert "q2" in typing.state.errors


@pytest.mark.parametrize("weight", ["0", "1", "2", "3"])
def test_a_weight_is_never_taken_for_an_option(typing: Typing, weight: str):
    typing.presenter.first({"q1": weight}, DAY)
    assert typing.state.step == FIRST
    assert typing.state.errors["q1"] == (
        "Type the letter beside the box, A to D, or X where it is crossed out. A number is not an option"
    )


def test_what_is_crossed_out_is_declined_and_what_is_empty_stays_unanswered(typing: Typing):
    typing.twice({"q1": "x", "q2": ""}).presenter.keep()
    assert typing.answers() == {"q1": (f'{{"none": "{NonAnswer.DECLINED.value}"}}', Mode.PAPER)}


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (("", "", ""), ""),
        (("31", "2", "2026"), ""),
        (("1", "1", "2031"), "today or in the past"),
        (("1", "1", "1980"), "before the person was born"),
    ],
)
def test_the_day_on_the_sheet_must_be_one_that_can_be(typing: Typing, day, said):
    typing.presenter.first(SHEET, day)
    assert typing.state.step == FIRST
    assert said in typing.state.errors[FILLED_IN]
    assert typing.state.rows[0].typed == "D", "what was typed stays"


def test_an_empty_sheet_is_not_kept(typing: Typing):
    typing.presenter.first({}, DAY)
    assert typing.state.errors == {"q1": "Type at least one answer, or cancel"}


def test_a_safety_answer_on_paper_opens_the_safety_page(typing: Typing):
    sam = typing.worker
    sam.answers(3, 3)
    other = Typing(sam)
    sheet = {f"q{n}": "A" for n in range(3, 9)} | {"q9": "B"}
    other.twice(sheet).presenter.keep()
    now = resume_visit(sam.desk, sam.now.visit.id)
    assert now.visit.place.kind is PlaceKind.SAFETY
    assert now.open_safety
    assert now.open_safety.status is SafetyStatus.OPEN


def test_an_answer_given_before_is_named_where_the_paper_says_otherwise(typing: Typing):
    typing.worker.record(0)
    again = Typing(typing.worker).twice(SHEET)
    assert again.state.lines[0].note == "Instead of: Not at all"


def test_changing_goes_back_to_what_was_typed(typing: Typing):
    typing.twice(SHEET).presenter.change()
    assert typing.state.step == FIRST
    assert [row.typed for row in typing.state.rows] == ["D", "c"]
    typing.twice(SHEET)


def test_cancelling_keeps_nothing(typing: Typing):
    typing.twice(SHEET).presenter.cancel()
    assert typing.hub.stored.answers == []
    assert typing.went == [VisitRoute(typing.worker.now.visit.id)]


def test_on_a_full_disk_nothing_is_kept_and_it_can_be_tried_again(typing: Typing):
    typing.twice(SHEET)
    typing.hub.records.full = True
    typing.presenter.keep()
    assert typing.state.trouble is not None
    assert (typing.hub.stored.answers, typing.hub.stored.papers) == ([], [])
    typing.hub.records.full = False
    typing.presenter.keep()
    assert len(typing.answers()) == 2


@pytest.fixture
def kinds() -> Typing:
    hub = Hub(library=with_kinds(shipped()))
    hub.clock.advance(days=120)
    return Typing(Worker(hub).start())


def numbers(typing: Typing) -> dict[str, str]:
    return {row.key: row.number for row in typing.state.rows}


def test_every_kind_of_question_can_be_typed(kinds: Typing):
    sheet = {
        "used": "AB",
        "slept": "In a van",
        "weight": "72.5 kg",
        "pain": "7",
        "last": "14 3 2026 14:30",
        "at": "2.30pm",
        "t1": "C",
        "name@1": "Methadone",
        "works@1": "y",
    }
    assert set(numbers(kinds)) >= set(sheet)
    kinds.presenter.first(sheet, DAY)
    assert kinds.state.errors == {}
    assert "name@1" not in numbers(kinds), "words are read over, not typed twice"
    kinds.presenter.again(sheet)
    said = {line.question: line.answer for line in kinds.state.lines}
    assert said["Which of these did you use?"] == "Heroin, Crack"
    assert said["What do you weigh?"] == "72.5 kilograms"
    assert said["When was the last time?"] == "14-Mar-2026 14:30"
    assert said["What is it called?"] == "Methadone"
    kinds.presenter.keep()
    assert set(kinds.answers()) == set(sheet)


def test_several_letters_where_one_is_asked_for_are_refused(kinds: Typing):
    kinds.presenter.first({"t1": "A B", "works@1": "maybe", "pain": "lots", "used": "A Z"}, DAY)
    assert set(kinds.state.errors) == {"t1", "works@1", "pain", "used"}


def test_answers_to_questions_that_are_not_asked_are_told_and_not_kept(sam: Worker):
    sam.hub.clock.advance(days=120)
    sam.start().answers(3, 3)
    typing = Typing(sam)
    sheet = {f"q{n}": "A" for n in range(1, 10)} | {"q10": "B"}
    typing.twice(sheet)
    notes = {line.number: line.note for line in typing.state.lines if line.note.startswith("Not asked")}
    assert notes == {"10": "Not asked with these answers: it is not kept"}
    typing.presenter.keep()
    assert "q10" not in typing.answers()


class Drawer:
    """A press that only remembers what it wrote."""

    def __init__(self) -> None:
        self.written: dict[str, bytes] = {}

    def write(self, path: str, pdf: bytes) -> None:
        if path.startswith("/full"):
            raise StorageFull("The disk is full. Nothing was saved.", "Free some space, then try again.")
        self.written[path] = pdf


def test_a_blank_sheet_is_saved_and_names_nobody(sam: Worker):
    press = Drawer()
    sam.start()
    sam.desk = replace(sam.desk, press=press)
    visit = sam.now.visit
    response = sam.now.form(visit.place.response_id).response.id
    drawn: list[str] = []

    def blank(pack: FormPack, _at: datetime) -> bytes:
        drawn.append(pack.id)
        return b"%PDF"

    presenter = PaperEntryPresenter(sam.desk, Immediate(), lambda _r: None, lambda _c: None, visit.id, response, blank)
    presenter.load()
    assert presenter.state.blank == "phq-2.pdf"
    presenter.save_blank("/full/phq-2.pdf")
    assert presenter.state.trouble is not None
    presenter.save_blank("/stick/phq-2.pdf")
    assert press.written == {"/stick/phq-2.pdf": b"%PDF"}
    assert (presenter.state.said, presenter.state.trouble) == ("The blank sheet is saved.", None)
    assert drawn == ["phq-2", "phq-2"]


def test_without_a_press_no_blank_sheet_is_offered(typing: Typing):
    assert typing.state.blank == ""
    typing.presenter.save_blank("/stick/phq-2.pdf")
    assert typing.state.said == ""
