"""Notes, flags and reasons after a change of keys: read as before, and one that was tampered with holds nothing up."""

import pytest
from sqlalchemy import text

from hubdesk.domain.notes import NoteEntry
from hubdesk.domain.typed import typed_day
from hubdesk.services.flags import read_flags, set_flag
from hubdesk.services.key_change import change_keys
from hubdesk.services.note_draft import keep_note_draft, read_note_draft
from hubdesk.services.notes import read_notes, write_note
from hubdesk.services.people import register_person
from hubdesk.services.restriction import read_restriction, restrict_record
from tests.support.hub import desk_at, lay_store
from tests.support.memory import MASON


@pytest.fixture
def folder(tmp_path):
    lay_store(tmp_path / "hub")
    return tmp_path / "hub"


def test_everything_restricted_is_read_under_the_new_key(folder):
    with desk_at(folder, sign_in="asha") as desk:
        person = register_person(desk, MASON)[0]
        for readers in ("everyone", "clinicians", "safeguarding"):
            write_note(desk, person.id, NoteEntry(f"For {readers}", readers))
        today = desk.clock.now().date()
        days = typed_day("on", today) | typed_day("review", today)
        set_flag(desk, person.id, {"kind": "marac", "source": "Police"} | days)
        restrict_record(desk, person.id, [desk.actor.id, "nobody"], "A cousin")
        keep_note_draft(desk, person.id, {"words": "Half a"})
        change_keys(desk, "left")
        write_note(desk, person.id, NoteEntry("Under the new key", "clinicians"))
    with desk_at(folder, sign_in="asha") as desk:
        assert [note.last.text.words for note in read_notes(desk, person.id).notes] == [
            "Under the new key",
            "For safeguarding",
            "For clinicians",
            "For everyone",
        ]
        assert read_flags(desk, person.id).flags[0].flag.source == "Police"
        assert read_restriction(desk, person.id).why == "A cousin"
        assert read_note_draft(desk, person.id) in ({}, {"words": "Half a"}), "it may go, and never stands in the way"
        with desk.records.reading() as unit:
            keys = unit.notes._connection.execute(text("SELECT DISTINCT dek FROM note ORDER BY dek")).scalars().all()
        assert keys == ["", "restricted-2"]


def test_one_that_was_tampered_with_does_not_hold_up_new_keys_and_stays_as_it_was_found(folder):
    with desk_at(folder, sign_in="asha") as desk:
        person = register_person(desk, MASON)[0]
        write_note(desk, person.id, NoteEntry("Whole", "clinicians"))
        write_note(desk, person.id, NoteEntry("Broken", "clinicians"))
        with desk.records.writing() as unit:
            connection = unit.notes._connection
            connection.execute(text("DROP TRIGGER note_refuses_update"))
            connection.execute(text("UPDATE note SET sealed = x'00' WHERE seq = 2"))
        change_keys(desk, "left")
    with desk_at(folder, sign_in="asha") as desk:
        broken, whole = read_notes(desk, person.id).notes
        assert (broken.last.broken, whole.last.text.words) == (True, "Whole")
