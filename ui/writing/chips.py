"""What was chosen, as chips in lines; pressing one takes it off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import icons
from ui.parts.flow import Flow
from ui.parts.labels import tip
from ui.parts.tool import Tool

LABEL_WIDTH = 220


class Chips(QWidget):
    """`show_all` shows values by their labels; `removed` tells the place of one that is taken off."""

    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = Flow(6)
        self.setLayout(self._flow)
        self._texts: list[str] = []
        self.chips: list[Tool] = []
        self.hide()

    def show_all(self, labels: Sequence[str]) -> None:
        """Show these, in this order."""
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._texts = list(labels)
        self.chips = [self._chip(place, text) for place, text in enumerate(labels)]
        self.setVisible(bool(labels))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            for text, chip in zip(self._texts, self.chips, strict=True):
                chip.setAccessibleName(self._spoken(text))
        super().changeEvent(event)

    def _chip(self, place: int, text: str) -> Tool:
        made = Tool("chip", self)
        cut = QFontMetrics(made.font()).elidedText(text, Qt.TextElideMode.ElideRight, LABEL_WIDTH)
        made.setText(cut.replace("&", "&&"))
        icons.put(made, "x", "muted", 14)
        tip(made, text)
        made.setAccessibleName(self._spoken(text))
        made.clicked.connect(lambda _on: self.removed.emit(place))
        self._flow.addWidget(made)
        made.show()
        return made

    def _spoken(self, text: str) -> str:
        return self.tr("Take off: {what}").format(what=text)
