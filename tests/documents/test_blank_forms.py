"""The paper twin: every form of the library prints, whole, with its numbers, letters and licence line."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from hubdesk.app.blank_forms import FOR_STAFF, blank_form
from hubdesk.app.cli import main
from hubdesk.documents.blank import draw_blank
from hubdesk.forms.paper import paper_questions
from hubdesk.forms.publication import publication
from tests.documents.reading import pages, squeezed, whole
from tests.support.kinds_form import with_kinds
from tests.support.memory import shipped
from tests.support.sources import ROOT

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
FORMS = sorted(shipped().forms)


@cache
def printed(form_id: str) -> bytes:
    """The form on paper, drawn once for all that is asked of it."""
    return blank_form(shipped().forms[form_id], AT)


@pytest.mark.parametrize("form_id", FORMS)
def test_every_form_of_the_library_prints_word_for_word(form_id):
    pack = shipped().forms[form_id]
    pdf = printed(form_id)
    said = squeezed(whole(pdf))
    for question in paper_questions(pack.form):
        assert squeezed(f"{question.number}.{question.item.text}") in said or squeezed(question.item.text) in said
        assert f"{question.number}." in said
        for option in question.options:
            assert squeezed(option.text) in said
        assert squeezed(question.item.stem) in said
    for page in pages(pdf):
        assert pack.version in page
        assert squeezed(publication(pack.form).owner) in squeezed(page), "the licence line stands on every page"


@pytest.mark.parametrize("form_id", FORMS)
def test_every_page_has_its_number_and_room_for_the_name(form_id):
    sheets = pages(printed(form_id))
    for number, page in enumerate(sheets, 1):
        assert f"Page {number} of {len(sheets)}" in page
        assert "Name" in page


def test_what_a_worker_asks_is_never_to_be_handed_out():
    assert FOR_STAFF in whole(blank_form(shipped().forms["safe-enquiry"], AT))
    assert FOR_STAFF not in whole(blank_form(shipped().forms["phq-9"], AT))


def test_a_form_whose_wording_is_unchecked_says_so():
    unchecked = [p for p in shipped().forms.values() if publication(p.form).unverified]
    for pack in unchecked:
        assert "has not been checked yet" in whole(blank_form(pack, AT))
    assert "has not been checked yet" not in whole(blank_form(shipped().forms["phq-9"], AT))


def test_notes_for_staff_are_not_on_the_persons_paper():
    assert "For staff:" not in whole(blank_form(shipped().forms["health-today"], AT))


def test_every_kind_of_question_has_its_own_place_to_write():
    said = whole(draw_blank(Path(ROOT, "resources"), with_kinds(shipped()).forms["phq-2"], AT))
    for words in ("kilograms / pounds", "Time", "Something else", "Which of these did you use?", "Medicine"):
        assert words in said
    for number in range(11):
        assert f" {number} " in f" {said} "


def test_the_same_form_gives_the_same_bytes():
    pack = shipped().forms["audit"]
    assert blank_form(pack, AT) == blank_form(pack, AT)


def test_the_command_writes_the_file(tmp_path, capsys):
    out = tmp_path / "phq-9.pdf"
    assert main(["forms", "blank", "phq-9", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert str(out) in capsys.readouterr().out


def test_the_command_says_what_it_cannot_do(tmp_path, capsys):
    assert main(["forms", "blank", "no-such-form", "--out", str(tmp_path / "x.pdf")]) == 2
    assert main(["forms", "blank", "phq-9", "--out", str(tmp_path / "no" / "x.pdf")]) == 2
    assert "cannot be written" in capsys.readouterr().err
