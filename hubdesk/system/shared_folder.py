"""A data folder that several accounts of a computer share: what this process makes in it is made for all of them."""

import os
from pathlib import Path
from typing import BinaryIO

from hubdesk.domain.file_modes import SHARED, SHARED_MASK, mode_of_files


def share_with_its_group(folder: Path) -> None:
    """From now on make every file and folder open to the group and to nobody else, where the data folder is shared.

    For the whole process, so call it once, before anything is made. On Windows folders hand their rights down.
    """
    if mode_of_files(folder) == SHARED:
        os.umask(SHARED_MASK)


def open_to_append(path: Path) -> BinaryIO:
    """A file to add lines to. Made anew in a shared folder it is open to the group, whoever made it and however.

    For files beside the backups: that folder may be shared where the data folder is not. Raises ``OSError``.
    """
    anew = not path.exists()
    file = path.open("ab")
    if anew and mode_of_files(path.parent) == SHARED:
        path.chmod(SHARED)
    return file
