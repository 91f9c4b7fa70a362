"""How many, in one line; below it in words how it is understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldreport.usecases.record import numbers
from ui.parts.field import Field
from ui.report import words
from ui.writing.room import Room, Steps


class CountField(Field):
    """The value is a count of the format; what is no number is handed on as text, and refused when it is saved."""

    changed = Signal()

    def __init__(self, _room: Room, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        self.line.setAcceptDrops(False)
        super().__init__(self.line, parent)
        self._count: Mapping[str, Any] = {}
        self._title = ""
        self.line.textEdited.connect(self._edited)

    def put(self, value: Any) -> None:
        """Show a count."""
        if isinstance(value, Mapping):
            self._count = value
            self.line.setText(numbers.written(value))
        else:
            self._count = {}
            self.line.setText(str(value or ""))
        self._retranslate()

    def value(self) -> Any:
        """The count; None for none."""
        text = self.line.text().strip()
        if not text:
            return None
        try:
            return numbers.replaced(self._count, numbers.counted(text))
        except ValueError:
            return text

    def refuse(self, _steps: Steps, _said: Callable[[], str]) -> None:
        """Say what is wrong with it."""
        self.set_fault(self._no_number)
        self.line.setFocus()

    def say(self, name: str, _hint: str = "") -> None:
        """Set what the field is called."""
        self._title = name
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _edited(self) -> None:
        self.clear_fault()
        self._retranslate()
        self.changed.emit()

    def _no_number(self) -> str:
        return self.tr("Write 20, ~20 (about), 18–22, 20+ (at least), the smaller number first.")

    def _retranslate(self) -> None:
        value = self.value()
        said = words.count(value) if isinstance(value, Mapping) else ""
        super().say(self._title, said if said != self.line.text().strip() else "")
        self.line.setPlaceholderText(self.tr("20, ~20, 18–22, 20+"))
