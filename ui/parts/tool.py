"""A small button: an icon, or a chip. Return presses it, as it presses every other button here;
Qt's own only takes Space.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Tool(QToolButton):
    """`look` is that of an icon, `quiet`, or that of a `chip`, which has its text beside the icon."""

    def __init__(self, look: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        # macOS leaves buttons out of the order of focus unless told otherwise.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if look == "chip":
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Return."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() in _PLAIN and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)
