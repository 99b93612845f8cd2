"""A small hub with a cheap KDF: a lead, an IT admin and a navigator."""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hubdesk.domain.roles import Role, data_keys
from hubdesk.vault import KdfParameters, KdfPolicy, NewUser, Unlocked, Vault, create_vault
from hubdesk.vault.keyfile import Keyfile, parse
from hubdesk.vault.subkeys import keyfile_mac_key

CHEAP = KdfPolicy(KdfParameters(8, 1, 1), floor=KdfParameters(8, 1, 1), cap=KdfParameters(64, 4, 2))
STORE = "0190a5a5-1111-7000-8000-000000000001"
PASSWORDS = {
    "asha": "lantern gravel seventeen",
    "itadmin": "cable drawer pigeon",
    "ben": "marble otter windmill",
}


@dataclass
class Hub:
    """A store's vault and everything a test needs to open or attack it."""

    path: Path
    workstation: bytes
    kit: str
    policy: KdfPolicy = CHEAP

    @property
    def vault(self) -> Vault:
        return Vault(self.path, self.policy)

    def sign_in(self, name: str = "asha", password: str | None = None) -> Unlocked:
        return self.vault.unlock(name, password or PASSWORDS[name], self.workstation)

    @property
    def keyfile(self) -> Keyfile:
        return parse(self.path.read_bytes())

    def edit(self, change: Callable[[dict[str, Any]], None]) -> None:
        """Change the JSON and write it in canonical form, without new MACs."""
        body = json.loads(self.path.read_text())
        change(body)
        self.path.write_text(json.dumps(body, sort_keys=True, separators=(",", ":")))

    def forge(self, keyfile: Keyfile, control_key: bytes | bytearray) -> None:
        """Write a file with a right ``mac``, as anyone with the control key could."""
        mac = hmac.digest(keyfile_mac_key(control_key), keyfile.signed_part(), hashlib.sha256)
        self.path.write_bytes(replace(keyfile, mac=mac).to_bytes())


def make_hub(folder: Path) -> Hub:
    path, workstation = folder / "hubdesk.keys", bytes(range(32))
    created = create_vault(
        path,
        CHEAP,
        store=STORE,
        users=[
            NewUser("u-lead", "asha", PASSWORDS["asha"], data_keys(Role.LEAD)),
            NewUser("u-it", "itadmin", PASSWORDS["itadmin"], data_keys(Role.IT_ADMIN)),
            NewUser("u-nav", "ben", PASSWORDS["ben"], data_keys(Role.NAVIGATOR)),
        ],
        workstation_secret=workstation,
        provider="file",
        made=date(2026, 11, 1),
    )
    return Hub(path, workstation, created.recovery_kit)


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return make_hub(tmp_path)


@pytest.fixture
def hub_in() -> Callable[[Path], Hub]:
    return make_hub
