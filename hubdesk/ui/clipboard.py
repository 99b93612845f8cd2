"""What was copied from hubdesk does not stay behind it (security design §4.5, §6.2 row 45).

Text that anybody copies out of hubdesk, from any field, is marked so that the clipboard histories of Windows and KDE do
not keep it, and is taken off after half a minute, when the screen locks and when the program ends. What was copied
elsewhere since is somebody else's and left alone.
"""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_SECONDS = 30
_NO_HISTORY = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
    "x-kde-passwordManagerHint": b"secret",
}
"""Formats that tell Windows (Win+V, cloud clipboard, Recall) and Klipper to keep nothing."""


def forget_copied() -> None:
    """Empty the clipboard, and the selection of X11, where what they hold came from this program. What was copied
    elsewhere since is left alone."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def for_no_history(text: str) -> QMimeData:
    """A text to be pasted and not remembered."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _NO_HISTORY.items():
        data.setData(kind, value)
    return data


class ShortMemory(QObject):
    """Watches the clipboard while the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(KEPT_SECONDS * 1000)
        self.timer.timeout.connect(forget_copied)
        QGuiApplication.clipboard().changed.connect(self._changed)

    def _changed(self, mode: QClipboard.Mode) -> None:
        clipboard = QGuiApplication.clipboard()
        ours = {QClipboard.Mode.Clipboard: clipboard.ownsClipboard, QClipboard.Mode.Selection: clipboard.ownsSelection}
        if mode not in ours:
            return
        if not ours[mode]() or not clipboard.text(mode):
            if not any(owned() for owned in ours.values()) or not clipboard.text():
                self.timer.stop()
            return
        self.timer.start()
        if mode is QClipboard.Mode.Clipboard and not set(_NO_HISTORY) <= set(clipboard.mimeData(mode).formats()):
            clipboard.setMimeData(for_no_history(clipboard.text(mode)), mode)
