"""How this computer is: for IT and clinical leads, in the window. Nothing of a person is in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from hubdesk.domain.health import Finding
from hubdesk.domain.machine_settings import Value
from hubdesk.domain.roles import Permission
from hubdesk.domain.settings_table import Standing
from hubdesk.services.desk import Desk, administer
from hubdesk.services.housekeeping import read_settings
from hubdesk.services.ports.doctor import Doctor


@dataclass(frozen=True, slots=True)
class Computer:
    """What was found, and every setting as it stands."""

    findings: Sequence[Finding]
    settings: Sequence[Standing]


def examine_computer(desk: Desk, doctor: Doctor) -> Computer:
    """Look at this computer now. IT or a clinical lead. Raises ``NotAllowed``."""
    control = administer(desk, Permission.SET_BACKUP)
    with control.reading() as unit:
        house = read_settings(unit)
    own: dict[str, Value] = {
        "idle-minutes": house.idle_minutes,
        "block-screen-pictures": not house.pictures_allowed,
        "hub-name": desk.site.hub,
        "site-name": desk.site.name,
    }
    if house.backup_folder:
        own["backup-folder"] = house.backup_folder
    return Computer(doctor.examine(), doctor.settings(own))
