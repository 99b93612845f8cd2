"""The presenters of the directory and of getting a GP: what is shown and said, and what each wish does."""

from dataclasses import dataclass, field

import pytest

from hubdesk.app.made_up_directory import made_up_rows
from hubdesk.domain.details import Section
from hubdesk.domain.gp_case_events import Happened
from hubdesk.domain.practices import NoteEntry
from hubdesk.domain.roles import Role
from hubdesk.presenters.day_lists.names import NO_GP
from hubdesk.presenters.details.fields import Find
from hubdesk.presenters.directory.bring import BringPresenter
from hubdesk.presenters.directory.finding import PRACTICE, READER, SERVICE, find
from hubdesk.presenters.directory.practice import PracticePresenter
from hubdesk.presenters.directory.practices import PracticesPresenter
from hubdesk.presenters.directory.service import ServicePresenter
from hubdesk.presenters.directory.services import ServicesPresenter
from hubdesk.presenters.follow_up import FollowUpPresenter
from hubdesk.presenters.gp_case import GpCasePresenter
from hubdesk.presenters.routes import GpCaseRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.services.details import save_section
from hubdesk.services.people import register_person
from tests.support.memory import MASON
from tests.support.memory_directory import MemoryPracticeFiles
from tests.support.memory_house import House
from tests.unit.services.test_local_services import FIELDS
from tests.unit.services.test_practices import FILES, bring, changed_rows


@dataclass
class Told:
    """Where the presenter went and what it said was changed."""

    went: list = field(default_factory=list)
    changed: list = field(default_factory=list)

    def go(self, route):
        self.went.append(route)

    def changes(self, changes):
        self.changed.append(changes)


@pytest.fixture
def house():
    return House()


@pytest.fixture
def told():
    return Told()


def test_an_empty_directory_says_who_brings_one(house, told):
    page = PracticesPresenter(house.desk(Role.NAVIGATOR), Immediate(), told.go)
    page.load()
    assert "lead or IT brings" in page.state.warning
    assert not page.state.may_bring
    assert PracticesPresenter(house.desk(Role.IT_ADMIN), Immediate(), told.go).state.may_bring


def test_it_finds_as_typed_with_what_speaks_against_writing_there(house, told):
    bring(house.desk(), "first")
    page = PracticesPresenter(house.desk(Role.NAVIGATOR), Immediate(), told.go)
    page.load()
    assert page.state.standing == "58 GP practices. Brought on 02-Jun-2026."
    page.search("demo40")
    assert page.state.rows[0].tags == (("Closed 30-Jun-2026", "red"),)
    page.search("v81997")
    assert (page.state.rows[0].code, page.state.rows[0].name) == ("", "V81997: No registered GP practice")
    page.search("nowhere")
    assert page.state.summary.startswith("No practice matches")
    page.search("")
    assert (page.state.rows, page.state.summary) == ((), "")


def test_whose_practice_has_closed_is_listed_for_a_lead_only(house, told):
    bring(house.desk(), "first")
    person = register_person(house.desk(), MASON)[0]
    save_section(house.desk(), person.id, Section.GP, 0, {"status": "here", "code": "DEMO01", "name": "Alder Walk"})
    bring(house.desk(), "second")
    lead = PracticesPresenter(house.desk(Role.LEAD), Immediate(), told.go)
    lead.load()
    assert [row.detail for row in lead.state.stale] == ["Alder Walk closed on 01-Nov-2026"]
    lead.open_person(lead.state.stale[0])
    assert told.went[-1].section is Section.GP
    navigator = PracticesPresenter(house.desk(Role.NAVIGATOR), Immediate(), told.go)
    navigator.load()
    assert navigator.state.stale == ()


def test_a_note_is_kept_and_its_history_told(house, told):
    bring(house.desk(), "first")
    page = PracticePresenter(house.desk(Role.NAVIGATOR), Immediate(), told.changes, "DEMO01")
    page.load()
    page.save(NoteEntry(homeless=True, list_closed=("1", "6", "2026"), words="Kind"))
    assert page.state.said == "It was written down."
    assert page.state.history[0].endswith("homeless practice, list closed since 01-Jun-2026, Kind")
    page.save(NoteEntry(list_closed=("1", "6", "2099")))
    assert set(page.state.errors) == {"list_closed"}


def test_a_file_is_read_its_changes_named_and_only_then_used(house, told):
    bring(house.desk(), "first")
    page = BringPresenter(house.desk(), Immediate(), told.changes, FILES)
    page.open_file("second")
    assert page.state.changes == (
        "Alder Walk Surgery: closed",
        "Canal Side Practice: no longer in it",
        "Beacon Hill Medical Centre: now called Beacon Hill Family Doctors",
    )
    assert told.changed == []
    page.use()
    assert page.state.done.startswith("The directory is in use: 58 GP practices.")
    assert told.changed


