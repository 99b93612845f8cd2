"""A private D-Bus with a stand-in for logind and for a screen saver, so that a test can leave the desktop."""

import os
import subprocess
import threading
from pathlib import Path

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

SESSION = "/org/freedesktop/login1/session/_32"
LOGIN = "org.freedesktop.login1"


class DesktopBus:
    """One daemon that is both buses. ``knows_session`` False is a logind that does not know this process."""

    def __init__(self, folder: Path, *, knows_session: bool = True) -> None:
        self.knows_session = knows_session
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:dir={folder}"],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = self._daemon.stdout.readline().strip()
        self._connection = open_dbus_connection(self.address, enable_fds=True)
        for name in (LOGIN, "org.gnome.ScreenSaver"):
            self._connection.send_and_get_reply(message_bus.RequestName(name))
        self.inhibitors: list[int] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def tell(self, path: str, interface: str, member: str, signature: str = "", *values: object) -> None:
        """Send a signal."""
        self._connection.send(new_signal(DBusAddress(path, interface=interface), member, signature or None, values))

    def lock_screen(self, *, active: bool = True) -> None:
        """The desktop's screen saver comes on, or goes."""
        self.tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "b", active)

    def lock_session(self, session: str = SESSION) -> None:
        """``loginctl lock-session``."""
        self.tell(session, f"{LOGIN}.Session", "Lock")

    def switch_user(self, *, active: bool = False) -> None:
        """Another user's desktop comes to the front, or this one's again."""
        changed = {"Active": ("b", active)}
        what = (f"{LOGIN}.Session", changed, [])
        self.tell(SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as", *what)

    def sleep(self, *, going: bool = True) -> None:
        """The computer is about to sleep, or has woken up."""
        self.tell("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", "b", going)

    def rules_of_others(self) -> int:
        """How many rules for signals the others on the bus have set by now."""
        with open_dbus_connection(self.address) as asking:
            stats = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus.Debug.Stats")
            reply = asking.send_and_get_reply(new_method_call(stats, "GetAllMatchRules"))
            return sum(len(rules) for rules in reply.body[0].values())

    def sleep_is_held_up(self) -> bool:
        """Whether someone still holds the end of a pipe that was given out for it."""
        for reader in self.inhibitors:
            try:
                if os.read(reader, 1) == b"":
                    continue
            except BlockingIOError:
                return True
        return False

    def stop(self) -> None:
        """End the daemon."""
        self._daemon.terminate()
        self._daemon.wait(10)
        self._thread.join(10)
        self._connection.close()
        for reader in self.inhibitors:
            os.close(reader)
        self._daemon.stdout.close()

    def _serve(self) -> None:
        try:
            while True:
                self._answer(self._connection.receive())
        except (ConnectionError, OSError):
            return

    def _answer(self, message) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        member = message.header.fields.get(HeaderFields.member, "")
        if member == "Inhibit":
            reader, writer = os.pipe()
            os.set_blocking(reader, False)
            self.inhibitors.append(reader)
            self._connection.send(new_method_return(message, "h", (writer,)))
            os.close(writer)
        elif member.startswith("GetSession"):
            known = self.knows_session
            reply = new_method_return(message, "o", (SESSION,)) if known else new_error(message, f"{LOGIN}.NoSession")
            self._connection.send(reply)
