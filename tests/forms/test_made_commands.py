"""``hubdesk forms import``, ``template``, ``pack``, ``verify``, ``key`` and ``licence``, as typed."""

import csv
import json
import stat
import sys
import zipfile

import pypdfium2
import pytest

from hubdesk.forms import load_library
from tests.forms.sheets import SOUND, rows
from tests.forms.test_commands import Console


@pytest.fixture
def console(forms_folder, capsys):
    return Console(forms_folder, capsys)


def sheet(tmp_path, *changes, name="rest.csv"):
    path = tmp_path / name
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows(*changes))
    return str(path)


def test_a_spreadsheet_becomes_a_folder_that_the_linter_and_the_examples_pass(console, tmp_path):
    code, out, _ = console.run("import", sheet(tmp_path), "--out", str(tmp_path))
    assert (code, "The form is in" in out) == (0, True)
    folder = tmp_path / "rest-check"
    assert sorted(one.name for one in folder.iterdir()) == [
        "NOTICE.txt",
        "rest-check.examples.json",
        "rest-check.json",
    ]
    assert console.run("lint", str(folder))[0] == 0
    assert json.loads((folder / "rest-check.json").read_text())["publisher"] == "This hub"


def test_it_works_in_a_forms_folder_and_waits_there_for_a_second_person(forms_folder, capsys, tmp_path):
    own = tmp_path / "forms"
    (own / "questionnaires").mkdir(parents=True)
    (own / "publisher.json").write_text((forms_folder / "publisher.json").read_text(), encoding="utf-8")
    console = Console(own, capsys)
    assert console.run("import", sheet(tmp_path), "--out", str(own / "questionnaires"))[0] == 0
    assert console.run("test", "rest-check")[0] == 0
    out = console.run("list")[1]
    assert "[waiting: a second person has not approved it yet]" in out
    assert load_library(own).publisher.name == "hubdesk"


def test_a_planted_mistake_is_told_by_cell_and_nothing_is_written(console, tmp_path):
    code, out, _ = console.run("import", sheet(tmp_path, (8, 3, "Often=0; Sometimes; Never=2")), "--out", str(tmp_path))
    assert code == 1
    assert 'cell D9\n  "Sometimes" has no score, but other answers of this question have one.\n  Fix:' in out
    assert [one.name for one in tmp_path.iterdir()] == ["rest.csv"]


def test_the_report_as_data(console, tmp_path):
    code, out, _ = console.run("import", sheet(tmp_path, (8, 2, "chioce")), "--out", str(tmp_path), "--json")
    report = json.loads(out)
    assert code == 1
    assert report["folder"] is None
    assert report["faults"][0]["where"] == "cell C9"


def test_a_folder_that_is_there_is_not_written_over(console, tmp_path):
    path = sheet(tmp_path)
    console.run("import", path, "--out", str(tmp_path))
    assert console.run("import", path, "--out", str(tmp_path))[0] == 2
    assert console.run("import", path, "--out", str(tmp_path), "--replace")[0] == 0


def test_a_file_that_cannot_be_read(console, tmp_path):
    code, _, err = console.run("import", str(tmp_path / "nothing.xlsx"))
    assert (code, "cannot be opened" in err) == (2, True)


@pytest.mark.parametrize("name", ["t.xlsx", "t.csv"])
def test_the_template_is_imported_as_it_stands(console, tmp_path, name):
    path = str(tmp_path / name)
    assert console.run("template", "--out", path)[0] == 0
    assert console.run("import", path, "--out", str(tmp_path))[0] == 0


def test_a_pack_is_signed_and_an_altered_one_is_seen(console, tmp_path):
    key, pack = str(tmp_path / "key"), tmp_path / "phq.hubform"
    out = console.run("key", "--out", key, "--json")[1]
    assert console.run("pack", "phq-9", "--key", key, "--signer", "Northgate", "--out", str(pack))[0] == 0
    code, said, _ = console.run("verify", str(pack), "--json")
    assert code == 0
    assert json.loads(said)["fingerprint"] == json.loads(out)["fingerprint"]
    with zipfile.ZipFile(pack) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    with zipfile.ZipFile(pack, "w") as altered:
        altered.writestr("pack.json", parts["pack.json"].replace(b"nervous", b"anxious") + b" ")
        altered.writestr("signature.json", parts["signature.json"])
    code, _, err = console.run("verify", str(pack))
    assert (code, "changed after it was signed" in err) == (1, True)


def test_a_key_is_never_written_over_and_is_for_its_owner_only(console, tmp_path):
    key = tmp_path / "key"
    assert console.run("key", "--out", str(key))[0] == 0
    before = key.read_bytes()
    assert console.run("key", "--out", str(key))[0] == 2
    assert key.read_bytes() == before
    if sys.platform != "win32":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_what_cannot_be_packed_is_told(console, tmp_path):
    key = tmp_path / "key"
    assert console.run("pack", "phq-9", "--key", str(key))[0] == 2
    key.write_bytes(b"short")
    assert console.run("pack", "phq-9", "--key", str(key))[0] == 2
    assert console.run("pack", "nothing-like-it", "--key", str(key))[0] == 2
    assert console.run("verify", str(key))[0] == 1


def test_the_licence_desk_lists_shows_and_writes_the_letter(console, tmp_path):
    code, out, _ = console.run("licence", "list")
    assert (code, "dudit" in out) == (0, True)
    assert "c-ssrs               not used here" in out
    shown = console.run("licence", "show", "DUDIT")[1]
    assert "Whom to ask:" in shown
    letter = tmp_path / "letter.pdf"
    words = ("licence", "letter", "dudit", "--out", str(letter), "--hub", "Northgate hub", "--signer", "Asha Patel")
    assert console.run(*words)[0] == 0
    pdf = pypdfium2.PdfDocument(letter)
    text = pdf[0].get_textpage().get_text_range()
    pdf.close()
    assert "Request to use Drug Use Disorders Identification Test" in text
    assert "We are Northgate hub" in text
    assert "Asha Patel" in text


def test_what_is_never_used_has_no_letter(console, tmp_path):
    letter = tmp_path / "letter.pdf"
    code, _, err = console.run("licence", "letter", "c-ssrs", "--out", str(letter))
    assert (code, "no level of suicide risk" in err, letter.exists()) == (2, True, False)
    assert console.run("licence", "show", "nothing")[0] == 2


def test_a_letter_for_every_instrument_fits_on_one_page(console, tmp_path):
    listed = json.loads(console.run("licence", "list", "--json")[1])
    for one in listed:
        if not one["never"]:
            path = tmp_path / f"{one['id']}.pdf"
            assert console.run("licence", "letter", one["id"], "--out", str(path))[0] == 0
            pdf = pypdfium2.PdfDocument(path)
            assert len(pdf) == 1, one["id"]
            pdf.close()


def test_terms_and_unverified_wording_are_listed_and_shown(console):
    out = console.run("list")[1]
    assert "[non-commercial; no-change]" in out
    listed = {one["id"]: one for one in json.loads(console.run("list", "--json")[1])["forms"]}
    assert listed["aq-10"]["terms"] == ["non-commercial", "no-change"]
    assert listed["phq-9"]["state"] == "active"
    shown = console.run("show", "audit")[1]
    assert "Owner: " in shown
    assert "Terms: Non-commercial" in shown
    assert SOUND
