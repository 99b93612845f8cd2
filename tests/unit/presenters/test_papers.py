"""The pages of letters and cards as they decide, with no window: lists by role, blocks with their way out, printing."""

from dataclasses import replace

import pytest

from hubdesk.app.paper_press import LocalPress
from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Role
from hubdesk.domain.visit_setting import VisitLength, VisitSetting
from hubdesk.presenters.paper.letterhead import LetterheadPresenter
from hubdesk.presenters.paper.paper import PaperPresenter
from hubdesk.presenters.paper.papers import PapersPresenter
from hubdesk.presenters.question_page import HIDDEN
from hubdesk.presenters.routes import BookRoute, LetterheadRoute, PaperRoute, PapersRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.services.paper.letterhead import save_letterhead
from hubdesk.services.paper.papers import begin_paper, keep_paper
from hubdesk.services.people import register_person
from hubdesk.services.visits import start_visit
from hubdesk.system.paths import resources_dir
from tests.support.memory import MASON, Hub
from tests.unit.services.test_papers import FULL, LETTER, PaperTray


@pytest.fixture(scope="module")
def press() -> LocalPress:
    return LocalPress(resources_dir())


class Pages:
    """Opens presenters at a desk and remembers where they led."""

    def __init__(self, hub: Hub, press: LocalPress, role: Role = Role.CLINICIAN) -> None:
        self.desk = replace(hub.desk(role), press=press)
        self.person = register_person(self.desk, MASON, although_alike=True)[0]
        self.led: list[object] = []
        self.changes: list[object] = []

    def list(self, person_id=None) -> PapersPresenter:
        made = PapersPresenter(self.desk, Immediate(), self.led.append, self.changes.append, person_id)
        made.load()
        return made

    def paper(self, template: str, **typed: str) -> PaperPresenter:
        document, _changes = begin_paper(self.desk, self.person.id, template)
        document, _changes = keep_paper(self.desk, document, {**document.typed, **typed})
        made = PaperPresenter(self.desk, Immediate(), self.led.append, self.changes.append, document.id)
        made.load()
        return made


@pytest.fixture
def pages(hub, press) -> Pages:
    save_letterhead(hub.desk(Role.LEAD), {"organisation": "Trust", "phone": "01632 960 118"})
    return Pages(hub, press)


def test_a_letter_is_held_up_agreed_shown_printed_and_printed_again(pages):
    paper = pages.paper(LETTER, **FULL)
    paper.show(paper.state.values)
    assert [b.agreement for b in paper.state.blocks] == [True]
    assert paper.state.ask_agreement == "GP practice"
    paper.agree("", paper.state.values)
    assert paper.state.preview is None, "nobody agrees without saying how"
    paper.agree("spoken", paper.state.values)
    assert paper.state.preview is not None
    assert (paper.state.blocks, paper.state.ask_agreement, paper.state.draft) == ((), "", True)
    paper.print(PaperTray())
    assert not paper.state.draft
    assert "Sent to Ward 3, " in paper.state.done
    paper.print(PaperTray())
    assert "Sent to Ward 3 again, " in paper.state.done
    assert len(paper.state.log) == 2
    paper.change()
    assert paper.state.preview is not None, "a finished paper does not go back to its fields"


def test_the_file_is_not_named_after_the_person(pages):
    assert "very" not in pages.paper(LETTER).state.file_name


def test_a_preview_goes_back_to_the_fields_and_keeps_what_was_typed(pages):
    paper = pages.paper("letter-to-person", talked_about="Your sleep.")
    paper.show({**paper.state.values, "talked_about": "Your daughter."})
    paper.change()
    assert paper.state.preview is None
    assert paper.state.values["talked_about"] == "Your daughter."


@pytest.mark.parametrize(
    ("template", "route"), [("card-appointment", BookRoute), ("letter-to-person", LetterheadRoute)]
)
def test_a_block_leads_to_where_it_is_put_right(hub, press, template, route):
    pages = Pages(hub, press)
    paper = pages.paper(template)
    paper.show(paper.state.values)
    paper.mend(0)
    assert isinstance(pages.led[-1], route)
    paper.mend(99)
    assert len(pages.led) == 1


