"""A computer without a store: the wizard from its first page to unlocking, and what leaving half way leaves."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.program import Workstation

LEAD, IT = "maple river kettle", "copper lantern sky"


@pytest.fixture
def bare(workstation, qtbot, tmp_path):
    """The wizard's first page."""

    def start(**how: bool) -> Workstation:
        desk = workstation(Workstation(qtbot, tmp_path / "data", **how))
        desk.wait_for("Set up hubdesk on this computer")
        return desk

    return start


def fill_hub(desk):
    desk.fill("Name of the hub", "Riverside hub")
    desk.fill("Probation office", "Riverside probation office")
    desk.fill("Who to call (1)", "Crisis team")
    desk.fill("Phone number (1)", "01632 960 100")
    desk.press("Continue")


def fill_lead(desk, password=LEAD, again=LEAD):
    desk.fill("Full name", "Asha Patel")
    desk.fill("Profession", "psychologist")
    desk.fill("Sign-in name", "asha")
    desk.fill("Password", password)
    desk.fill("Password again", again)
    desk.press("Continue")


def fill_it(desk):
    desk.fill("Full name", "Ines Torres")
    desk.fill("Sign-in name", "ines")
    desk.fill("Password", IT)
    desk.fill("Password again", IT)
    desk.press("Continue")


def fill_lead_again(desk):
    """After a password that was too short: what else was typed is still there."""
    for label in ("Password", "Password again"):
        desk.editor(label).clear()
        desk.fill(label, LEAD)
    desk.press("Continue")


def finish(desk):
    kit = desk.page._presenter.state.kit
    for number in desk.page._presenter.state.ask:
        desk.fill(f"Group {number}", kit[number - 1])
    desk.press("Make the store")
    desk.wait_for("hubdesk is ready")


def up_to_the_kit(desk):
    desk.press("Continue")
    fill_hub(desk)
    fill_lead(desk)
    fill_it(desk)
    desk.wait_for("Where this computer keeps its part of the key")
    desk.press("Continue")
    desk.wait_for("It is shown only now")
    return desk.page._presenter.state.kit


def type_back(desk, kit):
    desk.press("I have it on paper")
    for number in desk.page._presenter.state.ask:
        desk.fill(f"Group {number}", kit[number - 1].lower())
    desk.press("Make the store")
    desk.wait_for("hubdesk is ready")


@pytest.mark.parametrize("with_mouse", [True, False], ids=["with the mouse", "by keyboard alone"])
def test_from_nothing_to_a_hub_at_work(bare, tmp_path, with_mouse):
    desk = bare(with_mouse=with_mouse)
    kit = up_to_the_kit(desk)
    assert len(kit) == 14
    assert not (tmp_path / "data").exists(), "nothing is written before the paper was checked"
    type_back(desk, kit)
    assert not [word for word in desk.ever_readable() if kit[3] in word], "the kit has left the window"
    assert desk.page._presenter._kept == {}
    desk.press("Go to unlocking")
    desk.unlock("asha", LEAD)
    desk.wait_for("Nothing is waiting")
    assert desk.sees("Riverside hub")
    assert desk.sees("There is no backup of these records yet.")


def test_the_numbers_typed_show_on_the_safety_page(bare):
    desk = bare()
    type_back(desk, up_to_the_kit(desk))
    desk.press("Go to unlocking")
    desk.unlock("asha", LEAD)
    desk.wait_for("Nothing is waiting")
    site = desk.program.desk.site
    assert [(line.label, line.number) for line in site.lines] == [("Crisis team", "01632 960 100")]


def test_a_wrong_group_is_named_and_makes_nothing(bare, tmp_path):
    desk = bare()
    up_to_the_kit(desk)
    desk.press("I have it on paper")
    first, second = desk.page._presenter.state.ask
    desk.fill(f"Group {first}", "AAAA")
    desk.press("Make the store")
    desk.wait_for(f"This is not group {first}. Look at your paper again")
    assert desk.sees(f"This is not group {second}. Look at your paper again")
    assert not (tmp_path / "data").exists()


def test_leaving_half_way_leaves_nothing(bare, tmp_path):
    desk = bare()
    up_to_the_kit(desk)
    desk.press("Close")
    desk.switch_off()
    assert not (tmp_path / "data").exists()


def test_back_keeps_what_was_typed_but_no_password(bare):
    desk = bare()
    desk.press("Continue")
    fill_hub(desk)
    fill_lead(desk)
    desk.press("Back")
    assert desk.editor("Full name").text() == "Asha Patel"
    assert desk.editor("Password").text() == ""
    desk.press("Back")
    assert desk.editor("Name of the hub").text() == "Riverside hub"


def test_what_is_missing_or_weak_is_said_on_its_page(bare):
    desk = bare()
    desk.press("Continue")
    desk.press("Continue")
    desk.wait_for("Enter the name of the hub")
    fill_hub(desk)
    fill_lead(desk, "short", "short")
    desk.wait_for("Use at least 12 characters")


def test_enter_goes_on_and_the_first_page_starts_at_its_way_on(bare):
    desk = bare()
    assert QApplication.focusWidget() is desk.button("Continue")
