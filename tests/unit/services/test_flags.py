"""Safeguarding and multi-agency flags: for clinicians only, with source and days, and on no paper."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.audit import Event
from hubdesk.domain.documents import KINDS
from hubdesk.domain.flags import Category, Flag, FlagKind, Level, flag_of, read_flag, typed_flag
from hubdesk.domain.ids import PersonId
from hubdesk.domain.notes import NoteEntry
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotAllowed, NotFound
from hubdesk.domain.roles import Role
from hubdesk.services.flags import end_flag, read_flags, set_flag
from hubdesk.services.notes import write_note
from hubdesk.services.paper.gathering import gather
from hubdesk.services.paper.letterhead import sender
from hubdesk.services.paper.papers import begin_paper
from hubdesk.services.people import open_person
from tests.support.chance import START
from tests.support.memory import Hub, Worker
from tests.support.sources import ROOT

TODAY = START.date()
FIELDS = {
    "source": "Duty social worker",
    "on.day": "1",
    "on.month": "6",
    "on.year": "2026",
    "review.day": "1",
    "review.month": "7",
    "review.year": "2026",
}
MAPPA = {"kind": "mappa", "category": "2", "level": "3", "lead": "Police lead, 01632 960 444", "note": "Zebrawords"}


@pytest.fixture
def person(sam: Worker):
    return sam.register()


def flags(desk, person):
    return read_flags(desk, person.id).flags


def test_a_flag_says_who_told_when_and_when_to_look_again(hub: Hub, sam: Worker, person):
    set_flag(sam.desk, person.id, FIELDS | MAPPA)
    (now,) = flags(hub.desk(Role.LEAD), person)
    flag = now.flag
    assert (flag.kind, flag.category, flag.level) == (FlagKind.MAPPA, Category.TWO, Level.THREE)
    assert flag.words == "MAPPA (public protection), category 2, level 3"
    assert (flag.on.isoformat(), flag.review.isoformat()) == ("2026-06-01", "2026-07-01")
    assert now.by == sam.desk.actor.id


def test_a_navigator_neither_reads_nor_writes_one_and_the_try_is_audited(hub: Hub, sam: Worker, person):
    set_flag(sam.desk, person.id, FIELDS | MAPPA)
    jo = hub.desk(Role.NAVIGATOR)
    (stands,) = flags(sam.desk, person)
    for attempt in (
        lambda: read_flags(jo, person.id),
        lambda: set_flag(jo, person.id, FIELDS | {"kind": "iom"}),
        lambda: end_flag(jo, person.id, FlagKind.MAPPA, "Over", stands.row_id),
    ):
        with pytest.raises(NotAllowed):
            attempt()
        assert hub.control.events[-1] is Event.REFUSED
    assert open_person(jo, person.id).flags == ()
    assert len(hub.stored.flags) == 1


def test_what_is_stored_says_nothing_of_it(hub: Hub, sam: Worker, person):
    set_flag(sam.desk, person.id, FIELDS | MAPPA)
    told = [e for e in hub.stored.events if e.event is Event.FLAG_SET]
    assert "mappa" not in str((hub.stored.flags, told)).lower()


def test_category_and_level_belong_to_mappa_only():
    flag = read_flag(FIELDS | MAPPA | {"kind": "marac"}, TODAY)
    assert (flag.category, flag.level) == (Category.NOT_TOLD, Level.NOT_TOLD)


def test_only_what_comes_from_elsewhere_is_a_flag_and_every_gap_is_named():
    with pytest.raises(InvalidEntry) as refused:
        read_flag({"kind": "high-risk"}, TODAY)
    assert set(refused.value.fields) == {"kind", "source", "on", "review"}


@pytest.mark.parametrize(("name", "day"), [("on", "3"), ("review", "1")])
def test_a_day_on_the_wrong_side_of_today_is_named(name: str, day: str):
    fields = FIELDS | {"kind": "iom", "review.month": "6", "review.day": "2", f"{name}.day": day}
    with pytest.raises(InvalidEntry) as refused:
        read_flag(fields, TODAY)
    assert set(refused.value.fields) == {name}


def test_looking_again_writes_anew_and_two_at_once_do_not_overwrite(hub: Hub, sam: Worker, person):
    set_flag(sam.desk, person.id, FIELDS | MAPPA)
    (stands,) = flags(sam.desk, person)
    changed = typed_flag(stands.flag) | {"level": "1"}
    set_flag(sam.desk, person.id, changed, stands.row_id)
    assert [one.flag.level for one in flags(sam.desk, person)] == [Level.ONE]
    for seen in (stands.row_id, ""):
        with pytest.raises(ChangedElsewhere):
            set_flag(hub.desk(Role.LEAD), person.id, changed, seen)
    assert len(hub.stored.flags) == 2


def test_one_that_has_ended_says_why_and_may_begin_again(sam: Worker, person):
    set_flag(sam.desk, person.id, FIELDS | MAPPA)
    (stands,) = flags(sam.desk, person)
    with pytest.raises(InvalidEntry):
        end_flag(sam.desk, person.id, FlagKind.MAPPA, " ", stands.row_id)
    with pytest.raises(NotFound):
        end_flag(sam.desk, person.id, FlagKind.IOM, "Over", stands.row_id)
    end_flag(sam.desk, person.id, FlagKind.MAPPA, "Told by the panel", stands.row_id)
    (ended,) = flags(sam.desk, person)
    assert (ended.flag.stands, ended.flag.ended) == (False, "Told by the panel")
    set_flag(sam.desk, person.id, FIELDS | MAPPA, ended.row_id)
    assert flags(sam.desk, person)[0].flag.stands


def test_it_is_late_the_day_after_its_day(sam: Worker, person):
    set_flag(sam.desk, person.id, FIELDS | MAPPA)
    flag = flags(sam.desk, person)[0].flag
    assert not flag.overdue(flag.review)
    assert flag.overdue(flag.review.replace(day=2))


@given(
    st.builds(
        Flag,
        st.sampled_from(FlagKind),
        st.text(max_size=9),
        st.none() | st.dates(),
        st.none() | st.dates(),
        st.text(max_size=9),
        st.text(max_size=9),
        st.sampled_from(Category),
        st.sampled_from(Level),
        st.text(max_size=9),
    )
)
def test_what_is_sealed_comes_back_whole(flag: Flag):
    assert flag_of(flag.as_text()) == flag


# On no paper (facts row 45)


@pytest.mark.parametrize("template", KINDS)
def test_no_paper_gathers_a_flag_or_a_note(hub: Hub, person, sit, template: str):
    lead = sit(Role.LEAD)
    set_flag(lead, person.id, FIELDS | MAPPA)
    for readers in ("everyone", "clinicians", "safeguarding"):
        write_note(lead, PersonId(person.id), NoteEntry("Giraffewords", readers))
    document, _changes = begin_paper(lead, person.id, template)
    head = sender(lead)
    with hub.records.reading() as unit:
        known = repr(gather(lead, unit, document, head)).lower()
    for words in ("zebrawords", "giraffewords", "mappa", "duty social worker"):
        assert words not in known
        assert words not in str(document.typed).lower()


def test_nothing_that_makes_paper_even_knows_of_them():
    """Nothing that writes, gathers or draws paper knows one, but the page of one flag for one reader alone."""
    shut = {"hubdesk.services.flags", "hubdesk.services.notes", "hubdesk.services.sealing", "hubdesk.domain.flags"}
    shut |= {"hubdesk.domain.flag_paper", "hubdesk.services.flag_paper"}
    found = []
    for folder in ("services/paper", "documents", "domain/paper", "presenters/paper"):
        for path in Path(ROOT, "hubdesk", folder).rglob("*.py"):
            if path.name == "flag_sheet.py":
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                named = [node.module] if isinstance(node, ast.ImportFrom) else []
                named += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                reaches = isinstance(node, ast.Attribute) and node.attr in ("flags", "notes_of", "restricted")
                if shut & set(named) or reaches:
                    found.append(f"{path.name}: {named or node.attr}")
    assert found == []
