"""Writing a file where the user chose: whole or not at all."""

import os
from pathlib import Path

from hubdesk.domain.problems import KnownProblem


class FileNotWritten(KnownProblem):
    """The file cannot be written there."""

    code = "file-not-written"

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The file cannot be written there ({why}).", "Choose another folder, and check that it has room."
        )


def write_whole(path: str, data: bytes) -> None:
    """Written beside its place and moved there, so that no half a file is left. Raises ``FileNotWritten``."""
    target = Path(path)
    half = target.with_name(f".{target.name}.half")
    try:
        half.write_bytes(data)
        os.replace(half, target)  # noqa: PTH105 - one step on every system
    except OSError as problem:
        half.unlink(missing_ok=True)
        raise FileNotWritten(problem.strerror or "unknown reason") from problem