def test_a_printers_complaint_is_told_and_nothing_is_logged(pages):
    paper = pages.paper("letter-to-person")
    paper.show(paper.state.values)
    paper.print(PaperTray(KnownProblem("The printer is out of paper.", "Fill it.")))
    assert paper.state.trouble.message == "The printer is out of paper."
    assert (paper.state.log, paper.state.busy) == ((), "")


def test_a_draft_thrown_away_leads_back_and_keeps_nothing(hub, pages):
    paper = pages.paper(LETTER)
    paper.drop()
    assert pages.led == [PapersRoute(pages.person.id)]
    paper.keep({"summary": "too late"})
    assert "too late" not in str(hub.stored.documents)


def test_a_navigator_is_offered_no_clinical_letter(hub, press):
    jo = Pages(hub, press, Role.NAVIGATOR)
    offered = [row.template for row in jo.list(jo.person.id).state.new]
    assert LETTER not in offered
    assert {"sheet-sbar", "letter-gp-registration", "letter-to-person", "card-crisis"} <= set(offered)


def test_a_new_paper_opens_and_drafts_of_clinical_letters_wait_to_be_signed(pages):
    mine = pages.list(pages.person.id)
    mine.begin(next(row for row in mine.state.new if row.template == LETTER))
    assert isinstance(pages.led[-1], PaperRoute)
    everyone = pages.list()
    assert [row.title for row in everyone.state.to_sign] == ["AVERY, Mason: Letter to the GP practice"]
    assert everyone.state.new == ()


def officer_sits_in(visit_id, at) -> VisitSetting:
    return VisitSetting(visit_id, at, UserId("u-sam"), (), "", True, next(iter(VisitLength)), True, True)


def test_with_an_officer_in_the_room_no_paper_is_shown(hub, pages):
    paper = pages.paper(LETTER, **FULL)
    now = start_visit(pages.desk, pages.person.id)
    with hub.records.writing() as unit:
        unit.openings.add_setting(officer_sits_in(now.visit.id, hub.clock.now()))
    paper.load()
    assert (paper.state.hidden, paper.state.draft, paper.state.preview) == (HIDDEN, False, None)
    listed = pages.list(pages.person.id).state
    assert (listed.hidden, listed.made, listed.to_sign) == (HIDDEN, (), ())
    begun = {row.template for row in listed.new}
    assert begun == {"letter-safeguarding-adult", "letter-safeguarding-child", "sheet-sbar"}, "no emergency waits"
    assert not pages.paper("sheet-sbar").state.hidden


def test_the_letterhead_is_only_read_by_others_and_leads_back_to_the_letter(hub, pages):
    led: list[object] = []
    sam = LetterheadPresenter(pages.desk, Immediate(), led.append, led.append, None)
    sam.load()
    assert sam.state.note
    sam.save({"organisation": "Mine"})
    assert led == []
    asha = LetterheadPresenter(hub.desk(Role.LEAD), Immediate(), led.append, lambda _changes: None, "document-1")
    asha.load()
    asha.save({"phone": "no"})
    assert set(asha.state.errors) == {"phone"}
    asha.save({"organisation": "Trust"})
    assert led == [PaperRoute("document-1")]


def test_a_test_sheet_for_the_envelopes_is_printed_by_anyone(pages):
    sam = LetterheadPresenter(pages.desk, Immediate(), lambda _route: None, lambda _changes: None, None)
    sam.print_test(PaperTray())
    assert sam.state.done == "", "not before the page is read"
    sam.load()
    assert sam.state.values["window"] == "dl"
    tray = PaperTray()
    sam.print_test(tray)
    assert (len(tray.sizes), sam.state.done) == (1, "The test sheet was sent to the printer.")
    sam.print_test(PaperTray(KnownProblem("jam")))
    assert sam.state.trouble is not None
