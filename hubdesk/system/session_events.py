"""When the desktop is left: its screen locked, the user switched, the computer put to sleep (security design §4.5).

Linux tells it over D-Bus: logind on the system bus, the screen saver of the desktop on the session bus. Where a bus
or a service is missing, that part is quiet and the rest still works; the idle lock works everywhere. Windows tells it
to windows, so that is the window's affair (``app.windows_session``).
"""

import os
import threading
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from hubdesk.system.log import topic

_SAVERS = tuple(f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce", "kde"))
_LOGIN = "org.freedesktop.login1"
_MANAGER, _SESSION = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_CALL_SECONDS = 3.0
_COVER_SECONDS = 2.0
"""How long sleep is held up until the screen is covered; logind itself allows five."""


class Left(StrEnum):
    """How the desktop was left; written to the audit trail as the reason for a lock."""

    OS_LOCKED = "os-locked"
    SLEEP = "sleep"
    USER_SWITCHED = "user-switched"
    DISCONNECTED = "disconnected"
    LOGGED_OFF = "logged-off"


Heard = Callable[[Left], None]


class SessionEvents:
    """Listens between ``start`` and ``stop``. ``heard`` is called on threads of its own and must not wait."""

    def __init__(self, heard: Heard) -> None:
        self._covered = threading.Event()
        self._buses: Sequence[_Bus] = (_SessionBus(heard), _SystemBus(heard, self._covered))

    def start(self) -> None:
        """Begin to listen; never raises: a computer without these buses must still open."""
        for bus in self._buses:
            bus.start()

    def covered(self) -> None:
        """The screen shows nothing of a record any more: sleep need not be held up."""
        self._covered.set()

    def stop(self) -> None:
        """Listen no longer."""
        for bus in self._buses:
            bus.stop()


class _Bus:
    """One bus and the thread that reads it."""

    name: str
    missing: str
    """What is not heard without this bus, for the log."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._connection: Any = None
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name=f"desktop-{self.name.lower()}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped = True
        connection = self._connection
        if connection is not None:
            import socket

            try:
                connection.sock.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for a message
            except OSError:
                return  # the bus has gone already
        self._thread.join(_CALL_SECONDS)

    def _run(self) -> None:
        from jeepney import DBusErrorResponse
        from jeepney.io.blocking import open_dbus_connection

        try:
            with open_dbus_connection(bus=self.name, enable_fds=True) as self._connection:
                self._ask()
                while not self._stopped:
                    self._read(self._connection.receive())
        except (OSError, KeyError, ValueError, EOFError, DBusErrorResponse):
            if not self._stopped:
                topic("session").info(self.missing)
        finally:
            self._connection = None

    def _ask(self) -> None:
        """Say which signals are wanted."""
        raise NotImplementedError

    def _read(self, message: Any) -> None:
        """Look at one message."""
        raise NotImplementedError

    def _want(self, **rule: str) -> None:
        jeepney = _jeepney()
        self._call(jeepney.message_bus.AddMatch(jeepney.MatchRule(type="signal", **rule)))

    def _call(self, message: Any) -> Any:
        from jeepney.wrappers import unwrap_msg

        return unwrap_msg(self._connection.send_and_get_reply(message, timeout=_CALL_SECONDS))


class _SessionBus(_Bus):
    """The screen saver of whichever desktop it is."""

    name = "SESSION"
    missing = "no session bus: the screen saver is not heard"

    def _ask(self) -> None:
        for saver in _SAVERS:
            self._want(interface=saver, member="ActiveChanged")

    def _read(self, message: Any) -> None:
        if _field(message, "interface") in _SAVERS and message.body == (True,):
            self._heard(Left.OS_LOCKED)


class _SystemBus(_Bus):
    """logind: sleep, and the session that this process belongs to."""

    name = "SYSTEM"
    missing = "no system bus: sleep and user switch are not heard"

    def __init__(self, heard: Heard, covered: threading.Event) -> None:
        super().__init__(heard)
        self._covered = covered
        self._session = ""
        self._holding: int | None = None

    def _ask(self) -> None:
        self._want(sender=_LOGIN, interface=_MANAGER, member="PrepareForSleep")
        self._hold_sleep_up()
        self._session = self._own_session()
        if self._session:
            self._want(sender=_LOGIN, path=self._session, interface=_SESSION, member="Lock")
            self._want(sender=_LOGIN, path=self._session, interface=_PROPERTIES, member="PropertiesChanged")

    def _read(self, message: Any) -> None:
        match _field(message, "interface"), _field(message, "member"), message.body:
            case (str(interface), "PrepareForSleep", (True,)) if interface == _MANAGER:
                self._covered.clear()
                self._heard(Left.SLEEP)
                self._covered.wait(_COVER_SECONDS)
                self._let_sleep()
            case (str(interface), "PrepareForSleep", (False,)) if interface == _MANAGER:
                self._hold_sleep_up()
            case (str(interface), "Lock", _) if interface == _SESSION:
                self._heard(Left.OS_LOCKED)
            case (str(interface), "PropertiesChanged", (_, dict() as changed, _)) if interface == _PROPERTIES:
                if changed.get("Active") == ("b", False):
                    self._heard(Left.USER_SWITCHED)

    def _own_session(self) -> str:
        """The path of this process's session, or none: as a service, or where logind does not know it."""
        from jeepney import DBusErrorResponse

        name = os.environ.get("XDG_SESSION_ID", "")
        for member, signature, value in (("GetSessionByPID", "u", os.getpid()), ("GetSession", "s", name)):
            try:
                return str(self._call(_manager_call(member, signature, value))[0])
            except (DBusErrorResponse, TimeoutError):
                continue
        return ""

    def _hold_sleep_up(self) -> None:
        """Ask for a moment before each sleep: what stands on the screen then is what shows on waking."""
        from jeepney import DBusErrorResponse

        words = ("sleep", "hubdesk", "Covers the records first", "delay")
        try:
            self._holding = self._call(_manager_call("Inhibit", "ssss", *words))[0].to_raw_fd()
        except (DBusErrorResponse, TimeoutError):
            self._holding = None

    def _let_sleep(self) -> None:
        holding, self._holding = self._holding, None
        if holding is not None:
            os.close(holding)


def _manager_call(member: str, signature: str, *values: object) -> Any:
    manager = _jeepney().DBusAddress("/org/freedesktop/login1", bus_name=_LOGIN, interface=_MANAGER)
    return _jeepney().new_method_call(manager, member, signature, values)


def _field(message: Any, name: str) -> str:
    return str(message.header.fields.get(_jeepney().HeaderFields[name], ""))


def _jeepney() -> Any:
    """The library, loaded when a bus is first spoken to; it comes with few types."""
    import jeepney

    return jeepney
