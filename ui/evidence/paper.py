"""Text to read in a pane: headings, lines, and nothing that is ever taken for markup."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.look import fonts


class Paper(QTextEdit):
    """Read only; lines of any length are broken. Each call adds below what is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(14)

    def heading(self, text: str) -> None:
        """A heading, with room above it."""
        shape = QTextCharFormat()
        shape.setFont(fonts.scaled(fonts.BODY, QFont.Weight.DemiBold))
        if not self.document().isEmpty():
            self._add("\n", QTextCharFormat())
        self._add(text + "\n", shape)

    def line(self, text: str) -> None:
        """A line of text."""
        shape = QTextCharFormat()
        shape.setFont(fonts.scaled(fonts.BODY))
        self._add(text + "\n", shape)

    def rewind(self) -> None:
        """Show the beginning."""
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _add(self, text: str, shape: QTextCharFormat) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text, shape)
