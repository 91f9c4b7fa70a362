"""A handover while it is written and read back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from ui.parts.column import Column
from ui.parts.labels import label
from ui.parts.progress_row import ProgressRow


class Writing(Column):
    """`begin`, then `show_step`; `cancelled` when the user has had enough, and `stopped` is True
    from then on.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = ""
        self._reading_back = False
        self.stopped = False
        self.row = ProgressRow()
        self._hint = label("muted", wraps=True)
        self.box.addWidget(self.row)
        self.box.addWidget(self._hint)
        self.box.addStretch(1)
        self.row.cancelled.connect(self._stop)
        self._retranslate()

    def begin(self, target: str) -> None:
        """Something is going to be written to the drive of this name."""
        self._target = target
        self._reading_back = self.stopped = False
        self.row.begin(self._what())

    def show_step(self, done: int, total: int) -> None:
        """Note a step. The first half of all steps is writing, the second reading back."""
        half = total // 2
        reading_back = done > half
        if reading_back and not self._reading_back:
            self._reading_back = True
            able = self.row.button.isEnabled()
            self.row.begin(self._what())
            self.row.button.setEnabled(able)
        self.row.show_step(done - half if reading_back else done, half)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _stop(self) -> None:
        self.stopped = True
        self.cancelled.emit()

    def _what(self) -> str:
        if self._reading_back:
            return self.tr("Reading back from “{name}” and comparing").format(name=self._target)
        return self.tr("Writing to “{name}”").format(name=self._target)

    def _retranslate(self) -> None:
        self.row.rename(self._what())
        self._hint.setText(
            self.tr(
                "Leave the drive connected. You can go on with something else in the meantime. If"
                " anything goes wrong, everything is still in the vault."
            )
        )
