"""A draft of decisions whose versions were merged elsewhere: what was written in it, to be kept or not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldreport.usecases.record.deciding import Settled
from ui.parts import buttons
from ui.parts.column import Column
from ui.parts.labels import label


class SettledView(Column):
    """`discarded` tells that the draft is not wanted any more, `opened` that the record is."""

    discarded = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled: Settled | None = None
        self._title = label("heading", wraps=True)
        self._text = label("muted", wraps=True)
        self.texts = label("plain", wraps=True, selectable=True)
        self.open = buttons.primary(icon="file-text")
        self.discard = buttons.secondary(icon="trash-2")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.open)
        row.addWidget(self.discard)
        row.addStretch(1)
        for widget in (self._title, self._text, self.texts):
            self.box.addWidget(widget)
        self.box.addLayout(row)
        self.box.addStretch(1)
        self.discard.clicked.connect(self.discarded)
        self.open.clicked.connect(self.opened)
        self._retranslate()

    def show_settled(self, settled: Settled | None) -> None:
        """Show one, or nothing."""
        self._settled = settled
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        left = self._settled.left if self._settled is not None else ()
        self._title.setText(self.tr("These versions were merged meanwhile"))
        self._text.setText(
            self.tr(
                "What you had begun to decide is not needed any more. This is what you had written;"
                " copy from it what you need, then discard it."
            )
            if left
            else self.tr(
                "What you had begun to decide is not needed any more. You had written nothing of"
                " your own."
            )
        )
        self.texts.setText("\n\n".join(left))
        self.texts.setVisible(bool(left))
        self.discard.setText(self.tr("Discard the draft"))
        self.open.setText(self.tr("Open the report"))
