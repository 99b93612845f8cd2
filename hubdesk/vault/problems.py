"""What can go wrong with the key file, one type for each answer that people need.

The list and the order of the checks come from the security design §4.3. No message holds a
name or a secret, and none of them suggests deleting anything.
"""

from hubdesk.domain.problems import KnownProblem

_ASK_IT = "Call IT, and have the recovery envelope ready. The records are still there; do not delete anything."


class WrongPassword(KnownProblem):
    """The name is unknown or the password does not open its slot; the two cannot be told apart."""

    code = "wrong-password"

    def __init__(self) -> None:
        super().__init__(
            "That name and password do not go together.",
            "Check the name and Caps Lock and try again. If you have forgotten the password, ask a clinical lead.",
        )


class WrongWorkstation(KnownProblem):
    """The workstation secret that was given is not the one this key file was made with."""

    code = "wrong-workstation"

    def __init__(self) -> None:
        super().__init__(
            "The device key on this computer does not belong to these records.",
            "If the records were copied from another computer, use that one. " + _ASK_IT,
        )


class KeyfileMissing(KnownProblem):
    """There is no key file at all."""

    code = "keyfile-missing"

    def __init__(self) -> None:
        super().__init__(
            "The key file is missing from the data folder.",
            "Put back the spare copy (hubdesk.keys.bak) or the copy in the last backup. Do not set up a new store.",
        )


class KeyfileExists(KnownProblem):
    """A new store was asked for where there is one already: a second key would lock the records for good."""

    code = "keyfile-exists"

    def __init__(self) -> None:
        super().__init__(
            "This folder already holds a key file.",
            "Open the records that are there, or choose an empty folder.",
        )


class KeyfileDamaged(KnownProblem):
    """The key file is not what hubdesk wrote. ``check`` names the check that failed (no contents)."""

    code = "keyfile-damaged"

    def __init__(self, check: str) -> None:
        super().__init__(
            "The key file is damaged.",
            "Put back the spare copy (hubdesk.keys.bak) or the copy in the last backup. Keep the damaged file.",
        )
        self.check = check


class RosterChanged(KeyfileDamaged):
    """Someone without the data key changed who may receive it (security design §4.2, ``rmac``)."""

    code = "keyfile-roster"

    def __init__(self) -> None:
        super().__init__("roster")
        self.message = "The list of people who hold a data key was changed by someone who may not."
        self.what_next = "Stop and tell the information governance lead. Keep the file as it is."


class KeyfileRolledBack(KnownProblem):
    """An older key file was put back, so someone removed since could be let in again."""

    code = "keyfile-rolled-back"

    def __init__(self) -> None:
        super().__init__(
            "The key file is older than the records.",
            "It may have been restored from a backup. A clinical lead must say which copy is right.",
        )


class KeyfileAhead(KnownProblem):
    """The key file is more than one change ahead: the records were restored from an older copy."""

    code = "keyfile-ahead"

    def __init__(self) -> None:
        super().__init__(
            "The records are older than the key file.",
            "They may have been restored from a backup. A clinical lead must say which copy is right.",
        )


class KeyfileTooNew(KnownProblem):
    """A newer hubdesk made this file."""

    code = "keyfile-too-new"

    def __init__(self) -> None:
        super().__init__(
            "These records were made by a newer hubdesk.",
            "Nothing was changed. Install the newer version on this computer.",
        )


class NoGrant(KnownProblem):
    """The password is right, but a data key that is needed was never given to this person."""

    code = "no-grant"

    def __init__(self) -> None:
        super().__init__(
            "The account exists, and a key steward must approve it.", "Ask a clinical lead to approve you."
        )


class NeedsSteward(KnownProblem):
    """The change needs a data key that the person making it does not hold."""

    code = "needs-steward"

    def __init__(self) -> None:
        super().__init__("Only someone who holds the records key can do this.", "Ask a clinical lead.")


class LastHolder(KnownProblem):
    """Removing this person would leave a data key with no holder but the recovery kit."""

    code = "last-holder"

    def __init__(self) -> None:
        super().__init__(
            "This is the last person who can open some of the records.",
            "Approve another person first, then remove this one.",
        )


class NameTaken(KnownProblem):
    """Another account uses that sign-in name or id."""

    code = "name-taken"

    def __init__(self) -> None:
        super().__init__("Another account already uses that sign-in name.", "Choose another name.")


class NoSuchUser(KnownProblem):
    """The account is not (or no longer) in the key file."""

    code = "no-such-user"

    def __init__(self) -> None:
        super().__init__("That account is no longer in the key file.", "Look at the list of users again.")


class RecoveryKitMistyped(KnownProblem):
    """The typed recovery kit fails its own checksum."""

    code = "recovery-mistyped"

    def __init__(self) -> None:
        super().__init__(
            "The recovery kit was not typed as it is printed.",
            "It is 14 groups of 4 letters and digits. Check each group and try again.",
        )


class WrongRecoveryKit(KnownProblem):
    """A well-formed kit, but of another store, or one that has been replaced."""

    code = "recovery-wrong"

    def __init__(self) -> None:
        super().__init__(
            "This recovery kit does not open these records.",
            "It may belong to another hub, or have been replaced by a newer one. Look for the newest envelope.",
        )


class NotEnoughMemory(KnownProblem):
    """Argon2 could not get the memory it needs."""

    code = "not-enough-memory"

    def __init__(self) -> None:
        super().__init__("This computer has too little free memory to check a password.", "Close other programs.")


class BackupKeyDamaged(KnownProblem):
    """The key of a backup does not open with the data key at hand."""

    code = "backup-key"

    def __init__(self) -> None:
        super().__init__(
            "This backup cannot be opened with these keys.",
            "Use the key file that lies beside it in the same folder. Do not change the backup.",
        )


class FieldDamaged(KnownProblem):
    """A restricted field does not open: it was altered, moved to another record, or the key is another one."""

    code = "field-damaged"

    def __init__(self) -> None:
        super().__init__("A protected note cannot be opened.", "Do not change the record. Call IT.")
