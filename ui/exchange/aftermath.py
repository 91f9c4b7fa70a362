"""What is to be done once somebody's card is revoked or has expired: what only that key had, who could
take the place of its owner, and the way there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.usecases.keep import recovery, succession
from fieldreport.usecases.keep.succession import Consequence
from ui.exchange.state_line import StateLine
from ui.parts import buttons

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault


@dataclass(frozen=True)
class Aftermath:
    """What the end of a contact's card comes to. `opens` says that it is a recovery card which still
    opens this vault.
    """

    then: Consequence
    opens: bool


def aftermath(vault: Vault, fingerprint: str) -> Aftermath:
    """Find it out for the contact with this fingerprint (hex).

    Raises:
        UserError: `contacts.unknown`.
    """
    then = succession.after(vault, fingerprint)
    opens = any(way.slot.card == fingerprint for way in recovery.ways(vault))
    return Aftermath(then, opens)


class AftermathView(QWidget):
    """`again` with the fingerprint of the one to hand over to, empty for whoever is chosen there;
    `compare` with that of a successor; `add` for the card of one; `recovery` for the recovery cards.
    """

    again = Signal(str)
    compare = Signal(str)
    add = Signal()
    recovery = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aftermath: Aftermath | None = None
        self.left, self.next, self.opens = StateLine(), StateLine(), StateLine()
        self.button = buttons.primary()
        self.choose = buttons.secondary(icon="hard-drive-upload")
        self.ways = buttons.secondary(icon="life-buoy")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for line, button in (
            (self.left, None),
            (self.next, self.button),
            (None, self.choose),
            (self.opens, self.ways),
        ):
            if line is not None:
                box.addWidget(line)
            if button is not None:
                box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._go_on)
        self.choose.clicked.connect(lambda: self.again.emit(""))
        self.ways.clicked.connect(self.recovery)
        self.hide()

    def show_aftermath(self, found: Aftermath | None) -> None:
        """Show this; nothing as long as the card is good."""
        self._aftermath = found
        self.setVisible(found is not None)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _go_on(self) -> None:
        then = self._aftermath.then if self._aftermath is not None else None
        if then is None or then.successor is None:
            self.add.emit()
        elif then.successor.state == "compared":
            self.again.emit(then.successor.fingerprint)
        else:
            self.compare.emit(then.successor.fingerprint)

    def _retranslate(self) -> None:
        found = self._aftermath
        if found is None:
            return
        then = found.then
        left = then.records + then.files
        compared = then.successor is not None and then.successor.state == "compared"
        self.left.say("bad" if left else "good", self._left(then))
        self.next.say("warning" if left or not compared else "muted", self._next(then))
        self.button.setText(self._button(then))
        # With nothing left there is nothing to hand over again.
        self.button.setVisible(bool(left) or not compared)
        self.choose.setVisible(bool(left) and not compared)
        self.choose.setText(self.tr("Hand over to somebody else…"))
        self.opens.say(
            "bad",
            self.tr("This card still opens your vault. Remove it from the ways into it.")
            if found.opens
            else "",
        )
        self.ways.setText(self.tr("Recovery cards…"))
        self.ways.setVisible(found.opens)

    def _left(self, then: Consequence) -> str:
        if not then.records + then.files:
            return self.tr(
                "Nothing of yours hangs on this card alone: there is nothing to hand over again."
            )
        counted = self.tr("%n record(s)", "", then.records)
        if then.files:
            counted = self.tr("{records} and {files}").format(
                records=counted, files=self.tr("%n file(s) of evidence", "", then.files)
            )
        return self.tr("Nobody whose card is still good has acknowledged this yet: {what}.").format(
            what=counted
        )

    def _next(self, then: Consequence) -> str:
        name, successor = then.contact.name, then.successor
        if successor is None and then.contact.state == "expired":
            return self.tr(
                "Ask {name} for the renewed card and add it: the fingerprint stays the same, and"
                " nothing has to be compared again."
            ).format(name=name)
        if successor is None:
            return self.tr(
                "Nobody is known who takes the place of {name}. Ask your organisation in person, and"
                " add the card of the successor."
            ).format(name=name)
        if successor.state != "compared":
            return self.tr(
                "{successor} could take the place of {name}. Compare the fingerprint first: what the"
                " card itself says proves nothing."
            ).format(successor=successor.name, name=name)
        return self.tr("{successor} could take the place of {name}.").format(
            successor=successor.name, name=name
        )

    def _button(self, then: Consequence) -> str:
        if then.successor is None:
            return self.tr("Add a card…")
        if then.successor.state != "compared":
            return self.tr("To the card of {name}").format(name=then.successor.name)
        return self.tr("Hand over again to {name}…").format(name=then.successor.name)
