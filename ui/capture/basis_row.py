"""How the writer knows it: saw it, was told, has it on footage; any of them, by click or by key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldreport.usecases.record.capture import BASES
from ui.parts.chip import FilterChip
from ui.parts.field import Field

KEYS = {"seen": "Alt+1", "told": "Alt+2", "on-footage": "Alt+3"}


class BasisRow(Field):
    """`chosen` are the codes that are on."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.chips = {basis: FilterChip() for basis in BASES}
        row = QWidget()
        row.setFocusProxy(next(iter(self.chips.values())))
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for chip in self.chips.values():
            box.addWidget(chip)
        box.addStretch(1)
        super().__init__(row, parent)
        for chip in self.chips.values():
            chip.clicked.connect(self.changed)
        self._retranslate()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The codes that are on, in the order of the row."""
        return tuple(basis for basis, chip in self.chips.items() if chip.isChecked())

    def put(self, chosen: tuple[str, ...]) -> None:
        """Show what was chosen before."""
        for basis, chip in self.chips.items():
            chip.setChecked(basis in chosen)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        keys = " ".join(
            QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText)
            for each in KEYS.values()
        )
        self.say(self.tr("How you know"), self.tr("Keys: {keys}").format(keys=keys))
        said = {
            "seen": self.tr("Saw it"),
            "told": self.tr("Was told"),
            "on-footage": self.tr("On footage"),
        }
        for basis, text in said.items():
            self.chips[basis].say(text)
