"""The bundle: a document for each reader, the person's copies, and the list of what is shared."""

from dataclasses import replace

import pytest

from hubdesk.domain.agreements import Recipient
from hubdesk.domain.details import Section, SectionRevision, read_section
from hubdesk.domain.documents import DocumentStatus, PaperEventKind
from hubdesk.domain.roles import Role
from hubdesk.services.opening import withdraw_agreement
from hubdesk.services.paper.bundle import print_bundle, read_bundle, save_bundle, show_bundle
from hubdesk.services.paper.own_copy import own_copy
from hubdesk.services.paper.papers import list_papers
from hubdesk.services.paper.printing import NotReady, print_own_copy, print_paper, show_finished, show_paper
from hubdesk.services.people import register_person
from tests.support.memory import MASON
from tests.support.papers import FULL, LETTER, PaperTray, agree, draft

SEALED = {**FULL, "seal": "yes", "sealed_said": "Has thought of it.", "sealed_done": "We talked."}
HOUSING = {
    "to_name": "The council",
    "to_lines": "Town hall",
    "reason": "Nowhere to live",
    "urgency": "Urgent",
    "matters": "A door that locks",
    "now": "Sofas",
    "when": "May",
    "chosen": "Middlesbrough",
    "safe_contact": "Text",
    "copy_person": "declined",
}
CONCERN = {"to_name": "Duty team", "concern": "Afraid of a neighbour", "basis": "Care Act", "decided_by": "Sam"}
OWN = {"talked_about": "Your sleep"}


@pytest.fixture
def mason(hub):
    return register_person(hub.desk(), MASON)[0]


@pytest.fixture
def desk(sit, mason):
    at = sit()
    agree(at, mason)
    agree(at, mason, Recipient.HOUSING)
    return at


def every(desk, person):
    waits = read_bundle(desk, person.id)
    return show_bundle(desk, waits, [one.document.id for one in waits.papers])


def test_each_reader_has_a_document_and_the_list_comes_first(desk, mason):
    draft(desk, mason, LETTER, SEALED)
    draft(desk, mason, "letter-referral-housing", HOUSING)
    draft(desk, mason, "letter-to-person", OWN)
    bundle = every(desk, mason)
    titles = [piece.title for piece in bundle.pieces]
    assert titles[0] == "What is shared with whom, and why"
    assert sorted(titles[1:]) == [
        "Housing: duty to refer",
        "Letter to the GP practice",
        "Letter to the GP practice, the person's copy",
        "Letter to the person",
    ]
    rows = {row.reader: row for row in bundle.pieces[0].shown.content.rows}
    assert set(rows) == {"Dr Anand", "The council"}
    assert "sealed page about your safety" in rows["Dr Anand"].what
    assert (rows["Dr Anand"].copy, rows["The council"].copy) == ("Given by hand", "You did not want one")
    assert all(row.why.startswith("You agreed on 2") and "spoken" in row.why for row in rows.values())


def test_the_persons_copy_has_no_sealed_page(desk, mason):
    draft(desk, mason, LETTER, SEALED)
    pieces = {piece.title: piece for piece in every(desk, mason).pieces}
    letter, copy = pieces["Letter to the GP practice"], pieces["Letter to the GP practice, the person's copy"]
    assert letter.shown.sealed
    assert not copy.shown.sealed
    assert copy.shown.content.sealed is None
    assert "Has thought of it" not in repr(copy.shown.content)
    assert len(copy.shown.pages) < len(letter.shown.pages)


def test_words_of_abuse_stop_a_letter_that_the_person_gets_a_copy_of(desk, mason):
    with pytest.raises(NotReady) as refused:
        show_paper(desk, draft(desk, mason, typed={**FULL, "summary": "Fled a violent partner."}))
    assert [(b.field, "Or give no copy" in b.message) for b in refused.value.blocks] == [("summary", True)]
    none = {**FULL, "summary": "Fled a violent partner.", "copy_person": "not-safe"}
    assert show_paper(desk, draft(desk, mason, typed=none)).pages


def test_all_is_printed_each_as_a_job_and_each_is_logged(hub, desk, mason):
    letter = draft(desk, mason, LETTER, SEALED)
    own = draft(desk, mason, "letter-to-person", OWN)
    bundle, jobs = every(desk, mason), []
    tray = PaperTray()
    tray.put = lambda pages: jobs.append(len(list(pages))) or jobs[-1]
    print_bundle(desk, bundle, tray)
    assert jobs == [len(piece.shown.pages) for piece in bundle.pieces]
    kinds = {d.id: [e.kind for e in d.events] for d in list_papers(desk, mason.id).papers}
    assert sorted(kinds[letter.id]) == [PaperEventKind.COPY_PRINTED, PaperEventKind.PRINTED]
    assert kinds[own.id] == [PaperEventKind.PRINTED]
    listed = next(d for d in list_papers(desk, mason.id).papers if d.template == "sheet-shared")
    assert listed.status is DocumentStatus.PRINTED
    assert show_finished(desk, listed.id).content == bundle.pieces[0].shown.content
    assert len(hub.stored.finals) == 3
    assert read_bundle(desk, mason.id).papers == ()


