"""Translations in a table beside the form (form design §6.4)."""

import csv
import json
import shutil
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.app.cli import main
from hubdesk.forms import FormPack, Sitting, pack_from_canonical, read_plain
from hubdesk.forms.lint import CheckedForm, check_form_folder
from hubdesk.forms.translations import NOTES, TranslationError, blank_table, mark_of, read_table
from hubdesk.forms.trial import A_MOMENT

TEMPLATE = Path(__file__).resolve().parents[2] / "forms" / "questionnaires" / "_template"
SHOUTED = "status: validated"


def template() -> dict[str, object]:
    found: dict[str, object] = json.loads((TEMPLATE / "template.json").read_text(encoding="utf-8"))
    return found


def shouted(status: str = "validated", only: str = "") -> list[list[str]]:
    """The translator's table filled in: every wording in capitals."""
    rows = list(csv.reader(StringIO(blank_table(template(), status))))
    return [rows[0], *([*row[:4], row[3].upper(), *row[5:]] for row in rows[1:] if only in row[1])]


def written(rows: list[list[str]]) -> str:
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def checked(folder: Path, table: str | bytes, language: str = "cy") -> CheckedForm:
    place = folder / "template"
    shutil.copytree(TEMPLATE, place)
    data = table.encode("utf-8-sig") if isinstance(table, str) else table
    (place / f"template.{language}.csv").write_bytes(data)
    return check_form_folder(place)


def pack_of(found: CheckedForm) -> FormPack:
    assert found.pack is not None, [str(one) for one in found.findings]
    return found.pack


def test_a_form_in_another_language(tmp_path: Path) -> None:
    found = checked(tmp_path, written(shouted()))
    assert found.findings == ()
    pack = pack_of(found)
    assert pack.languages == {"cy": "validated"}
    form = pack.in_language("cy")
    for item in form.all_items():
        english = pack.form.by_id[item.link_id]
        assert item.text == english.text.upper()
        assert [one.text for one in item.options] == [one.text.upper() for one in english.options]
        assert [(one.code, one.weight) for one in item.options] == [(one.code, one.weight) for one in english.options]
    assert form.title == pack.form.title.upper()
    assert pack.form.by_id["q1"].text != form.by_id["q1"].text


def test_a_score_is_the_same_in_every_language(tmp_path: Path) -> None:
    pack = pack_of(checked(tmp_path, written(shouted())))
    totals = []
    for form in (pack.form, pack.in_language("cy")):
        answers = {name: read_plain(form.by_id[name], "often") for name in ("q1", "q2")}
        totals.append(Sitting(form, A_MOMENT, {k: a for k, a in answers.items() if a is not None}).scores()[0].value)
    assert totals[0] == totals[1] is not None


def test_translations_are_part_of_the_pack_and_of_its_identity(tmp_path: Path) -> None:
    plain = pack_of(check_form_folder(TEMPLATE))
    pack = pack_of(checked(tmp_path, written(shouted())))
    assert pack.sha256 != plain.sha256
    again = pack_from_canonical(pack.canonical)
    assert again.in_language("cy").by_id["q1"].text == pack.in_language("cy").by_id["q1"].text
    assert plain.languages == {}
    assert plain.in_language("cy") is plain.form


def test_a_row_of_an_earlier_wording_is_left_out(tmp_path: Path) -> None:
    rows = shouted()
    stale = next(row for row in rows if row[:2] == ["q1", "text"])
    stale[2] = mark_of("Something else")
    found = checked(tmp_path, written(rows))
    assert [one.code for one in found.findings] == ["W410"]
    assert found.findings[0].line == rows.index(stale) + 1
    pack = pack_of(found)
    assert pack.in_language("cy").by_id["q1"].text == pack.form.by_id["q1"].text


@pytest.mark.parametrize("row", [["q77", "text"], ["q1", "option:nevr"], ["q1", "colour"], ["", "text"]])
def test_a_row_for_what_is_not_there(row: list[str], tmp_path: Path) -> None:
    found = checked(tmp_path, written([*shouted(), [*row, "00000000", "x", "X"]]))
    assert [one.code for one in found.findings] == ["E411"]
    assert found.pack is None


def test_a_close_name_is_suggested(tmp_path: Path) -> None:
    found = checked(tmp_path, written([*shouted(), ["q1", "option:nevr", "00000000", "x", "X"]]))
    assert 'Did you mean "q1 option:never"?' in found.findings[0].message


@pytest.mark.parametrize(
    "table",
    [
        "",
        "linkId,field,text\n",
        "linkId,field,source_sha8,text\n",
        "linkId,field,source_sha8,text,status: perfect\n",
        "linkId,field,source_sha8,text,status: local\nq1,text\n",
        'linkId,field,source_sha8,text,status: local\n"q1',
        b"\xff\xfe\x00",
        b"a" * (1024 * 1024 + 1),
    ],
)
def test_a_table_that_cannot_be_read_is_one_finding(table: str | bytes, tmp_path: Path) -> None:
    found = checked(tmp_path, table)
    assert [one.code for one in found.findings] == ["E412"]
    assert found.pack is None


def test_a_file_name_that_is_no_language(tmp_path: Path) -> None:
    assert [one.code for one in checked(tmp_path, written(shouted()), "welsh").findings] == ["E412"]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_table_does_anything_but_be_read_or_refused(data: bytes) -> None:
    with suppress(TranslationError):
        read_table(b"linkId,field,source_sha8,text,status: local\n" + data, "cy")


def test_only_a_validated_translation_has_no_note() -> None:
    assert [status for status, note in NOTES.items() if not note] == ["validated"]


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "forms" / "questionnaires"
    shutil.copytree(TEMPLATE, folder / "template")
    root = ["--forms", str(tmp_path / "forms")]
    table = folder / "template" / "template.cy.csv"
    assert main(["forms", "translate", "template", "--out", str(table), *root]) == 0
    rows = [[*row[:4], row[3].upper(), *row[5:]] for row in csv.reader(StringIO(table.read_text("utf-8-sig")))]
    rows[0] = ["linkId", "field", "source_sha8", "source", "text", "status: local"]
    table.write_text(written(rows), encoding="utf-8-sig", newline="")
    capsys.readouterr()
    assert main(["forms", "show", "template", "--lang", "cy", *root]) == 0
    out = capsys.readouterr().out
    assert NOTES["local"] in out
    assert "NEVER" in out
    assert main(["forms", "show", "template", "--lang", "fr", *root]) == 2
