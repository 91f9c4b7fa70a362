"""The bundles that are kept unopened until their senders are compared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from fieldreport.usecases.exchange.intake import Waiting
from ui.look import icons
from ui.parts import buttons
from ui.parts.labels import label


class WaitingList(QFrame):
    """Hidden while there are none; `wanted` with all of them."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar-warning")
        self._waiting: list[Waiting] = []
        icon = label()
        icons.put(icon, "clock", "warning")
        self._text = label(wraps=True)
        self.button = buttons.secondary()
        self.button.clicked.connect(lambda: self.wanted.emit(self._waiting))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 10, 10)
        row.setSpacing(10)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while there are none."""
        return "" if self.isHidden() else self._text.text()

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Show that these wait."""
        self._waiting = list(waiting)
        self.setVisible(bool(waiting))
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        names = dict.fromkeys(each.sender for each in self._waiting)
        self._text.setText(
            self.tr("%n bundle(s) kept unopened, from: {names}", "", len(self._waiting)).format(
                names=", ".join(names)
            )
        )
        self.button.setText(self.tr("Look at them"))
