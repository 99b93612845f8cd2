"""Signatures on form packs and on approvals: Ed25519 (RFC 8032), keys and signatures as raw bytes."""

from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FINGERPRINT_DIGITS = 32


class Ed25519Seals:
    """``services.ports.Seals``."""

    def make_key(self) -> bytes:
        """See the port."""
        return Ed25519PrivateKey.generate().private_bytes_raw()

    def public(self, private: bytes) -> bytes:
        """See the port."""
        return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()

    def sign(self, private: bytes, message: bytes) -> bytes:
        """See the port."""
        return Ed25519PrivateKey.from_private_bytes(private).sign(message)

    def holds(self, public: bytes, message: bytes, signature: bytes) -> bool:
        """See the port."""
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def fingerprint(self, public: bytes) -> str:
        """See the port: the first half of the key's SHA-256."""
        return sha256(public).hexdigest()[:FINGERPRINT_DIGITS]
