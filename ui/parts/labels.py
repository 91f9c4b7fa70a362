"""Labels. Their text is never taken for markup: a name from a report could hold some."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def label(
    look: str = "plain",
    parent: QWidget | None = None,
    *,
    wraps: bool = False,
    selectable: bool = False,
) -> QLabel:
    """A label that looks `plain`, `muted`, `hint`, `title`, `heading`, `strong` or `fault`."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    made.setWordWrap(wraps)
    if wraps:
        policy = made.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def line(parent: QWidget | None = None) -> QFrame:
    """A thin line between what doesn't belong together."""
    made = QFrame(parent)
    made.setProperty("look", "line")
    return made
