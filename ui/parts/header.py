"""The head of a page: its title, one line below it, and what can be done on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.labels import label


class PageHeader(QWidget):
    """`say` sets the texts, `add` puts a button on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("title")
        self._below = label("muted", wraps=True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._below)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(28, 22, 28, 14)
        self._row.setSpacing(8)
        self._row.addLayout(texts, 1)

    def say(self, title: str, below: str = "") -> None:
        """Set the title and the line below it, which may be empty."""
        self._title.setText(title)
        self._below.setText(below)
        self._below.setVisible(bool(below))

    def add(self, widget: QWidget) -> None:
        """Put a button on the right, after those that are there."""
        self._row.addWidget(widget)
