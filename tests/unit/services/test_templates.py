"""The hub's own words for letters and cards: tried before they are kept, kept for good, and true to each paper."""

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotAllowed
from hubdesk.domain.roles import Permission, Role, may
from hubdesk.services.paper.printing import print_paper, show_finished, show_paper
from hubdesk.services.people import register_person
from hubdesk.services.templates import check_template, list_templates, read_template, restore_shipped, save_template
from tests.documents.reading import whole
from tests.support.memory import MASON
from tests.support.papers import LETTER, PaperTray, agree, draft

APPOINTMENT = "letter-appointment"


@pytest.fixture
def lead(sit):
    return sit(Role.LEAD)


def changed(standing, **texts):
    return {**standing.texts, **{f"words.{key}": text for key, text in texts.items()}}


def reworded(lead, template, reason="Plainer", **texts):
    standing = read_template(lead, template).standing
    save_template(lead, standing, changed(standing, **texts), reason)
    return read_template(lead, template).standing


def test_every_template_begins_with_the_words_that_came_with_hubdesk(lead):
    found = list_templates(lead).templates
    assert len(found) > 40
    assert {one.number for one in found} == {1}


def test_a_new_version_is_kept_beside_the_old_one_with_its_reason(lead, hub):
    first = reworded(lead, APPOINTMENT, heading="See you soon")
    second = reworded(lead, APPOINTMENT, "Shorter", heading="See you")
    assert [one.number for one in second.history] == [3, 2]
    assert [one.reason for one in second.history] == ["Shorter", "Plainer"]
    assert second.history[1] == first.own
    told = [e for e in hub.control.state.events if e.event is Event.TEMPLATE_SAVED]
    assert [(e.object_id, e.detail["version"]) for e in told] == [
        (APPOINTMENT, "1.0.0-hub2"),
        (APPOINTMENT, "1.0.0-hub3"),
    ]


def test_going_back_is_a_version_too(lead):
    own = reworded(lead, APPOINTMENT, heading="See you soon")
    restore_shipped(lead, own, "The old one was better")
    back = read_template(lead, APPOINTMENT).standing
    assert back.texts["words.heading"] == "Your appointment"
    assert (back.number, back.own.stamp) == (3, "1.0.0")
    with pytest.raises(InvalidEntry):
        restore_shipped(lead, back, "Again")


def test_what_stops_is_not_saved_and_names_its_text(lead):
    standing = read_template(lead, APPOINTMENT).standing
    with pytest.raises(InvalidEntry) as wrong:
        save_template(lead, standing, changed(standing, opening="See your probation officer", cannot="Call us"), "")
    assert set(wrong.value.fields) == {"words.opening", "words.cannot", "reason"}
    with pytest.raises(InvalidEntry) as same:
        save_template(lead, standing, standing.texts, "No change")
    assert same.value.fields == {"reason": "Nothing was changed"}


def test_spaces_at_the_end_of_a_text_are_part_of_it(lead):
    """ "Sam phones you (by 3 June 2026)": the space stands in the template."""
    own = reworded(lead, "letter-to-person", crisis="Call at any hour")
    assert own.texts["words.date"] == " (by {date})"


def test_two_leads_do_not_overwrite_each_other(lead):
    seen = read_template(lead, APPOINTMENT).standing
    reworded(lead, APPOINTMENT, heading="See you soon")
    with pytest.raises(ChangedElsewhere):
        save_template(lead, seen, changed(seen, heading="Until then"), "Mine")


def test_a_try_shows_the_paper_of_a_made_up_person(lead):
    standing = read_template(lead, APPOINTMENT).standing
    tried = check_template(lead, standing, changed(standing, heading="See you soon"), show=True)
    assert tried.findings == ()
    assert tried.pages


@pytest.mark.parametrize("role", [role for role in Role if not may(role, Permission.EDIT_SITE)])
def test_nobody_else_changes_words(sit, lead, role):
    standing = read_template(lead, APPOINTMENT).standing
    with pytest.raises(NotAllowed):
        save_template(sit(role), standing, changed(standing, heading="Hello"), "Mine")


def test_a_printed_letter_keeps_the_words_it_was_printed_in(lead, hub):
    """Reprinted after the hub changed its words, and again after that."""
    reworded(lead, LETTER, no_scores="Nothing was scored today.")
    person = register_person(lead, MASON)[0]
    agree(lead, person)
    document = draft(lead, person)
    shown = show_paper(lead, document)
    reworded(lead, LETTER, "Again", no_scores="No score was taken.")
    document, _changes = print_paper(lead, shown, PaperTray())
    assert hub.stored.finals[document.id].template_version == "1.0.0-hub2"
    again = show_finished(lead, document.id)
    assert again.pdf == shown.pdf
    assert again.version == "1.0.0-hub2"
    assert "Nothing was scored today." in whole(again.pdf)
    fresh = show_paper(lead, draft(lead, person))
    assert "No score was taken." in whole(fresh.pdf)
