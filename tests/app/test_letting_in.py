"""Access in an emergency: two named people, a reason, the kit; every lead is told, and the keys wait to be changed."""

import json

import pytest

from hubdesk.app.demo import PASSWORD
from hubdesk.app.rescue_room import LocalRescueRoom
from hubdesk.app.stores import LocalStrongroom
from hubdesk.domain.audit import Event
from hubdesk.domain.emergency import LettingIn
from hubdesk.domain.problems import InvalidEntry, NotAllowed
from hubdesk.domain.review import ReviewKind
from hubdesk.services.accounts import list_accounts, reset_password
from hubdesk.services.emergency import emergency_news, have_read
from hubdesk.services.key_change import change_keys, read_keys
from hubdesk.services.trail_review import review_trail
from hubdesk.vault import new_recovery_kit
from hubdesk.vault.problems import WrongPassword, WrongRecoveryKit
from tests.support.hub import CHEAP, TickingClock, desk_at, lay_store, recovery_kit

FIRST = "copper lantern seven"
WHY = "Both leads are ill and a visit waits"


@pytest.fixture
def kit():
    return recovery_kit()


@pytest.fixture
def store(tmp_path, kit):
    folder = tmp_path / "hub"
    lay_store(folder, recovery_kit=kit)
    return folder


def room(folder):
    return LocalRescueRoom(folder, CHEAP, TickingClock())


def entry(user_id="", **changed):
    usual = {"password": FIRST, "first": "Mary Cole", "second": "Tom Reid", "why": WHY}
    new = {} if user_id else {"name": "Mo Rahman", "sign_in": "mo", "role": "clinician"}
    return LettingIn(**({"user_id": user_id} | usual | new | changed))


def user_id(folder, kit, name):
    return next(one.user_id for one in room(folder).staff(kit) if one.name.startswith(name))


def test_an_account_is_let_in_and_every_lead_is_told_until_they_have_read_it(store, kit):
    before = json.loads((store / "hubdesk.keys").read_bytes())["gen"]
    room(store).let_in(kit, entry(user_id(store, kit, "Jo")))
    assert json.loads((store / "hubdesk.keys").read_bytes())["gen"] == before + 1, "one write"
    for who in ("asha", "noor"):
        with desk_at(store, sign_in=who) as lead:
            ((opening, name),) = emergency_news(lead).openings
            assert (name, opening.first, opening.second, opening.why) == ("Jo Brennan", "Mary Cole", "Tom Reid", WHY)
            assert read_keys(lead).asked
            have_read(lead, opening.id)
            assert emergency_news(lead).openings == ()
    with desk_at(store, sign_in="asha") as lead:
        change_keys(lead, "emergency")
        assert not emergency_news(lead).keys_asked
    with desk_at(store, sign_in="greta") as review:
        reviewed = review_trail(review, ReviewKind.OPENINGS)
        assert [e.event for e in reviewed.events] == [Event.ACCESS_SEEN, Event.ACCESS_SEEN, Event.ACCESS_OPENED]
        assert reviewed.emergencies[opening.id].why == WHY
        assert "Mary" not in str([e.detail for e in reviewed.events]), "no name in the trail's detail"
    with pytest.raises(WrongPassword):
        LocalStrongroom(store, CHEAP, TickingClock()).unlock("jo", PASSWORD)


def test_somebody_new_is_let_in_and_chooses_a_password_first(store, kit):
    room(store).let_in(kit, entry())
    with desk_at(store, sign_in="mo", password=FIRST) as desk:
        assert desk.records is not None
        assert desk.keys.held == {"control", "records", "restricted"}
        assert not desk.account.own_password


def test_an_account_that_waited_for_approval_is_let_in(store, kit):
    with desk_at(store, sign_in="ines") as admin:
        account = next(line.account for line in list_accounts(admin) if line.account.user.sign_in == "sam")
        reset_password(admin, account, "violet ladder teapot")
    room(store).let_in(kit, entry(user_id(store, kit, "Sam")))
    with desk_at(store, sign_in="sam", password=FIRST) as desk:
        assert desk.records is not None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"first": "Mary"}, "first"),
        ({"second": "  mary   COLE "}, "second"),
        ({"second": ""}, "second"),
        ({"why": "ill"}, "why"),
        ({"why": "x" * 501}, "why"),
        ({"name": " "}, "name"),
        ({"sign_in": ""}, "new_sign_in"),
        ({"sign_in": "asha"}, "new_sign_in"),
        ({"sign_in": "No Good"}, "new_sign_in"),
        ({"role": "lead"}, "role"),
        ({"role": "it-admin"}, "role"),
        ({"password": "short"}, "password"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_changed(store, kit, changed, field):
    before = (store / "hubdesk.keys").read_bytes()
    with pytest.raises(InvalidEntry) as refused:
        room(store).let_in(kit, entry(**changed))
    assert field in refused.value.fields
    assert (store / "hubdesk.keys").read_bytes() == before
    with desk_at(store, sign_in="asha") as lead:
        assert emergency_news(lead).openings == ()
        assert "mo" not in [line.account.user.sign_in for line in list_accounts(lead)]


def test_another_hubs_kit_lets_nobody_in(store):
    with pytest.raises(WrongRecoveryKit):
        room(store).let_in(new_recovery_kit(), entry())


@pytest.mark.parametrize("who", ["sam", "jo", "ines", "greta", "ravi"])
def test_only_leads_are_told(store, kit, who):
    with desk_at(store, sign_in=who) as desk, pytest.raises(NotAllowed):
        emergency_news(desk)


def test_what_was_told_stands_for_ever(store, kit):
    room(store).let_in(kit, entry())
    with desk_at(store, sign_in="asha") as lead, lead.control.writing() as unit:
        for change in ("UPDATE emergency_opening SET why = ''", "DELETE FROM emergency_opening"):
            with pytest.raises(Exception, match="insert only"):
                unit._connection.exec_driver_sql(change)


def test_the_files_are_left_as_they_were_found_so_nothing_is_held(store, kit):
    with desk_at(store, sign_in="asha"):
        pass
    room(store).let_in(kit, entry())
    room(store).use_kit(kit, drill=True)
    with desk_at(store, sign_in="noor") as lead:
        assert lead.hold.reason is None


def test_a_control_file_of_the_past_is_still_noticed_after_an_emergency(store, kit):
    old = (store / "control.db").read_bytes()
    with desk_at(store, sign_in="asha"):
        pass
    (store / "control.db").write_bytes(old)
    room(store).use_kit(kit, drill=True)
    with desk_at(store, sign_in="noor") as lead:
        assert lead.hold.reason is not None
