"""The file of practices from elsewhere: CSV or zip, with a mark or in the older letters, and what is refused."""

import csv
import io
import zipfile

import pytest

from hubdesk.app.made_up_directory import made_up_file, made_up_rows
from hubdesk.domain.epraccur import NotADirectory
from hubdesk.domain.practices import Standing
from hubdesk.exchange import practice_file
from hubdesk.exchange.practice_file import read_practice_file


@pytest.fixture
def kept(tmp_path):
    def keep(data: bytes, name: str = "epraccur.csv") -> str:
        (tmp_path / name).write_bytes(data)
        return str(tmp_path / name)

    return keep


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


@pytest.mark.parametrize("older", [True, False])
@pytest.mark.parametrize("wrapped", [False, True])
def test_both_layouts_plain_and_zipped_give_the_same_practices(kept, older, wrapped):
    data = made_up_file(40, older=older)
    path = kept(zipped(epraccur__csv=data, epraccur__pdf=b"%PDF") if wrapped else data)
    found, _sha256 = read_practice_file(path)
    assert [one.practice.code for one in found.practices[:3]] == ["DEMO01", "DEMO02", "DEMO03"]
    assert found.by_code["DEMO40"].standing is Standing.CLOSED
    assert found.others == 1


def test_a_byte_mark_and_older_letters_are_read(kept):
    marked = b"\xef\xbb\xbf" + made_up_file(2)
    assert read_practice_file(kept(marked))[0].practices[0].practice.code == "DEMO01"
    rows = ",".join(f'"{cell}"' for cell in made_up_rows(1)[0]).replace("ALDER WALK", "CAFÉ WALK")
    found, _sha256 = read_practice_file(kept(rows.encode("cp1252")))
    assert found.practices[0].practice.name == "Café Walk Surgery"


def test_commas_and_quotes_within_a_cell_are_kept(kept):
    row = made_up_rows(1)[0]
    row[1], row[4] = 'THE "OLD" SURGERY, NORTH', "UNIT 1, MILL YARD"
    text = ",".join('"' + cell.replace('"', '""') + '"' for cell in row)
    found = read_practice_file(kept(text.encode()))[0].practices[0]
    assert found.practice.name == 'The "Old" Surgery, North'
    assert found.practice.address.startswith("Unit 1, Mill Yard")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no open GP practice"),
        (b"hello", "columns"),
        (b"\x89PNG\0\0", "not a CSV file"),
        (b'"open quote', "not a whole CSV file"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (zipped(a__csv=b"1", b__csv=b"2"), "2 CSV files"),
        (zipped(readme__txt=b"1"), "0 CSV files"),
        (zipped(**{f"f{n}__txt": b"" for n in range(21)}), "21 files"),
        (b"x" * 200_000, "far too long for a practice"),
    ],
)
def test_what_is_no_directory_is_refused_in_words(kept, data, said):
    with pytest.raises(NotADirectory, match=said):
        read_practice_file(kept(data))


def test_sizes_are_limited_before_anything_is_read(kept, monkeypatch):
    monkeypatch.setattr(practice_file, "MOST_UNPACKED", 1000)
    with pytest.raises(NotADirectory, match="far more"):
        read_practice_file(kept(zipped(epraccur__csv=made_up_file(60))))
    monkeypatch.setattr(practice_file, "MOST_BYTES", 100)
    with pytest.raises(NotADirectory, match="larger than"):
        read_practice_file(kept(made_up_file(60)))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(NotADirectory, match="cannot be opened"):
        read_practice_file(str(tmp_path / "none.csv"))


def test_reading_tells_how_far_it_is_and_can_be_stopped(kept):
    told: list[int] = []
    read_practice_file(kept(made_up_file(1200)), told.append)
    assert told == [500, 1000, 1200]

    class Enough(Exception):
        pass

    def stop(done: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        read_practice_file(kept(made_up_file(1200)), stop)


def test_reading_leaves_other_files_alone(kept):
    """The limit of a CSV field belongs to the whole process: a translation with long cells is read after this too."""
    before = csv.field_size_limit()
    read_practice_file(kept(made_up_file(3)))
    assert csv.field_size_limit() == before