def test_a_wrong_file_and_a_small_one_are_told(house, told):
    bring(house.desk(), "first")
    files = MemoryPracticeFiles(odd=[["a"]], small=made_up_rows(5), second=changed_rows())
    page = BringPresenter(house.desk(), Immediate(), told.changes, files)
    page.open_file("odd")
    assert "1 columns" in page.state.trouble.message
    page.open_file("small")
    page.use()
    assert page.state.smaller
    page.use(although_smaller=True)
    assert page.state.done


def test_services_by_kind_and_what_is_not_checked(house, told):
    lead = house.desk(Role.LEAD)
    made = ServicePresenter(lead, Immediate(), told.changes, lambda: told.went.append("list"))
    made.load()
    made.save({**FIELDS, "checked_on.year": "2024"})
    assert told.went == ["list"]
    page = ServicesPresenter(house.desk(Role.NAVIGATOR), Immediate())
    page.load()
    assert page.state.summary == "1 service. 1 not checked in the last 90 days"
    assert page.state.groups[0].rows[0].tags[0] == ("Check first", "orange")
    page.search("housing")
    assert page.state.groups == ()
    service_id = lead.control.state.service_revisions[0].service.id
    again = ServicePresenter(lead, Immediate(), told.changes, lambda: None, service_id)
    again.load()
    assert again.state.stale.startswith("Last checked: 01-Jan-2024")
    again.checked()
    assert again.state.stale == ""
    again.retire(retired=True)
    assert again.state.retired
    page.load()
    assert page.state.groups == ()
    page.show_retired(shown=True)
    assert page.state.groups == ()
    again.save({})
    assert set(again.state.errors) == {"name", "destination"}


def test_finding_fills_a_record_a_letter_and_a_referral(house):
    bring(house.desk(), "first")
    lead = house.desk(Role.LEAD)
    made = ServicePresenter(lead, Immediate(), lambda _changes: None, lambda: None)
    made.load()
    made.save(FIELDS)
    assert find(lead, PRACTICE, "alder").offers[0].fills["code"] == "DEMO01"
    assert find(lead, READER, "alder").offers[0].fills["to_lines"] == "3 Alder Road"
    assert find(lead, SERVICE, "", "womens-centre").offers[0].fills["to_name"] == "Willow Centre"
    assert find(lead, SERVICE, "", "housing").offers == ()
    assert find(lead, READER, " ").offers == ()


@pytest.fixture
def case(house, told):
    jo = house.desk(Role.NAVIGATOR)
    bring(house.desk(), "first")
    person = register_person(jo, MASON)[0]
    save_section(jo, person.id, Section.GP, 0, {"status": "none"})
    page = GpCasePresenter(jo, Immediate(), told.go, told.changes, person.id)
    page.load()
    return page


def test_a_case_walks_through_its_steps(case):
    assert [step.value for step in case.state.steps] == ["Next", *["Not yet"] * 5]
    case.tell("yes", ("", "", ""), "")
    assert case.state.what == "identity"
    case.pick("known")
    assert [f.name for f in case.state.form.groups[0].fields] == ["statement"]
    case.tell("known", ("", "", ""), "", {"statement": "We met in May"})
    assert case.state.what == "address"
    case.pick("proxy")
    case.tell("proxy", ("", "", ""), "", {})
    assert set(case.state.errors) == {"told_nhs", "review_on"}
    case.tell("proxy", ("", "", ""), "", {**case.state.values, "told_nhs": "yes"})
    assert case.state.what == "practice"
    assert isinstance(case.state.form.groups[0].fields[0], Find)
    found = []
    case.find(case.state.form.groups[0].fields[0], "alder", found.append)
    case.tell(case.state.how, ("", "", ""), "", found[0].offers[0].fills)
    assert case.state.steps[3].value.startswith("Alder Walk Surgery, ")
    papers = [paper.template for paper in case.state.papers]
    assert papers == ["letter-gp-registration", "sheet-registration-answers", "sheet-mail-agreement", "card-gp-right"]
    case.tell("went", ("", "", ""), "")
    case.choose(Happened.REGISTERED.value)
    case.tell("practice", ("", "", ""), "")
    assert case.state.registered
    assert case.state.next_words.startswith("Next: Look at the address for post again")


def test_a_practice_in_wales_gets_the_papers_of_wales(case):
    case.choose("practice")
    case.tell("chosen", ("", "", ""), "", {"name": "Meddygfa", "code": "DEMO30"})
    case.choose("sent")
    case.tell("post", ("", "", ""), "")
    case.choose("refused")
    case.tell("no-id", ("", "", ""), "")
    assert [paper.template for paper in case.state.papers] == [
        "letter-gp-refusal-challenge-wales",
        "letter-gp-registration-wales",
        "card-gp-right-wales",
    ]
    assert "health board" in case.state.next_words


def test_the_list_has_everyone_without_a_gp(house, told, case):
    page = FollowUpPresenter(house.desk(Role.NAVIGATOR), Immediate(), told.go, lambda _changes: None, NO_GP)
    page.load()
    (row,) = page.state.rows
    assert (row.title, row.tags[-1][0], row.route) == ("AVERY, Mason", "Being prepared", GpCaseRoute(case._id))
