"""The wheels of requirements.lock for Windows, unpacked into one folder."""

from pathlib import Path

from resources.packaging.context import Context
from resources.packaging.lock import LockUnreadable, runtime_pins
from resources.packaging.trouble import Trouble
from resources.packaging.windows.pip import run_pip

_PLATFORM = ["--platform", "win_amd64", "--implementation", "cp", "--only-binary", ":all:"]


def install_wheels(context: Context, python: str, target: Path) -> None:
    """Fetch and unpack every pin, each file checked by its hash; ``python`` is the version that will run them."""
    try:
        pins = runtime_pins(context.root, "win32", python)
    except LockUnreadable as problem:
        raise Trouble(str(problem)) from problem
    wanted = context.work / "windows-requirements.txt"
    wanted.write_text("\n".join(pin.requirement for pin in pins) + "\n", encoding="utf-8")
    run_pip(
        context,
        "install",
        *_PLATFORM,
        *("--python-version", ".".join(python.split(".")[:2])),
        # The markers have been judged for Windows already; pip would judge them for this computer.
        *("--no-deps", "--require-hashes", "--no-compile", "--target", target, "--requirement", wanted),
        doing="A wheel for Windows is not the locked one, or not to be had; is the network or a wheel folder there?",
    )
