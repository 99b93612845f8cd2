"""Where an IT admin begins: plain facts about this computer's hub, and no record."""

from pathlib import Path

from shiboken6 import isValid

from hubdesk.presenters.hub_settings import backup_line
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.housekeeping import read_house
from hubdesk.ui.pages.it_desk import ItDeskPage


def it_desk_page(desk: Desk, runner: Runner) -> ItDeskPage:
    """The page; how the backups went comes a moment later."""
    forms = desk.shelf.library
    facts = [
        ("Hub", f"{desk.site.hub}, {desk.site.name}"),
        ("Forms loaded", str(len(forms.forms))),
        ("Forms with faults", str(len({Path(f.file).parent for f in forms.findings if f.severity == "error"}))),
    ]
    page = ItDeskPage(facts)
    runner.run(
        lambda: backup_line(read_house(desk)),
        lambda line: page.set_facts([*facts, ("Backups", line)]) if isValid(page) else None,
        lambda _problem: None,
    )
    return page
