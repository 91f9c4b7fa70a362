"""A list on the left and what is open on the right; the border between them can be moved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

LIST_WIDTH, LIST_LEAST, DETAIL_LEAST = 360, 240, 320


def panes(left: QWidget, detail: QWidget, parent: QWidget | None = None) -> QSplitter:
    """Two panes side by side; neither can be closed by mistake."""
    made = QSplitter(Qt.Orientation.Horizontal, parent)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(1)
    left.setMinimumWidth(LIST_LEAST)
    detail.setMinimumWidth(DETAIL_LEAST)
    made.addWidget(left)
    made.addWidget(detail)
    made.setStretchFactor(0, 0)
    made.setStretchFactor(1, 1)
    made.setSizes([LIST_WIDTH, 640])
    return made
