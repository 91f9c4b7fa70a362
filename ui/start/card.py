"""The middle of a start page: a card of a readable width, and a bar for notices above its fields."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.parts.column import Column
from ui.parts.labels import label
from ui.parts.notice_bar import NoticeBar
from ui.session.job import Failure

WIDTH = 520


class Card(Column):
    """Put widgets into `.fields`. Overridden: `retranslate`, `first_focus`."""

    def __init__(self, parent: QWidget | None = None, width: int = WIDTH) -> None:
        super().__init__(parent, width=width, centred=True)
        self.title = label("title", wraps=True)
        self.text = label("muted", wraps=True)
        self.notices = NoticeBar()
        frame = QFrame()
        frame.setProperty("look", "card")
        self.fields = QVBoxLayout(frame)
        self.fields.setContentsMargins(32, 28, 32, 28)
        self.fields.setSpacing(14)
        for each in (self.title, self.text, self.notices):
            self.fields.addWidget(each)
        self.box.addStretch(1)
        self.box.addWidget(frame)
        self.box.addStretch(2)

    def retranslate(self) -> None:
        """Set every text."""

    def first_focus(self) -> QWidget | None:
        """Where the cursor stands when the page is opened."""
        return None

    def show_error(self, failure: Failure) -> None:
        """Say what went wrong."""
        self.notices.show_error(failure)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
