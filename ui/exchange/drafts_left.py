"""The drafts that a handover leaves behind: what isn't saved doesn't leave the vault."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.usecases.record.drafts import Listed
from ui.look import icons
from ui.parts import buttons
from ui.parts.labels import label

SHOWN = 3
_LENGTH = 70


class DraftsLeft(QFrame):
    """Hidden while there are none; `open` leads to them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: list[Listed] = []
        self.setProperty("look", "bar-warning")
        icon = label()
        icons.put(icon, "triangle-alert", "warning")
        self._text = label(wraps=True)
        self._names = label("hint", wraps=True)
        self.open = buttons.quiet()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._text)
        texts.addWidget(self._names)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(10)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()
        self._retranslate()

    @property
    def text(self) -> str:
        """What it says; empty if there are no drafts."""
        return "" if self.isHidden() else f"{self._text.text()}\n{self._names.text()}"

    def show_drafts(self, drafts: Sequence[Listed]) -> None:
        """Show which drafts there are."""
        self._drafts = list(drafts)
        self.setVisible(bool(drafts))
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.open.setText(self.tr("Open the drafts"))
        self._text.setText(
            self.tr(
                "%n draft(s) will not go along: only what is saved does.", "", len(self._drafts)
            )
        )
        named = [self._named(each) for each in self._drafts[:SHOWN]]
        if len(self._drafts) > SHOWN:
            named.append(self.tr("and %n more", "", len(self._drafts) - SHOWN))
        self._names.setText("\n".join(named))

    def _named(self, draft: Listed) -> str:
        text = " ".join(draft.text.split())
        if not text:
            return self.tr("A draft without text")
        return text if len(text) <= _LENGTH else f"{text[: _LENGTH - 1]}…"
