"""Run inside the private session: each argument is a step, each answer a word on its own line."""

import sys
import time

from hubdesk.domain.problems import KnownProblem
from hubdesk.system.keyring_provider import KeyringProvider

SECRET = bytes(range(32))


def service_is_up() -> None:
    """Wait for the daemon to take its name on the bus; give up after ten seconds."""
    import secretstorage

    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            connection = secretstorage.dbus_init()
        except (OSError, secretstorage.SecretStorageException):
            return  # no bus at all
        up = secretstorage.check_service_availability(connection)
        connection.close()
        if up:
            return


def lock() -> str:
    import secretstorage

    connection = secretstorage.dbus_init()
    secretstorage.get_default_collection(connection).lock()
    connection.close()
    return "locked"


def write() -> str:
    KeyringProvider("store").write(SECRET)
    return "written"


def read(store: str = "store") -> str:
    return "same" if KeyringProvider(store).read() == SECRET else "different"


STEPS = {"write": write, "read": read, "lock": lock, "read-other": lambda: read("other")}

if __name__ == "__main__":
    service_is_up()
    for step in sys.argv[1:]:
        try:
            print(STEPS[step]())
        except KnownProblem as problem:
            print(type(problem).__name__)
