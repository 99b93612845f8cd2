"""The set-up wizard walked without a window: its order, what each page needs, and that nothing is made early."""

from dataclasses import replace

import pytest

from hubdesk.domain.problems import StorageFull
from hubdesk.domain.site import read_help_lines
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.setup import SetupPresenter
from hubdesk.presenters.setup_flow import (
    ORDER,
    SetupState,
    Step,
    after,
    before,
    check_hub,
    check_kit,
    place,
)
from hubdesk.services.setup import SetupPlan

KIT = tuple(f"AA{letter}{letter}" for letter in "ABCDEFGHIJKLMN")
LEAD, IT = "maple river kettle", "copper lantern sky"


class Room:
    """A computer to set up, in memory."""

    def __init__(self) -> None:
        self.works, self.full, self.made = False, False, []
        self.by_it: dict[str, str] = {}

    def folder(self) -> str:
        return "/data"

    def keyring_works(self) -> bool:
        return self.works

    def fixed(self):
        return self.by_it

    def machine_works(self) -> bool:
        return False

    def new_recovery_kit(self) -> str:
        return "-".join(KIT)

    def sign_in_problem(self, sign_in: str) -> str | None:
        return None if sign_in.isalpha() else "Letters only"

    def password_problem(self, password: str, name: str, organisation: str) -> str | None:
        if any(word.lower() in password for word in f"{name} {organisation}".split() if len(word) > 2):
            return "Not a name"
        return None if len(password) >= 12 else "Use at least 12 characters."

    def create(self, plan: SetupPlan) -> None:
        if self.full:
            raise StorageFull("The disk is full.", "Free some space.")
        self.made.append(plan)


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def wizard(room) -> SetupPresenter:
    wizard = SetupPresenter(Immediate(), lambda: room, lambda _most: (3, 14), lambda: room.made.append("done"))
    wizard.begin()
    return wizard


HUB = {"hub": "Riverside  hub", "site": "Riverside", "label1": "Crisis team", "number1": "01632 960 100"}
LEAD_TEXTS = {"lead_name": "Asha Patel", "lead_profession": "nurse", "lead_sign_in": "asha"}
IT_TEXTS = {"it_name": "Ines Torres", "it_sign_in": "ines"}


def to_the_kit(wizard) -> None:
    wizard.go_on()
    wizard.give_hub(HUB)
    wizard.give_user("lead", LEAD_TEXTS, LEAD, LEAD)
    wizard.give_user("it", IT_TEXTS, IT, IT)
    wizard.choose_keeper("file")


def test_the_whole_way(wizard, room):
    to_the_kit(wizard)
    assert (wizard.state.step, wizard.state.kit) == (Step.KIT, KIT)
    wizard.kit_is_on_paper()
    assert room.made == []
    wizard.type_back("aacc", " AANN ")
    assert wizard.state.step is Step.DONE
    plan = room.made[0]
    assert (plan.hub, plan.lead.password, plan.it_admin.sign_in, plan.recovery_kit) == (
        "Riverside hub",
        LEAD,
        "ines",
        "-".join(KIT),
    )
    assert [line.number for line in plan.lines] == ["01632 960 100"]
    assert (wizard.state.kit, wizard._kept) == ((), {})
    wizard.go_on()
    assert room.made[-1] == "done"


def test_no_password_is_in_any_state_or_its_words(wizard):
    states = []
    wizard.watch(states.append)
    to_the_kit(wizard)
    wizard.kit_is_on_paper()
    wizard.type_back("AACC", "AANN")
    assert not [state for state in states if LEAD in repr(state) or IT in repr(state)]


def test_a_plan_shows_no_password_and_no_kit():
    from hubdesk.services.setup import FirstUser

    user = FirstUser("asha", "Asha", "nurse", LEAD)
    plan = SetupPlan("h", "s", (), user, user, "file", "-".join(KIT))
    assert LEAD not in repr(plan)
    assert KIT[0] not in repr(plan)


def test_a_wrong_group_stays_and_makes_nothing(wizard, room):
    to_the_kit(wizard)
    wizard.kit_is_on_paper()
    wizard.type_back("AACC", "XXXX")
    assert wizard.state.errors == {"group1": "This is not group 14. Look at your paper again"}
    assert room.made == []


