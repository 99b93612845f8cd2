"""What the window needs: Qt's own parts, a key store, printers."""

import sys
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from hubdesk.app.data_folder import KEY_FILE
from hubdesk.app.doctor import Ward
from hubdesk.domain.device_key import keeper_words
from hubdesk.domain.health import Finding, fine, warning, wrong
from hubdesk.domain.problems import KnownProblem

_PLATFORMS = {"win32": ("qwindows",), "darwin": ("qcocoa",)}
_LINUX = ("qxcb", "qwayland", "qwayland-generic", "qwayland-egl")
_PATIENCE = 10.0
"""Seconds that a key store is waited for: a locked one opens a prompt, and nobody may be there."""


def qt_platform(_ward: Ward) -> Finding:
    """That Qt finds the part that opens windows on this system, and everything that part needs."""
    from PySide6.QtCore import QLibraryInfo, QPluginLoader, qVersion

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    wanted = _PLATFORMS.get(sys.platform, _LINUX)
    files = [path for path in sorted(folder.glob("*")) if path.stem.removeprefix("lib") in wanted]
    loaders = {path.stem.removeprefix("lib"): QPluginLoader(str(path)) for path in files}
    able = [name for name, loader in loaders.items() if loader.load()]
    unable = {name: _why(loader.errorString()) for name, loader in loaders.items() if name not in able}
    facts = {"qt": qVersion(), "plugins": able, "missing": unable}
    if not able:
        why = "; ".join(unable.values()) or "there is none"
        mend = "Install hubdesk again, with the system libraries that it asks for."
        return wrong("qt-platform", "Windows on the screen", f"Qt cannot open a window: {why}.", mend, **facts)
    if "qxcb" in unable:
        mend = "Install the system library that is named (on Debian libxcb-cursor0 and its like)."
        says = f"A window opens under Wayland only: {unable['qxcb']}."
        return warning("qt-platform", "Windows on the screen", says, mend, **facts)
    return fine("qt-platform", "Windows on the screen", f"Qt {qVersion()} opens windows ({', '.join(able)}).", **facts)


def key_store(ward: Ward) -> Finding:
    """Where the device key of these records is, and whether it answers. What it holds is not looked at."""
    from hubdesk.app.stores import keeper_of
    from hubdesk.system.keyring_provider import KeyringProvider
    from hubdesk.vault import PRODUCTION, Vault

    title = "Device key"
    if (ward.folder / KEY_FILE).exists():
        vault = Vault(ward.folder / KEY_FILE, PRODUCTION)
        name, keeper = vault.status().provider, keeper_of(ward.folder, vault)
    else:
        name, keeper = "keyring", KeyringProvider("set-up")
    if name == "password-only":
        return fine("key-store", title, f"{keeper_words(name)}.", keeper=name)
    answers: SimpleQueue[str] = SimpleQueue()
    Thread(target=lambda: answers.put(_asked(keeper.read)), daemon=True).start()
    try:
        code = answers.get(timeout=_PATIENCE)
    except Empty:
        code = "no-answer"
    if code in ("", "keyring-wiped" if not (ward.folder / KEY_FILE).exists() else ""):
        return fine("key-store", title, f"It answers. {keeper_words(name)}.", keeper=name)
    if name.startswith("keyring"):
        says = f"The key store of the account that runs this check does not give it ({code})."
        mend = "Run the check in the account that staff use. Without a desktop there may be none: choose the machine's."
        return warning("key-store", title, says, mend, keeper=name, problem=code)
    mend = "Keep the recovery envelope at hand and see “hubdesk store recover”."
    return wrong("key-store", title, f"The device key cannot be read ({code}).", mend, keeper=name, problem=code)


def printing(ward: Ward) -> Finding:
    """Which printers there are, and whether those that IT allows are among them."""
    names = list(ward.printers) if ward.printers is not None else _printer_names()
    allowed = ward.rules.names("printers-allowed")
    usable = [name for name in names if not allowed or name.casefold() in {one.casefold() for one in allowed}]
    facts = {"printers": len(names), "usable": usable, "allowed": list(allowed)}
    if allowed and not usable:
        says = f"None of the printers that IT allows is here: {', '.join(allowed)}."
        return wrong("printing", "Printing", says, "Connect one of them, or change the policy.", **facts)
    if not usable:
        says = "There is no printer for the account that runs this check."
        return warning(
            "printing", "Printing", says, "Connect a printer; letters can be saved as PDF meanwhile.", **facts
        )
    return fine("printing", "Printing", f"Printers: {', '.join(usable)}.", **facts)


def _printer_names() -> list[str]:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtPrintSupport import QPrinterInfo

    if QGuiApplication.instance() is not None:
        return list(QPrinterInfo.availablePrinterNames())
    own = QGuiApplication(["hubdesk", "-platform", "offscreen"])
    try:
        return list(QPrinterInfo.availablePrinterNames())
    finally:
        own.shutdown()


DESKTOP = (qt_platform, key_store, printing)


def _asked(read: "object") -> str:
    """The code of the problem, or nothing; what was read is wiped at once."""
    try:
        secret = read()  # type: ignore[operator]
    except KnownProblem as problem:
        return problem.code
    except OSError:
        return "not-readable"
    secret[:] = bytes(len(secret))
    return ""


def _why(error: str) -> str:
    """``libxcb-cursor.so.0 is missing`` of Qt's long sentence."""
    words = error.rstrip(")").rpartition("(")[2] if "(" in error else error
    library = words.partition(":")[0].strip()
    return (
        f"{library} is missing" if library.startswith("lib") and "cannot open shared" in words else "it does not load"
    )
