"""Sealing a small secret to a public key: HPKE base mode (RFC 9180).

Suite: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. The one-shot call takes no
associated data, so the context goes into ``info`` (security design §4.2).
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

KEY_BYTES = 32
SEALED_BYTES = 32 + 32 + 16
"""A sealed 32-byte secret: sender's share, secret, tag."""


class NotSealedForYou(Exception):
    """The private key or the context does not fit. Never shown: callers say what it means."""


def new_private_key() -> bytes:
    """A fresh X25519 private key, raw 32 bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The raw public key of a raw private key."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(secret: bytes | bytearray, public: bytes, info: str) -> bytes:
    """Seal a secret so that only the holder of the private key opens it, in this context only."""
    return _suite().encrypt(secret, X25519PublicKey.from_public_bytes(public), info=info.encode())


def unseal(sealed: bytes, private: bytes, info: str) -> bytearray:
    """Open what ``seal`` made.

    Raises:
        NotSealedForYou: another key, another context, or altered bytes.
    """
    try:
        return bytearray(_suite().decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=info.encode()))
    except (InvalidTag, ValueError):
        raise NotSealedForYou from None


def _suite() -> Suite:
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
