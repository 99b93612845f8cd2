"""The words of letters and cards as a lead sees them: checked while typed, looked at, saved, taken back."""

from dataclasses import replace

import pytest

from hubdesk.app.paper_press import LocalPress
from hubdesk.domain.roles import Role
from hubdesk.presenters.paper.template import TemplatePresenter
from hubdesk.presenters.paper.templates import TemplatesPresenter
from hubdesk.presenters.routes import PapersRoute, TemplateRoute, TemplatesRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.services.paper.letterhead import save_letterhead
from hubdesk.system.paths import resources_dir
from tests.support.memory import Hub

APPOINTMENT = "letter-appointment"


@pytest.fixture(scope="module")
def press():
    return LocalPress(resources_dir())


class Lead:
    """A lead at the words of the appointment letter."""

    def __init__(self, press) -> None:
        self.hub, self.went, self.told = Hub(), [], []
        self.desk = replace(self.hub.desk(Role.LEAD), press=press)
        self.one = TemplatePresenter(self.desk, Immediate(), self.went.append, self.told.append, APPOINTMENT)
        self.one.load()

    @property
    def state(self):
        return self.one.state

    def texts(self, **texts):
        return {**self.state.values, **{f"words.{key}": text for key, text in texts.items()}}

    def list(self):
        listed = TemplatesPresenter(self.desk, Immediate(), self.went.append, self.told.append)
        listed.load()
        rows = {row.id: row for group in listed.state.groups for row in group.rows}
        return listed, rows

    def in_wales(self):
        save_letterhead(self.desk, {"country": "wales"})
        self.one.load()


@pytest.fixture
def lead(press):
    return Lead(press)


def test_the_list_says_whose_words_are_in_use(lead):
    listed, rows = lead.list()
    assert [group.title for group in listed.state.groups] == ["Letters", "Sheets", "Cards"]
    assert rows[APPOINTMENT].detail == "Version 1: hubdesk’s words (1.0.0)"
    lead.one.save(lead.texts(heading="See you soon"), "Plainer")
    listed, rows = lead.list()
    assert rows[APPOINTMENT].tags == (("Own words", "blue"),)
    assert rows[APPOINTMENT].detail.startswith("Version 2: the hub’s own words, 02-Jun-2026, Asha")
    listed.open(APPOINTMENT)
    listed.back()
    assert lead.went == [TemplateRoute(APPOINTMENT), PapersRoute()]


def test_what_is_typed_is_checked_and_counted_on_its_tab(lead):
    lead.one.check(lead.texts(opening="See your probation officer", travel="Ask the service user."))
    assert set(lead.state.stops) == {"words.opening"}
    assert set(lead.state.advice) == {"words.travel"}
    first = lead.state.tabs[0]
    assert (first.title, first.found) == ("Words on the paper", 2)
    lead.one.check(lead.texts())
    assert not lead.state.stops
    assert not lead.state.advice


def test_how_it_looks_is_shown_only_where_nothing_stops_it(lead):
    lead.one.look(lead.texts(cannot="Call us"))
    assert lead.state.preview is None
    assert "{phone} must stay" in lead.state.stops["words.cannot"]
    lead.one.look(lead.texts(heading="See you soon"))
    assert lead.state.preview.pages
    lead.one.change()
    assert lead.state.preview is None


def test_saving_asks_why_and_going_back_too(lead):
    lead.one.save(lead.texts(heading="See you soon"), " ")
    assert set(lead.state.errors) == {"reason"}
    lead.one.save(lead.texts(heading="See you soon"), "Plainer")
    assert lead.state.done == "Saved: version 2 is in use from now on."
    assert lead.state.can_go_back
    words = lead.state.tabs[0].form.groups[0].fields
    assert next(line.hint for line in words if line.name == "words.heading") == "hubdesk’s words: “Your appointment”"
    lead.one.go_back("")
    assert set(lead.state.errors) == {"reason"}
    lead.one.go_back("It was good")
    assert lead.state.values["words.heading"] == "Your appointment"
    assert [row.reason for row in lead.state.history] == ["It was good", "Plainer", "As it came with hubdesk"]
    assert not lead.state.can_go_back
    lead.one.back()
    assert lead.went == [TemplatesRoute()]


def test_a_newer_hubdesk_is_said_where_the_hub_has_its_own_words(lead):
    lead.one.save(lead.texts(heading="See you soon"), "Plainer")
    kept = lead.hub.control.state.template_versions
    kept[:] = [replace(one, based_on="0.9.0") for one in kept]
    lead.one.load()
    assert "newer words" in lead.state.behind
    assert ("hubdesk has newer words", "yellow") in lead.list()[1][APPOINTMENT].tags


def test_welsh_is_seen_in_wales_alone_and_waits_for_the_name_of_who_checked_it(lead):
    assert not lead.state.has_welsh
    assert all("Welsh" not in tab.title for tab in lead.state.tabs)
    lead.in_wales()
    assert "nobody has checked" in lead.state.welsh
    assert lead.state.tabs[-1].title == "Welsh beside English"
    assert ("Welsh not checked", "grey") in lead.list()[1][APPOINTMENT].tags
    lead.one.save(lead.texts(), "Checked", "Sioned Rees, nurse")
    assert lead.state.welsh == ""
    assert lead.state.history[0].reason == "Checked. Welsh checked by Sioned Rees, nurse"
