"""A choice of a few, each with a sentence that says what it means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.parts.labels import label


class Choice(QWidget):
    """Radio buttons by name; the first is chosen at first."""

    changed = Signal(str)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {name: QRadioButton(self) for name in names}
        self._texts = {name: label("hint", self, wraps=True) for name in names}
        group = QButtonGroup(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for name in names:
            group.addButton(self._buttons[name])
            self._texts[name].setContentsMargins(33, 0, 0, 8)
            box.addWidget(self._buttons[name])
            box.addWidget(self._texts[name])
            self._buttons[name].toggled.connect(
                lambda on, name=name: self.changed.emit(name) if on else None
            )
        self._buttons[names[0]].setChecked(True)
        self.setFocusProxy(self._buttons[names[0]])

    @property
    def chosen(self) -> str:
        """The name of what is chosen."""
        return next(name for name, button in self._buttons.items() if button.isChecked())

    def choose(self, name: str) -> None:
        """Choose."""
        self._buttons[name].setChecked(True)

    def say(self, name: str, title: str, text: str = "") -> None:
        """Set what one of them says, and the sentence below it."""
        self._buttons[name].setText(title)
        self._buttons[name].setAccessibleName(title)
        self._buttons[name].setAccessibleDescription(text)
        self._texts[name].setText(text)
        self._texts[name].setVisible(bool(text))
