"""What a version says, with the words underlined that the other one doesn't have."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QWidget

from ui.look import colours
from ui.report.blocks import Runs
from ui.writing.sentence import Sentence


class Said(Sentence):
    """Text that is never markup. Pointing at it chooses its version."""

    def __init__(self, parent: QWidget | None = None) -> None:
        # A page of many of these is laid out again and again while it is filled.
        self._heights: dict[int, int] = {}
        super().__init__(parent)

    def show_runs(self, runs: Runs) -> None:
        """Set what it says."""
        self._heights.clear()
        super().show_runs(runs)

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Take the room that another font needs."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights.clear()
        super().changeEvent(event)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found = super()._formats()
        for run, piece in zip(self._runs, found, strict=True):
            if run.look == "new":
                look = QTextCharFormat()
                look.setFontUnderline(True)
                look.setForeground(colours.current().of("good"))
                piece.format = look
        return found