def test_a_full_disk_is_told_and_can_be_tried_again(wizard, room):
    to_the_kit(wizard)
    wizard.kit_is_on_paper()
    room.full = True
    wizard.type_back("AACC", "AANN")
    assert (wizard.state.step, wizard.state.message) == (Step.CHECK, "The disk is full.")
    room.full = False
    wizard.type_back("AACC", "AANN")
    assert wizard.state.step is Step.DONE


def test_back_and_on_keeps_what_was_typed_and_the_same_kit(wizard):
    to_the_kit(wizard)
    for step in (Step.SECRET, Step.IT_ADMIN, Step.LEAD):
        wizard.back()
        assert wizard.state.step is step
    assert wizard.state.text("lead_name") == "Asha Patel"
    assert wizard.state.kit == KIT


def test_the_key_store_is_offered_only_where_it_works(wizard, room):
    wizard.choose_keeper("keyring")
    assert wizard.state.errors
    room.works = True
    again = SetupPresenter(Immediate(), lambda: room, lambda _most: (1, 2), lambda: None)
    again.begin()
    assert (again.state.keyring_works, again.state.keep_in) == (True, "keyring")


@pytest.mark.parametrize(
    ("who", "texts", "passwords", "field"),
    [
        ("lead", LEAD_TEXTS | {"lead_name": ""}, (LEAD, LEAD), "lead_name"),
        ("lead", LEAD_TEXTS | {"lead_sign_in": "a b"}, (LEAD, LEAD), "lead_sign_in"),
        ("lead", LEAD_TEXTS, ("short", "short"), "lead_password"),
        ("lead", LEAD_TEXTS, ("asha patel asha", "asha patel asha"), "lead_password"),
        ("lead", LEAD_TEXTS, (LEAD, IT), "lead_again"),
    ],
)
def test_what_a_user_needs(wizard, who, texts, passwords, field):
    wizard.go_on()
    wizard.give_hub(HUB)
    wizard.give_user(who, texts, *passwords)
    assert list(wizard.state.errors) == [field]
    assert wizard.state.step is Step.LEAD


def test_two_people_have_two_names_and_two_passwords(wizard):
    wizard.go_on()
    wizard.give_hub(HUB)
    wizard.give_user("lead", LEAD_TEXTS, LEAD, LEAD)
    wizard.give_user("it", IT_TEXTS | {"it_sign_in": "Asha"}, IT, IT)
    assert "it_sign_in" in wizard.state.errors
    wizard.give_user("it", IT_TEXTS, LEAD, LEAD)
    assert "it_password" in wizard.state.errors


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"site": " "}, "site"),
        ({"number1": ""}, "number1"),
        ({"label1": ""}, "label1"),
        ({"number1": "call them"}, "number1"),
        ({"hub": "h" * 101}, "hub"),
    ],
)
def test_what_a_hub_needs(texts, field):
    assert list(check_hub(HUB | texts)) == [field]


def test_numbers_may_be_left_out_and_short_ones_are_fine():
    assert check_hub({"hub": "h", "site": "s"}) == {}
    assert check_hub(HUB | {"number1": "111"}) == {}
    assert read_help_lines({"label2": " Duty  nurse ", "number2": " 0163 "})[0].label == "Duty nurse"


def test_look_alikes_are_forgiven():
    state = replace(SetupState(), kit=("OIBX", *KIT[1:]), ask=(1, 2))
    assert check_kit(state, ("018x", KIT[1])) == {}


def test_the_order_has_ends():
    assert before(ORDER[0]) is ORDER[0]
    assert after(ORDER[-1]) is ORDER[-1]
    assert place(Step.CHECK) == (7, 7)


def test_names_that_it_has_fixed_are_filled_in_and_stay(room):
    room.by_it = {"hub": "Northside Health Hub"}
    wizard = SetupPresenter(Immediate(), lambda: room, lambda _most: (3, 14), lambda: None)
    wizard.begin()
    assert (wizard.state.text("hub"), wizard.state.fixed) == ("Northside Health Hub", {"hub"})
    to_the_kit(wizard)
    wizard.kit_is_on_paper()
    wizard.type_back("aacc", " AANN ")
    assert room.made[0].hub == "Northside Health Hub"
