"""Where a computer keeps its part of the key, in plain words (security design §3.2)."""

PASSWORD_ONLY = "password-only"  # noqa: S105 - a name
LONG_PASSWORD = 16
"""The shortest password where nothing but the password protects a copied folder."""

_WORDS = {
    "keyring": "In this computer's key store, for the account that set hubdesk up",
    "file": "In a file beside the records: passwords alone protect a copy of the whole folder",
    "dpapi-machine": "Protected by Windows for this computer, for every account on it",
    "machine-file": "In a file that only the administrator of this computer can change",
    "credential": "Given by the system at start (systemd credential)",
    PASSWORD_ONLY: f"Nowhere: passwords alone protect the records, and need at least {LONG_PASSWORD} characters",
}


def keeper_words(provider: str) -> str:
    """What the status page says of the provider that a key file names."""
    return _WORDS.get(provider.partition(":")[0], provider)
