"""A process of one's own: what is handed over, and through nothing but the pipe (SEC-12)."""

import io
import json
import os
import sys
import time
from dataclasses import asdict

import pytest

from hubdesk.app import fresh_process
from hubdesk.app.fresh_process import Baton, hand_over, read_route, spelt_route, take_over
from hubdesk.domain.details import Section
from hubdesk.presenters.routes import AppointmentsRoute, DetailsRoute, PersonRoute, TodayRoute, VisitRoute

BATON = Baton("jo", "maple river kettle", "user-1", "VisitRoute", {"visit_id": "visit-1"}, "AAEC")
NEXT = """
import json, os, sys
from dataclasses import asdict
from hubdesk.app.fresh_process import take_over
held = {name: value for name, value in os.environ.items()}
baton = take_over()
told = {"baton": asdict(baton), "argv": sys.argv, "environ": held, "left": "HUBDESK_HANDED_OVER" in os.environ}
open(sys.argv[1] + ".part", "w").write(json.dumps(told | {"pid": os.getpid(), "again": take_over() is None}))
os.rename(sys.argv[1] + ".part", sys.argv[1])
"""


def test_the_next_process_is_another_and_gets_the_baton_through_the_pipe_alone(tmp_path):
    told = tmp_path / "told.json"
    pid = hand_over(BATON, [sys.executable, "-c", NEXT, str(told)])
    end = time.monotonic() + 60
    while not told.exists():
        assert time.monotonic() < end
        time.sleep(0.02)
    heard = json.loads(told.read_text(encoding="utf-8"))
    assert heard["pid"] == pid != os.getpid()
    assert Baton(**heard["baton"]) == BATON
    assert BATON.password not in json.dumps([heard["argv"], heard["environ"]])
    assert (heard["left"], heard["again"]) == (False, True), "it can be taken once"


def test_a_process_started_by_hand_takes_nothing_from_its_input(monkeypatch):
    monkeypatch.delenv("HUBDESK_HANDED_OVER", raising=False)
    assert take_over(io.BytesIO(json.dumps(asdict(BATON)).encode())) is None


@pytest.mark.parametrize("heard", [b"", b"{", b"[]", b'{"name": 1}', b"\xff", b"x" * 100_000])
def test_what_is_no_baton_is_none(monkeypatch, heard):
    monkeypatch.setenv("HUBDESK_HANDED_OVER", "1")
    assert take_over(io.BytesIO(heard)) is None


def test_the_password_is_in_no_text_of_it_and_can_be_forgotten():
    assert BATON.password not in repr(BATON)
    assert BATON.without_password().password == ""
    assert (BATON.window_place(), Baton(geometry="not base 64!").window_place()) == (b"\x00\x01\x02", b"")


@pytest.mark.parametrize("route", [TodayRoute(), VisitRoute("v-1"), PersonRoute("p-1", 3), AppointmentsRoute()])
def test_a_place_is_spelt_and_read_again(route):
    assert read_route(*spelt_route(route)) == route


def test_a_place_that_needs_more_than_ids_is_today():
    assert spelt_route(DetailsRoute("p-1", next(iter(Section)))) == ("", {})
    for name, place in (("", {}), ("Route", {}), ("VisitRoute", {}), ("VisitRoute", {"x": 1}), ("dataclass", {})):
        assert read_route(name, place) == TodayRoute()


def test_the_program_is_started_as_this_one_was(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["hubdesk", "demo", "--fresh", "--dir", "somewhere"])
    assert fresh_process.command() == [sys.executable, "-I", "-m", "hubdesk", "demo", "--dir", "somewhere"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert fresh_process.command() == [sys.executable, "demo", "--dir", "somewhere"]


@pytest.mark.parametrize("program", ["hubdesk.exe", "hubdeskw.exe", "HubdeskW.exe"])
def test_the_windows_programs_add_the_rest_themselves(monkeypatch, program):
    """They bring Python as a library, so they are ``sys.executable``, and ``-m`` would reach hubdesk as a word."""
    monkeypatch.setattr(sys, "executable", program)
    monkeypatch.setattr(sys, "argv", ["hubdesk", "--dir", "somewhere"])
    assert fresh_process.command() == [program, "--dir", "somewhere"]
