"""Fields of plain text: one line, several lines, a whole number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.capture.account import Account
from ui.parts.field import Field
from ui.writing.room import Room, Steps

NOTE_LINES = 3


class LineField(Field):
    """One line of text."""

    changed = Signal()

    def __init__(self, _room: Room, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        # What is dropped is for the page.
        self.line.setAcceptDrops(False)
        super().__init__(self.line, parent)
        self.line.textEdited.connect(self._edited)

    def put(self, value: Any) -> None:
        """Show a text."""
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def value(self) -> Any:
        """The text; None if there is none."""
        return " ".join(self.line.text().split()) or None

    def refuse(self, _steps: Steps, said: Callable[[], str]) -> None:
        """Say what is wrong with it."""
        self.set_fault(said)
        self.line.setFocus()

    def _edited(self) -> None:
        self.clear_fault()
        self.changed.emit()


class NumberField(LineField):
    """A whole number. What is no number is handed on as it is, and refused when it is saved."""

    def value(self) -> Any:
        """The number."""
        text = self.line.text().strip().replace(" ", "")
        return int(text) if text.isdecimal() and len(text) < 16 else text or None


class NoteField(Field):
    """A text of several lines. Files and pictures that are pasted go to the page."""

    changed = Signal()

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        self.text = Account()
        # What is dropped is for the page, and so are pictures that are pasted.
        self.text.setAcceptDrops(False)
        self.text.given.connect(room.given)
        super().__init__(self.text, parent)
        self.text.setFixedHeight(NOTE_LINES * self.text.fontMetrics().lineSpacing() + 24)
        self._putting = False
        self.text.textChanged.connect(self._edited)

    def put(self, value: Any) -> None:
        """Show a text."""
        self._putting = True
        self.text.setPlainText("" if value is None else str(value))
        self._putting = False

    def value(self) -> Any:
        """The text; None if there is none."""
        return self.text.toPlainText().strip() or None

    def refuse(self, _steps: Steps, said: Callable[[], str]) -> None:
        """Say what is wrong with it."""
        self.set_fault(said)
        self.text.setFocus()

    def _edited(self) -> None:
        if not self._putting:
            self.clear_fault()
            self.changed.emit()
