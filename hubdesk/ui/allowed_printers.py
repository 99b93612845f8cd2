"""Which printers IT allows, kept on the application: known at the start, long before Qt's printing is loaded."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

_PROPERTY = "hubdesk-printers"


def allow_printers(app: QCoreApplication, names: Sequence[str]) -> None:
    """From now on only these printers are offered; none named means every one."""
    app.setProperty(_PROPERTY, list(names))


def allowed_printers() -> list[str]:
    """The printers that IT allows; empty where it allows every one."""
    app = QCoreApplication.instance()
    return list(app.property(_PROPERTY) or []) if app is not None else []
