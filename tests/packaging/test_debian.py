"""The .deb's texts and the choice of what stays in it, without any of the tools that build it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from resources.packaging.context import Context
from resources.packaging.debian import bundle
from resources.packaging.debian.control import BY_HAND, depends, filled, installed_size, md5sums
from resources.packaging.debian.stage import APP, PARTS
from resources.packaging.elf import Elf, reached, read_elf
from resources.packaging.lock import read_lock
from resources.packaging.trouble import Trouble

VALUES = {"VERSION": "0.2.0", "APP": APP, "DAY": "2026-11-22", "SIZE": "1", "DEPENDS": "libc6 (>= 2.35)"}
SAID = "dpkg-shlibdeps: warning: something\nshlibs:Depends=libc6 (>= 2.35), libegl1, zlib1g (>= 1:1.1.4)\n"


def test_depends_is_what_the_libraries_need_and_what_no_library_says():
    named = depends(SAID).split(", ")
    assert named == sorted(["libc6 (>= 2.35)", "libegl1", "zlib1g (>= 1:1.1.4)", *BY_HAND])


def test_a_silent_shlibdeps_stops_the_build():
    with pytest.raises(Trouble, match="no package"):
        depends("\n")


def test_the_control_file_is_one_paragraph_that_dpkg_reads():
    text = filled((PARTS / "control").read_text(encoding="utf-8"), VALUES)
    fields = dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith(" "))
    assert fields["Package"] == "hubdesk"
    assert fields["Version"] == "0.2.0"
    assert fields["Depends"] == "libc6 (>= 2.35)"
    assert all(line.strip() for line in text.splitlines())
    assert text.endswith("\n")


def test_a_text_that_asks_for_something_unknown_stops_the_build():
    assert filled("@VERSION@ a@b @APP@", VALUES) == f"0.2.0 a@b {APP}"
    with pytest.raises(Trouble, match="@COLOUR@"):
        filled("@COLOUR@", VALUES)


def test_sizes_count_as_debian_counts(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"x" * 1025)
    (tmp_path / "link").symlink_to("file")
    assert installed_size(tmp_path.iterdir()) == 1 + 2 + 1


def test_digests_leave_out_links_what_may_change_and_dpkgs_own(tmp_path):
    for place in ("DEBIAN/control", "etc/hubdesk/policy.toml", "usr/bin/real", "usr/lib/a b"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("x")
    (tmp_path / "usr/bin/link").symlink_to("real")
    assert [line[34:] for line in md5sums(tmp_path).splitlines()] == ["usr/bin/real", "usr/lib/a b"]


def test_what_serves_nobody_goes_and_what_is_loaded_by_name_stays():
    needs = {"page": ["libgui"], "libgui": ["libcore", "libc"], "libquick": ["libgui"], "plugin": ["libcore"]}
    by_name = {name: [name] for name in ("libgui", "libcore", "libquick")}
    assert reached(["page", "plugin"], needs, by_name) == {"page", "plugin", "libgui", "libcore"}
    around = {"a": ["b"], "b": ["a"]}
    assert reached(["a"], around, {"a": ["a"], "b": ["b"]}) == {"a", "b"}


@pytest.mark.parametrize(
    ("path", "serves"),
    [
        ("_internal/PySide6/Qt/lib/libQt6Quick.so.6", True),
        ("_internal/pillow.libs/libjpeg-1.so.62", True),
        ("_internal/libgraphite2.so.3", True),
        ("_internal/libpython3.11.so.1.0", False),
        ("_internal/_cffi_backend.cpython-311-x86_64-linux-gnu.so", False),
        ("_internal/PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("_internal/pypdfium2_raw/libpdfium.so", False),
        ("hubdesk", False),
    ],
)
def test_only_libraries_that_serve_others_may_go(path, serves):
    assert bundle.serves_others(Path(path)) is serves


@pytest.mark.skipif(sys.platform != "linux", reason="reads this Python's own libraries, which are ELF on Linux only")
def test_a_library_is_read_as_the_system_reads_it(tmp_path):
    library = next(Path(os.__file__).parent.glob("lib-dynload/_ctypes.*.so"))
    found = read_elf(library)
    assert isinstance(found, Elf)
    assert "libc.so.6" in found.needed
    assert any(name.startswith("libffi") for name in found.needed)
    (tmp_path / "text").write_text("not a library")
    assert read_elf(tmp_path / "text") is None


@pytest.mark.parametrize(
    ("said", "told"),
    [(b"OSError: [Errno 28] No space left on device", "make room"), (b"No module named ensurepip", "venv")],
)
def test_a_full_disk_is_not_taken_for_a_python_without_environments(tmp_path, monkeypatch, said, told):
    def fail(*_: object) -> None:
        raise subprocess.CalledProcessError(1, "ensurepip", output=said)

    monkeypatch.setattr("venv.EnvBuilder.create", fail)
    context = Context(root=tmp_path, version="0.2.0", epoch=0, work=tmp_path, out=tmp_path)
    with pytest.raises(Trouble, match=told):
        bundle.make_environment(context)


def test_what_freezes_it_is_pinned_by_hash_and_not_in_the_programs_own_lock():
    pins = {pin.name: pin for pin in read_lock(bundle.BUILD_LOCK.read_text(encoding="utf-8"))}
    assert {"pyinstaller", "pyinstaller-hooks-contrib", "setuptools"} <= set(pins)
    runtime = {pin.name for pin in read_lock((bundle.BUILD_LOCK.parents[3] / "requirements.lock").read_text("utf-8"))}
    assert "pyinstaller" not in runtime
    assert bundle.frozen_with() == pins["pyinstaller"].version


# --- What runs as root on somebody's computer


def script(tmp_path: Path, name: str, **commands: str) -> Path:
    """A maintainer script with its folders in ``tmp_path``, and stand-ins for some commands."""
    text = filled((PARTS / name).read_text(encoding="utf-8"), VALUES)
    for place in ("/var/lib/hubdesk", "/etc/hubdesk", "/proc"):
        text = text.replace(place, f"{tmp_path}{place}")
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    for command, does in commands.items():
        stand_in = tmp_path / "bin" / command
        stand_in.parent.mkdir(exist_ok=True)
        stand_in.write_text(f"#!/bin/sh\n{does}\n")
        stand_in.chmod(0o755)
    return file


def run(file: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = f"{file.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["/bin/sh", str(file), *words], env={"PATH": path}, capture_output=True, text=True, check=False
    )


needs_shell = pytest.mark.skipif(sys.platform != "linux", reason="maintainer scripts are shell scripts of Debian")


@needs_shell
@pytest.mark.parametrize("verb", ["remove", "upgrade", "purge"])
def test_records_outlive_the_package(tmp_path, verb):
    data = tmp_path / "var/lib/hubdesk"
    data.mkdir(parents=True)
    (data / "records-1.db").write_text("answers")
    done = run(script(tmp_path, "postrm"), verb)
    assert done.returncode == 0
    assert (data / "records-1.db").read_text() == "answers"
    assert ("was kept" in done.stderr) == (verb == "purge")


@needs_shell
def test_a_purge_takes_only_an_empty_folder(tmp_path):
    data = tmp_path / "var/lib/hubdesk"
    data.mkdir(parents=True)
    done = run(script(tmp_path, "postrm"), "purge")
    assert (done.returncode, done.stderr) == (0, "")
    assert not data.exists()


@needs_shell
@pytest.mark.skipif(not shutil.which("dpkg"), reason="dpkg compares the versions")
@pytest.mark.parametrize(("installed", "code"), [("0.1.9", 0), ("0.2.0", 0), ("0.10.0", 1)])
def test_a_downgrade_is_refused_in_words(tmp_path, installed, code):
    done = run(script(tmp_path, "preinst"), "upgrade", installed)
    assert done.returncode == code
    assert ("nothing was changed" in done.stderr) == bool(code)


@needs_shell
def test_nothing_changes_under_a_program_that_is_open(tmp_path):
    process = tmp_path / "proc" / "77"
    process.mkdir(parents=True)
    file = script(tmp_path, "prerm")
    (process / "exe").symlink_to("/usr/bin/something-else")
    assert run(file, "upgrade", "0.3.0").returncode == 0
    (process / "exe").unlink()
    (process / "exe").symlink_to("/usr/lib/hubdesk/hubdesk")
    for verb in ("upgrade", "remove", "failed-upgrade"):
        done = run(file, verb)
        assert done.returncode == 1
        assert "process 77" in done.stderr
    assert run(file, "deconfigure").returncode == 0


@needs_shell
def test_the_shared_folder_is_made_once_for_the_group(tmp_path):
    commands = {name: f'echo {name} "$@" >> {tmp_path}/told' for name in ("install", "groupadd")}
    file = script(tmp_path, "postinst", getent="exit 2", **commands)
    assert run(file, "configure").returncode == 0
    told = (tmp_path / "told").read_text()
    assert "groupadd --system hubdesk" in told
    assert f"install -d -m 2770 -o root -g hubdesk {tmp_path}/var/lib/hubdesk" in told
    (tmp_path / "var/lib/hubdesk").mkdir(parents=True)
    (tmp_path / "told").unlink()
    script(tmp_path, "postinst", getent="exit 0")
    assert run(file, "configure").returncode == 0
    assert not (tmp_path / "told").exists()
