"""A filter chip: on or off, which its mark shows beside its colour."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.look import icons
from ui.parts.tool import Tool


class FilterChip(Tool):
    """Checkable; `say` sets what it filters by, `toggled` tells."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("chip", parent)
        self.setCheckable(True)
        self.toggled.connect(self._mark)
        self._mark(False)

    def say(self, text: str) -> None:
        """Set what it filters by."""
        self.setText(text)
        self.setAccessibleName(text)

    def _mark(self, on: bool) -> None:
        icons.put(self, "check" if on else "plus", "accent" if on else "muted", 14)
