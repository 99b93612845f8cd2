"""The national file of practices, read row by row; what a new one changes; how practices are found."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.app.made_up_directory import made_up_file, made_up_rows
from hubdesk.domain.epraccur import NotADirectory, calm, read_epraccur, read_row
from hubdesk.domain.gp import Practice
from hubdesk.domain.ids import UserId
from hubdesk.domain.practices import (
    Country,
    DirectoryImport,
    ListedPractice,
    Standing,
    search_words,
    what_changes,
    words_of,
)
from hubdesk.system.paths import resources_dir


def row(**cells):
    found = made_up_rows(1)[0]
    places = {"code": 0, "name": 1, "group": 2, "town": 7, "postcode": 9, "closed": 11, "status": 12, "setting": 25}
    for name, text in cells.items():
        found[places[name]] = text
    return found


@pytest.mark.parametrize(
    ("status", "setting", "standing"),
    [
        ("ACTIVE", "RO76", Standing.OPEN),
        ("ACTIVE", "RO177|RO76", Standing.OPEN),
        ("INACTIVE", "RO76|RO177", Standing.CLOSED),
        ("A", "4", Standing.OPEN),
        ("C", "4", Standing.CLOSED),
        ("D", "4", Standing.DORMANT),
        ("P", "4", Standing.PROPOSED),
    ],
)
def test_both_layouts_are_read(status, setting, standing):
    assert read_row(row(status=status, setting=setting)).standing is standing


@pytest.mark.parametrize("setting", ["", "9", "RO82", "RO177|RO254", "44", "RO760"])
def test_what_is_no_gp_practice_is_left_alone(setting):
    assert read_row(row(setting=setting)) is None


def test_a_row_becomes_a_practice_in_calm_letters():
    found = read_row(row(name="THE ST JOHN'S SURGERY", town="STOCKTON-ON-TEES", postcode="ts181aa"))
    assert found.practice.name == "The St John's Surgery"
    assert found.practice.address == "3 Alder Road, Stockton-on-Tees"
    assert (found.town, found.practice.postcode, found.country) == ("Stockton-on-Tees", "TS18 1AA", Country.ENGLAND)


def test_wales_is_told_by_its_grouping_and_a_closing_day_is_kept():
    found = read_row(row(group="W00", status="INACTIVE", closed="20260630"))
    assert (found.country, found.closed_on) == (Country.WALES, date(2026, 6, 30))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("DR O'NEILL & PARTNERS", "Dr O'Neill & Partners"),
        ("KING'S CROSS GP PRACTICE", "King's Cross GP Practice"),
        ("HMP LEEDS", "HMP Leeds"),
        ("BOURTON-ON-THE-WATER", "Bourton-on-the-Water"),
        ("Already as it should be", "Already as it should be"),
        ("YSTRAD MYNACH", "Ystrad Mynach"),
    ],
)
def test_capitals_are_written_as_by_hand(typed, written):
    assert calm(typed) == written


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ '-().&", max_size=40))
def test_calm_letters_never_change_a_letter(text):
    assert calm(text).casefold() == text.casefold()


def test_a_file_with_another_number_of_columns_is_refused_with_its_row():
    with pytest.raises(NotADirectory, match="Row 2 has 3 columns"):
        read_epraccur([row(), ["a", "b", "c"]])


def test_an_unknown_status_in_one_of_two_rows_refuses_the_file_and_says_where():
    with pytest.raises(NotADirectory, match="row 2: the status MAYBE"):
        read_epraccur([row(), row(code="DEMO02", status="MAYBE")])


def test_one_bad_row_in_many_is_left_out_and_told():
    rows = made_up_rows(300)
    rows[7][0] = ""
    rows[100][0] = rows[101][0]
    found = read_epraccur(rows)
    assert [(one.row, one.why) for one in found.left_out] == [
        (8, "the code is not one of a practice"),
        (102, f"The code {rows[101][0]} is in the file twice"),
    ]
    assert len(found.practices) + found.others + len(found.left_out) == 300


def test_a_file_without_an_open_practice_is_refused():
    with pytest.raises(NotADirectory, match="no open GP practice"):
        read_epraccur([row(status="INACTIVE")])
    with pytest.raises(NotADirectory, match="no open GP practice"):
        read_epraccur([])


def test_a_heading_and_empty_lines_are_passed_over():
    heading = ["Organisation Code", *[""] * 26]
    assert len(read_epraccur([heading, [], row(), [""]]).practices) == 1


@given(st.lists(st.lists(st.text(max_size=12), max_size=30), max_size=5))
def test_any_rows_are_read_or_refused_in_words(rows):
    with suppress(NotADirectory):
        assert any(one.open for one in read_epraccur(rows).practices)


@given(st.lists(st.text(max_size=220), min_size=27, max_size=27), st.sampled_from(["4", "RO76"]))
def test_any_cells_give_a_practice_or_a_reason(cells, setting):
    cells[25] = setting
    with suppress(ValueError):
        assert read_row(cells).practice.code.isalnum()


def test_what_a_new_directory_changes():
    def listed(code, name="A Surgery", standing=Standing.OPEN, postcode="ZY1 1AA"):
        return code, ListedPractice(Practice(code, name, "", postcode), standing=standing)

    before = dict([listed("A1"), listed("B2"), listed("C3"), listed("D4"), listed("E5", standing=Standing.CLOSED)])
    after = dict(
        [
            listed("A1"),
            listed("B2", standing=Standing.CLOSED),
            listed("C3", name="Another Surgery"),
            listed("E5", standing=Standing.CLOSED, postcode="ZY2 2AA"),
            listed("F6"),
        ]
    )
    found = what_changes(before, after)
    assert (found.added, found.gone, found.closed) == (("F6",), ("D4",), ("B2",))
    assert (found.renamed, found.moved, found.much_smaller) == (("C3",), ("E5",), False)
    assert what_changes(before, {"A1": before["A1"]}).much_smaller


def test_an_import_goes_stale_after_ninety_days():
    day = date(2026, 11, 21)
    done = DirectoryImport(datetime(2026, 11, 21, 9).astimezone(), UserId("u"), 1)
    assert not done.stale(day + timedelta(days=90))
    assert done.stale(day + timedelta(days=91))


def test_words_of_a_practice_and_of_what_is_typed_are_the_same():
    assert words_of("St. John's Wood-Surgery") == ["st", "johns", "wood", "surgery"]
    assert search_words("  John’s WOOD ") == ("johns", "wood")
    listed = ListedPractice(Practice("Y00001", "St John's Surgery", "1 Église Road", "ZY1 2AB"))
    for typed in ("st john's", "eglise", "zy1 2ab", "zy12ab", "y00001", "surg john"):
        assert all(f" {word}" in listed.words for word in search_words(typed)), typed


def test_the_shipped_directory_is_the_generated_one_and_is_made_up():
    shipped = (resources_dir() / "directory" / "made-up-epraccur.csv").read_bytes()
    assert shipped == made_up_file()
    rows = made_up_rows()
    assert all(r[0].startswith("DEMO") and r[9].startswith("ZY") and r[17].startswith("01632 960") for r in rows)
    found = read_epraccur(rows)
    assert {one.country for one in found.practices} == {Country.ENGLAND, Country.WALES}
    assert any(not one.open for one in found.practices)
    assert found.others > 0
