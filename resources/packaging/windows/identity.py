"""Who the program is to Windows: names that users read, and ids by which Windows knows it again.

None of the ids may change: Windows finds the older version by ``UPGRADE_CODE``, and counts the parts by their ids.
"""

import uuid
from dataclasses import dataclass

from resources.packaging.trouble import Trouble

NAME = "Hubdesk"
MAKER = "Hubdesk project"
WHAT = "Screening and records for probation health hubs"
LANGUAGE = 2057
"""English (United Kingdom)."""
WINDOW, CONSOLE = "hubdeskw.exe", "hubdesk.exe"
"""The program with its window, and the same for scripts: ``hubdesk doctor``."""
EVENT_KEY = r"SYSTEM\CurrentControlSet\Services\EventLog\Application\Hubdesk"
EVENT_TEXTS = r"%SystemRoot%\System32\EventCreate.exe"
"""Windows' own list of empty texts for the ids 1 to 1000, so that no library of ours is needed."""
EVENT_KINDS = 7
OWN_KEY = r"Software\Hubdesk"
"""Not the key of the machine policy (``Software\\Policies\\Hubdesk``), which no installer touches."""
INSTALLED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
"""Windows' list of installed programs."""
SETUP_KEY = rf"{INSTALLED_KEY}\{NAME}"
"""Where the set-up program stands in it. A package of Windows Installer stands there under its product code."""

_SPACE = uuid.UUID("5b1d3c4e-6f0a-4d0e-9a51-9f4b7a2a7c11")
_LARGEST = (255, 255, 65535)


@dataclass(frozen=True, slots=True)
class Release:
    """What is being packed."""

    version: str
    for_trying: bool = False
    """Made with a Python that is not for shipping."""

    @property
    def title(self) -> str:
        """The name in the list of installed programs."""
        return f"{NAME} (TEST, not for release)" if self.for_trying else NAME

    @property
    def file_stem(self) -> str:
        """The beginning of the packages' names."""
        return f"hubdesk-{self.version}-x64" + ("-TEST" if self.for_trying else "")

    @property
    def four_numbers(self) -> str:
        """The version as files carry it."""
        return f"{self.version}.0"

    @property
    def product_code(self) -> str:
        """One for each version."""
        return guid(f"product/{self.version}" + ("/test" if self.for_trying else ""))

    def package_code(self, contents: str) -> str:
        """One for each file: two packages that differ must not be taken for the same one by Windows Installer."""
        return guid(f"package/{self.product_code}/{contents}")


def guid(name: str) -> str:
    """The same id for the same name, today and on any computer."""
    return "{" + str(uuid.uuid5(_SPACE, name)).upper() + "}"


UPGRADE_CODE = guid("upgrade")


def check_version(version: str) -> None:
    """Windows Installer compares three numbers, each with its limit. Raises ``Trouble`` for others."""
    numbers = [int(part) for part in version.split(".")]
    if len(numbers) != len(_LARGEST) or any(n > most for n, most in zip(numbers, _LARGEST, strict=False)):
        raise Trouble(f"Version {version} does not fit Windows Installer: three numbers, at most 255.255.65535.")
