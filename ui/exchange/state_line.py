"""One sentence with a sign before it that says how it is meant, also to who sees no colours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look import icons
from ui.parts.labels import label

_ICONS = {
    "good": "circle-check",
    "warning": "triangle-alert",
    "bad": "triangle-alert",
    "muted": "info",
}


class StateLine(QWidget):
    """`say` sets it; without a sentence it is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = label()
        self._text = label(wraps=True, selectable=True)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return "" if self.isHidden() else self._text.text()

    def say(self, kind: str, text: str) -> None:
        """Say `text`; `kind` is `good`, `muted`, `warning` or `bad`."""
        icons.put(self._icon, _ICONS[kind], kind)
        self._text.setText(text)
        self.setVisible(bool(text))
