"""dev.py: what it refuses, what it says, and what it does again."""

import sys

import pytest

import dev

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="system packages are looked for on Linux only")


@pytest.fixture
def installed(monkeypatch):
    """The commands that dev.py would have run as root, on a Debian that knows no newer names."""
    commands = []
    monkeypatch.setattr(dev, "quietly", lambda command, *_: commands.append(command[1:]))
    monkeypatch.setattr(dev, "succeeds", lambda command: "t64" not in command[-1])
    monkeypatch.setattr(dev.shutil, "which", lambda name, **_: name)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    return commands


def test_root_gets_the_missing_packages(installed):
    dev.install_packages(["libgl1", "libcups2t64 libcups2"])
    assert installed == [["update"], ["install", "-y", "--no-install-recommends", "libgl1", "libcups2"]]


def test_others_get_the_exact_line(installed, monkeypatch, capsys):
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as left:
        dev.install_packages(["libgl1", "libcups2t64 libcups2"])
    assert left.value.code == 2
    assert "sudo apt-get install --no-install-recommends libgl1 libcups2\n" in capsys.readouterr().err
    assert installed == []


def test_without_apt_the_libraries_are_named(installed, monkeypatch, capsys):
    monkeypatch.setattr(dev.shutil, "which", lambda *_, **__: None)
    with pytest.raises(SystemExit):
        dev.install_packages(["libgl1"])
    assert "libgl1" in capsys.readouterr().err


@on_linux
def test_a_library_that_does_not_load_is_missed():
    assert dev.missing_libraries({"libc.so.6": "libc6", "libnever.so.9": "libnever9"}) == ["libnever9"]


@on_linux
@pytest.mark.parametrize("words", [["run", "--no-window"], ["test"]])
def test_the_fonts_of_letters_come_with_the_demo_and_the_tests(monkeypatch, words):
    asked = []
    monkeypatch.setattr(dev, "has_font", lambda _: False)
    monkeypatch.setattr(dev, "make_ready", asked.extend)
    monkeypatch.setattr(dev, "call", lambda *_: 0)
    assert dev.main(words) == 0
    assert {"fonts-liberation2 fonts-liberation", "fonts-noto-core"} <= set(asked)


@on_linux
def test_no_screen_is_said_plainly(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemExit) as left:
        dev.main(["run"])
    assert left.value.code == 2
    assert "no screen" in capsys.readouterr().err


@pytest.mark.parametrize("version", [(3, 10, 13), (3, 14, 0)])
def test_another_python_is_refused(monkeypatch, capsys, version):
    monkeypatch.setattr(dev.sys, "version_info", version)
    with pytest.raises(SystemExit) as left:
        dev.main(["test"])
    assert left.value.code == 2
    assert "3.11 to 3.13" in capsys.readouterr().err


def test_a_step_is_done_once_and_again_when_it_changed_or_broke(monkeypatch, tmp_path):
    monkeypatch.setattr(dev, "VENV", tmp_path)
    done = []
    for wanted in ("one", "one", "two"):
        dev.once("environment", wanted, lambda: done.append("step"))
    assert len(done) == 2
    with pytest.raises(ZeroDivisionError):
        dev.once("environment", "three", lambda: 1 / 0)
    dev.once("environment", "three", lambda: done.append("step"))
    assert len(done) == 3


def test_the_exit_code_of_the_tests_is_handed_on(monkeypatch):
    monkeypatch.setattr(dev, "make_ready", lambda _: None)
    monkeypatch.setattr(dev.subprocess, "call", lambda command, **_: 5 if "pytest" in command else 0)
    assert dev.main(["test"]) == 5


def test_what_is_not_a_command_is_explained(capsys):
    assert dev.main([]) == dev.main(["rnu"]) == 2
    assert dev.main(["--help"]) == 0
    assert "dev.py run" in capsys.readouterr().out
