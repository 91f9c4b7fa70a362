"""A button that has to be held down: what it does can't be taken back, and no slip of a finger
starts it.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.look import colours
from ui.parts import buttons

HOLD_MS = 3000
_STEP_MS = 40


class HoldButton(QPushButton):
    """`held` after it was held for three seconds, with the mouse or with Space."""

    held = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        buttons.as_danger(self)
        self._passed = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._step)
        self.pressed.connect(self._begin)
        self.released.connect(self._end)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show how long it has been held."""
        super().paintEvent(event)
        if self._passed:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(colours.current().of("bad"))
            painter.setBrush(colours.current().of("bad"))
            share = min(1.0, self._passed / HOLD_MS)
            room = QRectF(self.rect()).adjusted(3, self.height() - 6, -3, -3)
            room.setWidth(room.width() * share)
            painter.drawRoundedRect(room, 1.5, 1.5)
            painter.end()

    def _begin(self) -> None:
        self._passed = 0
        self._timer.start()

    def _end(self) -> None:
        self._timer.stop()
        self._passed = 0
        self.update()

    def _step(self) -> None:
        self._passed += _STEP_MS
        self.update()
        if self._passed >= HOLD_MS:
            self._end()
            self.held.emit()