def test_saved_as_files_their_names_tell_nothing_of_the_person(desk, mason, tmp_path):
    draft(desk, mason, LETTER, FULL)
    save_bundle(desk, every(desk, mason), str(tmp_path))
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "1 sheet-shared.pdf",
        "2 letter-gp-clinical.pdf",
        "3 letter-gp-clinical own copy.pdf",
    ]


def test_what_is_not_ready_stays_behind_and_says_why(desk, sit, mason):
    draft(desk, mason, LETTER, {"to_name": ""})
    draft(desk, mason, "letter-to-person", OWN)
    waits = {one.document.template: one for one in read_bundle(desk, mason.id).papers}
    assert waits["letter-to-person"].ready
    assert not waits[LETTER].ready
    assert "to_name" in [b.field for b in waits[LETTER].blocks]
    navigator = {one.document.template: one for one in read_bundle(sit(Role.NAVIGATOR), mason.id).papers}
    assert not navigator[LETTER].signs
    assert [p.title for p in every(desk, mason).pieces] == ["Letter to the person"], "nothing goes out: no list"


def test_an_agreement_taken_back_after_the_look_stops_it_all_before_the_first_page(hub, desk, mason):
    draft(desk, mason, "letter-referral-housing", HOUSING)
    draft(desk, mason, LETTER, FULL)
    bundle, tray = every(desk, mason), PaperTray()
    with hub.records.writing() as unit:
        standing = next(a for a in unit.agreements.of_person(mason.id) if a.recipient is Recipient.GP)
    withdraw_agreement(desk, standing)
    with pytest.raises(NotReady):
        print_bundle(desk, bundle, tray)
    assert tray.sizes == []
    assert hub.stored.paper_events == []


@pytest.mark.parametrize(("told", "shown"), [("Yes, and agrees", True), ("No: the neighbour reads their post", False)])
def test_a_concern_the_person_was_not_told_of_stands_on_no_list(desk, mason, told, shown):
    draft(desk, mason, "letter-safeguarding-adult", {**CONCERN, "person_told": told})
    draft(desk, mason, "letter-referral-housing", HOUSING)
    bundle = every(desk, mason)
    assert [p.shown.document.template for p in bundle.pieces].count("letter-safeguarding-adult") == 1
    readers = [row.reader for row in bundle.pieces[0].shown.content.rows]
    assert ("Duty team" in readers) is shown


def test_where_paper_in_the_hand_is_not_safe_there_is_no_list(hub, desk, mason):
    section = read_section(Section.SAFE_CONTACT, {"hand.safe": "no"}, hub.clock.now().date())
    with hub.records.writing() as unit:
        unit.details.add(SectionRevision(mason.id, Section.SAFE_CONTACT, 1, section, hub.clock.now(), "u-sam"))
    draft(desk, mason, LETTER, {**FULL, "copy_person": "not-safe"})
    assert [p.title for p in every(desk, mason).pieces] == ["Letter to the GP practice"]


def test_looking_twice_leaves_one_list(desk, mason):
    draft(desk, mason, LETTER, FULL)
    every(desk, mason)
    every(desk, mason)
    lists = [d for d in list_papers(desk, mason.id).papers if d.template == "sheet-shared"]
    assert [d.status for d in lists].count(DocumentStatus.DRAFT) == 1


def test_the_copy_of_a_finished_letter_is_printed_by_itself_and_logged(desk, mason):
    shown = show_paper(desk, draft(desk, mason, LETTER, SEALED))
    document, _changes = print_paper(desk, shown, PaperTray())
    tray = PaperTray()
    document, _changes = print_own_copy(desk, show_finished(desk, document.id), tray)
    assert len(tray.sizes) < len(shown.pages)
    assert document.events[-1].kind is PaperEventKind.COPY_PRINTED


def test_an_own_copy_changes_nothing_but_its_edition_and_seal(desk, mason):
    content = show_paper(desk, draft(desk, mason, LETTER, SEALED)).content
    own = own_copy(content)
    assert replace(own, frame=content.frame, sealed=content.sealed) == content
