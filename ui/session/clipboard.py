"""Takes back what was copied out of this window: after half a minute, and when the vault is locked.

Text that another program has put there since is left alone: what is ours carries a mark. Programs
that keep a history of the clipboard are asked not to, in the ways that they understand.
"""

from __future__ import annotations

import secrets
from typing import cast

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
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
# Says nothing, and is another one each time the program starts.
_MARK = "application/octet-stream;mark"

# Where Qt can't tell whose the clipboard is; then it is ours if it changes while we are in front.
_UNTOLD = frozenset({"cocoa", "offscreen"})


class OwnClipboard(QObject):
    """Watches the clipboard for what came from this program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._mark = secrets.token_bytes(16)
        self._putting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_MS)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._changed)

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard for half a minute."""
        content = QMimeData()
        content.setText(text)
        content.setData(_MARK, self._mark)
        for kind, mark in _PRIVATE.items():
            content.setData(kind, mark)
        self._putting = True
        self._clipboard.setMimeData(content)
        self._putting = False
        self._timer.start()

    def clear(self) -> None:
        """Take back what is still ours, and what is selected with the mouse under X."""
        self._timer.stop()
        if self._is_ours():
            self._clipboard.clear(QClipboard.Mode.Clipboard)
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _is_ours(self) -> bool:
        content = cast("QMimeData | None", self._clipboard.mimeData())
        return content is not None and content.data(_MARK).data() == self._mark

    def _changed(self) -> None:
        if self._putting or self._is_ours() or not self._came_from_here():
            return
        text = self._clipboard.text()
        # A field's own Ctrl+C: the same text again, with the marks.
        if text:
            self.copy(text)

    def _came_from_here(self) -> bool:
        if QGuiApplication.platformName() in _UNTOLD:
            return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        return self._clipboard.ownsClipboard()
