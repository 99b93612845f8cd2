"""Notes on a person: who sees them, how they are put right, and what a navigator never gets."""

from dataclasses import replace

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.notes import LONGEST, NoteEntry, NoteText, Readers, Step, text_of
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotAllowed
from hubdesk.domain.roles import Role
from hubdesk.services.note_draft import drop_note_draft, keep_note_draft, read_note_draft
from hubdesk.services.notes import correct_note, may_change, read_notes, take_back_note, write_note
from tests.support.memory import Hub, Worker

OPEN = NoteEntry("Came with his sister. Wants to see a GP.")
CLOSED = NoteEntry("Told me about his uncle.", "clinicians")
SAFEGUARDING = NoteEntry("A child in the house may be at risk.", "safeguarding")


@pytest.fixture
def person(sam: Worker):
    return sam.register()


@pytest.fixture
def jo(hub: Hub):
    return hub.desk(Role.NAVIGATOR)


def notes(desk, person):
    return read_notes(desk, person.id).notes


def test_a_note_for_everyone_in_care_is_read_by_everyone_in_care(hub: Hub, sam: Worker, jo, person):
    write_note(jo, person.id, OPEN)
    for desk in (sam.desk, jo, hub.desk(Role.LEAD)):
        (note,) = notes(desk, person)
        assert (note.last.text, note.first.by) == (NoteText(OPEN.words), jo.actor.id)


@pytest.mark.parametrize("entry", [CLOSED, SAFEGUARDING], ids=["clinicians", "safeguarding"])
def test_a_navigator_learns_that_a_restricted_note_exists_from_whom_and_when(hub: Hub, sam: Worker, jo, person, entry):
    write_note(sam.desk, person.id, entry)
    (note,) = notes(jo, person)
    assert (note.first.by, note.first.at) == (sam.desk.actor.id, hub.clock.now())
    assert note.last.text is None, "neither the words nor which kind it is"
    assert notes(hub.desk(Role.LEAD), person)[0].last.text == NoteText(entry.words, Readers(entry.readers))


@pytest.mark.parametrize("entry", [CLOSED, SAFEGUARDING], ids=["clinicians", "safeguarding"])
def test_what_is_stored_of_it_says_neither_words_nor_kind(hub: Hub, sam: Worker, person, entry):
    write_note(sam.desk, person.id, entry)
    (row,) = hub.stored.notes
    assert row.text is None
    assert row.sealed is not None
    assert next(e for e in hub.stored.events if e.event is Event.NOTE_WRITTEN).detail == {
        "version": 1,
        "readers": "clinicians",
    }


def test_a_navigator_cannot_write_what_a_navigator_cannot_read(hub: Hub, jo, person):
    with pytest.raises(NotAllowed):
        write_note(jo, person.id, CLOSED)
    assert not hub.stored.notes
    assert hub.control.events[-1] is Event.REFUSED


