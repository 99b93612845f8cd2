"""Where an IT admin begins: plain facts about this computer's hub, and no record."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hubdesk.domain.device_key import keeper_words
from hubdesk.presenters.hub_settings import backup_line, checked_line, kept_line, older_line
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.housekeeping import HouseState, read_house
from hubdesk.ui.pages.it_desk import ItDeskPage


def it_desk_page(desk: Desk, runner: Runner, health: QWidget | None = None) -> ItDeskPage:
    """The page; how the backups went comes a moment later."""
    forms = desk.shelf.library
    facts = [
        ("Hub", f"{desk.site.hub}, {desk.site.name}"),
        ("Device key", keeper_words(desk.keys.keeper) if desk.keys is not None else ""),
        ("Forms loaded", str(len(forms.forms))),
        ("Forms with faults", str(len({Path(f.file).parent for f in forms.findings if f.severity == "error"}))),
    ]
    page = ItDeskPage(facts, health)
    runner.run(
        lambda: read_house(desk),
        lambda house: page.set_facts([*facts, *_about(house)], _wrong(house, desk)) if isValid(page) else None,
        lambda _problem: None,
    )
    return page


def _about(house: HouseState) -> list[tuple[str, str]]:
    lines = [("Backups", backup_line(house)), ("Backups kept", kept_line(house)), ("Checks", checked_line(house))]
    return [(label, line) for label, line in lines if line]


def _wrong(house: HouseState, desk: Desk) -> tuple[str, ...]:
    """What must be seen to first; what is wrong with IT's own policy too."""
    lines = (older_line(house), backup_line(house) if house.overdue else "", *desk.rules.faults)
    return tuple(line for line in lines if line)
