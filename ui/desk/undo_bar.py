"""Says which judgement is about to be written, and takes it back as long as it isn't."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.parts import buttons
from ui.parts.labels import label

WAITS_MS = 6000


class UndoBar(QFrame):
    """`hold` shows it for a few seconds; `ran_out` tells when they are over."""

    ran_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar-good")
        self._told: Callable[[], str] | None = None
        self._text = label(wraps=True)
        self.undo = buttons.quiet()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(WAITS_MS)
        self.timer.timeout.connect(self.ran_out)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self.undo)
        self.hide()
        self._retranslate()

    @property
    def text(self) -> str:
        """What it says; empty when it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def hold(self, told: Callable[[], str]) -> None:
        """Show what can still be taken back. `told` is asked again when the language changes."""
        self._told = told
        self._retranslate()
        self.show()
        self.timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told()))

    def release(self) -> None:
        """It is written, or taken back."""
        self.timer.stop()
        self._told = None
        self._text.clear()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.undo.setText(self.tr("Undo (U)"))
        if self._told is not None:
            self._text.setText(self._told())
