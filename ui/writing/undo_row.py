"""Says what was deleted, and brings it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.parts import buttons
from ui.parts.labels import label


class UndoRow(QFrame):
    """`hold` shows what was deleted; `undo` is the button that brings it back."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar-warning")
        self._what = ""
        self._text = label(wraps=True)
        self.undo = buttons.secondary()
        self.undo.clicked.connect(self.wanted)
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

    def hold(self, what: str) -> None:
        """Say that something was deleted."""
        self._what = what
        self._retranslate()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._text.text()))

    def release(self) -> None:
        """Nothing is to be brought back."""
        self._what = ""
        self._text.clear()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        keys = QKeySequence(QKeySequence.StandardKey.Undo)
        written = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.undo.setText(self.tr("Undo ({keys})").format(keys=written))
        if self._what:
            self._text.setText(self.tr("Deleted: {what}").format(what=self._what[:120]))
