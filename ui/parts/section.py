"""A part of a form: a heading, a sentence about it, and what belongs together below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.labels import label


class Section(QWidget):
    """Put widgets into `.box`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("heading")
        self._text = label("muted", wraps=True)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 4, 0, 12)
        self.box.setSpacing(8)
        self.box.addWidget(self._title)
        self.box.addWidget(self._text)

    def say(self, title: str, text: str = "") -> None:
        """Set the heading and the sentence below it, which may be empty."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
