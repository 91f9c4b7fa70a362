"""What a page shows when there is nothing yet: what to do next, with one button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import icons
from ui.parts import buttons
from ui.parts.labels import label


class EmptyPage(QWidget):
    """`say` sets its texts; `.button` is pressed to go on, and hidden as long as it has no text."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = label()
        self.picture(icon)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label("heading", wraps=True)
        self._text = label("muted", wraps=True)
        for each in (self._title, self._text):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = buttons.primary()
        middle = QWidget()
        middle.setMaximumWidth(440)
        column = QVBoxLayout(middle)
        column.setSpacing(10)
        column.addWidget(self._icon)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        box = QVBoxLayout(self)
        # Stretches and not an alignment, under which wrapped texts don't get their height.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        box.addStretch(2)
        box.addLayout(row)
        middle.setMinimumWidth(300)
        box.addStretch(3)
        self.button.hide()

    def picture(self, icon: str) -> None:
        """Set what stands above the texts."""
        icons.put(self._icon, icon, "muted", 40)

    def say(self, title: str, text: str, button: str = "") -> None:
        """Set the texts."""
        self._title.setText(title)
        self._text.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
