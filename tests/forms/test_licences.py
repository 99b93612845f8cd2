"""The licence desk's data: every instrument that needs permission is there, and none of their text is shipped."""

from pathlib import Path

import pytest

from hubdesk.forms.house import licences_in, publisher_in
from hubdesk.services.form_standings import licence_of

NOTES = Path(__file__).resolve().parents[3] / "shared" / "instruments" / "INSTRUMENTS.md"
NEEDED = {"DUDIT", "SDS", "ASRS v1.1", "PQ-16", "WSAS", "SAPAS", "BDA adult checklist", "ASSIST-Lite"}


@pytest.fixture
def licences(forms_folder):
    found, findings = licences_in(forms_folder)
    assert findings == ()
    return found


def test_the_instruments_of_the_licence_desk(licences):
    assert {one.name for one in licences} >= NEEDED
    assert len({one.id for one in licences}) == len(licences)


@pytest.mark.skipif(not NOTES.is_file(), reason="the notes on instruments are not beside the repository")
def test_everything_marked_licence_pack_only_is_there(licences):
    names = {one.name.casefold() for one in licences} | {word.casefold() for one in licences for word in one.names}
    marked = [line.split("|")[1].strip() for line in NOTES.read_text().splitlines() if "licence-pack-only" in line]
    wanted = {
        part.strip().removesuffix(" (6)").removesuffix(" (UK)").removesuffix(" short").removesuffix(" adult dyslexia")
        for name in marked
        if name
        for part in name.split(",")
    }
    missing = [one for one in wanted if one.casefold() not in names and one != "Do-IT"]
    assert missing == []


def test_none_of_them_is_in_the_library(licences, library):
    for pack in library.forms.values():
        found = next((one.id for one in licences if one.is_in(pack.id, pack.title)), None)
        assert found is None, (pack.id, found)


@pytest.mark.parametrize(
    ("form_id", "title", "found"),
    [
        ("dudit", "Anything", "dudit"),
        ("x", "DUDIT (our copy)", "dudit"),
        ("x", "Our dudit", None),
        ("x", "PREDUDITS", None),
        ("x", "ASRS v1.1", "asrs-v1.1"),
        ("x", "ASRS-5 screener", "asrs-5"),
        ("x", "Assist with housing", None),
        ("x", "Columbia Suicide Severity Rating Scale", "c-ssrs"),
        ("x", "AUDIT-C", None),
    ],
)
def test_an_instrument_is_known_by_its_name(library, form_id, title, found):
    known = licence_of(library, form_id, title)
    assert (known.id if known else None) == found


def test_only_what_gives_a_class_of_suicide_risk_is_never_used(licences):
    never = {one.id for one in licences if one.never}
    assert never == {"asq", "c-ssrs"}
    assert all("no level of suicide risk" in one.missing for one in licences if one.never)


def test_each_says_what_is_missing_whom_to_ask_and_what_there_is_instead(licences):
    for one in licences:
        assert all((one.what, one.missing, one.owner, one.ask, one.instead, one.title)), one.id


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"instruments": [{"id": "x"}]}', '{"instruments": 3}', "{", '{"instruments": [3]}']
)
def test_a_damaged_list_is_a_finding_and_no_crash(tmp_path, text):
    (tmp_path / "licences.json").write_text(text)
    found, findings = licences_in(tmp_path)
    assert found == ()
    assert findings[0].code in ("E101", "E105")


def test_the_publisher_of_a_damaged_file_is_nobody(tmp_path):
    assert publisher_in(tmp_path) == (type(publisher_in(tmp_path)[0])(), ())
    (tmp_path / "publisher.json").write_text("[]")
    publisher, findings = publisher_in(tmp_path)
    assert not publisher.published("", "https://x/Questionnaire/y")
    assert findings


def test_a_form_is_the_publishers_only_with_name_and_address(forms_folder):
    publisher, _ = publisher_in(forms_folder)
    assert publisher.published("hubdesk", f"{publisher.base}/Questionnaire/x")
    assert not publisher.published("hubdesk", "https://elsewhere.example/Questionnaire/x")
    assert not publisher.published("This hub", f"{publisher.base}/Questionnaire/x")
