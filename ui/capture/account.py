"""The large field for what happened. Plain text; files and pictures that are dropped or pasted on it go to the page."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

LEAST_HEIGHT = 120


class Account(QPlainTextEdit):
    """`given` hands over what is no text."""

    given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        """As small as it may be: it grows into what the page has left."""
        return QSize(super().sizeHint().width(), LEAST_HEIGHT)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take files and pictures too."""
        return bool(source.hasUrls() or source.hasImage() or source.hasText())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert text as plain text, and hand on everything else."""
        if source.hasUrls() or (source.hasImage() and not source.hasText()):
            self.given.emit(source)
        else:
            self.insertPlainText(source.text())
