"""The page of urgent help: numbers at once, what is known of the person with them, calls kept."""

import pytest

from hubdesk.domain.details import Section
from hubdesk.domain.ids import PersonId
from hubdesk.presenters.routes import PaperRoute, PersonRoute, TodayRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.urgent_help import UrgentHelpPresenter
from hubdesk.services.details import save_section
from tests.support.memory import Hub, Queue, Worker

SETTLED = {
    Section.GP: {"status": "here", "name": "Alder Walk Surgery", "phone": "01632 960301"},
    Section.MEDICINES: {"medicines.0.name": "Methadone", "allergy": "known", "allergies": "penicillin"},
    Section.COMMUNICATION: {"interpreter": "yes", "language": "Polish"},
    Section.SOMEONE: {
        "known": "yes",
        "name": "Ola",
        "relation": "sister",
        "phone": "07700 900733",
        "may_call": "yes",
        "may_know": "no",
    },
}


@pytest.fixture
def went() -> list:
    return []


def page(jo: Worker, went: list, person_id=None, back=None, runner=None) -> UrgentHelpPresenter:
    made = UrgentHelpPresenter(jo.desk, runner or Immediate(), went.append, lambda _changes: None, person_id, back)
    made.load()
    return made


def test_the_numbers_show_before_anything_is_read(jo: Worker, went: list):
    made = page(jo, went, jo.register().id, runner=Queue())
    assert made.state.lines[0].number == "999"
    assert "111" in [line.number for line in made.state.lines]
    assert made.state.banner is None


def test_the_persons_own_numbers_stand_between_the_hubs_and_the_national_ones(jo: Worker, went: list):
    mason = jo.register().id
    for section, typed in SETTLED.items():
        save_section(jo.desk, mason, section, 0, typed)
    lines = page(jo, went, mason).state.lines
    own = [line.label for line in jo.desk.site.lines]
    labels = [line.label for line in lines]
    assert labels == ["Emergency", *own, "GP practice", "Ola", "NHS 111, option 2", "Samaritans", "Shout"]
    assert (lines[-4].number, lines[-4].note) == ("07700 900733", "Sister, do not say what it is about")


@pytest.mark.parametrize("typed", [{"may_call": "no"}, {}])
def test_whoever_may_not_be_called_is_not_offered(jo: Worker, went: list, typed: dict[str, str]):
    mason = jo.register().id
    known = {"known": "yes", "name": "Ola", "phone": "07700 900733"} | typed
    save_section(jo.desk, mason, Section.SOMEONE, 0, known)
    assert "Ola" not in [line.label for line in page(jo, went, mason).state.lines]


def test_what_to_say_comes_in_the_order_of_sbar_and_names_no_level(jo: Worker, went: list):
    mason = jo.register().id
    for section, typed in SETTLED.items():
        save_section(jo.desk, mason, section, 0, typed)
    say = page(jo, went, mason).state.say
    assert [what for what, _words in say] == ["Situation", "Background", "What you see", "What you ask"]
    for word in ("Methadone", "penicillin", "Alder Walk Surgery", "Polish"):
        assert word in say[1][1]
    assert not {"risk", "high", "low", "level"} & {word.lower() for _what, words in say for word in words.split()}


def test_of_nobody_only_the_numbers_and_the_words_are_there(jo: Worker, went: list):
    made = page(jo, went)
    made.keep("999", "")
    made.make_sheet()
    assert (made.state.about_somebody, made.state.calls, went) == (False, (), [])


def test_a_call_is_kept_and_told_with_time_and_name(jo: Worker, went: list):
    made = page(jo, went, jo.register().id)
    made.keep("Crisis team", "They come at noon")
    made.keep("GP practice", "")
    assert made.state.kept == 2
    assert [call.split(": ", 1)[1] for call in made.state.calls] == [
        "told GP practice. No reply is noted.",
        "told Crisis team. They said: They come at noon",
    ]


def test_what_is_missing_is_said_at_its_field(jo: Worker, went: list):
    made = page(jo, went, jo.register().id)
    made.keep("", "They come")
    assert (set(made.state.errors), made.state.kept, made.state.busy) == ({"told"}, 0, False)
    made.keep("999", "They come")
    assert (dict(made.state.errors), made.state.kept) == ({}, 1)


def test_the_numbers_stay_when_the_record_cannot_be_read(hub: Hub, jo: Worker, went: list):
    made = page(jo, went, PersonId("nobody"))
    assert made.state.trouble is not None
    assert made.state.lines[0].number == "999"


def test_the_sheet_opens_as_a_paper_and_back_leads_where_the_key_was_pressed(jo: Worker, went: list):
    mason = jo.register().id
    made = page(jo, went, mason, PersonRoute(mason))
    made.make_sheet()
    made.back()
    page(jo, went).back()
    assert isinstance(went[0], PaperRoute)
    assert went[1:] == [PersonRoute(mason), TodayRoute()]
