"""Takes back what was copied out of this window: after half a minute, and when the vault is locked.

Text that another program has put there since is left alone. Programs that keep a history of the
clipboard are asked not to, in the ways that they understand.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 30_000

# What KeePassXC marks its passwords with: KDE's history and those that follow it; Windows' own
# history and its roaming; the convention of programs on macOS.
_PRIVATE = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    "application/x-nspasteboard-concealed-type": b"",
}
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class OwnClipboard(QObject):
    """Watches the clipboard for what came from this program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._marking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_MS)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._changed)

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard for half a minute."""
        content = QMimeData()
        content.setText(text)
        for kind, mark in _PRIVATE.items():
            content.setData(kind, mark)
        self._marking = True
        self._clipboard.setMimeData(content)
        self._marking = False
        self._timer.start()

    def clear(self) -> None:
        """Take back what is still ours."""
        self._timer.stop()
        for mode in _MODES:
            owned = {
                QClipboard.Mode.Clipboard: self._clipboard.ownsClipboard,
                QClipboard.Mode.Selection: self._clipboard.ownsSelection,
            }[mode]
            if owned():
                self._clipboard.clear(mode)

    def _changed(self) -> None:
        if self._marking or not self._clipboard.ownsClipboard():
            return
        text = self._clipboard.text()
        # A field's own Ctrl+C: the same text again, with the marks.
        if text:
            self.copy(text)
