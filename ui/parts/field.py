"""A field of a form: what it is called, the field itself, and what is wrong with it, beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.labels import label


class Field(QWidget):
    """`widget` with its name above it and a hint below; a fault replaces the hint until it is
    cleared.
    """

    def __init__(self, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.widget = widget
        self._name = label("strong", wraps=True)
        self._below = label("hint", wraps=True)
        self._hint = ""
        self._fault: Callable[[], str] | None = None
        # The name is read out with the field, and a click on it goes there.
        self._name.setBuddy(widget.focusProxy() or widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._name)
        box.addWidget(widget)
        box.addWidget(self._below)
        self.setFocusProxy(widget)

    @property
    def fault(self) -> str:
        """What is wrong; empty if nothing is known to be."""
        return self._fault() if self._fault is not None else ""

    def say(self, name: str, hint: str = "") -> None:
        """Set what the field is called, and a hint."""
        self._name.setText(name)
        (self.widget.focusProxy() or self.widget).setAccessibleName(name)
        self._hint = hint
        self._show()

    def set_fault(self, fault: Callable[[], str]) -> None:
        """Say what is wrong with the field. `fault` is asked again when the language changes."""
        self._fault = fault
        self._mark(True)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, fault()))

    def clear_fault(self) -> None:
        """Nothing is known to be wrong any more."""
        if self._fault is not None:
            self._fault = None
            self._mark(False)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _mark(self, wrong: bool) -> None:
        target = self.widget.focusProxy() or self.widget
        target.setProperty("fault", wrong)
        target.style().unpolish(target)
        target.style().polish(target)
        self._show()

    def _show(self) -> None:
        text = self.fault or self._hint
        self._below.setText(text)
        self._below.setVisible(bool(text))
        self._below.setProperty("look", "fault" if self._fault is not None else "hint")
        self._below.style().unpolish(self._below)
        self._below.style().polish(self._below)
        (self.widget.focusProxy() or self.widget).setAccessibleDescription(text)
