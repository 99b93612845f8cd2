"""The numbers that staff call in a crisis can be put right after set-up, by a clinical lead alone."""

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.problems import InvalidEntry, NotAllowed
from hubdesk.domain.roles import Role
from hubdesk.domain.site import HelpLine, help_line_texts, read_help_lines
from hubdesk.services.help_numbers import help_numbers, set_help_numbers
from tests.support.memory import Hub

TYPED = {"label1": " Crisis  team ", "number1": "01632 960 200", "label3": "Duty nurse", "number3": "01632 960 201"}
KEPT = (HelpLine("Crisis team", "01632 960 200"), HelpLine("Duty nurse", "01632 960 201"))


def test_a_lead_changes_them_and_nothing_else_of_the_site_changes():
    hub = Hub()
    before = hub.desk(Role.LEAD).site
    with hub.desk(Role.LEAD).control.writing() as unit:
        unit.set_site(before)
    set_help_numbers(hub.desk(Role.LEAD), TYPED)
    assert help_numbers(hub.desk()) == KEPT
    with hub.desk().control.reading() as unit:
        assert (unit.site().id, unit.site().hub, unit.site().name) == (before.id, before.hub, before.name)
    assert Event.SETTING_CHANGED in hub.control.events


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.NAVIGATOR, Role.IT_ADMIN])
def test_nobody_else_does(role):
    with pytest.raises(NotAllowed):
        set_help_numbers(Hub().desk(role), TYPED)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "label1"),
        ({"label1": "Crisis team"}, "number1"),
        ({"number2": "01632 960 200"}, "label2"),
        (TYPED | {"number1": "ask"}, "number1"),
        (TYPED | {"number1": "01632 960 20001632 960 201"}, "number1"),
    ],
)
def test_a_number_without_a_name_no_number_and_none_at_all_are_refused(typed, field):
    with pytest.raises(InvalidEntry) as refused:
        set_help_numbers(Hub().desk(Role.LEAD), typed)
    assert set(refused.value.fields) == {field}


def test_typed_and_shown_again_they_are_the_same():
    assert read_help_lines(help_line_texts(KEPT)) == KEPT
