"""Labels. Their text is never taken for markup: a name from a report could hold some, or a mark that turns the
reading direction of what stands beside it.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from fieldreport.reference.inert import tame


class PlainLabel(QLabel):
    """A label whose text can't act on anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        """Show a text as it is, what is invisible in it made visible."""
        super().setText(tame(text))


def tip(widget: QWidget, text: str) -> None:
    """Say more about a widget when somebody points at it. Qt takes a tip for markup if it looks like some."""
    plain = tame(text)
    widget.setToolTip(f"<qt>{escape(plain)}</qt>" if "<" in plain else plain)


def label(
    look: str = "plain",
    parent: QWidget | None = None,
    *,
    wraps: bool = False,
    selectable: bool = False,
) -> QLabel:
    """A label that looks `plain`, `muted`, `hint`, `title`, `heading`, `strong` or `fault`."""
    made = PlainLabel(parent)
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
