"""What can be wrong with a database file, in plain words.

Each fault has a class of its own, so that the unlock page can offer the right way out. None of
them ever leads to a new empty file (security design §6.2, rows 3, 5, 6, 23).
"""

from typing import ClassVar

from hubdesk.domain.problems import KnownProblem, StorageBusy, StorageFull


class StoreProblem(KnownProblem):
    """A fault of a database file; each kind brings its own words."""

    code = "store"
    says: ClassVar[str] = "The records cannot be used."
    then: ClassVar[str] = "Tell your IT support."

    def __init__(self) -> None:
        super().__init__(self.says, self.then)


class StoreMissing(StoreProblem):
    """There is no file where the store should be."""

    code = "store-missing"
    says = "The records file is not where it should be."
    then = "Check that the disk or the folder is there. If it was lost, restore the newest backup. Nothing was created."


class StoreEmpty(StoreProblem):
    """The file is there and holds nothing, or its making was never finished."""

    code = "store-empty"
    says = "The records file is empty."
    then = "Something outside hubdesk has emptied it. Restore the newest backup. Nothing was changed."


class StoreForeign(StoreProblem):
    """The key fits, but the file is not this store's."""

    code = "store-foreign"
    says = "This records file belongs to another hub or another program."
    then = "Put back the records file that belongs with this key file. Nothing was changed."


class StoreDamaged(StoreProblem):
    """The key does not fit or the file is damaged: SQLCipher cannot tell which (security design §0, 6)."""

    code = "store-damaged"
    says = "The records file is damaged, or it belongs to another key file."
    then = "Keep the file as it is. A clinical lead or IT puts the newest backup back."


class StoreNewer(StoreProblem):
    """A newer hubdesk has changed the file's structure."""

    code = "store-newer"
    says = "These records were last used with a newer version of hubdesk."
    then = "Install the newer version on this computer. Nothing was changed."


class UpgradeNeedsRoom(StoreProblem):
    """There is no room for the copy that is made before an older file is brought up to date."""

    code = "upgrade-no-room"
    says = "This newer hubdesk first makes a copy of the records, and there is no room for it. Nothing was changed."
    then = "Free some space on the disk of the records, at least their own size, then unlock again."


class UpgradeFailed(StoreProblem):
    """An older file could not be brought up to date. It is as it was."""

    code = "upgrade-failed"
    says = (
        "hubdesk was updated, and these records could not be brought up to date with it. They are as they were before."
    )
    then = (
        "Nothing is lost. Ask IT to install the version of hubdesk that was there before, so that work goes on, and to "
        "report what the log says."
    )

    def __init__(self, *, from_copy: bool = False) -> None:
        super().__init__()
        if from_copy:
            self.message = f"{self.says} The copy that was made just before was put back."


class StoreReadOnly(StoreProblem):
    """The file or its folder cannot be written."""

    code = "store-read-only"
    says = "The records folder cannot be written to, so nothing was saved."
    then = "Ask IT support to give hubdesk users the right to change files in the records folder."


class StoreUnreachable(StoreProblem):
    """The disk answers with an error, or the file may not be opened at all."""

    code = "store-unreachable"
    says = "The disk that holds the records is not answering, so nothing was saved."
    then = "Check that the disk is connected, then try again. If it stays like this, tell your IT support."


class StoreExists(StoreProblem):
    """A file is already there; a new store never overwrites one."""

    code = "store-exists"
    says = "There is already a records file in this folder."
    then = "Choose an empty folder for a new hub. Nothing was changed."


class RecordsMovedOn(StoreProblem):
    """The keys of the records were changed in another window: this file is not the one in use any more."""

    code = "records-moved-on"
    says = "The keys of the records were changed in another window, so this was not saved."
    then = "Copy what you have just typed if you need it. Then lock and unlock again."


class CopyUnsound(StoreProblem):
    """A copy that was just made does not hold what it should, or fails a check."""

    code = "copy-unsound"
    says = "The copy that was made could not be read back as it should."
    then = "Use another disk for backups and try again. The records themselves were not touched."


class FormVersionReused(StoreProblem):
    """The same form address and version is already kept with another content (forms design §7.3)."""

    code = "form-version-reused"
    says = "This form has the version of one already in use, but its content is different."
    then = "Ask whoever made the form to give it a new version number."


def full() -> StorageFull:
    """The disk is full."""
    return StorageFull("The disk is full, so nothing was saved.", "Free some space, then save again.")


def busy() -> StorageBusy:
    """Another program holds the write lock."""
    return StorageBusy("Another program is using the records, so nothing was saved.", "Wait a moment, then try again.")


_IOERR_SHMSIZE = 4874
"""SQLITE_IOERR_SHMSIZE: no room for the ``-shm`` file, which is a full disk by another name."""


_BY_WORDS = {
    "database is locked": 5,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "file is not a database": 26,
}
"""The backup API of the driver gives SQLite's words and leaves out its number."""


def known_problem(error: BaseException | None, *, reading: bool = False) -> KnownProblem | None:
    """The known problem behind a database driver's error, or None where it is a defect of ours.

    ``reading``: the error came from a transaction that may only read; a refused write is then a defect.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        code = _BY_WORDS.get(str(error), 0)
    if code == _IOERR_SHMSIZE:
        return full()
    match code & 0xFF:  # the primary result code (https://sqlite.org/rescode.html)
        case 5 | 6:
            return busy()
        case 8:
            return None if reading else StoreReadOnly()
        case 10 | 14:
            return StoreUnreachable()
        case 11 | 26:
            return StoreDamaged()
        case 13:
            return full()
    return None
