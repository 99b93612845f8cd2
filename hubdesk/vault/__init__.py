"""The vault: who may open which data key, kept in the key file ``hubdesk.keys``.

``create_vault`` makes the file of a new store. ``Vault`` signs people in and changes the file; a sign-in is an
``Unlocked``, which holds the data keys until ``wipe``. The KDF policy is passed in: ``PRODUCTION`` in the program,
a cheap one in tests. ``seal_field`` and ``open_field`` protect single restricted fields, and the ``…_key``
functions derive the audit keys. Problems are in ``hubdesk.vault.problems``.
"""

from hubdesk.vault.backup_keys import new_backup_key, open_backup_key, wrap_backup_key
from hubdesk.vault.creation import Created, create_vault
from hubdesk.vault.fields import FieldPlace, open_field, seal_field
from hubdesk.vault.kdf import PRODUCTION, KdfParameters, KdfPolicy
from hubdesk.vault.names import fold_name, name_problem
from hubdesk.vault.passwords import password_problem
from hubdesk.vault.people import NewUser, UserStatus, VaultStatus
from hubdesk.vault.recovery import new_recovery_kit
from hubdesk.vault.slots import new_workstation_secret
from hubdesk.vault.subkeys import anchor_key, audit_key, audit_seal_key
from hubdesk.vault.unlocked import Unlocked
from hubdesk.vault.vault import Vault

__all__ = [
    "PRODUCTION",
    "Created",
    "FieldPlace",
    "KdfParameters",
    "KdfPolicy",
    "NewUser",
    "Unlocked",
    "UserStatus",
    "Vault",
    "VaultStatus",
    "anchor_key",
    "audit_key",
    "audit_seal_key",
    "create_vault",
    "fold_name",
    "name_problem",
    "new_backup_key",
    "new_recovery_kit",
    "new_workstation_secret",
    "open_backup_key",
    "open_field",
    "password_problem",
    "seal_field",
    "wrap_backup_key",
]
