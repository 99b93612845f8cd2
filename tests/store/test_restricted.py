"""Notes, flags and restricted records on the real store: sealed where they must be, bound to their place, for ever."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from hubdesk.domain.notes import NoteEntry
from hubdesk.domain.problems import NotAllowed
from hubdesk.domain.restriction import Outcome, RecordRestricted, Urgency
from hubdesk.domain.typed import typed_day
from hubdesk.services.break_glass import list_openings, open_with_reason, review_opening
from hubdesk.services.flags import end_flag, read_flags, set_flag
from hubdesk.services.note_draft import keep_note_draft, read_note_draft
from hubdesk.services.notes import correct_note, read_notes, take_back_note, write_note
from hubdesk.services.people import find_people, open_person, register_person
from hubdesk.services.restriction import lift_restriction, read_restriction, restrict_record
from tests.support.hub import desk_at, lay_store
from tests.support.memory import MASON

SECRETS = ("zebrawords", "giraffewords", "okapiwords", "tapirwords", "lemurwords", "pandawords")


@pytest.fixture
def folder(tmp_path):
    lay_store(tmp_path / "hub")
    return tmp_path / "hub"


@pytest.fixture
def person(folder):
    with desk_at(folder, sign_in="sam") as desk:
        return register_person(desk, MASON)[0]


def flag(desk, kind, **more):
    today = desk.clock.now().date()
    return {"kind": kind, "source": "Adult services", **typed_day("on", today), **typed_day("review", today), **more}


def everything_stored(desk) -> str:
    """All there is in every table of the records file, as any holder of the records key could read it."""
    records, said = desk.records, []
    with records.reading() as unit:
        connection = unit.notes._connection
        for (name,) in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all():
            for row in connection.execute(text(f'SELECT * FROM "{name}"')):
                said += [value.decode("latin-1") if isinstance(value, bytes) else str(value) for value in row]
    return "\n".join(said)


def sql(desk, statement: str, **given):
    """As somebody with the records key and a database program would."""
    with desk.records.writing() as unit:
        return unit.notes._connection.execute(text(statement), given)


def without_triggers(desk, table: str):
    for change in ("update", "delete"):
        sql(desk, f"DROP TRIGGER {table}_refuses_{change}")


def test_what_is_restricted_is_nowhere_in_the_records(folder, person):
    zebra, giraffe, okapi, tapir, lemur, panda = SECRETS
    with desk_at(folder, sign_in="asha") as desk:
        write_note(desk, person.id, NoteEntry(f"About {zebra}", "clinicians"))
        write_note(desk, person.id, NoteEntry(f"About {giraffe}", "safeguarding"))
        (_newest, note) = read_notes(desk, person.id).notes
        correct_note(desk, note, NoteEntry(f"Again {okapi}", "clinicians", f"Because {tapir}"))
        set_flag(desk, person.id, flag(desk, "marac", note=lemur))
        restrict_record(desk, person.id, [desk.actor.id], f"Because {panda}")
        keep_note_draft(desk, person.id, {"words": f"Half {zebra}"})
        write_note(desk, person.id, NoteEntry("About the everyday giraffe house", "everyone"))
    with desk_at(folder, sign_in="asha") as desk:
        stored = everything_stored(desk).lower()
        assert "about the everyday giraffe house" in stored, "the search looks where notes are"
        assert [word for word in (*SECRETS, "safeguarding", "marac") if word in stored] == []
        notes = read_notes(desk, person.id).notes
        assert [n.last.text.words for n in notes] == [
            "About the everyday giraffe house",
            f"About {giraffe}",
            f"Again {okapi}",
        ]
        assert read_flags(desk, person.id).flags[0].flag.note == lemur
        assert read_restriction(desk, person.id).why == f"Because {panda}"
        assert find_people(desk, zebra) == find_people(desk, "giraffe") == ()


def test_row_49_a_navigator_with_the_records_key_opens_no_sealed_text(folder, person):
    with desk_at(folder, sign_in="sam") as desk:
        write_note(desk, person.id, NoteEntry("For clinicians", "clinicians"))
        set_flag(desk, person.id, flag(desk, "mappa", category="2", level="3"))
    with desk_at(folder, sign_in="jo") as desk:
        assert desk.restricted is None
        assert "restricted" not in " ".join(desk.keys.unlocked.key_ids)
        (note,) = read_notes(desk, person.id).notes
        assert note.last.text is None
        with pytest.raises(NotAllowed):
            read_flags(desk, person.id)
        with pytest.raises(NotAllowed):
            take_back_note(desk, note, "Mine")
        assert open_person(desk, person.id).flags == ()


def test_a_sealed_text_moved_to_another_note_or_person_is_refused_and_hides_no_other(folder, person):
    with desk_at(folder, sign_in="sam") as desk:
        for words in ("First", "Second"):
            write_note(desk, person.id, NoteEntry(words, "clinicians"))
        without_triggers(desk, "note")
        first, second = sql(desk, "SELECT id, sealed FROM note ORDER BY seq").all()
        sql(desk, "UPDATE note SET sealed = :sealed WHERE id = :id", sealed=first.sealed, id=second.id)
        moved, whole = read_notes(desk, person.id).notes
        assert (moved.last.broken, whole.last.text.words) == (True, "First")


@pytest.mark.parametrize("place", [0, 12, -1])
def test_one_bit_of_a_sealed_text_changed_is_refused(folder, person, place):
    with desk_at(folder, sign_in="sam") as desk:
        write_note(desk, person.id, NoteEntry("Words", "clinicians"))
        without_triggers(desk, "note")
        sealed = bytearray(sql(desk, "SELECT sealed FROM note").scalar_one())
        sealed[place] ^= 1
        sql(desk, "UPDATE note SET sealed = :sealed", sealed=bytes(sealed))
        assert read_notes(desk, person.id).notes[0].last.broken


def test_a_flag_that_was_tampered_with_hides_no_other_and_not_the_record(folder, person):
    with desk_at(folder, sign_in="sam") as desk:
        set_flag(desk, person.id, flag(desk, "marac"))
        set_flag(desk, person.id, flag(desk, "iom"))
        without_triggers(desk, "person_flag")
        sql(desk, "UPDATE person_flag SET sealed = x'00' WHERE seq = 1")
        read = read_flags(desk, person.id)
        assert ([one.flag.kind.value for one in read.flags], read.broken) == (["iom"], 1)
        assert open_person(desk, person.id).flags_broken == 1


def test_nothing_of_it_is_ever_changed_in_place(folder, person):
    with desk_at(folder, sign_in="asha") as desk, desk_at(folder, sign_in="noor") as noor:
        write_note(desk, person.id, NoteEntry("Words", "clinicians"))
        set_flag(desk, person.id, flag(desk, "marac"))
        restrict_record(desk, person.id, [desk.actor.id], "A cousin")
        open_with_reason(noor, person.id, Urgency.CARE, "Covering her clinic today")
        review_opening(desk, list_openings(desk).openings[0].id, Outcome.RIGHT.value, "")
        for table in ("note", "person_flag", "record_restriction", "record_opening", "opening_review"):
            for change in (f"UPDATE {table} SET at = '2020'", f"DELETE FROM {table}"):
                with pytest.raises((IntegrityError, DBAPIError), match="insert only"):
                    sql(desk, change)


def test_a_restricted_record_stays_shut_and_its_opening_lasts_over_a_lock(folder, person):
    with desk_at(folder, sign_in="asha") as desk:
        restrict_record(desk, person.id, [desk.actor.id], "A cousin")
    with desk_at(folder, sign_in="sam") as desk:
        with pytest.raises(RecordRestricted):
            open_person(desk, person.id)
        open_with_reason(desk, person.id, Urgency.CARE, "Covering her clinic today")
    with desk_at(folder, sign_in="sam") as desk:
        assert open_person(desk, person.id).head.restriction == "opened"
    with desk_at(folder, sign_in="asha") as desk:
        (opening,) = list_openings(desk).openings
        assert (opening.reason, opening.role.value, opening.review) == ("Covering her clinic today", "clinician", None)
        lift_restriction(desk, person.id, "Moved away", read_restriction(desk, person.id).standing.id)
    with desk_at(folder, sign_in="jo") as desk:
        assert open_person(desk, person.id).head.restriction == ""


def test_flags_are_written_changed_and_ended_and_keep_their_order(folder, person):
    with desk_at(folder, sign_in="sam") as desk:
        set_flag(desk, person.id, flag(desk, "iom"))
        set_flag(desk, person.id, flag(desk, "adult-safeguarding"))
        adult, iom = read_flags(desk, person.id).flags
        end_flag(desk, person.id, iom.flag.kind, "Left the scheme", iom.row_id)
        adult, iom = read_flags(desk, person.id).flags
        assert (adult.flag.stands, iom.flag.stands, iom.flag.ended) == (True, False, "Left the scheme")


def test_a_half_typed_note_comes_back_after_a_lock(folder, person):
    with desk_at(folder, sign_in="sam") as desk:
        keep_note_draft(desk, person.id, {"words": "Half a note", "readers": "clinicians"})
    with desk_at(folder, sign_in="sam") as desk:
        assert read_note_draft(desk, person.id) == {"words": "Half a note", "readers": "clinicians"}
    with desk_at(folder, sign_in="asha") as desk:
        assert read_note_draft(desk, person.id) == {}
