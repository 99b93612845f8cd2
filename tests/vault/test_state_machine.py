"""Any order of changes: the file opens for exactly its holders, each with exactly their keys."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from hubdesk.vault import NewUser
from hubdesk.vault import problems as p

ALL = ("control", "records-1", "report-1", "restricted-1")
WORDS = ("lantern", "gravel", "seventeen", "cable", "drawer", "pigeon", "marble", "otter", "windmill", "thistle")
passwords = st.lists(st.sampled_from(WORDS), min_size=3, max_size=4, unique=True).map(" ".join)
key_sets = st.sampled_from([ALL, ALL[:2], ALL[:1]])


def machine_for(hub_in):
    class Staff(RuleBasedStateMachine):
        """The model: for each name, the password and the keys."""

        @initialize()
        def found(self):
            self.folder = tempfile.TemporaryDirectory()
            self.hub = hub_in(Path(self.folder.name))
            self.vault = self.hub.vault
            self.people = {
                "asha": ("lantern gravel seventeen", ALL),
                "itadmin": ("cable drawer pigeon", ALL[:1]),
                "ben": ("marble otter windmill", ALL[:2]),
            }
            self.uids = {"asha": "u-lead", "itadmin": "u-it", "ben": "u-nav"}
            self.gone: dict[str, str] = {}
            self.gen, self.count, self.kit = 1, 0, self.hub.kit

        def teardown(self):
            if hasattr(self, "folder"):
                self.folder.cleanup()

        def who(self, data):
            return data.draw(st.sampled_from(sorted(self.people)))

        def open(self, name):
            return self.hub.sign_in(name, self.people[name][0])

        def attempt(self, permitted, change):
            """A change that is made if it may be, and otherwise refused with nothing changed."""
            before = self.hub.path.read_bytes()
            if permitted:
                self.gen += 1
                assert change() == self.gen
            else:
                with pytest.raises((p.NeedsSteward, p.LastHolder)):
                    change()
                assert self.hub.path.read_bytes() == before
            return permitted

        @rule(data=st.data(), new=passwords, fresh=st.booleans())
        def change_password(self, data, new, fresh):
            name = self.who(data)
            old, keys = self.people[name]
            holder = self.open(name)
            self.attempt(True, lambda: self.vault.change_password(holder, old, new, fresh_pair=fresh))
            self.people[name] = (new, keys)

        @rule(data=st.data(), password=passwords, keys=key_sets)
        def add(self, data, password, keys):
            self.count += 1
            name, giver = f"person{self.count}", self.who(data)
            user = NewUser(f"u-{self.count}", name, password, keys)
            permitted = set(keys) <= set(self.people[giver][1])
            if self.attempt(permitted, lambda: self.vault.add_user(self.open(giver), user)):
                self.people[name], self.uids[name] = (password, keys), user.uid

        @rule(data=st.data(), keys=key_sets)
        def grant(self, data, keys):
            giver, to = self.who(data), self.who(data)
            password, held = self.people[to]
            permitted = set(keys) - set(held) <= set(self.people[giver][1])
            if self.attempt(permitted, lambda: self.vault.grant(self.open(giver), self.uids[to], keys)):
                self.people[to] = (password, tuple(sorted({*held, *keys})))

        @rule(data=st.data())
        def remove(self, data):
            remover, leaver = self.who(data), self.who(data)
            held = self.people[leaver][1]
            left = {key for name, (_, keys) in self.people.items() if name != leaver for key in keys}
            permitted = set(held) <= set(self.people[remover][1]) and left == set(ALL)
            holder = self.open(remover)
            if self.attempt(permitted, lambda: self.vault.remove_user(holder, self.uids[leaver])):
                self.gone[leaver] = self.people.pop(leaver)[0]

        @rule(data=st.data(), password=passwords)
        def fail(self, data, password):
            name = self.who(data)
            if password != self.people[name][0]:
                with pytest.raises(p.WrongPassword):
                    self.hub.sign_in(name, password)

        @rule(password=passwords)
        def recover_and_add(self, password):
            self.count += 1
            name = f"person{self.count}"
            opened = self.vault.recover(self.kit)
            assert opened.workstation_secret == self.hub.workstation
            user = NewUser(f"u-{self.count}", name, password, ALL)
            self.attempt(True, lambda: self.vault.add_user(opened, user))
            self.people[name], self.uids[name] = (password, ALL), user.uid

        @rule()
        def new_kit(self):
            old = self.kit
            self.gen, self.kit = self.vault.replace_recovery_kit(self.vault.recover(old), date(2026, 12, 1))
            with pytest.raises(p.WrongRecoveryKit):
                self.vault.recover(old)

        @precondition(lambda self: self.gone)
        @rule(data=st.data())
        def leaver_tries(self, data):
            name = data.draw(st.sampled_from(sorted(self.gone)))
            with pytest.raises(p.WrongPassword):
                self.hub.sign_in(name, self.gone[name])

        @invariant()
        def opens_for_exactly_its_holders(self):
            if not hasattr(self, "people"):
                return
            keys = self.vault.recover(self.kit).keys
            for name, (_, held) in self.people.items():
                opened = self.open(name)
                assert opened.keys == {dek: keys[dek] for dek in held}
                opened.check_generation(self.gen)
            assert {user.name for user in self.vault.status().users} == set(self.people)

    return Staff


def test_any_order_of_changes(hub_in):
    run_state_machine_as_test(machine_for(hub_in), settings=settings(max_examples=12, stateful_step_count=12))
