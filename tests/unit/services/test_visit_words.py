"""The words that open a visit: hubdesk's own until a lead puts the site's in their place."""

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.problems import InvalidEntry, NotAllowed
from hubdesk.domain.roles import Role
from hubdesk.services.visit_words import VisitWords, set_visit_words, visit_words
from tests.support.memory import Hub

SHIPPED = VisitWords("# Hello", "direct-care: Direct care")
OWN = VisitWords("# Good morning", "trust-1: As our trust words it")


def test_the_words_that_came_with_hubdesk_stand_until_a_lead_changes_them():
    hub = Hub()
    assert visit_words(hub.desk(), SHIPPED) == SHIPPED
    set_visit_words(hub.desk(Role.LEAD), OWN)
    assert visit_words(hub.desk(), SHIPPED) == OWN
    assert [b.code for b in visit_words(hub.desk(), SHIPPED).legal_bases] == ["not-recorded", "trust-1"]
    assert Event.SETTING_CHANGED in hub.control.events
    set_visit_words(hub.desk(Role.LEAD), VisitWords("", ""))
    assert visit_words(hub.desk(), SHIPPED) == SHIPPED


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.NAVIGATOR, Role.IT_ADMIN])
def test_nobody_else_changes_them(role: Role):
    hub = Hub()
    with pytest.raises(NotAllowed):
        set_visit_words(hub.desk(role), OWN)
    assert visit_words(hub.desk(), SHIPPED) == SHIPPED


@pytest.mark.parametrize(
    ("words", "field"), [(VisitWords("x" * 6001, ""), "opening"), (VisitWords("", "no colon here"), "bases")]
)
def test_words_that_cannot_be_used_are_refused(words: VisitWords, field: str):
    with pytest.raises(InvalidEntry) as refused:
        set_visit_words(Hub().desk(Role.LEAD), words)
    assert set(refused.value.fields) == {field}
