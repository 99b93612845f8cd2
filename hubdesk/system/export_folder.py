"""A copy of a record on disk: a folder that stands whole or is not there, readable by this user alone.

Nothing lies in a system folder for temporary files on the way (security design §6.2 row 42): what is half written lies
beside its place under a hidden name, and is taken away again where anything goes wrong.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from hubdesk.domain.problems import KnownProblem

_OWNER_FILE, _OWNER_FOLDER = 0o600, 0o700


class CannotExport(KnownProblem):
    """The folder could not be written where the user chose."""

    code = "copy-not-written"

    def __init__(self) -> None:
        super().__init__(
            "The copy could not be written there. Nothing of it was left behind.",
            "Choose another folder, and check that it can be written to and has room.",
        )


class LocalExports:
    """``services.ports.ExportFolders`` on this computer's disks."""

    @contextmanager
    def written(self, folder: str, name: str, files: Mapping[str, bytes]) -> Iterator[None]:
        """See the port."""
        target = Path(folder) / name
        half = target.with_name(f".{name}.half")
        try:
            _write(half, target, files)
        except OSError as e:
            _remove(half)
            raise CannotExport from e
        try:
            yield
        except BaseException:
            _remove(target)
            raise


def _write(half: Path, target: Path, files: Mapping[str, bytes]) -> None:
    if target.exists():
        raise FileExistsError
    half.mkdir(mode=_OWNER_FOLDER)
    half.chmod(_OWNER_FOLDER)  # whatever the user's mask is
    for name, data in files.items():
        handle = os.open(half / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_FILE)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        (half / name).chmod(_OWNER_FILE)
    half.rename(target)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
