"""A scrolling column of at most a readable width: what forms and settings stand in."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

WIDTH = 680
MARGIN = 28
GAP = 16


class Column(QScrollArea):
    """Put widgets into `.box`. What gets the focus is scrolled into view, also by keyboard."""

    def __init__(
        self, parent: QWidget | None = None, width: int = WIDTH, *, centred: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QWidget()
        outer.setProperty("look", "column")
        middle = QWidget(outer)
        middle.setMaximumWidth(width)
        row = QHBoxLayout(outer)
        row.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        # What the column can't take goes to the sides, or all to the right.
        row.addStretch(1 if centred else 0)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        self.box = QVBoxLayout(middle)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(GAP)
        self.setWidget(outer)
        self._outer = outer
        app = cast(QApplication, QApplication.instance())
        app.focusChanged.connect(self._follow)

    def set_enabled(self, on: bool) -> None:
        """Let what is in the column be used, or not."""
        self._outer.setEnabled(on)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._outer.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, 48)
