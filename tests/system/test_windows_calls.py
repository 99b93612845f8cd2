"""What is asked of Windows, against a stand-in: the calls themselves are to be tried on a hub's own computer."""

import ctypes
import sys
from types import SimpleNamespace

import pytest

from hubdesk.system.hardening import harden
from hubdesk.system.screen_capture import keep_out_of_pictures


@pytest.fixture
def windows(monkeypatch) -> list[tuple]:
    asked: list[tuple] = []

    def call(name, gives):
        return lambda *arguments: (asked.append((name, *arguments)), gives)[1]

    libraries = SimpleNamespace(
        user32=SimpleNamespace(SetWindowDisplayAffinity=call("affinity", 1)),
        kernel32=SimpleNamespace(SetErrorMode=call("mode", 0)),
        wer=SimpleNamespace(WerAddExcludedApplication=call("exclude", 0)),
    )
    monkeypatch.setattr(ctypes, "windll", libraries, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    return asked


def test_a_window_is_kept_out_of_pictures_and_let_in_again(windows):
    assert keep_out_of_pictures(42, keep_out=True)
    assert keep_out_of_pictures(42, keep_out=False)
    assert windows == [("affinity", 42, 0x11), ("affinity", 42, 0x00)]


def test_the_program_is_taken_out_of_error_reports(windows):
    assert harden()
    assert windows == [("mode", 3), ("exclude", sys.executable, 0)]


def test_a_windows_without_these_calls_still_opens(monkeypatch):
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert not harden()
    assert not keep_out_of_pictures(42, keep_out=True)


def test_elsewhere_nothing_is_asked(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not harden()
    assert not keep_out_of_pictures(42, keep_out=True)
