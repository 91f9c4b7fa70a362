"""What a version says, with the words underlined that the other one doesn't have."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextLayout

from ui.look import colours
from ui.writing.sentence import Sentence


class Said(Sentence):
    """Text that is never markup. Pointing at it chooses its version."""

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found = super()._formats()
        for run, piece in zip(self._runs, found, strict=True):
            if run.look == "new":
                look = QTextCharFormat()
                look.setFontUnderline(True)
                look.setForeground(colours.current().of("good"))
                piece.format = look
        return found
