"""Print or keep the sheet "who does what here". It holds nothing about a person, so it is no paper of the records."""

from hubdesk.domain.local_services import DESTINATIONS, LocalService
from hubdesk.domain.paper.services_sheet import ServicesSheet
from hubdesk.services.desk import Desk, press_of
from hubdesk.services.local_services import list_services
from hubdesk.services.ports import Printer


def areas_of(services: tuple[LocalService, ...]) -> tuple[str, ...]:
    """The areas that services are kept for, by name."""
    return tuple(sorted({one.area for one in services if one.area}, key=str.casefold))


def services_sheet(desk: Desk, area: str = "") -> bytes:
    """The sheet as a PDF: all services, or those of one area and those that serve every area."""
    services = [one for one in list_services(desk) if not area or one.area in (area, "")]
    groups = tuple(
        (title, tuple(one for one in services if one.destination == kind))
        for kind, title in DESTINATIONS.items()
        if any(one.destination == kind for one in services)
    )
    now = desk.clock.now()
    return press_of(desk).services_sheet(ServicesSheet(desk.site.hub, now.date(), groups, area), now)


def print_services_sheet(desk: Desk, printer: Printer, area: str = "") -> None:
    """Print it. Raises what the printer says."""
    pdf = services_sheet(desk, area)
    printer.put(press_of(desk).pages(pdf, printer.dpi))


def save_services_sheet(desk: Desk, path: str, area: str = "") -> None:
    """Write it where the user chose."""
    pdf = services_sheet(desk, area)
    press_of(desk).write(path, pdf)
