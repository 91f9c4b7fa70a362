"""The list of the inbox. Its single-letter keys go to the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from ui.desk.keys import letter
from ui.parts.row_list import RowList


class WaitingList(RowList):
    """`lettered` tells a key that `keys.letter` knows."""

    lettered = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter judges or moves; everything else is the list's."""
        known = letter(event)
        if known:
            self.lettered.emit(known)
            return
        super().keyPressEvent(event)
