"""What goes into the Windows tree, and what is read from its program files, without any tool."""

import hashlib
import io
import tarfile
import zipfile
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pytest

from resources.packaging.trouble import Trouble
from resources.packaging.windows import tree as trees
from resources.packaging.windows.pe import parse, read_program_file
from resources.packaging.windows.prune import package_stays, prune, python_stays
from resources.packaging.windows.python_zip import TABLE, WindowsPython, chosen, find_python, known_pythons, unpack
from resources.packaging.windows.tree import Tree, put_program, search_path, sign_program_files
from tests.packaging.windows_files import program_file
from tests.support.sources import ROOT


def test_the_version_and_the_signature_of_a_program_file_are_read():
    plain, signed = parse(program_file((6, 12, 0, 7))), parse(program_file((1, 0, 65535, 0), signed=True))
    assert plain is not None
    assert (plain.version, plain.signed) == ("6.12.0.7", False)
    assert signed is not None
    assert (signed.version, signed.signed) == ("1.0.65535.0", True)
    without = parse(program_file(None))
    assert without is not None
    assert without.version is None


def test_a_file_that_is_no_program_or_cut_off_is_not_read(tmp_path):
    whole = program_file((1, 2, 3, 4))
    assert parse(whole[:200]) is None
    assert parse(b"MZ") is None
    text = tmp_path / "a.txt"
    text.write_bytes(b"words")
    assert read_program_file(text) is None


@pytest.mark.parametrize(
    ("path", "stays"),
    [
        ("PySide6/Qt6Core.dll", True),
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/plugins/tls/qschannelbackend.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/translations/qt_en.qm", False),
        ("PySide6/QtCore.pyi", False),
        ("sqlcipher3/_sqlite3.cp313-win_amd64.pyd", True),
        ("sqlalchemy/dialects/sqlite/pysqlcipher.py", True),
        ("sqlalchemy/dialects/postgresql/base.py", True),  # alembic takes it in
        ("phonenumbers/data/region_GB.py", True),
        ("phonenumbers/geodata/data0.py", False),
        ("reportlab/fonts/DarkGarden.sfd", False),
        ("reportlab/graphics/barcode/qr.py", True),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("keyring-25.7.0.dist-info/RECORD", False),
        ("bin/alembic", False),
        # The list of what is inside says that these are not.
        *((f"PIL/{part}.cp313-win_amd64.pyd", False) for part in ("_avif", "_webp", "_imagingcms")),
    ],
)
def test_what_stays_of_the_packages(path, stays):
    assert package_stays(PurePosixPath(path)) is stays


def test_no_interpreter_and_no_network_library_stays_of_python():
    gone = ("python.exe", "pythonw.exe", "_ssl.pyd", "libssl-3.dll", "_sqlite3.pyd", "sqlite3.dll", "_wmi.pyd")
    assert not any(python_stays(name) for name in gone)
    assert all(python_stays(name) for name in ("python313.dll", "python313.zip", "_socket.pyd", "vcruntime140.dll"))


def test_pruning_leaves_no_empty_folder(tmp_path):
    for name in ("phonenumbers/geodata/data0.py", "phonenumbers/phonenumber.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    prune(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["phonenumber.py", "phonenumbers"]


# --- The Python that is packed


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, b"data of " + name.encode())
    return stream.getvalue()


def a_python(tmp_path: Path, data: bytes, **more: object) -> tuple[WindowsPython, Path]:
    file = tmp_path / "given.zip"
    file.write_bytes(data)
    sum_ = hashlib.sha256(data).hexdigest()
    return WindowsPython(**{"version": "3.13.9", "file": "x.zip", "sha256": sum_, "release": True} | more), file


def test_a_python_is_known_by_its_hash_and_by_nothing_else(tmp_path):
    python, file = a_python(tmp_path, zipped("python313.dll"))
    assert chosen(file, [python], allow_test=False) == python
    file.write_bytes(file.read_bytes() + b"\0")
    with pytest.raises(Trouble, match=r"given\.zip has sha256 [0-9a-f]{64}, which python\.toml does not know: get x"):
        chosen(file, [python], allow_test=True)
    with pytest.raises(Trouble, match="is not there"):
        chosen(tmp_path / "none.zip", [python], allow_test=True)


def test_the_one_for_trying_needs_a_word_more(tmp_path):
    python, file = a_python(tmp_path, zipped("python313.dll"), release=False)
    with pytest.raises(Trouble, match="never for a release"):
        chosen(file, [python], allow_test=False)
    assert chosen(file, [python], allow_test=True).release is False


