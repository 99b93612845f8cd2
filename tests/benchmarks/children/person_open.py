"""The real program, its real password cost too, with a person's page open. Reports its memory."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from hubdesk.app.main import build, make_application
from hubdesk.presenters.routes import PersonRoute
from hubdesk.services.people import find_people
from hubdesk.ui.pages.person import PersonPage
from hubdesk.ui.pages.today import TodayPage
from hubdesk.ui.pages.unlock import UnlockPage
from tests.benchmarks.children.report import leave, resident

folder, password, person = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
app = make_application(1.0)
program = build(app, folder)
program.window.resize(1366, 768)


def step() -> None:
    """Do what comes next on the page that shows; each page is left to load and paint first."""
    page = program.window.page()
    state = page._presenter.state
    if isinstance(page, UnlockPage) and not state.busy:
        page._presenter.unlock("sam", password)
    elif isinstance(page, TodayPage):
        found = find_people(program.desk, person)
        program.go(PersonRoute(found[0].id, len(found)))
    elif isinstance(page, PersonPage) and state.banner is not None:
        leave(rss=resident())


program.start()
pace = QTimer()
pace.setInterval(300)
pace.timeout.connect(step)
pace.start()
app.exec()
