"""Who may read and write the files of a store: as its folder says, so that colleagues with accounts of their own can
share one computer (security design §2.4).

IT makes a shared folder on Linux as the package does: ``root:hubdesk``, 2770. What is made in it must then be open to
that group, whoever made it. In any other folder files are their owner's alone. Windows hands rights down by itself.
"""

import stat
from pathlib import Path

OWN, SHARED = 0o600, 0o660
SHARED_MASK = 0o007
"""The mask under which every file of a shared folder is made: the group may write, others see nothing."""


def mode_of_files(folder: Path) -> int:
    """The POSIX mode of the files in a folder; its owner's alone where it cannot be asked."""
    try:
        found = folder.stat().st_mode
    except OSError:
        return OWN
    shared = stat.S_ISGID | stat.S_IWGRP
    return SHARED if found & shared == shared else OWN
