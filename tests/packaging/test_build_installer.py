"""build_installer.py: what it makes lands whole or not at all, and what stops it is said in one line."""

import errno
import hashlib
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import build_installer
from resources.packaging.context import Context, last_commit, need, read_version
from resources.packaging.trouble import Trouble
from tests.support.sources import ROOT


@pytest.fixture
def target(monkeypatch):
    """A target that makes one small package; a test changes what its ``build`` does."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # a fresh machine has no git to ask
    made = SimpleNamespace(build=lambda context: [written(context, "small.deb")])
    monkeypatch.setattr(build_installer, "import_module", lambda _: made)
    return made


def written(context: Context, name: str) -> Path:
    file = context.work / name
    file.write_text(f"{context.version} {context.epoch}", encoding="utf-8")
    return file


def test_a_package_lands_in_the_folder_with_its_digest(target, tmp_path, capsys):
    assert build_installer.main(["deb", "--out", str(tmp_path)]) == 0
    data = (tmp_path / "small.deb").read_bytes()
    assert (tmp_path / "SHA256SUMS").read_text() == f"{hashlib.sha256(data).hexdigest()}  small.deb\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["SHA256SUMS", "small.deb"]
    assert "small.deb" in capsys.readouterr().out


def full_disk(context: Context) -> list[Path]:
    written(context, "half.deb")
    raise OSError(errno.ENOSPC, "No space left on device", str(context.work / "half.deb"))


def no_tool(context: Context) -> list[Path]:
    written(context, "half.deb")
    return [Path(need("a-tool-that-nobody-has", "a-package"))]


def failing_tool(context: Context) -> list[Path]:
    written(context, "half.deb")
    return [Path(context.run(sys.executable, "-c", "import sys; sys.exit('no such wheel\\n\\nat all')"))]


def tool_with_noise(context: Context) -> list[Path]:
    written(context, "half.deb")
    said = "regex has another sum" + "\n   Expected 0000" * 40
    return [Path(context.run(sys.executable, "-c", f"import sys; sys.exit({said!r})", noise="Expected"))]


def full_for_a_tool(context: Context) -> list[Path]:
    return [
        Path(context.run(sys.executable, "-c", "import sys; sys.exit('OSError: [Errno 28] No space left on device')"))
    ]


def stopped(context: Context) -> list[Path]:
    written(context, "half.deb")
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (full_disk, "No space left on device"),
        (no_tool, "sudo apt install a-package"),
        (failing_tool, "no such wheel"),
        (tool_with_noise, "(exit code 1): regex has another sum\n"),
        (full_for_a_tool, "make room"),
        (stopped, "Stopped"),
    ],
)
def test_what_stops_it_is_one_line_and_leaves_nothing_half_made(target, tmp_path, capsys, fault, said):
    target.build = fault
    assert build_installer.main(["deb", "--out", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_cannot_be_signed_is_not_handed_out(target, tmp_path, capsys):
    refuses = f"{sys.executable} -c 'import sys; sys.exit(7)'"
    assert build_installer.main(["deb", "--out", str(tmp_path), "--sign", refuses]) == 2
    assert "small.deb could not be signed with --sign (exit code 7): it said nothing" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_digest_is_that_of_the_signed_package(target, tmp_path):
    signs = f'{sys.executable} -c \'import sys; open(sys.argv[1], "a").write(" signed")\''
    assert build_installer.main(["deb", "--out", str(tmp_path), "--sign", signs]) == 0
    data = (tmp_path / "small.deb").read_bytes()
    assert data.endswith(b" signed")
    assert hashlib.sha256(data).hexdigest() in (tmp_path / "SHA256SUMS").read_text()


def test_an_older_package_that_is_not_there_is_told_before_anything_is_built(target, tmp_path, capsys):
    target.build = None
    assert build_installer.main(["deb", "--out", str(tmp_path), "--verify", "--older", str(tmp_path / "old.deb")]) == 2
    assert "old.deb" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        build_installer.main(["msi", "--out", str(tmp_path), "--verify", "--older", "old.deb"])
    assert "--older takes a .msi" in capsys.readouterr().err


def test_each_target_exists():
    for name, module in build_installer.TARGETS.items():
        file = ROOT.joinpath(*module.split(".")).with_suffix(".py")
        assert file.is_file(), f"{name} is made by {module}"


def test_it_starts_with_nothing_but_python():
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(ROOT / "build_installer.py"), "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "--verify" in done.stdout


def test_the_version_is_the_programs_own(tmp_path):
    from hubdesk import __version__

    assert read_version(ROOT) == __version__
    (tmp_path / "hubdesk").mkdir()
    (tmp_path / "hubdesk" / "__init__.py").write_text('__version__ = "0.2"\n')
    with pytest.raises(Trouble, match="three numbers"):
        read_version(tmp_path)


def test_dates_are_those_of_the_last_commit_or_as_told(tmp_path):
    assert last_commit(tmp_path, {"SOURCE_DATE_EPOCH": "1700000000"}) == 1700000000
    with pytest.raises(Trouble, match="SOURCE_DATE_EPOCH"):
        last_commit(tmp_path, {})
