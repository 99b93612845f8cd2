"""Set-up, users, own account, settings and the idle warning on a small screen: nothing cut off, all reached."""

import pytest

from tests.journeys import test_colleagues as colleagues
from tests.journeys import test_setup as setup
from tests.journeys.test_every_page import _measure_in_every_look
from tests.support.program import Workstation


@pytest.fixture
def wizard(workstation, qtbot, tmp_path):
    desk = workstation(Workstation(qtbot, tmp_path / "bare"))
    desk.wait_for("Set up hubdesk on this computer")
    return desk


@pytest.mark.parametrize("step", range(8))
def test_a_step_of_the_wizard(wizard, qapp, step):
    desk = wizard
    ways = [
        lambda: None,
        lambda: desk.press("Continue"),
        lambda: setup.fill_hub(desk),
        lambda: setup.fill_lead(desk, "short", "other") or setup.fill_lead_again(desk),
        lambda: setup.fill_it(desk),
        lambda: desk.press("Continue"),
        lambda: desk.press("I have it on paper"),
        lambda: setup.finish(desk),
    ]
    for way in ways[: step + 1]:
        way()
    _measure_in_every_look(desk, qapp)


def test_errors_of_the_wizard(wizard, qapp):
    wizard.press("Continue")
    wizard.press("Continue")
    wizard.wait_for("Enter the name of the hub")
    _measure_in_every_look(wizard, qapp)


def users(desk):
    desk.unlock("asha")
    desk.open_row("Users")
    desk.wait_for("Accounts at this hub")


def adding_with_errors(desk):
    users(desk)
    desk.press("Add a colleague")
    desk.press("Add this colleague")
    desk.wait_for("There is a problem")


def one_account(desk):
    users(desk)
    desk.open_row("Sam Okafor")
    desk.press("Switch this account off")
    desk.wait_for("Switch this account off?")


def approving(desk):
    waiting(desk)
    desk.press("Lock")
    users(desk)
    desk.open_row("Mo Rahman")
    desk.wait_for("Approve, face to face")
    desk.fill("The eight digits on their screen", "1")
    desk.press("Approve this account")
    desk.wait_for("These are not the digits")


def first_password(desk):
    desk.unlock("ines")
    desk.wait_for("This computer")
    colleagues.add(desk)
    desk.press("Lock")
    desk.unlock("mo", colleagues.FIRST)
    desk.wait_for("Choose a password of your own")


def waiting(desk):
    first_password(desk)
    desk.fill("The password you were given", colleagues.FIRST)
    desk.fill("New password", colleagues.OWN)
    desk.fill("New password again", colleagues.OWN)
    desk.press("Choose this password")
    desk.wait_for("A clinical lead must approve you")


def own_account(desk):
    desk.unlock("sam")
    desk.window.top_bar._user.click()
    desk.wait_for("Your account")


def hub_settings(desk):
    desk.unlock("asha")
    desk.open_row("Settings")
    desk.wait_for("Folder for backups")
    desk.fill("Folder for backups", "relative")
    desk.press("Use this folder")
    desk.wait_for("Give the whole path")


def numbers_with_errors(desk):
    desk.unlock("asha")
    desk.open_row("Settings")
    desk.press("Numbers that staff call")
    desk.fill("Phone number (2)", "ask")
    desk.press("Save the numbers")
    desk.wait_for("There is a problem")


def the_warning(desk):
    desk.unlock("sam")
    desk.wait_for("Hello Sam")
    desk.program.guard.idle.warning.count(42)
    desk.wait_for("Locking in 42 seconds")


@pytest.mark.parametrize(
    "page",
    [
        users,
        adding_with_errors,
        one_account,
        approving,
        first_password,
        waiting,
        own_account,
        hub_settings,
        numbers_with_errors,
        the_warning,
    ],
    ids=lambda page: page.__name__,
)
def test_a_page_of_the_house(workstation, qapp, page):
    desk = workstation()
    page(desk)
    _measure_in_every_look(desk, qapp)
