"""A veil over a page for work of a second or two that can't be cancelled, such as unlocking.

It appears only if the work takes longer than a moment, so that quick work doesn't flicker.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.look import colours
from ui.parts.labels import label

APPEARS_AFTER_MS = 200


class BusyOverlay(QWidget):
    """Covers its parent between `begin` and `end`; the parent is disabled meanwhile by its page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self._what = label("strong", wraps=True)
        self._what.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        box = QVBoxLayout(self)
        box.addStretch(2)
        box.addWidget(self._what)
        box.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(APPEARS_AFTER_MS)
        self._timer.timeout.connect(self._appear)
        parent.installEventFilter(self)
        self.hide()

    def begin(self, what: str) -> None:
        """Cover the page soon, and say what is being done."""
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self._timer.start()

    def end(self) -> None:
        """Uncover the page."""
        self._timer.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the parent."""
        if event.type() == QEvent.Type.Resize and watched is self._covered:
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Let the page shine through a little."""
        painter = QPainter(self)
        veil = colours.current().of("ground")
        veil.setAlphaF(0.92)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def _appear(self) -> None:
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()