def test_without_a_python_the_file_to_get_is_named():
    asked = SimpleNamespace(python_embed=None, allow_test_python=False)
    with pytest.raises(Trouble, match=r"download python-3\.13\.\d+-embed-amd64\.zip from python\.org"):
        find_python(asked)


def test_the_table_has_one_for_shipping_and_one_that_is_marked():
    known = known_pythons(TABLE.read_text(encoding="utf-8"))
    assert [python.release for python in known] == [True, False]
    assert all(len(python.sha256) == 64 and python.version.startswith("3.13.") for python in known)


def test_only_the_flat_files_of_the_right_folder_are_unpacked(tmp_path):
    python, file = a_python(tmp_path, zipped("python313.dll", "../out.dll", "deep/inner.dll"))
    (tmp_path / "to").mkdir()
    unpack(python, file, tmp_path / "to")
    assert [path.name for path in (tmp_path / "to").iterdir()] == ["python313.dll"]


def test_a_python_inside_another_archive_is_found(tmp_path):
    inner, stream = zipped("cp313/python313.dll", "cp312/python312.dll"), io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as outer:
        head = tarfile.TarInfo("a/data.zip")
        head.size = len(inner)
        outer.addfile(head, io.BytesIO(inner))
    python, file = a_python(tmp_path, stream.getvalue(), inside=("a/data.zip", "cp313/"))
    (tmp_path / "to").mkdir()
    unpack(python, file, tmp_path / "to")
    assert [path.name for path in (tmp_path / "to").iterdir()] == ["python313.dll"]


def test_another_python_than_it_says_stops_the_build(tmp_path):
    python, file = a_python(tmp_path, zipped("python312.dll"))
    with pytest.raises(Trouble, match=r"no python313\.dll"):
        unpack(python, file, tmp_path)


# --- The tree


def test_modules_are_looked_for_in_the_tree_and_nowhere_else():
    assert search_path("3.13.16").split() == ["python313.zip", ".", "app", "app_packages"]


def test_the_program_brings_its_forms_and_not_its_packaging(tmp_path):
    for name in (
        "hubdesk/a.py",
        "hubdesk/__pycache__/a.pyc",
        "forms/f.toml",
        "resources/r.toml",
        "resources/packaging/p",
    ):
        (tmp_path / "from" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "from" / name).touch()
    put_program(tmp_path / "from", tmp_path / "app")
    files = {path.relative_to(tmp_path / "app").as_posix() for path in (tmp_path / "app").rglob("*") if path.is_file()}
    assert files == {"hubdesk/a.py", "hubdesk/data/forms/f.toml", "hubdesk/data/resources/r.toml"}


def test_what_nobody_has_signed_is_signed_and_nothing_else(tmp_path):
    signed: list[str] = []

    def sign(file: Path) -> None:
        signed.append(file.name)
        file.write_bytes(program_file((0, 2, 0, 0), signed=True))

    context = SimpleNamespace(sign="anything", signed=sign)
    (tmp_path / "qt.dll").write_bytes(program_file((6, 12, 0, 0), signed=True))
    (tmp_path / "ours.exe").write_bytes(program_file((0, 2, 0, 0)))
    (tmp_path / "readme.txt").write_text("words")
    tree = Tree(tmp_path, trees.Release("0.2.0"))
    sign_program_files(context, tree)
    assert signed == ["ours.exe"]


def test_a_signer_that_signs_nothing_stops_the_build_and_without_one_nothing_is_signed(tmp_path):
    (tmp_path / "ours.exe").write_bytes(program_file((0, 2, 0, 0)))
    tree = Tree(tmp_path, trees.Release("0.2.0"))
    with pytest.raises(Trouble, match=r"ours\.exe is unsigned although"):
        sign_program_files(SimpleNamespace(sign="true", signed=lambda _: None), tree)
    sign_program_files(SimpleNamespace(sign="", signed=None), tree)


def test_both_programs_start_isolated_and_declare_what_windows_must_know():
    launcher = ROOT / "resources" / "packaging" / "windows" / "launcher"
    source, manifest = (launcher / "hubdesk.c").read_text(), (launcher / "hubdesk.manifest").read_text()
    assert 'L"-I"' in source
    assert 'SetDllDirectoryW(L"")' in source
    for word in ("asInvoker", "PerMonitorV2", "longPathAware", "UTF-8"):
        assert word in manifest
