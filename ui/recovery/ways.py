"""The recovery cards that open the vault: whose, since when, tried or not; each can be removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldreport import times
from fieldreport.usecases.keep.recovery import Way
from ui.parts import buttons
from ui.parts.dates import day_here
from ui.parts.labels import label


class WayRow(QWidget):
    """One card. `removed` when the user wants it gone, which a second button asks."""

    removed = Signal(str)

    def __init__(self, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = way
        self.name = label("strong", wraps=True)
        self.state = label("muted", wraps=True)
        self.remove = buttons.quiet(icon="x")
        self.sure, self.leave = buttons.danger(), buttons.quiet()
        self._ask = label(wraps=True)
        asking = QHBoxLayout()
        asking.addWidget(self.sure)
        asking.addWidget(self.leave)
        asking.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 10)
        box.setSpacing(2)
        for each in (self.name, self.state):
            box.addWidget(each)
        box.addWidget(buttons.flush(self.remove), 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._ask)
        box.addLayout(asking)
        self.remove.clicked.connect(lambda: self._asking(True))
        self.leave.clicked.connect(lambda: self._asking(False))
        self.sure.clicked.connect(lambda: self.removed.emit(way.slot.card))
        self._asking(False)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _asking(self, on: bool) -> None:
        for each in (self._ask, self.sure, self.leave):
            each.setVisible(on)
        self.remove.setVisible(not on)
        if on:
            self.leave.setFocus()

    def _retranslate(self) -> None:
        way = self.way
        who = way.contact.name if way.contact is not None else way.slot.card[:12]
        self.name.setText(who)
        self.state.setText(self._state())
        self.remove.setText(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove the card of {name}").format(name=who))
        self._ask.setText(
            self.tr(
                "This copy of the vault will no longer open to that card. Copies and backups that"
                " were made before still do."
            )
        )
        self.sure.setText(self.tr("Remove it"))
        self.leave.setText(self.tr("Leave it"))

    def _state(self) -> str:
        slot = self.way.slot
        if slot.state == "pending":
            return self.tr("Not finished: let this card open the vault once more, below.")
        if self.way.doubtful:
            return self.tr("Revoked, expired, or no longer among the contacts: remove it.")
        if slot.tested is not None:
            return self.tr("Opens the vault. Tried with its trustees on {day}.").format(
                day=day_here(times.parse(slot.tested))
            )
        return self.tr("Opens the vault. Added on {day}, not tried yet.").format(
            day=day_here(times.parse(slot.made))
        )


class Ways(QWidget):
    """`show_ways` lists them; `removed` with the fingerprint of a card."""

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[WayRow] = []
        self._none = label(wraps=True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addWidget(self._none)
        self._retranslate()

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Show these and no others."""
        for row in self.rows:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [WayRow(way) for way in ways]
        for row in self.rows:
            row.removed.connect(self.removed)
            self._box.addWidget(row)
        self._none.setVisible(not ways)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._none.setText(self.tr("Only the passphrase opens this vault."))
