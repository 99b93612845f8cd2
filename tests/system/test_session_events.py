"""Leaving the desktop is heard, on Linux, from real messages on a private D-Bus (security design §4.5)."""

import queue
import shutil
import sys
import time

import pytest

from hubdesk.system.session_events import Left, SessionEvents

if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
    pytest.skip("needs Linux and the program dbus-daemon (Debian package dbus)", allow_module_level=True)

from tests.support.desktop_bus import SESSION, DesktopBus

PATIENCE = 20.0


@pytest.fixture
def make(tmp_path, monkeypatch):
    made = []

    def listening(**how):
        bus = DesktopBus(tmp_path, **how)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
        heard = queue.Queue()
        events = SessionEvents(heard.put)
        events.start()
        made.append((events, bus))
        until(lambda: listens(bus))
        return bus, events, heard

    yield listening
    for events, bus in made:
        events.stop()
        bus.stop()


def listens(bus) -> bool:
    """Both buses are listened to: a signal sent to each is there to be heard only after the last wish was granted."""
    return bus.rules_of_others() >= (9 if bus.knows_session else 7)


def until(holds) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("leave", "how"),
    [
        (DesktopBus.lock_screen, Left.OS_LOCKED),
        (DesktopBus.lock_session, Left.OS_LOCKED),
        (DesktopBus.switch_user, Left.USER_SWITCHED),
        (DesktopBus.sleep, Left.SLEEP),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_each_way_of_leaving_is_heard(make, leave, how):
    bus, _events, heard = make()
    leave(bus)
    assert heard.get(timeout=PATIENCE) is how


def test_coming_back_and_another_session_are_not_leaving(make):
    bus, _events, heard = make()
    bus.lock_screen(active=False)
    bus.switch_user(active=True)
    bus.lock_session(f"{SESSION}9")
    bus.lock_session()
    assert heard.get(timeout=PATIENCE) is Left.OS_LOCKED
    assert heard.empty()


def test_sleep_waits_until_the_screen_is_covered_and_is_held_up_again_after_waking(make):
    bus, events, heard = make()
    assert bus.sleep_is_held_up()
    bus.sleep()
    assert heard.get(timeout=PATIENCE) is Left.SLEEP
    assert bus.sleep_is_held_up()
    events.covered()
    until(lambda: not bus.sleep_is_held_up())
    bus.sleep(going=False)
    until(bus.sleep_is_held_up)


def test_where_logind_does_not_know_the_session_the_screen_saver_still_counts(make):
    bus, _events, heard = make(knows_session=False)
    bus.lock_screen()
    assert heard.get(timeout=PATIENCE) is Left.OS_LOCKED


def test_a_computer_without_these_buses_is_no_trouble(monkeypatch, tmp_path):
    for name in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{name}_BUS_ADDRESS", f"unix:path={tmp_path}/nothing-here")
    events = SessionEvents(lambda _left: None)
    events.start()
    events.stop()
