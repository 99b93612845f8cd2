"""In-memory stand-ins for what the hub decides about its forms, and for signatures."""

from collections.abc import Sequence
from hashlib import sha256, sha512
from typing import Any

from hubdesk.domain.form_governance import BroughtForm, FormDecision, HubKey, OwnerPermission, TrustedKey


class MemoryFormGovernance:
    """``ports.FormGovernance``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def mark(self) -> int:
        state = self.state
        return len(state.brought) + len(state.form_decisions) + len(state.permissions) + len(state.form_keys)

    def bring(self, form: BroughtForm) -> None:
        assert form.sha256 not in [one.sha256 for one in self.state.brought], "a version is brought once"
        self.state.brought.append(form)

    def brought(self) -> Sequence[BroughtForm]:
        return tuple(self.state.brought)

    def decide(self, decision: FormDecision) -> None:
        self.state.form_decisions.append(decision)

    def decisions(self) -> Sequence[FormDecision]:
        return tuple(self.state.form_decisions)

    def permit(self, permission: OwnerPermission) -> None:
        self.state.permissions.append(permission)

    def permissions(self) -> Sequence[OwnerPermission]:
        return tuple(self.state.permissions)

    def trust(self, key: TrustedKey) -> None:
        self.state.form_keys.append(key)

    def trusted_keys(self) -> Sequence[TrustedKey]:
        return tuple({key.fingerprint: key for key in self.state.form_keys}.values())

    def keep_hub_key(self, key: HubKey) -> None:
        self.state.hub_keys.append(key)

    def hub_key(self) -> HubKey | None:
        return self.state.hub_keys[-1] if self.state.hub_keys else None


class PretendSeals:
    """``ports.Seals`` with no secret in it: a signature is the hash of the public key and the message."""

    def __init__(self, first: int = 0) -> None:
        self._made = first

    def make_key(self) -> bytes:
        self._made += 1
        return b"private" + self._made.to_bytes(25)

    def public(self, private: bytes) -> bytes:
        return sha256(private).digest()

    def sign(self, private: bytes, message: bytes) -> bytes:
        return sha512(self.public(private) + message).digest()

    def holds(self, public: bytes, message: bytes, signature: bytes) -> bool:
        return signature == sha512(public + message).digest()

    def fingerprint(self, public: bytes) -> str:
        return sha256(public).hexdigest()[:32]
