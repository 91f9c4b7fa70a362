"""The sheet on which the merged version is read while somebody decides: it stays where it was scrolled to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.report.blocks import Part
from ui.report.sheet import Sheet


class ResultSheet(Sheet):
    """A `Sheet` that is filled anew with every choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = 0

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these; the same ones again change nothing."""
        if tuple(parts) == self._parts:
            return
        if self.full:
            self._kept = self.verticalScrollBar().value()
        # Half filled it would jump to its beginning and back.
        self.viewport().setUpdatesEnabled(not parts)
        super().show_parts(parts)

    def forget(self) -> None:
        """Show nothing, and the next one from its beginning."""
        self.show_parts(())
        self._kept = 0

    def _fill(self) -> None:
        super()._fill()
        if self.full:
            self.verticalScrollBar().setValue(self._kept)
            self.viewport().setUpdatesEnabled(True)