def test_row_49_a_navigator_who_calls_the_services_changes_no_restricted_note(hub: Hub, sam: Worker, jo, person):
    write_note(sam.desk, person.id, CLOSED)
    (note,) = notes(jo, person)
    forged = replace(note, versions=tuple(replace(v, by=jo.actor.id) for v in note.versions))
    for attempt in (
        lambda: correct_note(jo, note, NoteEntry("Nothing", "everyone", "Because")),
        lambda: correct_note(jo, forged, NoteEntry("Nothing", "everyone", "Because")),
        lambda: take_back_note(jo, forged, "Because"),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert len(hub.stored.notes) == 1


def test_a_correction_is_a_new_version_and_the_old_one_stays(hub: Hub, sam: Worker, person):
    write_note(sam.desk, person.id, OPEN)
    (note,) = notes(sam.desk, person)
    hub.clock.advance(seconds=60)
    correct_note(sam.desk, note, NoteEntry("Came with his mother.", why="It was his mother"))
    (note,) = notes(sam.desk, person)
    assert [(v.step, v.text.words) for v in note.versions] == [
        (Step.WRITTEN, OPEN.words),
        (Step.CORRECTED, "Came with his mother."),
    ]
    assert note.last.text.why == "It was his mother"
    assert note.last.at > note.first.at


def test_what_was_open_by_mistake_and_then_closed_is_closed_as_a_whole(sam: Worker, jo, person):
    write_note(sam.desk, person.id, OPEN)
    (note,) = notes(sam.desk, person)
    correct_note(sam.desk, note, replace(CLOSED, why="Not for everyone"))
    (seen,) = notes(jo, person)
    assert [v.text for v in seen.versions] == [None, None]


def test_what_is_opened_later_keeps_its_closed_versions_closed(sam: Worker, jo, person):
    write_note(sam.desk, person.id, CLOSED)
    (note,) = notes(sam.desk, person)
    correct_note(sam.desk, note, replace(OPEN, why="He wants Jo to know"))
    (seen,) = notes(jo, person)
    assert [v.text and v.text.words for v in seen.versions] == [None, OPEN.words]


def test_a_note_taken_back_can_still_be_read_with_the_reason(sam: Worker, jo, person):
    write_note(sam.desk, person.id, OPEN)
    (note,) = notes(sam.desk, person)
    take_back_note(sam.desk, note, "Written for somebody else")
    (note,) = notes(jo, person)
    assert note.taken_back
    assert note.last.text == NoteText("", Readers.EVERYONE, "Written for somebody else")
    assert note.first.text.words == OPEN.words


def test_a_restricted_note_is_taken_back_under_its_seal(hub: Hub, sam: Worker, jo, person):
    write_note(sam.desk, person.id, SAFEGUARDING)
    (note,) = notes(sam.desk, person)
    take_back_note(sam.desk, note, "It was another child")
    assert all(row.sealed is not None for row in hub.stored.notes)
    assert notes(jo, person)[0].last.text is None
    assert notes(sam.desk, person)[0].last.text.why == "It was another child"


def test_what_was_taken_back_is_not_changed_again(sam: Worker, person):
    write_note(sam.desk, person.id, OPEN)
    (note,) = notes(sam.desk, person)
    take_back_note(sam.desk, note, "Wrong person")
    with pytest.raises(ChangedElsewhere):
        correct_note(sam.desk, notes(sam.desk, person)[0], replace(OPEN, why="No"))


def test_two_who_correct_at_once_do_not_overwrite_each_other(sam: Worker, hub: Hub, person):
    write_note(sam.desk, person.id, OPEN)
    (note,) = notes(sam.desk, person)
    correct_note(sam.desk, note, replace(OPEN, words="One", why="A"))
    with pytest.raises(ChangedElsewhere):
        correct_note(hub.desk(Role.LEAD), note, replace(OPEN, words="Two", why="B"))


def test_only_the_author_or_a_lead_puts_a_note_right(hub: Hub, sam: Worker, jo, person):
    write_note(jo, person.id, OPEN)
    (note,) = notes(sam.desk, person)
    with pytest.raises(NotAllowed):
        correct_note(sam.desk, note, replace(OPEN, why="I know better"))
    assert not may_change(sam.desk, jo.actor.id)
    correct_note(hub.desk(Role.LEAD), note, replace(OPEN, words="Right", why="Checked with Jo"))


def test_who_wrote_a_note_is_what_the_records_say(hub: Hub, sam: Worker, jo, person):
    write_note(jo, person.id, OPEN)
    (note,) = notes(sam.desk, person)
    forged = replace(note, versions=tuple(replace(v, by=sam.desk.actor.id) for v in note.versions))
    with pytest.raises(NotAllowed):
        take_back_note(sam.desk, forged, "Mine now")
    assert len(hub.stored.notes) == 1


def test_a_broken_note_is_taken_back_under_a_seal(hub: Hub, sam: Worker, person):
    write_note(sam.desk, person.id, CLOSED)
    write_note(sam.desk, person.id, SAFEGUARDING)
    one, other = hub.stored.notes
    hub.stored.notes[:] = [replace(one, sealed=other.sealed), other]
    _whole, broken = notes(sam.desk, person)
    take_back_note(sam.desk, broken, "Told IT")
    assert hub.stored.notes[-1].sealed is not None


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (NoteEntry("  \n "), "words"),
        (NoteEntry("x" * (LONGEST + 1)), "words"),
        (NoteEntry("Fine", "nobody"), "readers"),
        (NoteEntry("Fine", why="y" * 301), "why"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_stored(hub: Hub, sam: Worker, person, entry, field):
    with pytest.raises(InvalidEntry) as refused:
        write_note(sam.desk, person.id, entry)
    assert set(refused.value.fields) == {field}
    assert not hub.stored.notes


def test_a_correction_and_a_taking_back_need_a_reason(sam: Worker, person):
    write_note(sam.desk, person.id, OPEN)
    (note,) = notes(sam.desk, person)
    for attempt in (lambda: correct_note(sam.desk, note, OPEN), lambda: take_back_note(sam.desk, note, "  ")):
        with pytest.raises(InvalidEntry) as refused:
            attempt()
        assert set(refused.value.fields) == {"why"}


def test_lines_stay_apart_and_nothing_unseen_stays_in_them(sam: Worker, person):
    write_note(sam.desk, person.id, NoteEntry("One\u202e \r\n\n\n  two\t three "))
    assert notes(sam.desk, person)[0].last.text.words == "One\n\ntwo three"


def test_each_view_is_audited_with_how_much_was_not_for_them(hub: Hub, sam: Worker, jo, person):
    write_note(sam.desk, person.id, CLOSED)
    write_note(sam.desk, person.id, OPEN)
    notes(jo, person)
    seen = hub.stored.events[-1]
    assert (seen.event, seen.subject, seen.detail) == (
        Event.NOTES_OPENED,
        person.id,
        {"found": 2, "not_for_them": 1},
    )


def test_newest_first_and_by_note(sam: Worker, person):
    write_note(sam.desk, person.id, OPEN)
    write_note(sam.desk, person.id, CLOSED)
    (_second, first) = notes(sam.desk, person)
    correct_note(sam.desk, first, replace(OPEN, words="First again", why="x"))
    assert [n.last.text.words for n in notes(sam.desk, person)] == [CLOSED.words, "First again"]


def test_one_note_that_somebody_tampered_with_does_not_hide_the_others(hub: Hub, sam: Worker, person):
    write_note(sam.desk, person.id, CLOSED)
    write_note(sam.desk, person.id, SAFEGUARDING)
    one, other = hub.stored.notes
    hub.stored.notes[:] = [replace(one, sealed=other.sealed), other]
    whole, broken = notes(sam.desk, person)
    assert (broken.last.broken, broken.last.text) == (True, None)
    assert whole.last.text.words == SAFEGUARDING.words


def test_what_is_sealed_comes_back_whole():
    text = NoteText("Zeile 1\nعربي “quoted”", Readers.SAFEGUARDING, "weil")
    assert text_of(text.as_text()) == text


# Half typed


def test_a_clinicians_half_typed_note_lies_sealed(hub: Hub, sam: Worker, person):
    keep_note_draft(sam.desk, person.id, {"words": "Half a", "readers": ""})
    (page,) = hub.stored.typed_pages.values()
    assert "Half a" not in str(page.fields)
    assert read_note_draft(sam.desk, person.id) == {"words": "Half a"}


def test_it_is_its_writers_alone_and_a_navigators_too(hub: Hub, sam: Worker, jo, person):
    keep_note_draft(sam.desk, person.id, {"words": "Half a"})
    keep_note_draft(jo, person.id, {"words": "Jo began"})
    assert read_note_draft(hub.desk(Role.LEAD), person.id) == {}
    assert read_note_draft(jo, person.id) == {"words": "Jo began"}


def test_it_goes_when_the_note_is_written_or_abandoned(hub: Hub, sam: Worker, person):
    keep_note_draft(sam.desk, person.id, {"words": "Half a"})
    write_note(sam.desk, person.id, OPEN)
    assert read_note_draft(sam.desk, person.id) == {}
    keep_note_draft(sam.desk, person.id, {"words": "Half a"})
    drop_note_draft(sam.desk, person.id)
    keep_note_draft(sam.desk, person.id, {"words": ""})
    assert not hub.stored.typed_pages
