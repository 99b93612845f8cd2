"""Events before sign-in are sealed to a key that anyone can read and only a signed-in person can open."""

from hubdesk.vault import audit_seal_key
from hubdesk.vault.sealing import seal, unseal


def test_sealed_before_sign_in_and_opened_after(hub):
    sealed = seal(b"sign-in failed", hub.vault.status().audit_public_key, "hubdesk/audit-event/v1")
    private = audit_seal_key(hub.sign_in("itadmin").key("control"))
    assert unseal(sealed, private, "hubdesk/audit-event/v1") == b"sign-in failed"
